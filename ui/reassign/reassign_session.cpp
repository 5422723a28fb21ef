// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/reassign_session.h"

#include "app/reassign/planner.h"
#include "app/reassign/run_desk.h"
#include "ui/reassign/plan_words.h"

#include <algorithm>
#include <utility>

namespace baton {

namespace {

/// Several keystrokes, or several answers, make one plan.
constexpr Millis shortestPause{120};
constexpr Millis longestPause{2'000};

} // namespace

ReassignSession::ReassignSession(const WindowServices &services, ReassignSubject subject, QObject *parent)
    : QObject(parent), m_services(services), m_subject(std::move(subject)), m_hidden(m_subject),
      m_check(services.provider, services.scheduler, services.connection.name), m_offers(m_check.preflight()),
      m_maker(services.provider.dialect())
{
    m_order.connection = m_services.connection.id;
    Order order = m_order;
    order.rows = orderRowsOf(m_subject);
    setRows(std::move(order));
    connect(&m_check, &OrderCheck::learned, this, &ReassignSession::learned);
    connect(&m_check, &OrderCheck::changed, this, &ReassignSession::checkChanged);
    connect(&m_check, &OrderCheck::ended, this, &ReassignSession::checked);
    connect(&m_offers, &OfferTaker::changed, this, &ReassignSession::offersChanged);
    connect(&m_offers, &OfferTaker::orderChanged, this, &ReassignSession::replaceOrder);
    connect(&m_maker, &PlanMaker::made, this, &ReassignSession::takePlan);
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
    m_maker.forget();
    m_shown.reset();
    m_offers.forget();
    if (target)
        m_check.start(m_order);
    else
        m_check.stop();
    edited();
    planNow();
    Q_EMIT planChanged();
    Q_EMIT checkChanged();
}

void ReassignSession::setReason(const QString &reason)
{
    if (reason == m_order.reason)
        return;
    m_order.reason = reason;
    edited();
    planSoon();
}

void ReassignSession::setOption(const QString &id, const QString &value)
{
    m_order.options.insert(id, value);
    edited();
    planNow();
}

void ReassignSession::keepOnlyShown()
{
    m_offers.forget();
    Order order = m_order;
    const auto shownEnd = std::stable_partition(order.rows.begin(), order.rows.end(),
                                                [this](const OrderRow &row) { return !m_hidden.contains(row); });
    m_dropped.insert(m_dropped.end(), shownEnd, order.rows.end());
    order.rows.erase(shownEnd, order.rows.end());
    replaceOrder(order);
}

void ReassignSession::takeAllAgain()
{
    m_offers.forget();
    Order order = m_order;
    order.rows.insert(order.rows.end(), m_dropped.begin(), m_dropped.end());
    m_dropped.clear();
    replaceOrder(order);
}

void ReassignSession::setRows(Order order)
{
    m_order = std::move(order);
    m_hiddenRows = m_hidden.countIn(m_order.rows);
}

void ReassignSession::replaceOrder(const Order &order)
{
    setRows(order);
    edited();
    if (m_target)
        m_check.start(m_order); // what was read stays read
    planNow();
    Q_EMIT rowsChanged();
    Q_EMIT checkChanged();
}

void ReassignSession::takeOffers(const std::vector<LeftOut> &offers)
{
    edited();
    m_offers.take(offers, facts());
    m_offers.goOn(m_order, facts());
    Q_EMIT checkChanged();
}

QString ReassignSession::offerNote() const
{
    return m_offers.isReading() || m_offers.hasFailed() ? m_offers.note(facts()) : QString();
}

Facts ReassignSession::facts() const
{
    return mergedFacts(m_check.facts(), m_subject.known, m_target, m_services.scheduler.wallNow());
}

void ReassignSession::learned()
{
    if (m_offers.isReading())
        m_offers.goOn(m_order, facts());
    planSoon();
}

void ReassignSession::checkAgain()
{
    if (m_target && !m_check.isRunning())
        m_check.again(m_order);
    Q_EMIT checkChanged();
}

CheckState ReassignSession::check() const
{
    if (!m_target)
        return {};
    const int rows = static_cast<int>(m_order.rows.size());
    return m_check.state(m_shown ? m_shown->checked : 0, m_shown ? m_shown->certifications : rows);
}

void ReassignSession::planSoon()
{
    if (m_timer != 0 || m_sent || !m_target)
        return;
    // A plan that takes long is made less often.
    const Millis pause = std::clamp(Millis(m_shown ? 4 * m_shown->millis : 0), shortestPause, longestPause);
    m_timer = m_services.scheduler.callAfter(pause, this, [this] {
        m_timer = 0;
        planNow();
    });
}

void ReassignSession::planNow()
{
    m_services.scheduler.cancel(std::exchange(m_timer, 0));
    if (m_sent || !m_target || m_order.rows.empty())
        return;
    m_maker.ask({m_order, m_check.facts(), m_subject.known, m_target, m_hidden, m_subject.items,
                 m_services.scheduler.wallNow()});
}

bool ReassignSession::isCurrent() const
{
    return m_shown && m_timer == 0 && m_shownNumber == m_maker.asked();
}

void ReassignSession::takePlan(quint64 number, const PlannedOrderPtr &planned)
{
    if (m_sent)
        return;
    m_shown = planned;
    m_shownNumber = number;
    Q_EMIT planChanged();
    Q_EMIT checkChanged();
    if (isSending() && m_awaited != 0 && number >= m_awaited)
        settle();
}

QString ReassignSession::missing() const
{
    if (m_order.rows.empty())
        return tr("Nothing is selected.");
    if (!m_services.provider.reassignWriter())
        return tr("This sign-in may not reassign.");
    if (m_services.connection.readOnly)
        return tr("This connection is read-only.");
    if (!m_target)
        return tr("Choose the new reviewer.");
    if (const QString why = whyNobody(); !why.isEmpty())
        return why;
    if (m_order.reason.trimmed().isEmpty())
        return tr("Write a reason. The new reviewer sees it.");
    if (const std::optional<Error> refusal = Planner::refusal(m_order))
        return describe(*refusal);
    if (isSending())
        return m_check.isReadingAgain() ? tr("Reading it again: what was read is older than two minutes.")
                                        : tr("Going out…");
    if (!m_shown)
        return tr("Working out the calls…");
    return m_shown->plan.calls.empty() && !isClosing() ? tr("Nothing can be sent: every row is left out.") : QString();
}

bool ReassignSession::isClosing() const
{
    return m_subject.close && m_shown && m_shown->plan.calls.empty() && whyNobody().isEmpty();
}

/// Why whoever is chosen can take nothing over: no reason is worth writing then.
QString ReassignSession::whyNobody() const
{
    const std::optional<Identity> &target = m_shown && m_shown->target ? m_shown->target : m_target;
    const QString why = target ? cannotTakeOver(*target) : QString();
    return !why.isEmpty() || !m_shown ? why : targetRefusal(m_shown->plan);
}

/// Whatever a person changes after pressing the button was not agreed to.
void ReassignSession::edited()
{
    m_agreed.reset();
    m_notice.clear();
    Q_EMIT readinessChanged();
}

void ReassignSession::send()
{
    if (m_sent || isSending() || !missing().isEmpty())
        return;
    m_notice.clear();
    m_agreed = m_shown;
    m_awaited = 0;
    m_offers.forget();
    if (m_check.isOld())
        m_check.again(m_order);
    else
        goOnSending();
    Q_EMIT readinessChanged();
}

void ReassignSession::checked()
{
    if (!isSending())
        return;
    if (m_check.isWhole())
        goOnSending();
    else if (m_check.isOld())
        takeBack(tr("Nothing was sent: it could not be read again."));
    else
        takeBack(tr("Not all of it could be read again. Look at it, then press the button again."));
}

void ReassignSession::goOnSending()
{
    if (isCurrent()) {
        settle();
        return;
    }
    // What is learned after this one is the verifier's: a long check does not keep anybody waiting.
    planNow();
    m_awaited = m_maker.asked();
}

void ReassignSession::settle()
{
    // A reason that was typed a moment ago is on the screen already, in its own field; all else must be the same.
    const bool sameWords = m_agreed->order.reason == m_shown->order.reason;
    if (sendTheSame(m_agreed->plan, m_shown->plan, sameWords)) {
        depart();
        return;
    }
    const QString before = countWords(m_agreed->plan);
    const QString now = countWords(m_shown->plan);
    takeBack(before == now || now.isEmpty()
                 ? tr("What would be sent has changed. Look at it, then press the button again.")
                 : tr("What would be sent has changed: %1, not %2. Press the button again.").arg(now, before));
}

void ReassignSession::takeBack(const QString &notice)
{
    m_agreed.reset();
    m_notice = notice;
    Q_EMIT readinessChanged();
}

void ReassignSession::depart()
{
    m_sent = true;
    m_check.stop();
    if (isClosing()) {
        m_subject.close();
        Q_EMIT closed();
        return;
    }
    ReassignRun *run = m_subject.start ? m_subject.start(m_shown->order, m_shown->plan)
                                       : m_services.desk.start(m_shown->order, m_shown->plan, m_subject.links);
    Q_EMIT sent(run);
}

} // namespace baton
