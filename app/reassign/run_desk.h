// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/reassign_run.h"

#include <memory>

namespace baton {

/// The runs of one open connection: starts them, keeps them while the program lives, and owns the tracker, the
/// verifier and the lanes that they share. When a run that undoes another has ended, the other is told.
class RunDesk : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        ReassignRun::Settings run;
        TaskTracker::Settings tracker;
        Verifier::Settings verifier;
    };

    /// All references must outlive the desk.
    RunDesk(GovernanceProvider &provider, Journal &journal, Scheduler &scheduler, RunOrigin origin, Settings settings,
            QObject *parent = nullptr);
    ~RunDesk() override;

    /// Writes the run down and starts it. The desk owns it.
    ReassignRun *start(Order order, Plan plan, RunLinks links = {});
    /// Takes up a run of an earlier session, which must be of this connection; the same run when it is here already.
    ReassignRun *resume(RunStory story);
    /// Null: no run of this session.
    ReassignRun *find(const RunId &id) const;
    /// Oldest first; ended ones stay until the program ends.
    const std::vector<ReassignRun *> &runs() const { return m_runs; }
    TaskTracker &tracker() { return *m_tracker; }
    /// A run that was taken back is being told so in the journal; told() follows.
    bool isTelling() const { return m_telling > 0; }
    /// Calls with which something goes on by itself, over all runs.
    int openCalls() const;
    /// Calls that only a person can bring on: see needsPerson().
    int callsNeedingPerson() const;

Q_SIGNALS:
    void told();
    void runStarted(baton::ReassignRun *run);
    /// Something about a call of a run changed.
    void callChanged(baton::ReassignRun *run, int index);

private:
    ReassignRun::Services services();
    void add(ReassignRun *run);
    void tellUndone(const RunId &undone);
    void tellUndone(const std::shared_ptr<RunStory> &undone, const std::shared_ptr<std::vector<RunStory>> &undoing,
                    std::vector<RunId> toRead);
    void endTelling();
    int countCalls(bool (*counts)(CallState)) const;

    GovernanceProvider &m_provider;
    Journal &m_journal;
    Scheduler &m_scheduler;
    RunOrigin m_origin;
    Settings m_settings;
    LaneRegistry m_lanes;
    std::unique_ptr<TaskTracker> m_tracker;
    std::unique_ptr<Verifier> m_verifier;
    std::vector<ReassignRun *> m_runs;
    int m_telling = 0;
};

} // namespace baton
