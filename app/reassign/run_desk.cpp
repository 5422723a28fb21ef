// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/run_desk.h"

#include "app/reassign/on_answer.h"
#include "app/reassign/undone_calls.h"

#include <algorithm>

namespace baton {

RunDesk::RunDesk(GovernanceProvider &provider, Journal &journal, Scheduler &scheduler, RunOrigin origin,
                 Settings settings, QObject *parent)
    : QObject(parent), m_provider(provider), m_journal(journal), m_scheduler(scheduler), m_origin(std::move(origin)),
      m_settings(std::move(settings)),
      m_tracker(std::make_unique<TaskTracker>(provider, scheduler, m_settings.tracker)),
      m_verifier(std::make_unique<Verifier>(provider, scheduler, m_settings.verifier))
{
    m_verifier->setAtWork([this](const CampaignId &campaign) { return m_lanes.isAtWork(campaign); });
}

RunDesk::~RunDesk()
{
    for (ReassignRun *run : m_runs)
        delete run;
}

ReassignRun::Services RunDesk::services()
{
    return {m_provider, m_journal, m_scheduler, *m_tracker, *m_verifier, m_lanes};
}

void RunDesk::add(ReassignRun *run)
{
    m_runs.push_back(run);
    connect(run, &ReassignRun::callChanged, this, [this, run](int index) { Q_EMIT callChanged(run, index); });
    if (!run->links().undoes.isEmpty())
        connect(run, &ReassignRun::ended, this, [this, run] { tellUndone(run->links().undoes); });
    Q_EMIT runStarted(run);
}

/// Where the journal cannot be read, or is full, the word stays "Moved"; both runs tell of each other all the same.
void RunDesk::tellUndone(const RunId &id)
{
    ++m_telling;
    onAnswer(m_journal.run(id), this, [this, id](Result<RunStory> story) {
        if (!story) {
            endTelling();
            return;
        }
        auto undone = std::make_shared<RunStory>(std::move(*story));
        onAnswer(m_journal.runs(), this, [this, id, undone](const Result<std::vector<RunSummary>> &runs) {
            std::vector<RunId> undoing;
            for (const RunSummary &run : runs.value_or(std::vector<RunSummary>())) {
                if (run.undoes == id)
                    undoing.push_back(run.id);
            }
            tellUndone(undone, std::make_shared<std::vector<RunStory>>(), std::move(undoing));
        });
    });
}

void RunDesk::tellUndone(const std::shared_ptr<RunStory> &undone, const std::shared_ptr<std::vector<RunStory>> &undoing,
                         std::vector<RunId> toRead)
{
    if (!toRead.empty()) {
        const RunId next = toRead.back();
        toRead.pop_back();
        onAnswer(m_journal.run(next), this, [this, undone, undoing, toRead](Result<RunStory> story) {
            if (story)
                undoing->push_back(std::move(*story));
            tellUndone(undone, undoing, toRead);
        });
        return;
    }
    const std::vector<CallId> calls = undoneCalls(*undone, *undoing);
    if (ReassignRun *here = find(undone->record.id)) {
        here->takenBack(calls);
        endTelling(); // whoever ends the journal waits for what was given to it
        return;
    }
    std::vector<JournalEvent> events;
    events.reserve(calls.size());
    for (const CallId &call : calls)
        events.push_back({undone->record.id, call, m_scheduler.wallNow(),
                          CallSettled{CallState::Undone, tr("Taken back by another run.")}});
    if (!events.empty())
        m_journal.append(std::move(events));
    endTelling();
}

void RunDesk::endTelling()
{
    if (--m_telling == 0)
        Q_EMIT told();
}

ReassignRun *RunDesk::start(Order order, Plan plan, RunLinks links)
{
    auto *run =
        new ReassignRun(services(), m_settings.run, std::move(order), std::move(plan), m_origin, std::move(links));
    add(run);
    run->start();
    return run;
}

ReassignRun *RunDesk::resume(RunStory story)
{
    if (ReassignRun *here = find(story.record.id))
        return here;
    auto *run = new ReassignRun(services(), std::move(story));
    add(run);
    run->resume();
    return run;
}

ReassignRun *RunDesk::find(const RunId &id) const
{
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [&id](const ReassignRun *run) { return run->id() == id; });
    return found == m_runs.end() ? nullptr : *found;
}

int RunDesk::countCalls(bool (*counts)(CallState)) const
{
    int found = 0;
    for (const ReassignRun *run : m_runs) {
        found += static_cast<int>(std::count_if(run->calls().begin(), run->calls().end(),
                                                [counts](const CallProgress &call) { return counts(call.state); }));
    }
    return found;
}

int RunDesk::openCalls() const
{
    return countCalls([](CallState state) { return !isSettled(state) && !needsPerson(state); });
}

int RunDesk::callsNeedingPerson() const
{
    return countCalls(needsPerson);
}

} // namespace baton
