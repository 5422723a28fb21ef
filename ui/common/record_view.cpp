// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/record_view.h"

#include "models/tables/record_selection.h"
#include "models/tables/table_model.h"
#include "ui/common/row_delegate.h"
#include "ui/common/widgets.h"

#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Everything that holds text grows with the font.
int scaled(int length, const QFont &font)
{
    return static_cast<int>(length * std::max(1.0, QFontMetricsF(font).height() / 16.5));
}

} // namespace

RecordView::RecordView(TableModel &table, RecordSelection *selection, QWidget *parent)
    : QTableView(parent), m_table(table)
{
    setModel(&table);
    if (selection) {
        QItemSelectionModel *own = selectionModel();
        setSelectionModel(selection);
        delete own;
    }
    setItemDelegate(new RowDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    bool twoLines = false;
    QHeaderView *header = horizontalHeader();
    header->setObjectName(u"header"_s);
    header->setAccessibleName(tr("Columns"));
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setMinimumSectionSize(40);
    header->setFixedHeight(scaled(30, font()));
    header->setFont(fontFor(TextSize::Caption));
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int i = 0; i < table.columnCount(); ++i) {
        const ColumnInfo &column = table.column(i);
        twoLines = twoLines || column.kind == CellKind::TwoLine;
        header->setSectionResizeMode(i, column.width == 0 ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (column.width > 0)
            header->resizeSection(i, scaled(column.width, font()));
        setColumnHidden(i, column.hidden);
    }
    verticalHeader()->setDefaultSectionSize(scaled(twoLines ? 46 : 32, font()));
    header->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &RecordView::chooseColumns);
}

void RecordView::chooseColumns(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"columnMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < m_table.columnCount(); ++i) {
        QAction *action = menu->addAction(m_table.column(i).header);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(i));
        action->setEnabled(i != 0); // what a row is about is never hidden
        connect(action, &QAction::toggled, this, [this, i](bool shown) { setColumnHidden(i, !shown); });
    }
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

void RecordView::sortBy(QLatin1StringView columnId, Qt::SortOrder order)
{
    sortByColumn(m_table.columnOf(columnId), order);
}

void RecordView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // The frame of the current row spans cells that Qt does not repaint.
    viewport()->update();
}

void RecordView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_table.rowCount() > 0)
        selectionModel()->setCurrentIndex(m_table.index(0, 0), QItemSelectionModel::NoUpdate);
    viewport()->update();
}

void RecordView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

} // namespace baton
