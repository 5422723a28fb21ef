// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/table_model.h"

#include <algorithm>
#include <numeric>

namespace baton {

namespace {

/// More separate pieces than this are told as one reset: cheaper for every view.
constexpr int mostPieces = 200;

} // namespace

TableModel::TableModel(std::vector<ColumnInfo> columns, QObject *parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns))
{
    m_context.now = QDateTime::currentDateTimeUtc();
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return column(section).header;
    if (role == Qt::TextAlignmentRole) {
        const bool number = column(section).kind == CellKind::Number;
        return QVariant::fromValue(Qt::Alignment(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
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

RowSorter::ValueOf TableModel::valueOf() const
{
    return [this](int stored) { return sortValue(stored, m_sortColumn); };
}

void TableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < columnCount() ? column : -1;
    m_sortOrder = order;
    std::vector<int> sorted = m_order;
    if (m_sortColumn >= 0)
        RowSorter(m_sortOrder).sort(sorted, valueOf());
    else
        std::sort(sorted.begin(), sorted.end());
    reorder(std::move(sorted));
}

void TableModel::setFilter(const QString &words)
{
    if (words == m_filter)
        return;
    m_filter = words;
    std::vector<QByteArray> folded = foldedWords(words);
    if (folded == m_words)
        return;
    m_words = std::move(folded);
    beginResetModel();
    rebuild();
    endResetModel();
    Q_EMIT countsChanged();
}

void TableModel::rebuild()
{
    m_order.clear();
    for (int stored = 0; stored < storedCount(); ++stored) {
        if (passes(stored))
            m_order.push_back(stored);
    }
    if (m_sortColumn >= 0)
        RowSorter(m_sortOrder).sort(m_order, valueOf());
    indexViewRows();
}

void TableModel::indexViewRows()
{
    m_viewRows.assign(m_ids.size(), -1);
    for (size_t row = 0; row < m_order.size(); ++row)
        m_viewRows[static_cast<size_t>(m_order[row])] = static_cast<int>(row);
}

void TableModel::reorder(std::vector<int> order)
{
    if (order == m_order)
        return;
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
}

void TableModel::setNow(const QDateTime &now)
{
    m_context.now = now;
    if (m_order.empty())
        return;
    for (int i = 0; i < columnCount(); ++i) {
        if (column(i).timed)
            Q_EMIT dataChanged(createIndex(0, i), createIndex(rowCount() - 1, i));
    }
}

void TableModel::publish(const QStringList &fresh, const std::vector<Change> &changes)
{
    std::vector<int> freshShown;
    for (const QString &id : fresh) {
        const int stored = storedCount();
        m_ids.push_back(id);
        m_stored.insert(id, stored);
        m_viewRows.push_back(-1);
        m_search.append(searchText(stored));
        if (passes(stored))
            freshShown.push_back(stored);
    }
    bool flipped = false;
    bool resort = false;
    for (const Change &change : changes) {
        const int stored = static_cast<int>(change.stored);
        m_search.replace(stored, searchText(stored));
        const bool shown = m_viewRows[change.stored] >= 0;
        flipped = flipped || shown != passes(stored);
        resort = resort || (shown && change.sortValue);
    }
    if (flipped) {
        beginResetModel();
        rebuild();
        endResetModel();
    } else {
        tellChanges(changes);
        show(std::move(freshShown), resort);
    }
    if (flipped || !fresh.isEmpty())
        Q_EMIT countsChanged();
    if (!changes.empty())
        Q_EMIT recordsChanged();
}

void TableModel::show(std::vector<int> fresh, bool resort)
{
    if (!fresh.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
        for (const int stored : fresh) {
            m_viewRows[static_cast<size_t>(stored)] = rowCount();
            m_order.push_back(stored);
        }
        endInsertRows();
    }
    if (m_sortColumn < 0 || (fresh.empty() && !resort))
        return;
    std::vector<int> order = m_order;
    if (resort) {
        RowSorter(m_sortOrder).sort(order, valueOf());
    } else {
        order.resize(order.size() - fresh.size());
        RowSorter(m_sortOrder).merge(order, std::move(fresh), valueOf());
    }
    reorder(std::move(order));
}

void TableModel::tellChanges(const std::vector<Change> &changes)
{
    struct Shown
    {
        int row;
        int first;
        int last;
    };
    std::vector<Shown> shown;
    for (const Change &change : changes) {
        const int row = m_viewRows[change.stored];
        if (row >= 0 && change.firstColumn <= change.lastColumn)
            shown.push_back({row, change.firstColumn, change.lastColumn});
    }
    std::sort(shown.begin(), shown.end(), [](const Shown &a, const Shown &b) { return a.row < b.row; });
    for (size_t i = 0; i < shown.size();) {
        Shown piece = shown[i];
        size_t next = i + 1;
        int last = piece.row;
        while (next < shown.size() && shown[next].row == last + 1) {
            piece.first = std::min(piece.first, shown[next].first);
            piece.last = std::max(piece.last, shown[next].last);
            last = shown[next].row;
            ++next;
        }
        Q_EMIT dataChanged(createIndex(piece.row, piece.first), createIndex(last, piece.last));
        i = next;
    }
}

void TableModel::keepOnly(const QSet<QString> &ids)
{
    std::vector<char> keep(m_ids.size());
    QStringList gone;
    for (size_t stored = 0; stored < m_ids.size(); ++stored) {
        keep[stored] = static_cast<char>(ids.contains(m_ids[stored]));
        if (!keep[stored])
            gone.push_back(m_ids[stored]);
    }
    if (gone.isEmpty())
        return;

    std::vector<std::pair<int, int>> pieces; // first and last view row, from the end
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (keep[storedAt(row)])
            continue;
        if (!pieces.empty() && pieces.back().first == row + 1)
            pieces.back().first = row;
        else
            pieces.emplace_back(row, row);
    }
    const bool reset = pieces.size() > mostPieces;
    if (reset) {
        beginResetModel();
        std::erase_if(m_order, [&keep](int stored) { return !keep[static_cast<size_t>(stored)]; });
    } else {
        for (const auto &[first, last] : pieces) {
            beginRemoveRows({}, first, last);
            m_order.erase(m_order.begin() + first, m_order.begin() + last + 1);
            indexViewRows();
            endRemoveRows();
        }
    }

    std::vector<int> moved(m_ids.size(), -1);
    int next = 0;
    for (size_t stored = 0; stored < keep.size(); ++stored) {
        if (keep[stored])
            moved[stored] = next++;
    }
    for (int &stored : m_order)
        stored = moved[static_cast<size_t>(stored)];
    std::vector<QString> left;
    left.reserve(static_cast<size_t>(next));
    m_stored.clear();
    for (size_t stored = 0; stored < keep.size(); ++stored) {
        if (!keep[stored])
            continue;
        m_stored.insert(m_ids[stored], static_cast<int>(left.size()));
        left.push_back(m_ids[stored]);
    }
    m_ids = std::move(left);
    m_search.keepOnly(keep);
    keepStored(keep);
    indexViewRows();
    if (reset)
        endResetModel();
    Q_EMIT forgotten(gone);
    Q_EMIT countsChanged();
}

} // namespace baton
