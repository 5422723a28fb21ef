// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/offer_taker.h"

#include "app/reassign/everyone_but.h"
#include "ui/reassign/plan_words.h"

#include <algorithm>
#include <utility>

namespace baton {

OfferTaker::OfferTaker(Preflight &preflight, QObject *parent) : QObject(parent), m_preflight(preflight) {}

OfferTaker::~OfferTaker() = default;

bool OfferTaker::isReady(const LeftOut &offer, const Facts &facts) const
{
    if (!needsItems(offer.offer))
        return true;
    const ItemList *items = facts.itemsOf(offer.row.certification);
    return items && items->complete;
}

bool OfferTaker::isReading(const CertificationId &certification) const
{
    return std::any_of(m_waiting.begin(), m_waiting.end(),
                       [&](const LeftOut &waiting) { return waiting.row.certification == certification; });
}

int OfferTaker::readyCount(const Facts &facts) const
{
    return static_cast<int>(std::count_if(m_waiting.begin(), m_waiting.end(),
                                          [&](const LeftOut &waiting) { return isReady(waiting, facts); }));
}

void OfferTaker::take(const std::vector<LeftOut> &offers, const Facts &facts)
{
    if (m_waiting.empty())
        m_problemsBefore = m_preflight.problems().size();
    m_failures.clear();
    for (const LeftOut &offer : offers) {
        if (offer.offer == Offer::None || isReading(offer.row.certification))
            continue;
        m_waiting.push_back(offer);
        if (!isReady(offer, facts))
            m_preflight.readItems(offer.row.certification);
    }
    Q_EMIT changed();
}

void OfferTaker::goOn(const Order &order, const Facts &facts)
{
    if (m_waiting.empty())
        return;
    const bool allReady = readyCount(facts) == static_cast<int>(m_waiting.size());
    if (!allReady && m_preflight.isRunning()) {
        Q_EMIT changed();
        return;
    }
    Order next = order;
    bool taken = false;
    bool unread = false;
    for (const LeftOut &offer : std::exchange(m_waiting, {})) {
        unread = unread || !isReady(offer, facts);
        Result<Order> changedOrder = takeOffer(next, offer, facts);
        if (changedOrder) {
            next = std::move(*changedOrder);
            taken = true;
        } else if (isReady(offer, facts)) {
            m_failures.push_back(describe(changedOrder.error()));
        }
    }
    // That something was not read is the preflight's to explain.
    const std::vector<Error> &problems = m_preflight.problems();
    for (size_t i = std::min(m_problemsBefore, problems.size()); unread && i < problems.size(); ++i)
        m_failures.push_back(describe(problems[i]));
    if (unread && m_failures.isEmpty())
        m_failures.push_back(tr("The items could not be read."));
    if (taken)
        Q_EMIT orderChanged(next);
    Q_EMIT changed();
}

void OfferTaker::forget()
{
    m_waiting.clear();
    m_failures.clear();
    Q_EMIT changed();
}

QString OfferTaker::note(const Facts &facts) const
{
    if (m_waiting.size() == 1) {
        const CertificationId &id = m_waiting.front().row.certification;
        const QString name = facts.certifications.value(id).name;
        return tr("Reading the items of %1").arg(spokenName(name.isEmpty() ? id.toString() : name));
    }
    if (!m_waiting.empty())
        return tr("Reading the items: %1 of %2 certifications").arg(readyCount(facts)).arg(m_waiting.size());
    if (m_failures.isEmpty())
        return {};
    const QString first = shownSentence(m_failures.front(), 240);
    return m_failures.size() == 1 ? first : tr("%1 And %2 more.").arg(first).arg(m_failures.size() - 1);
}

} // namespace baton
