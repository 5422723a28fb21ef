// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "app/cli/sent_order.h"
#include "app/reassign/interrupted_runs.h"
#include "app/reassign/preflight.h"
#include "app/reassign/run_resumption.h"

namespace baton::cli {

/// What was done about a run.
enum class ResumedAs { Left, Rechecked, WentOn, NothingToSend, Abandoned };

/// One run that an earlier session left open, from taking it up to its end.
class ResumedRun : public QObject
{
    Q_OBJECT

public:
    /// Workplace, desk and history outlive it.
    ResumedRun(Workplace &workplace, RunDesk &desk, HistoryReader &history, const ResumeOptions &options,
               InterruptedRun found);

    /// ended() or failed() follows.
    void start();
    void interrupt(int times);

    const InterruptedRun &found() const { return m_found; }
    ResumedAs endedAs() const { return m_as; }
    /// Null before it was taken up.
    const ReassignRun *run() const { return m_resumption.run(); }
    /// What went on, or would have.
    const SentOrder *rest() const { return m_rest.get(); }
    /// Its own rows, and in the place of those that went on the rows of the run in which they did.
    RowTotals totals() const;
    bool storageBroken() const { return m_rest && m_rest->storageBroken(); }

Q_SIGNALS:
    void ended();
    void failed(const baton::Error &error);

private:
    void takenUp();
    void decided();
    void factsRead();
    void restEnded();
    void followOld();
    void end(ResumedAs as);

    Workplace &m_workplace;
    RunDesk &m_desk;
    const ResumeOptions &m_options;
    InterruptedRun m_found;
    RunResumption m_resumption;
    Preflight m_preflight;
    Order m_order;
    std::unique_ptr<SentOrder> m_rest;
    Confirmation m_confirmation;
    std::unique_ptr<RunWatch> m_oldWatch;
    ResumedAs m_as = ResumedAs::Left;
    bool m_stopped = false;
    bool m_ended = false;
};

} // namespace baton::cli
