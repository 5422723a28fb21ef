// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <bit>
#include <vector>

namespace baton {

/// A set of stored rows of a table, a bit for each: what is asked of a hundred thousand rows takes microseconds, and
/// nothing is allocated for a single one.
class RowSet
{
public:
    /// Rows 0 … rows-1.
    static RowSet firstRows(int rows);

    bool contains(int row) const
    {
        const size_t word = wordOf(row);
        return word < m_words.size() && (m_words[word] & bitOf(row)) != 0;
    }
    int count() const { return m_count; }
    bool isEmpty() const { return m_count == 0; }
    int first() const; ///< the lowest one, -1: empty
    bool intersects(const RowSet &other) const;

    /// `row` is not negative.
    void insert(int row);
    void remove(int row);
    void clear();
    RowSet &operator|=(const RowSet &other);
    RowSet &operator&=(const RowSet &other);
    RowSet &operator-=(const RowSet &other);
    RowSet &operator^=(const RowSet &other); ///< the rows of `other` change sides

    /// Row i is row to[i] from now on; -1: it is gone. See TableModel::renumbered.
    void renumber(const std::vector<int> &to);

    /// From the lowest to the highest; the set must not change meanwhile.
    template <class Each> void forEach(Each each) const
    {
        for (size_t word = 0; word < m_words.size(); ++word) {
            for (quint64 bits = m_words[word]; bits != 0; bits &= bits - 1)
                each(static_cast<int>(word * 64) + std::countr_zero(bits));
        }
    }

    friend bool operator==(const RowSet &a, const RowSet &b);
    friend bool operator!=(const RowSet &a, const RowSet &b) { return !(a == b); }

private:
    static size_t wordOf(int row) { return static_cast<size_t>(row) / 64; }
    static quint64 bitOf(int row) { return quint64(1) << (static_cast<unsigned>(row) % 64); }
    void recount();
    void makeRoomFor(const RowSet &other);

    std::vector<quint64> m_words;
    int m_count = 0;
};

} // namespace baton
