// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/rest_of_run.h"
#include "app/reassign/run_desk.h"

#include <QObject>
#include <QSet>

namespace baton {

/// Brings one run of an earlier session to where a person can decide: takes it up, waits until it is known of each call
/// whether it acted, and tells what is left. Nothing is sent before goOn().
class RunResumption : public QObject
{
    Q_OBJECT

public:
    /// Desk and journal outlive it.
    RunResumption(RunDesk &desk, HistoryReader &history, QObject *parent = nullptr);

    /// takenUp() or failed() follows, never inside. Once.
    void start(const RunId &id);

    /// Null before takenUp().
    ReassignRun *run() const { return m_run; }
    /// No call of it is in doubt that reading could decide: each acted, did not act, never left, is with a task of the
    /// tenant, or could not be decided.
    bool isDecided() const;
    /// What could go out now.
    RestOfRun rest() const;
    /// Rows that went on in other runs: what became of them is told there.
    QSet<OrderRow> goneOn() const;

    /// Starts the run that goes on with the rest. What never left is settled in the old run once the new one is on
    /// disk, so that a crash in between loses nothing and doubles nothing.
    ReassignRun *goOn(Order order, Plan plan);
    /// Nothing of the rest can go out any more: every row of its plan is left out.
    void closeRest();

Q_SIGNALS:
    void takenUp();
    /// isDecided() became true; once.
    void decided();
    /// The journal cannot be read.
    void failed(const baton::Error &error);

private:
    void readOrdersThatGoOn(std::vector<RunId> ids);
    void takeUp();
    void consider();
    static QString goesOnElsewhere();

    RunDesk &m_desk;
    HistoryReader &m_history;
    RunId m_id;
    RunStory m_story;
    std::vector<Order> m_goneOn;
    ReassignRun *m_run = nullptr;
    bool m_told = false;
};

} // namespace baton
