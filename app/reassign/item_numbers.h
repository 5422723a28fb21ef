// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/string_index.h"
#include "models/domain/review_item.h"

namespace baton::planning {

/// The items of a list, each once (lists read while rows move may name one twice), with their people and their access
/// numbered too. A person is the identity; where there is none the summary, by id or else by name; an item with none
/// of these stands alone. Access is its id, or else its name; an item with neither stands alone.
///
/// Everything is read once, in the order of the list: a large plan's time goes by on waiting for memory.
class ItemNumbers
{
public:
    ItemNumbers() = default;
    /// The items must outlive it, where they are.
    explicit ItemNumbers(const std::vector<ReviewItem> &items);

    size_t count() const { return m_items.size(); }
    const ReviewItem &item(quint32 number) const { return *m_items[number]; }
    /// `nowhere`: not of this list.
    quint32 find(QStringView itemId) const { return m_ids.find(itemId); }

    quint32 personOf(quint32 number) const { return m_places[number].person; }
    size_t peopleCount() const { return m_totals.size(); }
    /// How many items the person has here.
    quint32 totalOf(quint32 person) const { return m_totals[person]; }
    /// The person that this identity is; `nowhere`: none of this list.
    quint32 personWith(const IdentityId &identity) const;

    quint32 accessOf(quint32 number) const { return m_places[number].access; }
    size_t accessCount() const { return m_access.size(); }

private:
    struct Place
    {
        quint32 person;
        quint32 access;
    };

    quint32 numberPerson(const ReviewItem &item);
    quint32 numberAccess(const ReviewItem &item);

    StringIndex m_ids;
    StringIndex m_people;
    StringIndex m_access;
    std::vector<const ReviewItem *> m_items;
    std::vector<Place> m_places;
    std::vector<quint32> m_totals; ///< by person
};

} // namespace baton::planning
