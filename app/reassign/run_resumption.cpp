// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/run_resumption.h"

#include "app/reassign/on_answer.h"

#include <algorithm>
#include <utility>

namespace baton {

RunResumption::RunResumption(RunDesk &desk, HistoryReader &history, QObject *parent)
    : QObject(parent), m_desk(desk), m_history(history)
{
}

void RunResumption::start(const RunId &id)
{
    m_id = id;
    onAnswer(m_history.run(id), this, [this](Result<RunStory> story) {
        if (!story) {
            Q_EMIT failed(story.error());
            return;
        }
        m_story = std::move(*story);
        onAnswer(m_history.runs(), this, [this](const Result<std::vector<RunSummary>> &runs) {
            if (!runs) {
                Q_EMIT failed(runs.error());
                return;
            }
            std::vector<RunId> goOn;
            for (const RunSummary &run : *runs) {
                if (run.continues == m_id)
                    goOn.push_back(run.id);
            }
            readOrdersThatGoOn(std::move(goOn));
        });
    });
}

void RunResumption::readOrdersThatGoOn(std::vector<RunId> ids)
{
    if (ids.empty()) {
        takeUp();
        return;
    }
    const RunId next = ids.back();
    ids.pop_back();
    onAnswer(m_history.run(next), this, [this, ids = std::move(ids)](Result<RunStory> story) mutable {
        if (!story) {
            Q_EMIT failed(story.error()); // without it, what went on there could go out twice
            return;
        }
        m_goneOn.push_back(std::move(story->record.order));
        readOrdersThatGoOn(std::move(ids));
    });
}

void RunResumption::takeUp()
{
    m_run = m_desk.resume(std::exchange(m_story, {}));
    connect(m_run, &ReassignRun::callChanged, this, [this] { consider(); });
    connect(m_run, &ReassignRun::phaseChanged, this, [this] { consider(); });
    // It went on before, and the session ended before this one heard of it.
    if (!m_goneOn.empty())
        m_run->leaveUnsent(goesOnElsewhere(), goneOn());
    Q_EMIT takenUp();
    consider();
}

bool RunResumption::isDecided() const
{
    return m_run && std::none_of(m_run->calls().begin(), m_run->calls().end(), [](const CallProgress &call) {
               return call.state == CallState::Verifying || call.state == CallState::Sending;
           });
}

void RunResumption::consider()
{
    if (m_told || !isDecided())
        return;
    m_told = true;
    // Not inside a signal of the run.
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT decided(); }, Qt::QueuedConnection);
}

RestOfRun RunResumption::rest() const
{
    return m_run ? restOfRun(m_run->order(), m_run->calls(), m_goneOn) : RestOfRun();
}

QSet<OrderRow> RunResumption::goneOn() const
{
    QSet<OrderRow> rows;
    for (const Order &order : m_goneOn)
        rows.unite(QSet<OrderRow>(order.rows.begin(), order.rows.end()));
    return rows;
}

ReassignRun *RunResumption::goOn(Order order, Plan plan)
{
    const RestOfRun left = rest();
    linkReplaced(plan, left);
    // An offer that was taken may have put other rows in the place of some.
    m_goneOn.push_back(left.order);
    m_goneOn.push_back(order);
    ReassignRun *next = m_desk.start(std::move(order), std::move(plan), {m_run->links().undoes, m_id});
    ReassignRun *old = m_run;
    connect(next, &ReassignRun::begun, old, [old, rows = goneOn()] { old->leaveUnsent(goesOnElsewhere(), rows); });
    return next;
}

void RunResumption::closeRest()
{
    if (!m_run)
        return;
    m_goneOn.push_back(rest().order);
    m_run->leaveUnsent(tr("Not sent: none of its rows can be reassigned any more."), goneOn());
}

QString RunResumption::goesOnElsewhere()
{
    return tr("Not sent by this run; another run goes on with its rows.");
}

} // namespace baton
