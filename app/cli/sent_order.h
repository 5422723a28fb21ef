// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/confirmation.h"
#include "app/cli/reports.h"
#include "app/cli/run_watch.h"

namespace baton::cli {

/// From a plan to its proof: shows it, asks where somebody can be asked, starts the run, and follows it as long as the
/// person wants.
class SentOrder : public QObject
{
    Q_OBJECT

public:
    struct Choices
    {
        Waiting waiting;
        bool yes = false;
        QString question; ///< "Take back"; the rows, the target and the tenant follow
    };
    using Start = std::function<ReassignRun *(Order order, Plan plan)>;

    /// The workplace outlives it.
    SentOrder(Workplace &workplace, Choices choices, Order order, Plan plan);

    /// `start` makes the run once it may be sent. ended() follows, never inside.
    void offer(Start start);
    void interrupt(int times);

    const Order &order() const { return m_order; }
    const Plan &plan() const { return m_plan; }
    /// Null: nothing was sent.
    const ReassignRun *run() const { return m_watch ? &m_watch->run() : nullptr; }
    bool storageBroken() const { return m_watch && m_watch->storageBroken(); }

Q_SIGNALS:
    void ended();

private:
    void send();
    void decline();
    bool isCounted() const;
    void askForCount();
    void endLater();

    Workplace &m_workplace;
    Choices m_choices;
    Order m_order;
    Plan m_plan;
    Start m_start;
    Confirmation m_confirmation;
    std::unique_ptr<RunWatch> m_watch;
    bool m_ending = false;
};

} // namespace baton::cli
