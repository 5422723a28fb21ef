// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/row_sorter.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace baton {

namespace {

/// Of a row that has no number: last in both orders.
constexpr qint64 absent = std::numeric_limits<qint64>::max();

QCollator ofThePerson()
{
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    return collator;
}

struct Keyed
{
    qint64 key;
    int row;
};

void sortKeyed(std::vector<Keyed> &keyed, Qt::SortOrder order)
{
    const bool descending = order == Qt::DescendingOrder;
    std::sort(keyed.begin(), keyed.end(), [descending](const Keyed &a, const Keyed &b) {
        if (a.key == b.key)
            return a.row < b.row;
        if (a.key == absent || b.key == absent)
            return b.key == absent;
        return descending ? b.key < a.key : a.key < b.key;
    });
}

/// Where each of the fresh rows first to last (sorted) belongs among from to to: the one in the middle is looked for
/// first, and parts the others into those before and those behind it.
template <class PlaceOf>
void placeBetween(std::vector<size_t> &places, size_t first, size_t last, size_t from, size_t to,
                  const PlaceOf &placeOf)
{
    if (first == last)
        return;
    const size_t middle = first + (last - first) / 2;
    const size_t place = from == to ? from : placeOf(middle, from, to);
    places[middle] = place;
    placeBetween(places, first, middle, from, place, placeOf);
    placeBetween(places, middle + 1, last, place, to, placeOf);
}

/// The numbers by which these values sort, one for each: equal ones where no language tells the values apart.
std::vector<qint64> keysOf(const std::vector<SortValue> &values)
{
    // Names repeat: each distinct text is compared by the (slow) collator only once, as a rank.
    const QCollator collator = ofThePerson();
    QHash<QString, qint64> ranks;
    for (const SortValue &value : values) {
        if (!value.numeric)
            ranks.insert(value.text, 0);
    }
    std::vector<QString> distinct(ranks.keyBegin(), ranks.keyEnd());
    std::sort(distinct.begin(), distinct.end());
    std::stable_sort(distinct.begin(), distinct.end(),
                     [&collator](const QString &a, const QString &b) { return collator.compare(a, b) < 0; });
    qint64 rank = 0;
    for (size_t i = 0; i < distinct.size(); ++i) {
        if (i > 0 && collator.compare(distinct[i - 1], distinct[i]) != 0)
            ++rank;
        ranks[distinct[i]] = rank;
    }
    std::vector<qint64> keys(values.size());
    std::transform(values.begin(), values.end(), keys.begin(), [&ranks](const SortValue &value) {
        return value.numeric ? value.number.value_or(absent) : ranks.value(value.text);
    });
    return keys;
}

} // namespace

RowSorter::RowSorter(Qt::SortOrder order) : m_order(order), m_collator(ofThePerson()) {}

SortRanks RowSorter::ranksOf(const std::vector<SortValue> &values)
{
    const std::vector<qint64> keys = keysOf(values);
    std::vector<qint64> distinct = keys;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (!distinct.empty() && distinct.back() == absent)
        distinct.pop_back();
    SortRanks ranks;
    ranks.absent = static_cast<quint32>(distinct.size());
    ranks.of.reserve(keys.size());
    for (const qint64 key : keys)
        ranks.of.push_back(
            static_cast<quint32>(std::lower_bound(distinct.begin(), distinct.end(), key) - distinct.begin()));
    return ranks;
}

void RowSorter::sort(std::vector<int> &rows, const SortRanks &ranks) const
{
    std::vector<size_t> places(size_t(ranks.absent) + 1); // how many rows have each rank, then where they begin
    for (size_t row = 0; row < rows.size(); ++row)
        ++places[ranks.of[row]];
    size_t place = 0;
    const auto begin = [&places, &place](size_t rank) { place += std::exchange(places[rank], place); };
    for (size_t i = 0; i < ranks.absent; ++i)
        begin(m_order == Qt::AscendingOrder ? i : ranks.absent - 1 - i);
    begin(ranks.absent);
    for (size_t row = 0; row < rows.size(); ++row)
        rows[places[ranks.of[row]]++] = static_cast<int>(row);
}

void RowSorter::sort(std::vector<int> &rows, const ValueOf &valueOf) const
{
    std::vector<SortValue> values(rows.size());
    std::transform(rows.begin(), rows.end(), values.begin(), valueOf);
    const std::vector<qint64> keys = keysOf(values);
    std::vector<Keyed> keyed(rows.size());
    for (size_t i = 0; i < rows.size(); ++i)
        keyed[i] = {keys[i], rows[i]};
    sortKeyed(keyed, m_order);
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const Keyed &entry) { return entry.row; });
}

int RowSorter::compare(const SortValue &a, const SortValue &b) const
{
    if (a.numeric || b.numeric) {
        if (!a.number || !b.number)
            return static_cast<int>(b.number.has_value()) - static_cast<int>(a.number.has_value());
        if (*a.number == *b.number)
            return 0;
        return ((*a.number < *b.number) == (m_order == Qt::AscendingOrder)) ? -1 : 1;
    }
    const int order = m_collator.compare(a.text, b.text);
    return m_order == Qt::AscendingOrder ? order : -order;
}

void RowSorter::merge(std::vector<int> &rows, std::vector<int> fresh, const ValueOf &valueOf) const
{
    sort(fresh, valueOf);
    // Few compares, as each asks for a value that may have to be made, then one pass: a page costs little in a long
    // list.
    const auto at = [&rows](size_t place) { return rows.cbegin() + static_cast<std::ptrdiff_t>(place); };
    std::vector<size_t> places(fresh.size());
    placeBetween(places, 0, fresh.size(), 0, rows.size(), [&](size_t which, size_t from, size_t to) {
        const int row = fresh[which];
        const SortValue value = valueOf(row);
        const auto upTo = std::upper_bound(at(from), at(to), row, [&](int, int other) {
            const int order = compare(value, valueOf(other));
            return order == 0 ? row < other : order < 0;
        });
        return static_cast<size_t>(upTo - rows.cbegin());
    });
    std::vector<int> merged;
    merged.reserve(rows.size() + fresh.size());
    size_t from = 0;
    for (size_t i = 0; i < fresh.size(); ++i) {
        merged.insert(merged.end(), at(from), at(places[i]));
        merged.push_back(fresh[i]);
        from = places[i];
    }
    merged.insert(merged.end(), at(from), rows.cend());
    rows = std::move(merged);
}

} // namespace baton
