// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include <optional>
#include <utility>
#include <vector>

namespace baton {

class RecordSelection;
class TableHeader;
class TableModel;

/// A stock table set up as every list of Baton: whole rows, no grid, sortable header, fixed row height, widths from
/// the columns' own wishes.
class RecordView final : public QTableView
{
    Q_OBJECT

public:
    /// `table` and `selection` must outlive the view; without a selection the view makes its own.
    RecordView(TableModel &table, RecordSelection *selection, QWidget *parent = nullptr);

    TableHeader &tableHeader() const { return *m_header; }
    /// Sorts by a column and shows the arrow there.
    void sortBy(QLatin1StringView columnId, Qt::SortOrder order);

    void reset() override;
    void doItemsLayout() override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index, const QEvent *event) const override;

private:
    void tellWindow();
    void stayOnTop();
    std::pair<int, int> firstAndLast() const;
    std::vector<int> rowsSeen() const;

    TableModel &m_table;
    RecordSelection *m_selection;
    TableHeader *m_header;
    bool m_onTop = false; ///< the first row is current because nobody went to another yet
    bool m_placing = false;
    std::optional<std::vector<int>> m_painted; ///< the stored rows that were seen when all was painted last
};

} // namespace baton
