// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/table_model.h"

#include "models/tables/row_set.h"

#include <algorithm>
#include <numeric>

namespace baton {

namespace {

/// More separate pieces than this are told as one reset: cheaper for every view.
constexpr int mostPieces = 200;

void sortUnique(std::vector<int> &rows)
{
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

/// What changes with time has no lasting keys.
std::vector<int> lastingColumns(const std::vector<ColumnInfo> &columns)
{
    std::vector<int> lasting;
    for (size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].timedSort)
            lasting.push_back(static_cast<int>(i));
    }
    return lasting;
}

} // namespace

TableModel::TableModel(std::vector<ColumnInfo> columns, std::vector<FacetInfo> facets, QObject *parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)),
      m_filter(std::move(facets), *this, QDateTime::currentDateTimeUtc()),
      m_sortKeys(lastingColumns(m_columns), [this](int row, int column) { return sortValue(row, column); }),
      m_sortJob([this](int row, int column) { return sortValue(row, column); })
{
    connect(&m_sortJob, &SortJob::done, this, &TableModel::takeSorted);
    m_context.now = m_filter.now();
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TableModel::alignmentOf(CellKind kind)
{
    const bool number = kind == CellKind::Number;
    return QVariant::fromValue(Qt::Alignment(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return cell(static_cast<int>(storedAt(index.row())), index.column(), role);
}

QVariant TableModel::dataOf(const QString &id, int column, int role) const
{
    const int stored = storedOf(id);
    return stored < 0 ? QVariant() : cell(stored, column, role);
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return column(section).header;
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(column(section).kind);
    return {};
}

int TableModel::columnOf(QLatin1StringView id) const
{
    const auto it =
        std::find_if(m_columns.begin(), m_columns.end(), [id](const ColumnInfo &column) { return column.id == id; });
    return it == m_columns.end() ? -1 : static_cast<int>(it - m_columns.begin());
}

int TableModel::viewRowOf(const QString &id) const
{
    const int stored = storedOf(id);
    return stored < 0 ? -1 : m_viewRows[static_cast<size_t>(stored)];
}

int TableModel::storedOf(const QString &id) const
{
    const quint32 stored =
        m_stored.find(qHash(id), [this, &id](quint32 number) { return idAtStored(static_cast<int>(number)) == id; });
    return stored == NumberIndex::none ? -1 : static_cast<int>(stored);
}

std::vector<QString> TableModel::storedIds() const
{
    std::vector<QString> ids;
    ids.reserve(m_viewRows.size());
    for (int stored = 0; stored < storedCount(); ++stored)
        ids.push_back(idAtStored(stored));
    return ids;
}

void TableModel::indexViewRows()
{
    m_viewRows.assign(m_viewRows.size(), -1);
    for (size_t row = 0; row < m_order.size(); ++row)
        m_viewRows[static_cast<size_t>(m_order[row])] = static_cast<int>(row);
}

void TableModel::reorder(std::vector<int> order)
{
    if (order == m_order)
        return;
    Q_EMIT orderAboutToChange();
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> stored;
    stored.reserve(static_cast<size_t>(before.size()));
    for (const QModelIndex &at : before)
        stored.push_back(m_order[static_cast<size_t>(at.row())]);
    m_order = std::move(order);
    indexViewRows();
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        const int row = m_viewRows[static_cast<size_t>(stored[static_cast<size_t>(i)])];
        after.push_back(createIndex(row, before[i].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
    Q_EMIT orderChanged();
}

void TableModel::setNow(const QDateTime &now)
{
    m_context.now = now;
    m_sortMemo.forget(); // some columns are of the time
    if (m_filter.retime(now))
        narrowAgain();
    const int sorting = m_sortJob.isRunning() ? m_sortJob.column() : m_sortColumn;
    if (sorting >= 0 && column(sorting).timedSort)
        sort(sorting, m_sortJob.isRunning() ? m_sortJob.order() : m_sortOrder);
    if (m_order.empty())
        return;
    for (int i = 0; i < columnCount(); ++i) {
        if (column(i).timed)
            Q_EMIT dataChanged(createIndex(0, i), createIndex(rowCount() - 1, i));
    }
}

void TableModel::publish(const QStringList &fresh, const std::vector<RowChange> &changes)
{
    std::vector<int> placed;
    std::vector<int> coming;
    std::vector<char> keep(m_viewRows.size(), 1);
    bool leaving = false;
    for (const RowChange &change : changes) {
        const int stored = static_cast<int>(change.stored);
        m_filter.replace(stored);
        const bool shown = m_viewRows[change.stored] >= 0;
        const bool passes = m_filter.passes(stored);
        if (shown && !passes) {
            keep[change.stored] = 0;
            leaving = true;
        } else if (passes && !shown) {
            coming.push_back(stored);
        }
        if (change.sortValue)
            placed.push_back(stored);
        m_sortJob.touch(stored);
        m_sortMemo.forget(stored);
    }
    if (leaving && hide(keep))
        endResetModel();
    tellChanges(changes);
    const int before = storedCount();
    for (const QString &id : fresh) {
        const int stored = storedCount();
        m_stored.insert(qHash(id), static_cast<quint32>(stored));
        m_viewRows.push_back(-1);
        m_filter.append();
        placed.push_back(stored);
        if (m_filter.passes(stored))
            coming.push_back(stored);
    }
    sortUnique(coming);
    const bool differs = std::any_of(changes.begin(), changes.end(),
                                     [](const RowChange &change) { return change.firstColumn <= change.lastColumn; });
    if (differs || !fresh.isEmpty())
        m_sortKeys.rowsChanged(storedCount());
    append(coming);
    if (m_sortColumn >= 0 && !placed.empty())
        place(std::move(placed));
    for (int stored = static_cast<int>(m_sorted.size()); stored < storedCount(); ++stored)
        m_sorted.push_back(stored); // as loaded: behind
    const bool behind = coming.empty() || coming.front() >= before;
    if (m_sortColumn >= 0 || !behind)
        reorder(passing());
    if (leaving || !coming.empty() || !fresh.isEmpty())
        Q_EMIT countsChanged();
    if (!changes.empty())
        Q_EMIT recordsChanged();
}

/// Shows these stored rows behind all others, for now.
void TableModel::append(const std::vector<int> &shown)
{
    if (shown.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(shown.size()) - 1);
    for (const int stored : shown) {
        m_viewRows[static_cast<size_t>(stored)] = rowCount();
        m_order.push_back(stored);
    }
    endInsertRows();
}

void TableModel::tellChanges(const std::vector<RowChange> &changes)
{
    struct Shown
    {
        int row;
        int first;
        int last;
    };
    std::vector<Shown> shown;
    for (const RowChange &change : changes) {
        const int row = m_viewRows[change.stored];
        if (row >= 0 && change.firstColumn <= change.lastColumn)
            shown.push_back({row, change.firstColumn, change.lastColumn});
    }
    std::sort(shown.begin(), shown.end(), [](const Shown &a, const Shown &b) { return a.row < b.row; });
    for (size_t i = 0; i < shown.size();) {
        Shown piece = shown[i];
        size_t next = i + 1;
        int last = piece.row;
        while (next < shown.size() && shown[next].row <= last + 1) {
            piece.first = std::min(piece.first, shown[next].first);
            piece.last = std::max(piece.last, shown[next].last);
            last = shown[next].row;
            ++next;
        }
        Q_EMIT dataChanged(createIndex(piece.row, piece.first), createIndex(last, piece.last));
        i = next;
    }
}

/// Hides the stored rows that are not kept. Few pieces are told one by one; for many a reset is begun, and true
/// returned: the caller ends it.
bool TableModel::hide(const std::vector<char> &keep)
{
    std::vector<std::pair<int, int>> pieces; // first and last view row, from the end
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (keep[storedAt(row)])
            continue;
        if (!pieces.empty() && pieces.back().first == row + 1)
            pieces.back().first = row;
        else
            pieces.emplace_back(row, row);
    }
    if (pieces.size() > mostPieces) {
        beginResetModel();
        std::erase_if(m_order, [&keep](int stored) { return !keep[static_cast<size_t>(stored)]; });
        indexViewRows();
        return true;
    }
    for (const auto &[first, last] : pieces) {
        beginRemoveRows({}, first, last);
        m_order.erase(m_order.begin() + first, m_order.begin() + last + 1);
        indexViewRows();
        endRemoveRows();
    }
    return false;
}

void TableModel::keepOnly(const QSet<QString> &ids)
{
    std::vector<char> keep(m_viewRows.size());
    for (int stored = 0; stored < storedCount() && !ids.isEmpty(); ++stored)
        keep[static_cast<size_t>(stored)] = static_cast<char>(ids.contains(idAtStored(stored)));
    keepMarked(keep);
}

void TableModel::keepRows(const RowSet &rows)
{
    std::vector<char> keep(m_viewRows.size());
    rows.forEach([&keep](int stored) { keep[static_cast<size_t>(stored)] = 1; });
    keepMarked(keep);
}

void TableModel::forget(const QStringList &ids)
{
    std::vector<char> keep(m_viewRows.size(), 1);
    for (const QString &id : ids) {
        if (const int stored = storedOf(id); stored >= 0)
            keep[static_cast<size_t>(stored)] = 0;
    }
    keepMarked(keep);
}

void TableModel::keepMarked(const std::vector<char> &keep)
{
    std::vector<int> from;
    QStringList gone;
    for (size_t stored = 0; stored < m_viewRows.size(); ++stored) {
        if (keep[stored])
            from.push_back(static_cast<int>(stored));
        else
            gone.push_back(idAtStored(static_cast<int>(stored)));
    }
    if (gone.isEmpty())
        return;
    const bool reset = hide(keep);
    renumber(from);
    if (reset)
        endResetModel();
    Q_EMIT forgotten(gone);
    Q_EMIT countsChanged();
}

void TableModel::arrange(const QStringList &ids)
{
    std::vector<int> from;
    std::vector<char> named(m_viewRows.size());
    for (const QString &id : ids) {
        const int stored = storedOf(id);
        if (!std::exchange(named[static_cast<size_t>(stored)], 1))
            from.push_back(stored);
    }
    if (std::is_sorted(from.begin(), from.end()))
        return;
    renumber(from);
    sortAll();
}

/// Stored row i is from now on what from[i] was. What is shown stays where it is.
void TableModel::renumber(const std::vector<int> &from)
{
    std::vector<int> to(m_viewRows.size(), -1);
    for (size_t place = 0; place < from.size(); ++place)
        to[static_cast<size_t>(from[place])] = static_cast<int>(place);
    m_stored.renumber(to);
    std::erase_if(m_sorted, [&to](int stored) { return to[static_cast<size_t>(stored)] < 0; });
    for (int &stored : m_sorted)
        stored = to[static_cast<size_t>(stored)];
    for (int &stored : m_order)
        stored = to[static_cast<size_t>(stored)];
    m_viewRows.resize(from.size());
    m_sortMemo.forget();
    if (m_sortJob.isRunning())
        m_sortJob.start(m_sortJob.column(), m_sortJob.order(), static_cast<int>(from.size()));
    takeStored(from);
    m_filter.take(from);
    m_sortKeys.rowsChanged(storedCount());
    indexViewRows();
    Q_EMIT renumbered(to);
}

} // namespace baton
