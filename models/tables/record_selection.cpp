// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/record_selection.h"

#include "models/tables/grouped_table.h"
#include "models/tables/table_model.h"

#include <QScopedValueRollback>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

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

RecordSelection::RecordSelection(QAbstractItemModel &model, TableModel &table, std::unique_ptr<RowPlaces> places,
                                 QObject *parent)
    : QItemSelectionModel(&model, parent), m_table(table), m_places(std::move(places))
{
    connect(this, &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (!m_restoring)
            m_current = current.data(TableModel::IdRole).toString();
    });
    connect(&m_table, &TableModel::renumbered, this, &RecordSelection::follow);
    connect(&m_table, &TableModel::forgotten, this, [this] {
        if (m_lost > 0)
            tell();
    });
    connect(&m_table, &TableModel::countsChanged, this, [this] {
        if (!m_selected.isEmpty())
            tell();
    });
    if (&model != &m_table)
        return; // a tree tells every such change by a reset
    // Qt would follow each selected row by a persistent index of its own through a change of order.
    connect(&m_table, &TableModel::orderAboutToChange, this, [this] {
        const QScopedValueRollback restoring(m_restoring, true);
        const QSignalBlocker blocker(this);
        QItemSelectionModel::select(QItemSelection(), Clear);
    });
    connect(&m_table, &TableModel::orderChanged, this, &RecordSelection::mirror);
    // A hidden row may come back.
    connect(&m_table, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        bool mine = false;
        for (int row = first; row <= last && !mine; ++row)
            mine = m_selected.contains(m_table.storedRow(row));
        if (mine)
            mirror();
    });
}

/// The table is in the middle of a change: nobody is told yet.
void RecordSelection::follow(const std::vector<int> &to)
{
    const int before = m_selected.count();
    m_selected.renumber(to);
    m_before.renumber(to);
    m_lost += before - m_selected.count();
}

void RecordSelection::tell()
{
    if (const int rows = std::exchange(m_lost, 0); rows > 0)
        Q_EMIT lost(rows);
    Q_EMIT idsChanged();
}

void RecordSelection::apply(const QItemSelection &selection, SelectionFlags command)
{
    const bool toggles = command & Toggle;
    const bool selects = command & Select;
    const RowSet named = m_places->rowsIn(selection);
    if (toggles)
        m_selected ^= named;
    else if (selects)
        m_selected |= named;
    else
        m_selected -= named;
    for (const std::vector<int> *group : m_places->groupsIn(selection)) {
        const auto isSelected = [this](int row) { return row < 0 || m_selected.contains(row); };
        const bool adds = toggles ? !std::all_of(group->begin(), group->end(), isSelected) : selects;
        for (const int row : *group) {
            if (row >= 0)
                adds ? m_selected.insert(row) : m_selected.remove(row);
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
    if (command & Clear)
        m_selected.clear();
    else if (command & Current)
        m_selected = m_before;
    m_before = m_selected;
    if (command & (Select | Deselect | Toggle))
        apply(selection, command);
    mirror();
    tell();
}

void RecordSelection::take(RowSet rows)
{
    m_before = rows; // also where it is selected already: the gesture before is over
    if (rows == m_selected)
        return;
    m_selected = std::move(rows);
    mirror();
    tell();
}

void RecordSelection::selectIds(const QSet<QString> &ids)
{
    RowSet loaded;
    for (const QString &id : ids) {
        if (const int row = m_table.storedOf(id); row >= 0)
            loaded.insert(row);
    }
    take(std::move(loaded));
}

void RecordSelection::selectAllShown()
{
    take(shownRows(m_table));
}

void RecordSelection::forgetAll()
{
    take({});
}

void RecordSelection::mirror()
{
    const TopRows window{m_window.first - margin, m_window.last + margin};
    const SelectedPieces pieces = m_places->pieces(m_selected, mostPieces, window);
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
    if (!m_selected.isEmpty() || m_lost > 0)
        tell();
}

void RecordSelection::restoreCurrent()
{
    const QModelIndex current = m_places->placeOf(m_current);
    if (current.isValid())
        setCurrentIndex(current, NoUpdate);
}

bool RecordSelection::contains(const QString &id) const
{
    return !m_selected.isEmpty() && m_selected.contains(m_table.storedOf(id));
}

int RecordSelection::hiddenCount() const
{
    if (m_selected.isEmpty())
        return 0;
    RowSet hidden = m_selected;
    hidden -= m_places->shown();
    return hidden.count();
}

std::vector<int> RecordSelection::inOrder() const
{
    std::vector<int> all = shownInOrder();
    if (static_cast<int>(all.size()) == m_selected.count())
        return all;
    RowSet hidden = m_selected;
    for (const int row : all)
        hidden.remove(row);
    hidden.forEach([&all](int row) { all.push_back(row); });
    return all;
}

std::vector<QString> RecordSelection::idsOf(const std::vector<int> &rows) const
{
    std::vector<QString> ids;
    ids.reserve(rows.size());
    for (const int row : rows)
        ids.push_back(m_table.idOfStored(row));
    return ids;
}

} // namespace baton
