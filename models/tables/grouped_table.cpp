// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/grouped_table.h"

#include "models/tables/table_model.h"

#include <algorithm>

namespace baton {

namespace {

/// More rows than this at once are told group by group.
constexpr int mostSingleRows = 200;

/// How many times as long as a reset took nothing is told after it.
constexpr qint64 restAfter = 8;

} // namespace

GroupedTable::GroupedTable(TableModel &groups, TableModel &rows, GroupOf groupOf, std::vector<TreeColumn> columns,
                           EmptyGroups emptyGroups, QObject *parent)
    : QAbstractItemModel(parent), m_groups(groups), m_rows(rows), m_groupOf(std::move(groupOf)),
      m_columns(std::move(columns)), m_emptyGroups(emptyGroups)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &GroupedTable::flush);
    findSources();
    follow(m_groups);
    follow(m_rows);
    connect(&m_groups, &QAbstractItemModel::dataChanged, this, &GroupedTable::tellGroups);
    connect(&m_rows, &QAbstractItemModel::dataChanged, this, &GroupedTable::tellRows);
    connect(&m_rows, &TableModel::renumbered, this, &GroupedTable::renumber);
    flush();
}

void GroupedTable::findSources()
{
    m_sources.clear();
    for (const TreeColumn &column : m_columns)
        m_sources.push_back({m_groups.columnOf(column.group), m_rows.columnOf(column.row)});
}

void GroupedTable::setColumns(std::vector<TreeColumn> columns)
{
    m_columns = std::move(columns);
    findSources();
    m_regroup = true;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    flush();
}

void GroupedTable::follow(TableModel &table)
{
    const auto changed = [this, rows = &table == &m_rows] {
        m_regroup = m_regroup || rows;
        schedule();
    };
    connect(&table, &QAbstractItemModel::modelReset, this, changed);
    connect(&table, &QAbstractItemModel::rowsInserted, this, changed);
    connect(&table, &QAbstractItemModel::rowsRemoved, this, changed);
    connect(&table, &QAbstractItemModel::layoutChanged, this, changed);
    connect(&table, &TableModel::filtersChanged, this, &GroupedTable::hurry);
}

void GroupedTable::schedule()
{
    if (m_next.isActive() || m_reading)
        return;
    m_next.start(static_cast<int>(std::max<qint64>(0, m_rest - m_told.elapsed())));
}

/// Somebody asked for it, and waits.
void GroupedTable::hurry()
{
    m_rest = 0;
    if (m_next.isActive())
        m_next.start(0);
}

void GroupedTable::flush()
{
    m_next.stop();
    m_told.start();
    m_reading = true;
    Q_EMIT aboutToRead();
    beginResetModel();
    m_shown = read();
    m_topOf = topsOf(m_shown);
    m_places.clear();
    m_reading = false;
    endResetModel();
    m_rest = restAfter * m_told.restart();
}

QHash<QString, int> GroupedTable::topsOf(const std::vector<Group> &groups)
{
    QHash<QString, int> tops;
    tops.reserve(static_cast<qsizetype>(groups.size()));
    for (size_t i = 0; i < groups.size(); ++i)
        tops.insert(groups[i].id, static_cast<int>(i));
    return tops;
}

std::vector<GroupedTable::Group> GroupedTable::read()
{
    std::vector<Group> groups;
    groups.reserve(static_cast<size_t>(m_groups.rowCount()));
    for (int row = 0; row < m_groups.rowCount(); ++row)
        groups.push_back({m_groups.idAt(row), {}});
    if (!m_regroup && takeRowsOver(groups))
        return groups;
    m_regroup = false;
    const QHash<QString, int> tops = topsOf(groups);
    for (int row = 0; row < m_rows.rowCount(); ++row) {
        if (const auto top = tops.constFind(m_groupOf(m_rows.idAt(row))); top != tops.constEnd())
            groups[static_cast<size_t>(*top)].rows.push_back(m_rows.storedRow(row));
    }
    if (m_emptyGroups == EmptyGroups::Hidden)
        std::erase_if(groups, [](const Group &group) { return group.rows.empty(); });
    return groups;
}

/// Where the groups are those that are shown and only stand in another order, their rows are as they were.
bool GroupedTable::takeRowsOver(std::vector<Group> &groups)
{
    const bool same =
        groups.size() == m_shown.size() &&
        std::all_of(groups.begin(), groups.end(), [this](const Group &group) { return m_topOf.contains(group.id); });
    if (!same)
        return false;
    for (Group &group : groups)
        group.rows = std::move(m_shown[static_cast<size_t>(m_topOf.value(group.id))].rows);
    return true;
}

QModelIndex GroupedTable::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex GroupedTable::parent(const QModelIndex &child) const
{
    if (!child.isValid() || isGroup(child))
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0));
}

int GroupedTable::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_shown.size());
    if (!isGroup(parent) || parent.column() != 0)
        return 0;
    return static_cast<int>(storedOfGroup(parent.row()).size());
}

int GroupedTable::columnCount(const QModelIndex &) const
{
    return static_cast<int>(m_columns.size());
}

QString GroupedTable::idAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (isGroup(index))
        return m_shown[static_cast<size_t>(index.row())].id;
    const int stored = storedOfGroup(static_cast<int>(index.internalId()) - 1)[static_cast<size_t>(index.row())];
    return stored < 0 ? QString() : m_rows.idOfStored(stored);
}

std::vector<QString> GroupedTable::rowsOfGroup(int top) const
{
    std::vector<QString> ids;
    for (const int stored : storedOfGroup(top)) {
        if (stored >= 0)
            ids.push_back(m_rows.idOfStored(stored));
    }
    return ids;
}

QString GroupedTable::groupIdAt(const QModelIndex &index) const
{
    return idAt(isGroup(index) ? index : parent(index));
}

QVariant GroupedTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool group = isGroup(index);
    if (role == TableModel::GroupRole)
        return group;
    if (role == TableModel::IdRole)
        return idAt(index);
    const Sources &sources = m_sources[static_cast<size_t>(index.column())];
    const TableModel &table = group ? m_groups : m_rows;
    const int source = group ? sources.group : sources.row;
    // What a row is called is its subject here, whatever it is in its own table.
    const CellKind kind = column(index.column()).kind;
    if (role == TableModel::KindRole) {
        if (source < 0 || kind == CellKind::Subject)
            return QVariant::fromValue(kind == CellKind::Subject ? kind : CellKind::Muted);
        return QVariant::fromValue(table.column(source).kind);
    }
    if (source >= 0)
        return table.dataOf(idAt(index), source, role);
    return role == TableModel::SettledRole ? table.dataOf(idAt(index), 0, role) : QVariant();
}

QVariant GroupedTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return column(section).header;
    return role == Qt::TextAlignmentRole ? TableModel::alignmentOf(column(section).kind) : QVariant();
}

void GroupedTable::sort(int column, Qt::SortOrder order)
{
    const bool some = column >= 0 && column < columnCount();
    const Sources by = some ? m_sources[static_cast<size_t>(column)] : Sources{-1, -1};
    m_groups.sort(by.group, order);
    m_rows.sort(by.row, order);
    hurry();
}

int GroupedTable::columnOf(QLatin1StringView id) const
{
    const auto it = std::find_if(m_columns.begin(), m_columns.end(),
                                 [id](const TreeColumn &column) { return column.info.id == id; });
    return it == m_columns.end() ? -1 : static_cast<int>(it - m_columns.begin());
}

GroupedTable::Place GroupedTable::placeOf(int stored) const
{
    if (m_places.empty()) {
        m_places.resize(static_cast<size_t>(m_rows.storedCount()));
        for (size_t group = 0; group < m_shown.size(); ++group) {
            for (size_t row = 0; row < m_shown[group].rows.size(); ++row) {
                if (const int one = m_shown[group].rows[row]; one >= 0)
                    m_places[static_cast<size_t>(one)] = {static_cast<int>(group), static_cast<int>(row)};
            }
        }
    }
    const auto at = static_cast<size_t>(stored);
    return stored >= 0 && at < m_places.size() ? m_places[at] : Place();
}

/// Until the reset that follows, the tree goes on showing the rows that it showed.
void GroupedTable::renumber(const std::vector<int> &to)
{
    for (Group &group : m_shown) {
        for (int &stored : group.rows)
            stored = stored < 0 ? -1 : to[static_cast<size_t>(stored)];
    }
    m_places.clear();
}

QModelIndex GroupedTable::indexOfRow(const QString &id) const
{
    const Place place = placeOf(m_rows.storedOf(id));
    return place.row < 0 ? QModelIndex() : createIndex(place.row, 0, static_cast<quintptr>(place.group) + 1);
}

QModelIndex GroupedTable::indexOfGroup(const QString &id) const
{
    const int top = m_topOf.value(id, -1);
    return top < 0 ? QModelIndex() : createIndex(top, 0, quintptr(0));
}

void GroupedTable::tellGroups(const QModelIndex &first, const QModelIndex &last)
{
    for (int row = first.row(); row <= last.row(); ++row) {
        if (const int top = m_topOf.value(m_groups.idAt(row), -1); top >= 0)
            tell(-1, top, top, first.column(), last.column(), true);
    }
}

void GroupedTable::tellRows(const QModelIndex &first, const QModelIndex &last)
{
    if (m_next.isActive()) {
        m_regroup = true;
        return; // the reset tells it all
    }
    if (last.row() - first.row() >= mostSingleRows) {
        m_regroup = true;
        for (size_t group = 0; group < m_shown.size(); ++group) {
            if (const auto rows = static_cast<int>(m_shown[group].rows.size()); rows > 0)
                tell(static_cast<int>(group), 0, rows - 1, first.column(), last.column(), false);
        }
        return;
    }
    for (int row = first.row(); row <= last.row(); ++row) {
        const Place place = placeOf(m_rows.storedRow(row));
        if (place.row < 0)
            continue;
        if (m_groupOf(m_rows.idAt(row)) != m_shown[static_cast<size_t>(place.group)].id) {
            m_regroup = true;
            schedule();
        }
        tell(place.group, place.row, place.row, first.column(), last.column(), false);
    }
}

/// Tells a change of the columns that show what changed. `group` < 0: of top rows.
void GroupedTable::tell(int group, int firstRow, int lastRow, int firstColumn, int lastColumn, bool ofGroups)
{
    int left = columnCount();
    int right = -1;
    for (int i = 0; i < columnCount(); ++i) {
        const Sources &sources = m_sources[static_cast<size_t>(i)];
        const int source = ofGroups ? sources.group : sources.row;
        if (source < firstColumn || source > lastColumn)
            continue;
        left = std::min(left, i);
        right = i;
    }
    if (right < 0)
        return;
    const auto inside = static_cast<quintptr>(group) + 1;
    Q_EMIT dataChanged(createIndex(firstRow, left, inside), createIndex(lastRow, right, inside));
}

} // namespace baton
