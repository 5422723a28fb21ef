// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/run_desk.h"

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

ReassignRun *RunDesk::start(Order order, Plan plan)
{
    const ReassignRun::Services services{m_provider, m_journal, m_scheduler, *m_tracker, *m_verifier, m_lanes};
    auto *run = new ReassignRun(services, m_settings.run, std::move(order), std::move(plan), m_origin);
    m_runs.push_back(run);
    connect(run, &ReassignRun::callChanged, this, [this, run](int index) { Q_EMIT callChanged(run, index); });
    Q_EMIT runStarted(run);
    run->start();
    return run;
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
