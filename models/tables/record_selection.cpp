// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/record_selection.h"

#include "models/tables/grouped_table.h"
#include "models/tables/table_model.h"

#include <QScopedValueRollback>
#include <QSignalBlocker>

#include <algorithm>

namespace baton {

namespace {

/// Qt asks every range for every cell it paints, and compares ranges with each other in every gesture.
constexpr qsizetype mostPieces = 300;
/// Rows beyond what the view shows, so that a step of the wheel mirrors nothing anew.
constexpr int margin = 200;

} // namespace

RecordSelection::RecordSelection(TableModel &table, QObject *parent)
    : RecordSelection(table, table, placesIn(table), parent)
{
}

RecordSelection::RecordSelection(GroupedTable &tree, QObject *parent)
    : RecordSelection(tree, tree.rows(), placesIn(tree), parent)
{
}

RecordSelection::RecordSelection(QAbstractItemModel &model, TableModel &rows, std::unique_ptr<RowPlaces> places,
                                 QObject *parent)
    : QItemSelectionModel(&model, parent), m_rows(rows), m_places(std::move(places))
{
    connect(this, &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (!m_restoring)
            m_current = current.data(TableModel::IdRole).toString();
    });
    connect(&m_rows, &TableModel::forgotten, this, [this](const QStringList &ids) {
        const qsizetype before = m_ids.size();
        for (const QString &id : ids) {
            m_ids.remove(id);
            m_added.remove(id);
            m_dropped.remove(id);
        }
        if (m_ids.size() == before)
            return;
        Q_EMIT lost(static_cast<int>(before - m_ids.size()));
        Q_EMIT idsChanged();
    });
    connect(&m_rows, &TableModel::countsChanged, this, [this] {
        if (!m_ids.isEmpty())
            Q_EMIT idsChanged();
    });
    if (&model != &m_rows)
        return; // a tree tells every such change by a reset
    // Qt would follow each selected row by a persistent index of its own through a change of order.
    connect(&m_rows, &TableModel::orderAboutToChange, this, [this] {
        const QScopedValueRollback restoring(m_restoring, true);
        const QSignalBlocker blocker(this);
        QItemSelectionModel::select(QItemSelection(), Clear);
    });
    connect(&m_rows, &TableModel::orderChanged, this, &RecordSelection::mirror);
    // A hidden row may come back.
    connect(&m_rows, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        bool mine = false;
        for (int row = first; row <= last && !mine && !m_ids.isEmpty(); ++row)
            mine = m_ids.contains(m_rows.idAt(row));
        if (mine)
            mirror();
    });
}

void RecordSelection::add(const QString &id)
{
    if (m_ids.contains(id))
        return;
    m_ids.insert(id);
    if (!m_dropped.remove(id))
        m_added.insert(id);
}

void RecordSelection::drop(const QString &id)
{
    if (!m_ids.remove(id))
        return;
    if (!m_added.remove(id))
        m_dropped.insert(id);
}

void RecordSelection::apply(const QItemSelection &selection, SelectionFlags command)
{
    const bool toggles = command & Toggle;
    const bool selects = command & Select;
    for (const QString &id : m_places->rowsIn(selection)) {
        if (toggles ? !m_ids.contains(id) : selects)
            add(id);
        else
            drop(id);
    }
    for (const std::vector<QString> &group : m_places->groupsIn(selection)) {
        const auto isSelected = [this](const QString &id) { return m_ids.contains(id); };
        const bool whole = std::all_of(group.begin(), group.end(), isSelected);
        for (const QString &id : group) {
            if (toggles ? !whole : selects)
                add(id);
            else
                drop(id);
        }
    }
}

void RecordSelection::select(const QItemSelection &selection, SelectionFlags command)
{
    if (m_restoring) {
        QItemSelectionModel::select(selection, command);
        return;
    }
    if (command == NoUpdate)
        return;
    if (command & Clear) {
        m_ids.clear();
    } else if (command & Current) {
        m_ids.subtract(m_added);
        m_ids.unite(m_dropped);
    }
    m_added.clear();
    m_dropped.clear();
    if (command & (Select | Deselect | Toggle))
        apply(selection, command);
    mirror();
    Q_EMIT idsChanged();
}

void RecordSelection::selectIds(const QSet<QString> &ids)
{
    QSet<QString> loaded;
    loaded.reserve(ids.size());
    for (const QString &id : ids) {
        if (m_rows.holds(id))
            loaded.insert(id);
    }
    if (loaded == m_ids)
        return;
    m_ids = std::move(loaded);
    m_added.clear();
    m_dropped.clear();
    mirror();
    Q_EMIT idsChanged();
}

void RecordSelection::selectAllShown()
{
    QSet<QString> ids;
    ids.reserve(m_rows.rowCount());
    for (int row = 0; row < m_rows.rowCount(); ++row)
        ids.insert(m_rows.idAt(row));
    selectIds(ids);
}

void RecordSelection::mirror()
{
    const TopRows window{m_window.first - margin, m_window.last + margin};
    const SelectedPieces pieces = m_places->pieces(m_ids, mostPieces, window);
    m_whole = pieces.whole;
    const QScopedValueRollback restoring(m_restoring, true);
    QItemSelectionModel::select(pieces.ranges, ClearAndSelect);
}

void RecordSelection::setWindow(TopRows shown)
{
    const bool same = shown.first == m_window.first && shown.last == m_window.last;
    m_window = shown;
    if (!m_whole && !same)
        mirror();
}

void RecordSelection::reset()
{
    const QScopedValueRollback restoring(m_restoring, true);
    QItemSelectionModel::reset();
    mirror();
    restoreCurrent();
    Q_EMIT idsChanged();
}

void RecordSelection::restoreCurrent()
{
    const QModelIndex current = m_places->placeOf(m_current);
    if (current.isValid())
        setCurrentIndex(current, NoUpdate);
}

int RecordSelection::hiddenCount() const
{
    return static_cast<int>(
        std::count_if(m_ids.begin(), m_ids.end(), [this](const QString &id) { return !m_places->isShown(id); }));
}

std::vector<QString> RecordSelection::shownIds() const
{
    return m_places->inOrder(m_ids);
}

std::vector<QString> RecordSelection::ids() const
{
    std::vector<QString> all = shownIds();
    if (static_cast<qsizetype>(all.size()) == m_ids.size())
        return all;
    for (const QString &id : m_rows.storedIds()) {
        if (m_ids.contains(id) && !m_places->isShown(id))
            all.push_back(id);
    }
    return all;
}

} // namespace baton
