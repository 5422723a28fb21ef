// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/item_numbers.h"

namespace baton::planning {

namespace {

enum PersonKey : quint32 { IdentityKey, SummaryKey, PersonNameKey, NobodyKey };
enum AccessKey : quint32 { AccessIdKey, AccessNameKey, NoAccessKey };

constexpr size_t ahead = 12; ///< items

} // namespace

ItemNumbers::ItemNumbers(const std::vector<ReviewItem> &items)
    : m_ids(items.size()), m_people(items.size() / 8), m_access(items.size() / 4)
{
    m_items.reserve(items.size());
    m_places.reserve(items.size());
    const ReviewItem *last = nullptr;
    quint32 person = nowhere;
    for (size_t i = 0; i < items.size(); ++i) {
        if (i + 2 * ahead < items.size()) {
            prefetch(&items[i + 2 * ahead].id);
            prefetch(&items[i + 2 * ahead].accessId);
            prefetch(items[i + ahead].id.toString());
            prefetch(items[i + ahead].identity.toString());
            prefetch(items[i + ahead].accessId);
        }
        const ReviewItem &item = items[i];
        if (m_ids.intern(item.id.toString()) != m_items.size())
            continue;
        // Lists come by person: most items have the one before's.
        if (!last || item.identity.isEmpty() || item.identity != last->identity)
            person = numberPerson(item);
        last = &item;
        if (person == m_totals.size())
            m_totals.push_back(0);
        ++m_totals[person];
        m_items.push_back(&item);
        m_places.push_back({person, numberAccess(item)});
    }
}

quint32 ItemNumbers::numberPerson(const ReviewItem &item)
{
    if (!item.identity.isEmpty())
        return m_people.intern(item.identity.toString(), IdentityKey);
    if (!item.summaryId.isEmpty())
        return m_people.intern(item.summaryId, SummaryKey);
    if (!item.identityName.isEmpty())
        return m_people.intern(item.identityName, PersonNameKey);
    return m_people.intern(item.id.toString(), NobodyKey);
}

quint32 ItemNumbers::numberAccess(const ReviewItem &item)
{
    if (!item.accessId.isEmpty())
        return m_access.intern(item.accessId, AccessIdKey);
    if (!item.accessName.isEmpty())
        return m_access.intern(item.accessName, AccessNameKey);
    return m_access.intern(item.id.toString(), NoAccessKey);
}

quint32 ItemNumbers::personWith(const IdentityId &identity) const
{
    return identity.isEmpty() ? nowhere : m_people.find(identity.toString(), IdentityKey);
}

} // namespace baton::planning
