// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/work_summary.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace baton {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::WorkSummary)
};

/// Worst first. What is not here asks for nothing.
constexpr std::array ranking{
    CallState::OutcomeUnknown, CallState::Failed,  CallState::NoAnswer, CallState::PartlyMoved, CallState::Held,
    CallState::Verifying,      CallState::Running, CallState::Accepted, CallState::Sending,     CallState::Queued};

} // namespace

std::optional<CallState> worstState(const std::vector<TaskRow> &tasks)
{
    auto worst = ranking.end();
    for (const TaskRow &task : tasks) {
        if (!task.seen)
            worst = std::min(worst, std::find(ranking.begin(), ranking.end(), task.state));
    }
    return worst == ranking.end() ? std::nullopt : std::optional(*worst);
}

QStringList workWords(bool sendingPaused, int openTasks, int needingAttention)
{
    QStringList words;
    if (sendingPaused)
        words.push_back(Text::tr("Sending paused: needs you"));
    if (openTasks > 0)
        words.push_back(openTasks == 1 ? Text::tr("1 open task") : Text::tr("%n open tasks", nullptr, openTasks));
    if (needingAttention > 0)
        words.push_back(needingAttention == 1 ? Text::tr("1 needs you")
                                              : Text::tr("%n need you", nullptr, needingAttention));
    return words;
}

} // namespace baton
