// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tree_cursor.h"

#include "models/tables/grouped_table.h"
#include "models/tables/table_model.h"

#include <QAbstractItemView>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace baton {

TreeCursor::TreeCursor(GroupedTable &tree, QAbstractItemView &view, QObject *parent)
    : QObject(parent), m_tree(tree), m_view(view)
{
    view.setSelectionMode(QAbstractItemView::SingleSelection);
    connect(view.selectionModel(), &QItemSelectionModel::currentChanged, this, &TreeCursor::take);
    // After the view and its selection, which forget everything.
    connect(&tree, &QAbstractItemModel::modelReset, this, &TreeCursor::restore);
}

QModelIndex TreeCursor::place() const
{
    const QModelIndex row = m_row.isEmpty() ? QModelIndex() : m_tree.indexOfRow(m_row);
    return row.isValid() ? row : m_tree.indexOfGroup(m_group);
}

void TreeCursor::take()
{
    if (m_restoring)
        return;
    const QModelIndex current = m_view.currentIndex();
    const QString group = current.isValid() ? m_tree.groupIdAt(current) : QString();
    const QString row = current.isValid() && !GroupedTable::isGroup(current) ? m_tree.idAt(current) : QString();
    // The first focus makes a line current without picking it.
    if (current.isValid() && !m_view.selectionModel()->isSelected(current))
        m_view.selectionModel()->select(current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (group == m_group && row == m_row)
        return;
    m_group = group;
    m_row = row;
    Q_EMIT changed();
}

void TreeCursor::restore()
{
    if (m_group.isEmpty())
        return;
    const QModelIndex line = place();
    if (line.isValid()) {
        const QScopedValueRollback restoring(m_restoring, true);
        const int at = m_view.verticalScrollBar()->value();
        m_view.selectionModel()->setCurrentIndex(line, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_view.verticalScrollBar()->setValue(at);
    } else if (m_tree.groups().holds(m_group)) {
        return; // a filter hides it; it is picked again when it is back
    }
    take(); // the line may be gone, or its row may have been replaced
}

void TreeCursor::pick(const QString &groupId)
{
    m_tree.flush();
    const QModelIndex group = m_tree.indexOfGroup(groupId);
    if (!group.isValid())
        return;
    m_view.selectionModel()->setCurrentIndex(group, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view.scrollTo(group);
}

} // namespace baton
