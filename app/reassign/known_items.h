// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/plan_work.h"

namespace baton::planning {

/// The items that are known of one certification, numbered, with their people numbered too. A person is the identity;
/// where there is none the summary, by id or else by name; an item with none of these stands alone.
///
/// Everything is read once, in the order of the list: a large plan's time goes by on waiting for memory.
class KnownItems
{
public:
    struct Found
    {
        quint32 item = nowhere; ///< number; nowhere: not among the known ones
        bool taken = false;     ///< asked for before
    };

    KnownItems(const ItemList *list, const IdentityId &target);

    /// For each of these rows, in turn.
    std::vector<Found> take(const std::vector<NamedItem> &rows);

    /// Each item once: lists read while rows move may name one twice.
    size_t count() const { return m_items.size(); }
    const ReviewItem &item(quint32 number) const { return *m_items[number]; }
    quint32 personOf(quint32 number) const { return m_personOf[number]; }
    size_t peopleCount() const { return m_totals.size(); }
    /// How many items the person has here.
    quint32 totalOf(quint32 person) const { return m_totals[person]; }
    bool isOfTarget(quint32 number) const { return m_personOf[number] == m_target; }
    bool isComplete() const { return m_complete; }

private:
    Found take(QStringView id);
    quint32 number(StringIndex &people, const ReviewItem &item) const;

    StringIndex m_index;
    StringIndex m_strangers;
    std::vector<const ReviewItem *> m_items;
    std::vector<quint32> m_personOf;
    std::vector<quint32> m_totals;
    std::vector<quint8> m_taken;
    quint32 m_target = nowhere; ///< the person that the target is
    bool m_complete = false;
};

} // namespace baton::planning
