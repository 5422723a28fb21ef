// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/command_line.h"
#include "app/cli/confirmation.h"
#include "app/reassign/reassign_run.h"

namespace baton::cli {

/// Follows a run as long as the person wants: until every call was answered, until all is proven, or for some seconds.
/// Tells each step on the way, and answers a pulled brake.
class RunWatch : public QObject
{
    Q_OBJECT

public:
    RunWatch(Workplace &workplace, const ReassignOptions &options, Confirmation &confirmation);

    void follow(ReassignRun *run);
    const ReassignRun &run() const { return *m_run; }
    bool storageBroken() const { return m_storageBroken; }
    /// The first time nothing more is sent and done() comes when what is under way was answered; the second time it
    /// comes at once.
    void interrupt(int times);

Q_SIGNALS:
    /// Once: there is nothing more to wait for.
    void done();

private:
    void callChanged(int index);
    void phaseChanged();
    void brake();
    void consider();
    bool allAnswered() const;
    void finish();

    Workplace &m_workplace;
    const ReassignOptions &m_options;
    Confirmation &m_confirmation;
    ReassignRun *m_run = nullptr;
    std::vector<CallState> m_told; ///< last state told, by call
    bool m_untilAnswered = false;
    bool m_storageBroken = false;
    bool m_done = false;
};

} // namespace baton::cli
