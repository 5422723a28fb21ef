// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sent_order.h"

#include "app/cli/plain_text.h"

#include <utility>

namespace baton::cli {

using namespace Qt::StringLiterals;

SentOrder::SentOrder(Workplace &workplace, Choices choices, Order order, Plan plan)
    : m_workplace(workplace), m_choices(std::move(choices)), m_order(std::move(order)), m_plan(std::move(plan)),
      m_confirmation(workplace.output)
{
}

void SentOrder::offer(Start start)
{
    m_start = std::move(start);
    const ReportHead head{m_workplace.tenantName, m_workplace.baseUrl, m_order, false};
    for (const QString &line : planText(head, m_plan, false).split(u'\n'))
        m_workplace.output.note(line);
    if (m_plan.calls.empty()) {
        endLater();
    } else if (isCounted()) {
        askForCount();
    } else if (m_choices.yes) {
        send();
    } else {
        m_confirmation.ask(u"%1 %2 to %3 on %4?"_s.arg(m_choices.question, counted(m_plan.rowCount(), u"row"_s),
                                                       m_order.targetName, m_workplace.tenantName),
                           [this](bool yes) { yes ? send() : decline(); });
    }
}

bool SentOrder::isCounted() const
{
    const int rows = rowsOf(m_plan).all();
    return m_workplace.countAskedAbove && rows > *m_workplace.countAskedAbove &&
           m_choices.waiting.confirmedRows != rows;
}

void SentOrder::askForCount()
{
    const QString rows = QString::number(rowsOf(m_plan).all());
    const QString words = counted(rowsOf(m_plan));
    if (!m_workplace.canAsk) {
        m_workplace.output.note(u"%1 is marked as production, and this order has %2. → If that is right, add "
                                "--confirm-rows %3."_s.arg(m_workplace.tenantName, words, rows));
        decline();
        return;
    }
    m_confirmation.askFor(rows,
                          u"%1 is marked as production. %2 %3 to %4? Type %5 to send them."_s.arg(
                              m_workplace.tenantName, m_choices.question, words, m_order.targetName, rows),
                          [this](bool yes) { yes ? send() : decline(); });
}

void SentOrder::send()
{
    m_watch = std::make_unique<RunWatch>(m_workplace, m_choices.waiting, m_confirmation);
    connect(m_watch.get(), &RunWatch::done, this, &SentOrder::ended);
    ReassignRun *run = m_start(m_order, m_plan);
    m_workplace.output.note(u"Run %1"_s.arg(run->id().toString()));
    m_watch->follow(run);
}

void SentOrder::decline()
{
    m_workplace.output.note(u"Nothing was sent."_s);
    endLater();
}

void SentOrder::interrupt(int times)
{
    if (m_watch)
        m_watch->interrupt(times);
    else
        decline();
}

void SentOrder::endLater()
{
    if (std::exchange(m_ending, true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT ended(); }, Qt::QueuedConnection);
}

} // namespace baton::cli
