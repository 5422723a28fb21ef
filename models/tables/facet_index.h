// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/compact_numbers.h"
#include "models/tables/facet.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <vector>

namespace baton {

/// Which answers the rows of a table give to one facet, and which are picked. A row keeps one small number, so that
/// narrowing 100,000 rows compares no text.
class FacetIndex
{
public:
    /// The number for these keys. Keys that were never seen are labelled by `labelOf(key)`.
    template <class LabelOf> quint32 groupOf(const FacetKeys &keys, LabelOf labelOf)
    {
        const quint32 known = find(keys);
        if (known != unknown)
            return known;
        for (const QString &key : keys) {
            if (!isNamed(key))
                relabel(key, labelOf(key));
        }
        return addGroup(keys);
    }
    /// Gives a key its present words.
    void relabel(const QString &key, const FacetLabel &label);

    void append(quint32 group) { m_rows.push_back(group); }
    /// True when the row gave another answer before.
    bool replace(int row, quint32 group);
    /// Row i is what row from[i] was; rows that are not named are gone.
    void take(const std::vector<int> &from);

    /// Rows that give any of `keys` pass; no keys: all rows.
    void pick(const QSet<QString> &keys);
    const QSet<QString> &picked() const { return m_picked; }
    bool passes(int row) const { return m_picked.isEmpty() || m_groups[m_rows[static_cast<size_t>(row)]].passes; }

    /// Counts the rows for which `counted(row)` is true, by answer: of all that are offered (a stored row gives them,
    /// or they are picked), in the order to offer them.
    template <class Counted> std::vector<FacetValue> values(Counted counted) const
    {
        std::vector<int> counts(m_groups.size());
        for (size_t row = 0; row < m_rows.size(); ++row)
            counts[m_rows[row]] += counted(static_cast<int>(row)) ? 1 : 0;
        return inOrder(counts);
    }
    /// The words of what is picked, in the same order.
    QStringList pickedLabels() const;
    /// each(row) for every row that gives any of `keys`.
    template <class Each> void eachRowOf(const QSet<QString> &keys, Each each) const
    {
        const std::vector<char> gives = groupsWith(keys);
        for (size_t row = 0; row < m_rows.size(); ++row) {
            if (gives[m_rows[row]])
                each(static_cast<int>(row));
        }
    }
    /// How many answers are offered.
    int offeredCount() const;
    /// The words of a key; the key itself when no row ever gave it.
    QString label(const QString &key) const;

private:
    static constexpr quint32 unknown = ~quint32(0);
    struct Value
    {
        QString key;
        FacetLabel label;
        bool named = false; ///< by a row: a picked key may be one that no row gives yet
    };
    /// Rows that give the same answers.
    struct Group
    {
        std::vector<size_t> values;
        bool passes = false;
    };

    quint32 find(const FacetKeys &keys) const;
    std::vector<char> groupsWith(const QSet<QString> &keys) const;
    bool isNamed(const QString &key) const;
    size_t valueFor(const QString &key);
    quint32 addGroup(const FacetKeys &keys);
    bool isPicked(const Group &group) const;
    std::vector<char> offered() const;
    std::vector<FacetValue> inOrder(const std::vector<int> &counts) const;
    void sort(std::vector<size_t> &values) const;

    std::vector<Value> m_values;
    QHash<QString, size_t> m_valueOf; ///< key → place in m_values
    std::vector<Group> m_groups;
    QHash<QString, quint32> m_groupOf; ///< joined keys → place in m_groups
    CompactNumbers m_rows;             ///< row → place in m_groups
    QSet<QString> m_picked;
};

} // namespace baton
