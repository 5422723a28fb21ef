// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/row_tree.h"

#include "models/tables/grouped_table.h"
#include "models/tables/record_selection.h"
#include "models/tables/table_model.h"
#include "ui/common/icons.h"
#include "ui/common/row_delegate.h"
#include "ui/common/table_header.h"
#include "ui/common/view_habits.h"

#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int step = 24; ///< indentation of a level
constexpr int arrow = 16;

bool hasTwoLines(const TableModel &table, int column)
{
    return column >= 0 && table.column(column).kind == CellKind::TwoLine;
}

} // namespace

RowTree::RowTree(GroupedTable &tree, RecordSelection *selection, Groups groups, QWidget *parent)
    : QTreeView(parent), m_tree(tree), m_selection(selection), m_header(new TableHeader(this)),
      m_cells(new RowDelegate(this)), m_open(groups == Groups::Open)
{
    setHeader(m_header);
    setModel(&tree);
    useSelection(*this, selection);
    setUpRows(*this);
    setItemDelegate(m_cells);
    m_cells->setMeasuresWidth(false);
    setIndentation(step);
    setAllColumnsShowFocus(true);
    setAnimated(false);

    bool groupsOfTwo = false;
    bool rowsOfTwo = false;
    std::vector<ColumnInfo> columns;
    for (int i = 0; i < tree.columnCount(); ++i) {
        columns.push_back(tree.column(i));
        groupsOfTwo = groupsOfTwo || hasTwoLines(tree.groups(), tree.groupColumn(i));
        rowsOfTwo = rowsOfTwo || hasTwoLines(tree.rows(), tree.rowColumn(i));
    }
    setUniformRowHeights(groupsOfTwo == rowsOfTwo); // else Qt asks for the height of each row at every change
    m_header->setFirstSectionMovable(false);
    m_header->setFirstLead(step + RowDelegate::treePadding);
    m_header->setUp(std::move(columns));
    setSortingEnabled(true);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &group) { remember(group, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &group) { remember(group, false); });
    connect(&tree.rows(), &TableModel::filtersChanged, this, [this] { m_seek = true; });
    restoreOpen();
}

int RowTree::sizeHintForColumn(int column) const
{
    m_cells->setMeasuresWidth(true);
    const int width = QTreeView::sizeHintForColumn(column);
    m_cells->setMeasuresWidth(false);
    return width;
}

void RowTree::sortBy(QLatin1StringView columnId, Qt::SortOrder order)
{
    sortByColumn(m_tree.columnOf(columnId), order);
}

void RowTree::setOpen(const QString &groupId, bool open)
{
    if (const QModelIndex group = m_tree.indexOfGroup(groupId); group.isValid()) {
        setExpanded(group, open);
    } else if (open != m_open) {
        m_exceptions.insert(groupId);
    } else {
        m_exceptions.remove(groupId);
    }
}

void RowTree::setAllOpen(bool open)
{
    m_open = open;
    m_exceptions.clear();
    const QScopedValueRollback restoring(m_restoring, true);
    if (open)
        expandAll();
    else
        collapseAll();
}

void RowTree::remember(const QModelIndex &group, bool open)
{
    if (m_restoring)
        return;
    if (open == m_open)
        m_exceptions.remove(m_tree.idAt(group));
    else
        m_exceptions.insert(m_tree.idAt(group));
    // A current row inside would open the group again as soon as anything scrolls to it.
    if (!open && currentIndex().parent() == group)
        selectionModel()->setCurrentIndex(group, QItemSelectionModel::NoUpdate);
}

void RowTree::restoreOpen()
{
    // With a layout to come anyway, opening a group is only noted.
    scheduleDelayedItemsLayout();
    const QScopedValueRollback restoring(m_restoring, true);
    for (int top = 0; top < m_tree.rowCount(); ++top) {
        const QModelIndex group = m_tree.index(top, 0);
        if (m_exceptions.contains(m_tree.idAt(group)) != m_open)
            setExpanded(group, true);
    }
}

void RowTree::reset()
{
    const int at = verticalScrollBar()->value();
    QTreeView::reset();
    restoreOpen();
    stayOnTop();
    if (!isVisible())
        return;
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(at);
    if (std::exchange(m_seek, false))
        showWhatMatches(*this);
}

void RowTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    RowDelegate::RowLook look;
    look.rect = option.rect;
    look.direction = option.direction;
    look.selected = selectionModel()->isSelected(index);
    look.active = isActiveWindow();
    look.current = hasFocus() && currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0);
    look.group = GroupedTable::isGroup(index);
    RowDelegate::paintRow(*painter, Theme::of(option.palette), look);
    QStyleOptionViewItem plain(option);
    plain.palette.setBrush(QPalette::Highlight, QBrush(Qt::NoBrush)); // the row is painted
    QTreeView::drawRow(painter, plain, index);
}

void RowTree::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!model()->hasChildren(index))
        return;
    const bool mirrored = isRightToLeft();
    const QLatin1StringView folded = mirrored ? "chev-left"_L1 : "chev-right"_L1;
    const QRect cell(mirrored ? rect.left() : rect.right() + 1 - step, rect.top(), step, rect.height());
    const QRect glyph(cell.center().x() - arrow / 2 + 1, cell.center().y() - arrow / 2, arrow, arrow);
    const Theme &theme = Theme::of(palette());
    paintGlyph(*painter, glyph, isExpanded(index) ? "chev-down"_L1 : folded, theme.color(Token::Text2),
               theme.color(Token::Pane));
}

void RowTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    setAutoScroll(!m_selection || !m_selection->isRestoring());
    QTreeView::currentChanged(current, previous);
    if (!m_placing && !(m_selection && m_selection->isRestoring()))
        m_onTop = false;
    viewport()->update();
}

void RowTree::focusInEvent(QFocusEvent *event)
{
    const bool first = !currentIndex().isValid(); // Qt makes a line current by itself
    QTreeView::focusInEvent(event);
    if (first && m_tree.rowCount() > 0) {
        selectionModel()->setCurrentIndex(m_tree.index(0, 0), QItemSelectionModel::NoUpdate);
        m_onTop = m_selection != nullptr; // where a line is picked, it was picked by that
    }
    viewport()->update();
}

/// Groups that come in before the first one push it down, and nobody chose it.
void RowTree::stayOnTop()
{
    if (!m_onTop || m_tree.rowCount() == 0)
        return;
    const QScopedValueRollback placing(m_placing, true);
    selectionModel()->setCurrentIndex(m_tree.index(0, 0), QItemSelectionModel::NoUpdate);
}

void RowTree::focusOutEvent(QFocusEvent *event)
{
    QTreeView::focusOutEvent(event);
    viewport()->update();
}

void RowTree::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    tellWindow();
}

void RowTree::updateGeometries()
{
    QTreeView::updateGeometries();
    tellWindow();
}

void RowTree::tellWindow()
{
    if (!m_selection)
        return;
    const auto topOf = [this](int y, int otherwise) {
        const QModelIndex at = indexAt({0, y});
        if (!at.isValid())
            return otherwise;
        return GroupedTable::isGroup(at) ? at.row() : at.parent().row();
    };
    m_selection->setWindow({topOf(0, 0), topOf(viewport()->height() - 1, m_tree.rowCount() - 1)});
}

QItemSelectionModel::SelectionFlags RowTree::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    return togglesBySpace(*this, event) ? QItemSelectionModel::Toggle | QItemSelectionModel::Rows
                                        : QTreeView::selectionCommand(index, event);
}

} // namespace baton
