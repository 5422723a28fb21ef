// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/command_line.h"
#include "app/cli/confirmation.h"
#include "app/reassign/reassign_run.h"

#include <QSet>

namespace baton::cli {

/// Follows a run as long as the person wants: until every call was answered, until all is proven, or for some seconds,
/// at whose end the run is stopped. Gives up what cannot be waited for: calls whose task does not answer, and those
/// queued behind them. Tells each step on the way, and answers a pulled brake.
class RunWatch : public QObject
{
    Q_OBJECT

public:
    RunWatch(Workplace &workplace, const Waiting &options, Confirmation &confirmation);

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
    void tellWhoWaits(int index);
    void timeIsUp();
    void consider();
    bool allAnswered() const;
    /// Nothing is open but calls whose task does not answer and whose rows tell nothing, and calls queued behind those.
    bool isStuck() const;
    void giveUp();
    void finish();

    Workplace &m_workplace;
    const Waiting &m_options;
    Confirmation &m_confirmation;
    ReassignRun *m_run = nullptr;
    std::vector<CallState> m_told; ///< last state told, by call
    QSet<QString> m_toldLanes;     ///< whose waiting calls were told
    bool m_untilAnswered = false;
    bool m_timeIsUp = false;
    bool m_gaveUp = false;
    bool m_storageBroken = false;
    bool m_done = false;
};

} // namespace baton::cli
