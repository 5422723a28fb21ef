// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/reassign_session.h"

#include "app/reassign/everyone_but.h"
#include "app/reassign/planner.h"
#include "app/reassign/run_desk.h"

#include <algorithm>

namespace baton {

namespace {

/// Several keystrokes, or several answers, make one plan.
constexpr Millis planPause{120};

} // namespace

ReassignSession::ReassignSession(const WindowServices &services, ReassignSubject subject, QObject *parent)
    : QObject(parent), m_services(services), m_subject(std::move(subject)),
      m_preflight(services.provider, services.scheduler)
{
    m_order.connection = m_services.connection.id;
    m_order.rows = m_subject.rows;
    const QSet<OrderRow> shown(m_subject.shownRows.begin(), m_subject.shownRows.end());
    for (const OrderRow &row : m_subject.rows) {
        if (!shown.contains(row))
            m_hidden.insert(row);
    }
    connect(&m_preflight, &Preflight::factsChanged, this, [this] {
        takeWaitingOffers();
        planSoon();
    });
    connect(&m_preflight, &Preflight::progress, this, [this](int done, int total) {
        m_done = done;
        m_total = total;
        Q_EMIT checkChanged();
    });
    connect(&m_preflight, &Preflight::finished, this, [this] {
        takeWaitingOffers();
        planSoon();
        Q_EMIT checkChanged();
    });
}

ReassignSession::~ReassignSession()
{
    m_services.scheduler.cancel(m_timer);
}

void ReassignSession::setTarget(const std::optional<Identity> &target)
{
    m_target = target;
    m_order.target = target ? target->id : IdentityId();
    m_order.targetName = target ? target->name : QString();
    m_waitingOffers.clear();
    if (target)
        m_preflight.start(m_order);
    else
        m_preflight.stop();
    planNow();
    Q_EMIT checkChanged();
}

void ReassignSession::setReason(const QString &reason)
{
    if (reason == m_order.reason)
        return;
    m_order.reason = reason;
    planSoon();
}

void ReassignSession::setOption(const QString &id, const QString &value)
{
    m_order.options.insert(id, value);
    planNow();
}

void ReassignSession::keepOnlyShown()
{
    Order order = m_order;
    std::erase_if(order.rows, [this](const OrderRow &row) { return m_hidden.contains(row); });
    replaceOrder(std::move(order));
}

bool ReassignSession::offerIsReady(const LeftOut &leftOut) const
{
    if (!needsItems(leftOut.offer))
        return true;
    const ItemList *items = m_facts.itemsOf(leftOut.row.certification);
    return items && items->complete;
}

void ReassignSession::takeOffer(const LeftOut &leftOut)
{
    gatherFacts();
    if (!offerIsReady(leftOut)) {
        m_waitingOffers.push_back(leftOut);
        m_preflight.readItems(leftOut.row.certification);
        Q_EMIT checkChanged();
        return;
    }
    Result<Order> changed = baton::takeOffer(m_order, leftOut, m_facts);
    if (changed)
        replaceOrder(std::move(*changed));
    else
        Q_EMIT offerFailed(describe(changed.error()));
}

void ReassignSession::takeWaitingOffers()
{
    if (m_waitingOffers.empty())
        return;
    gatherFacts();
    std::vector<LeftOut> ready;
    for (const LeftOut &leftOut : m_waitingOffers) {
        if (offerIsReady(leftOut) || !m_preflight.isRunning())
            ready.push_back(leftOut);
    }
    std::erase_if(m_waitingOffers, [&](const LeftOut &waiting) {
        return std::any_of(ready.begin(), ready.end(), [&](const LeftOut &one) { return one.row == waiting.row; });
    });
    for (const LeftOut &leftOut : ready) {
        Result<Order> changed = baton::takeOffer(m_order, leftOut, m_facts);
        if (changed)
            replaceOrder(std::move(*changed));
        else
            Q_EMIT offerFailed(describe(changed.error()));
    }
}

void ReassignSession::replaceOrder(Order order)
{
    m_order = std::move(order);
    if (m_target) // what was read stays read
        m_preflight.start(m_order, m_preflight.facts());
    planNow();
    Q_EMIT checkChanged();
}

// What was just read counts; where nothing was read yet, what the page showed does.
void ReassignSession::gatherFacts()
{
    m_facts = m_preflight.facts();
    m_facts.now = m_services.scheduler.wallNow();
    const Facts &known = m_subject.known;
    for (auto it = known.certifications.cbegin(); it != known.certifications.cend(); ++it) {
        if (!m_facts.certifications.contains(it.key()) && !m_facts.vanished.contains(it.key()))
            m_facts.certifications.insert(it.key(), it.value());
    }
    for (auto it = known.campaigns.cbegin(); it != known.campaigns.cend(); ++it) {
        if (!m_facts.campaigns.contains(it.key()))
            m_facts.campaigns.insert(it.key(), it.value());
    }
    for (auto it = known.items.cbegin(); it != known.items.cend(); ++it) {
        const ItemList *read = m_facts.itemsOf(it.key());
        if (!read || !read->complete)
            m_facts.items.insert(it.key(), it.value());
    }
    if (!m_facts.rights)
        m_facts.rights = known.rights;
    if (!m_facts.target && !m_facts.targetMissing)
        m_facts.target = m_target;
}

void ReassignSession::planSoon()
{
    if (m_timer != 0 || m_sent)
        return;
    m_timer = m_services.scheduler.callAfter(planPause, this, [this] {
        m_timer = 0;
        planNow();
    });
}

void ReassignSession::planNow()
{
    m_services.scheduler.cancel(m_timer);
    m_timer = 0;
    if (m_sent)
        return;
    m_plan = {};
    m_hiddenRows = 0;
    if (m_target && !m_order.rows.empty()) {
        gatherFacts();
        m_plan = Planner::plan(m_order, m_facts, m_services.provider.dialect());
        for (const Call &call : m_plan.calls) {
            m_hiddenRows += static_cast<int>(std::count_if(
                call.rows.begin(), call.rows.end(), [this](const CallRow &row) { return m_hidden.contains(row.row); }));
        }
    }
    Q_EMIT planChanged();
}

QString ReassignSession::checkText() const
{
    if (m_preflight.isRunning()) {
        return m_total > 0 ? tr("Checking with the tenant: %1 of %2").arg(m_done).arg(m_total)
                           : tr("Checking with the tenant");
    }
    if (!m_target)
        return {};
    if (m_preflight.fatalError())
        return tr("Not checked: %1").arg(describe(*m_preflight.fatalError()));
    const auto problems = static_cast<int>(m_preflight.problems().size());
    if (problems == 1)
        return tr("One check failed: %1").arg(describe(m_preflight.problems().front()));
    if (problems > 1)
        return tr("%1 checks failed. The first: %2").arg(problems).arg(describe(m_preflight.problems().front()));
    return tr("Checked");
}

QString ReassignSession::missing() const
{
    if (m_order.rows.empty())
        return tr("Nothing is selected.");
    if (!m_target)
        return tr("Choose the new reviewer.");
    if (m_order.reason.trimmed().isEmpty())
        return tr("Write a reason. The new reviewer sees it.");
    if (const std::optional<Error> refusal = Planner::refusal(m_order))
        return describe(*refusal);
    if (!m_services.provider.reassignWriter())
        return tr("This sign-in may not reassign.");
    if (m_services.connection.readOnly)
        return tr("This connection is read-only.");
    if (m_plan.calls.empty())
        return tr("Nothing can be sent: every row is left out.");
    return {};
}

ReassignRun *ReassignSession::send()
{
    planNow();
    if (m_sent || !missing().isEmpty())
        return nullptr;
    m_sent = true;
    m_preflight.stop();
    return m_services.desk.start(m_order, m_plan);
}

} // namespace baton
