// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/record_selection.h"

#include "models/tables/table_model.h"

namespace baton {

RecordSelection::RecordSelection(TableModel &table, QObject *parent)
    : QItemSelectionModel(&table, parent), m_table(table)
{
    connect(this, &QItemSelectionModel::selectionChanged, this, &RecordSelection::take);
    connect(this, &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (!m_restoring)
            m_current = current.isValid() ? m_table.idAt(current.row()) : QString();
    });
    connect(&table, &TableModel::forgotten, this, [this](const QStringList &ids) {
        const qsizetype before = m_ids.size();
        for (const QString &id : ids)
            m_ids.remove(id);
        if (m_ids.size() != before)
            Q_EMIT idsChanged();
    });
}

void RecordSelection::take(const QItemSelection &selected, const QItemSelection &deselected)
{
    if (m_restoring)
        return;
    for (const QItemSelectionRange &range : deselected) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            m_ids.remove(m_table.idAt(row));
    }
    for (const QItemSelectionRange &range : selected) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            m_ids.insert(m_table.idAt(row));
    }
    Q_EMIT idsChanged();
}

void RecordSelection::select(const QItemSelection &selection, SelectionFlags command)
{
    if (m_restoring || !(command & Clear)) {
        QItemSelectionModel::select(selection, command);
        return;
    }
    const qsizetype before = m_ids.size();
    erase_if(m_ids, [this](const QString &id) { return m_table.viewRowOf(id) < 0; });
    const bool letGo = m_ids.size() != before;
    QItemSelectionModel::select(selection, command);
    if (letGo)
        Q_EMIT idsChanged();
}

void RecordSelection::reset()
{
    const QString current = m_current;
    m_restoring = true;
    QItemSelectionModel::reset();
    m_current = current;
    restore();
    m_restoring = false;
    Q_EMIT idsChanged();
}

void RecordSelection::restore()
{
    QItemSelection selection;
    const int lastColumn = m_table.columnCount() - 1;
    const int rows = m_ids.isEmpty() ? 0 : m_table.rowCount();
    for (int row = 0; row < rows; ++row) {
        if (!m_ids.contains(m_table.idAt(row)))
            continue;
        const int first = row;
        while (row + 1 < rows && m_ids.contains(m_table.idAt(row + 1)))
            ++row;
        // Built without merging: the pieces are apart by construction.
        selection.append(QItemSelectionRange(m_table.index(first, 0), m_table.index(row, lastColumn)));
    }
    if (!selection.isEmpty())
        QItemSelectionModel::select(selection, Select);
    if (const int row = m_table.viewRowOf(m_current); row >= 0)
        setCurrentIndex(m_table.index(row, 0), NoUpdate);
}

void RecordSelection::forgetAll()
{
    const bool some = !m_ids.isEmpty();
    m_ids.clear();
    m_restoring = true;
    clearSelection();
    m_restoring = false;
    if (some)
        Q_EMIT idsChanged();
}

int RecordSelection::hiddenCount() const
{
    int hidden = 0;
    for (const QString &id : m_ids)
        hidden += m_table.viewRowOf(id) < 0 ? 1 : 0;
    return hidden;
}

std::vector<QString> RecordSelection::shownIds() const
{
    std::vector<QString> shown;
    const int rows = m_ids.isEmpty() ? 0 : m_table.rowCount();
    for (int row = 0; row < rows; ++row) {
        const QString id = m_table.idAt(row);
        if (m_ids.contains(id))
            shown.push_back(id);
    }
    return shown;
}

std::vector<QString> RecordSelection::ids() const
{
    std::vector<QString> all = shownIds();
    if (static_cast<qsizetype>(all.size()) == m_ids.size())
        return all;
    for (const QString &id : m_table.storedIds()) {
        if (m_ids.contains(id) && m_table.viewRowOf(id) < 0)
            all.push_back(id);
    }
    return all;
}

} // namespace baton
