// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/world.h"

#include <algorithm>

namespace baton::sandbox {

namespace {
constexpr Instant kShowDelayMs = 1500;
} // namespace

World::World(const SandboxOptions &options, Instant today)
    : m_options(options), m_oneStopsAll(options.variantIs("bad-id", "fails-call")),
      m_duplicates(options.variantIs("mixed-items", "duplicates")), m_data(options, today),
      m_truth(m_data, options.variantIs("reassigned-certification", "same-id"))
{
    if (options.variantIs("visibility", "delayed"))
        m_shown = std::make_unique<Tenant>(m_truth);
}

void World::showUntil(Instant at)
{
    while (!m_lateShows.empty() && m_lateShows.front().at <= at) {
        m_shown->apply(m_lateShows.front().move);
        m_lateShows.pop_front();
    }
}

void World::advance(Instant now)
{
    const Instant duration = m_options.taskDurationMs;
    for (std::size_t i = m_firstOpen; i < m_tasks.size(); ++i) {
        Task &task = m_tasks[i];
        if (now >= task.created + duration) {
            finish(task, task.created + duration);
            m_firstOpen = i + 1;
        } else if (now >= task.created + duration / 3) {
            task.status = TaskStatus::InProgress;
        }
    }
    showUntil(now);
}

ReassignOutcome World::perform(const ReassignOrder &order, Instant now)
{
    ReassignOutcome outcome = examine(order, now);
    if (!outcome.problems.empty() && m_oneStopsAll)
        outcome.moves.clear();
    for (const Move &move : outcome.moves) {
        m_truth.apply(move);
        if (m_shown)
            m_lateShows.push_back({now + kShowDelayMs, move});
    }
    return outcome;
}

void World::finish(Task &task, Instant at)
{
    ReassignOutcome outcome = perform(task.order, at);
    task.status = outcome.problems.empty() ? TaskStatus::Success : TaskStatus::Error;
    task.errors = std::move(outcome.problems);
    task.trail = std::move(outcome.trail);
    task.order = {};
}

const Task &World::submit(ReassignOrder order, const std::string &targetId, std::uint32_t submitter,
                          std::uint32_t reviewer, Instant now)
{
    Task task;
    task.id = makeId(m_data.seed, Draw::Task, m_tasks.size());
    task.targetId = targetId;
    task.submitter = submitter;
    task.reviewer = reviewer;
    task.created = now;
    task.order = std::move(order);
    m_taskById.emplace(task.id, m_tasks.size());
    m_tasks.push_back(std::move(task));
    return m_tasks.back();
}

const Task *World::task(std::string_view idText) const
{
    const auto id = Id::parse(idText);
    const auto found = id ? m_taskById.find(*id) : m_taskById.end();
    return found == m_taskById.end() ? nullptr : &m_tasks[found->second];
}

} // namespace baton::sandbox
