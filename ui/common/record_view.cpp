// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/record_view.h"

#include "models/tables/record_selection.h"
#include "models/tables/table_model.h"
#include "ui/common/row_delegate.h"
#include "ui/common/table_header.h"
#include "ui/common/view_habits.h"

#include <QPaintEvent>
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
    // Nothing to see, and Qt has every header reset the selection anew.
    verticalHeader()->setSelectionModel(new QItemSelectionModel(&table, verticalHeader()));
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
    connect(&table, &TableModel::renumbered, this, [this] { m_painted.reset(); });
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
    m_painted.reset();
    QTableView::reset();
    if (!isVisible())
        return;
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(at);
}

/// Qt paints everything whenever rows come, go or change places. While 100,000 of them come that is a fifth of all
/// work, and hardly any of it is seen. What a row looks like is told by other ways, which paint by themselves.
void RecordView::doItemsLayout()
{
    if (m_painted && *m_painted == rowsSeen())
        updateGeometries();
    else
        QTableView::doItemsLayout();
}

/// Qt leaves it to a layout that is due to paint what has changed.
void RecordView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    m_painted.reset();
    QTableView::dataChanged(topLeft, bottomRight, roles);
}

void RecordView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (QRegion(viewport()->rect()).subtracted(event->region()).isEmpty())
        m_painted = rowsSeen();
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
    const auto [first, last] = firstAndLast();
    m_selection->setWindow({first, last});
}

/// The view rows that are seen.
std::pair<int, int> RecordView::firstAndLast() const
{
    const int last = rowAt(viewport()->height() - 1);
    return {std::max(0, rowAt(0)), last < 0 ? m_table.rowCount() - 1 : last};
}

std::vector<int> RecordView::rowsSeen() const
{
    std::vector<int> rows;
    const auto [first, last] = firstAndLast();
    for (int row = first; row <= last && row < m_table.rowCount(); ++row)
        rows.push_back(m_table.storedRow(row));
    return rows;
}

QItemSelectionModel::SelectionFlags RecordView::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    return togglesBySpace(*this, event) ? QItemSelectionModel::Toggle | QItemSelectionModel::Rows
                                        : QTableView::selectionCommand(index, event);
}

} // namespace baton
