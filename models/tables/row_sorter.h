// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/compact_numbers.h"

#include <QCollator>
#include <QString>
#include <QtGlobal>

#include <functional>
#include <optional>
#include <vector>

namespace baton {

/// What a row sorts by in one column: a number where the column has one, else text.
struct SortValue
{
    std::optional<qint64> number;
    QString text;
    bool numeric = false; ///< a numeric row without a number sorts last in both directions
};

/// By row, its place in the order of a column; equal where no language tells two rows apart.
struct SortRanks
{
    CompactNumbers of;
    quint32 absent = 0; ///< of rows without a number, which come last in both orders; larger than any other
};

/// Sorts row numbers by a column: numbers by value, text as the person's language orders it. Equal rows keep the
/// order in which they were loaded.
class RowSorter
{
public:
    using ValueOf = std::function<SortValue(int row)>;

    explicit RowSorter(Qt::SortOrder order);

    /// The ranks of rows that have these values. Any thread.
    static SortRanks ranksOf(const std::vector<SortValue> &values);
    /// Sorts `rows`, which are all that have a rank: one pass to count and one to place.
    void sort(std::vector<int> &rows, const SortRanks &ranks) const;
    /// Sorts all of `rows`.
    void sort(std::vector<int> &rows, const ValueOf &valueOf) const;
    /// Puts `fresh` (any order) into `rows` (sorted by this sorter before).
    void merge(std::vector<int> &rows, std::vector<int> fresh, const ValueOf &valueOf) const;

private:
    int compare(const SortValue &a, const SortValue &b) const;

    Qt::SortOrder m_order;
    QCollator m_collator;
};

} // namespace baton
