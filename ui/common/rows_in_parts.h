// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"

#include <QObject>

#include <vector>

namespace baton {

class TableModel;

/// Goes through stored rows of a table: a few at once, many in parts, so that the window never waits for it. Rows that
/// take other places meanwhile are followed; those that are gone before their turn are passed over.
class RowsInParts final : public QObject
{
    Q_OBJECT

public:
    /// `index`: of the row among those that it was started with.
    using Each = std::function<void(int stored, size_t index)>;

    /// Both must outlive it.
    RowsInParts(TableModel &table, Scheduler &scheduler, QObject *parent = nullptr);
    ~RowsInParts() override;

    /// Whatever it was at before is given up.
    void start(std::vector<int> rows, Each each);
    void stop();
    /// False: every row had its turn.
    bool isRunning() const { return m_timer != 0; }

Q_SIGNALS:
    /// Every row had its turn. Not when start() did it at once.
    void ended();

private:
    void part();
    void goOn(size_t most);

    Scheduler &m_scheduler;
    std::vector<int> m_rows; ///< -1: gone
    Each m_each;
    size_t m_next = 0;
    quint64 m_timer = 0;
};

} // namespace baton
