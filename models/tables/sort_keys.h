// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/row_sorter.h"

#include <QBasicTimer>
#include <QFutureWatcher>
#include <QObject>

namespace baton {

/// The numbers by which the rows of a long list sort in each column, ready before somebody asks: what the person's
/// language makes of a text is worked out in a pool thread once the list is at rest. Any change of the rows drops them.
class SortKeys final : public QObject
{
    Q_OBJECT

public:
    using ValueOf = std::function<SortValue(int row, int column)>;

    /// `columns`: those that have keys; `valueOf` is asked in this thread, a few rows at a time.
    SortKeys(std::vector<int> columns, ValueOf valueOf, QObject *parent = nullptr);
    ~SortKeys() override;

    /// By row; null: not ready.
    const SortRanks *of(int column) const;
    /// Rows came, went or sort otherwise; there are `count` of them now.
    void rowsChanged(int count);

Q_SIGNALS:
    /// Every column has its keys.
    void ready();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void gather();
    void take();

    struct Column
    {
        int column = 0;
        SortRanks ranks;
        bool isReady = false;
    };

    std::vector<Column> m_columns;
    ValueOf m_valueOf;
    int m_count = 0;
    size_t m_at = 0;                 ///< of m_columns: what is being worked out
    std::vector<SortValue> m_values; ///< gathered for it so far
    QFutureWatcher<SortRanks> m_ranking;
    QBasicTimer m_timer;
};

} // namespace baton
