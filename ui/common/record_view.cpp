// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/record_view.h"

#include "models/tables/record_selection.h"
#include "models/tables/table_model.h"
#include "ui/common/row_delegate.h"
#include "ui/common/table_header.h"
#include "ui/common/view_habits.h"

#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace baton {

RecordView::RecordView(TableModel &table, RecordSelection *selection, QWidget *parent)
    : QTableView(parent), m_table(table), m_selection(selection), m_header(new TableHeader(this))
{
    setHorizontalHeader(m_header);
    setModel(&table);
    useSelection(*this, selection);
    setUpRows(*this);
    setItemDelegate(new RowDelegate(this));
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    bool twoLines = false;
    std::vector<ColumnInfo> columns;
    for (int i = 0; i < table.columnCount(); ++i) {
        columns.push_back(table.column(i));
        twoLines = twoLines || columns.back().kind == CellKind::TwoLine;
    }
    m_header->setUp(std::move(columns));
    verticalHeader()->setDefaultSectionSize(RowDelegate::rowHeight(font(), twoLines));
    setSortingEnabled(true);
    connect(&table, &TableModel::countsChanged, this, &RecordView::stayOnTop);
    connect(&table, &TableModel::filtersChanged, this, [this] { showWhatMatches(*this); });
}

void RecordView::sortBy(QLatin1StringView columnId, Qt::SortOrder order)
{
    sortByColumn(m_table.columnOf(columnId), order);
}

/// Rows that go or come by a refresh scroll nothing.
void RecordView::reset()
{
    const int at = verticalScrollBar()->value();
    QTableView::reset();
    if (!isVisible())
        return;
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(at);
}

void RecordView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    setAutoScroll(!m_selection || !m_selection->isRestoring());
    QTableView::currentChanged(current, previous);
    if (!m_placing && !(m_selection && m_selection->isRestoring()))
        m_onTop = false;
    // The frame of the current row spans cells that Qt does not repaint.
    viewport()->update();
}

void RecordView::focusInEvent(QFocusEvent *event)
{
    const bool first = !currentIndex().isValid(); // Qt makes a row current by itself
    QTableView::focusInEvent(event);
    if (first && m_table.rowCount() > 0) {
        m_onTop = true;
        stayOnTop();
    }
    viewport()->update();
}

/// Rows that come in before the first one push it down, and nobody chose it.
void RecordView::stayOnTop()
{
    if (!m_onTop || m_table.rowCount() == 0)
        return;
    const QScopedValueRollback placing(m_placing, true);
    selectionModel()->setCurrentIndex(m_table.index(0, 0), QItemSelectionModel::NoUpdate);
}

void RecordView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void RecordView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    tellWindow();
}

void RecordView::updateGeometries()
{
    QTableView::updateGeometries();
    tellWindow();
}

void RecordView::tellWindow()
{
    if (!m_selection)
        return;
    const int last = rowAt(viewport()->height() - 1);
    m_selection->setWindow({std::max(0, rowAt(0)), last < 0 ? m_table.rowCount() - 1 : last});
}

QItemSelectionModel::SelectionFlags RecordView::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    return togglesBySpace(*this, event) ? QItemSelectionModel::Toggle | QItemSelectionModel::Rows
                                        : QTableView::selectionCommand(index, event);
}

} // namespace baton
