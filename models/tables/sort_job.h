// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/row_sorter.h"

#include <QBasicTimer>
#include <QFutureWatcher>
#include <QObject>

namespace baton {

/// Sorts a long list by a column that has no ready ranks, without holding up the window: values are asked for a few
/// rows at a time, and ranked in a pool thread. Rows that come or change meanwhile are put in their places afterwards.
class SortJob final : public QObject
{
    Q_OBJECT

public:
    using ValueOf = std::function<SortValue(int row, int column)>;

    /// `valueOf` is asked in this thread.
    explicit SortJob(ValueOf valueOf, QObject *parent = nullptr);
    ~SortJob() override;

    /// Of the first `rows` rows. What was begun before is forgotten.
    void start(int column, Qt::SortOrder order, int rows);
    void cancel();
    bool isRunning() const { return m_column >= 0; }
    int column() const { return m_column; }
    Qt::SortOrder order() const { return m_order; }
    /// The row's value may be another now.
    void touch(int row);

    struct Sorted
    {
        std::vector<int> rows;    ///< the first ones of the list, in order
        std::vector<int> touched; ///< those among them that are perhaps not in their place
    };
    /// Once done() was told; ends the job.
    Sorted take();

Q_SIGNALS:
    void done();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    ValueOf m_valueOf;
    int m_column = -1; ///< -1: nothing to do
    Qt::SortOrder m_order = Qt::AscendingOrder;
    size_t m_rows = 0;
    std::vector<SortValue> m_values;
    std::vector<int> m_touched;
    QFutureWatcher<SortRanks> m_ranking;
    QBasicTimer m_timer;
};

} // namespace baton
