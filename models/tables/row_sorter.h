// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// Sorts row numbers by a column: numbers by value, text as the person's language orders it. Equal rows keep the
/// order in which they were loaded.
class RowSorter
{
public:
    using ValueOf = std::function<SortValue(int row)>;

    explicit RowSorter(Qt::SortOrder order);

    /// The numbers by which these values sort, one for each: equal ones where no language tells the values apart. Any
    /// thread.
    static std::vector<qint64> keysOf(const std::vector<SortValue> &values);
    /// Sorts all of `rows` by keys, which are by row.
    void sort(std::vector<int> &rows, const std::vector<qint64> &keys) const;
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
