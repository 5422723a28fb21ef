// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reassign/planned_order.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

namespace baton {

/// Makes plans in a thread of its own, one at a time. Of the questions that wait only the newest is kept.
class PlanMaker final : public QObject
{
    Q_OBJECT

public:
    /// The dialect must outlive it. Ending waits for a plan that is being made: it still reads the dialect.
    explicit PlanMaker(const ReassignDialect &dialect, QObject *parent = nullptr);
    ~PlanMaker() override;

    /// Gives the number that made() will carry; each is larger than the one before.
    quint64 ask(PlanQuestion question);
    /// The number that was given last; 0: none.
    quint64 asked() const { return m_asked; }
    /// Nothing that was asked so far is told any more.
    void forget();

Q_SIGNALS:
    /// Never inside ask(). What was asked meanwhile may be newer.
    void made(quint64 number, const baton::PlannedOrderPtr &planned);

private:
    void begin(PlanQuestion question, quint64 number);
    void take();

    const ReassignDialect &m_dialect;
    std::optional<PlanQuestion> m_next;
    quint64 m_asked = 0;
    quint64 m_running = 0;   ///< number of the plan that is being made; 0: none
    quint64 m_forgotten = 0; ///< numbers up to here are not told
    QFutureWatcher<PlannedOrderPtr> m_watcher;
    QThreadPool m_pool; ///< last, so that its thread has ended before anything else goes
};

} // namespace baton
