// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/tenant.h"

#include <deque>
#include <memory>

namespace baton::sandbox {

struct TrailStep
{
    std::uint32_t from = 0, to = 0; ///< people
    bool automatic = true;          ///< forwarded, rather than handed over by hand
};

/// One thing that a reassign of items names.
struct Reference
{
    enum class Kind { Item, IdentitySummary, TargetSummary };
    Kind kind = Kind::Item;
    std::string id;
};

/// A reassign that was asked for.
struct ReassignOrder
{
    bool wholeCertifications = false;
    std::uint32_t campaign = 0;                ///< for whole certifications
    std::vector<std::string> certificationIds; ///< for whole certifications
    std::uint32_t certification = 0;           ///< for items
    std::vector<Reference> references;         ///< for items
    std::uint32_t target = 0;                  ///< the person asked for
    std::string reason;
};

/// What came of it.
struct ReassignOutcome
{
    std::vector<Move> moves;
    std::vector<std::string> problems; ///< a sentence for each bad id
    std::vector<TrailStep> trail;
};

enum class TaskStatus : std::uint8_t { Queued, InProgress, Success, Error };

struct Task
{
    Id id;
    ReassignOrder order;
    std::string targetId; ///< the campaign's or the certification's
    std::uint32_t submitter = 0;
    std::uint32_t reviewer = kNone; ///< of the certification whose items move
    Instant created = 0;
    TaskStatus status = TaskStatus::Queued;
    std::vector<std::string> errors;
    std::vector<TrailStep> trail;

    bool pending() const { return status == TaskStatus::Queued || status == TaskStatus::InProgress; }
};

/// The tenant with its tasks, moved along by advance(). Times never go back. Not thread-safe.
class World
{
public:
    World(const SandboxOptions &options, Instant today);

    const SandboxOptions &options() const { return m_options; }
    const SeedData &data() const { return m_data; }
    /// What is true, and what lists show of it by now.
    const Tenant &truth() const { return m_truth; }
    const Tenant &shown() const { return m_shown ? *m_shown : m_truth; }

    /// Everything that is due by `now` happens, in its order.
    void advance(Instant now);

    /// What the order would do now.
    ReassignOutcome examine(const ReassignOrder &order, Instant now) const;
    /// Does it at once. Nothing moves when the outcome has problems that stop the whole call.
    ReassignOutcome perform(const ReassignOrder &order, Instant now);
    /// Leaves a task that does it after the task's duration.
    const Task &submit(ReassignOrder order, const std::string &targetId, std::uint32_t submitter,
                       std::uint32_t reviewer, Instant now);

    const std::vector<Task> &tasks() const { return m_tasks; }
    const Task *task(std::string_view idText) const;

private:
    struct LateShow
    {
        Instant at;
        Move move;
    };

    void finish(Task &task, Instant at);
    void showUntil(Instant at);
    void examineWhole(const ReassignOrder &order, std::uint32_t landing, Instant now, ReassignOutcome *out) const;
    void examineItems(const ReassignOrder &order, std::uint32_t landing, Instant now, ReassignOutcome *out) const;
    std::string whyNotWhole(const ReassignOrder &order, std::uint32_t index, std::uint32_t landing) const;

    SandboxOptions m_options;
    bool m_oneStopsAll;
    bool m_duplicates;
    SeedData m_data;
    Tenant m_truth;
    std::unique_ptr<Tenant> m_shown; ///< only while what is shown lags behind
    std::deque<LateShow> m_lateShows;
    std::vector<Task> m_tasks;
    std::size_t m_firstOpen = 0; ///< tasks before it have ended
    std::unordered_map<Id, std::size_t, IdHash> m_taskById;
};

} // namespace baton::sandbox
