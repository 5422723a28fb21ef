// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/known_items.h"

namespace baton::planning {

namespace {

enum KeyKind : quint32 { IdentityKey, SummaryKey, NameKey, AloneKey };

constexpr size_t ahead = 12; ///< rows or items

} // namespace

KnownItems::KnownItems(const ItemList *list, const IdentityId &target) : m_index(list ? list->items.size() : 0)
{
    if (!list)
        return;
    m_complete = list->complete;
    const std::vector<ReviewItem> &items = list->items;
    m_items.reserve(items.size());
    m_personOf.reserve(items.size());
    StringIndex people(items.size() / 8);
    const ReviewItem *last = nullptr;
    quint32 person = nowhere;
    for (size_t i = 0; i < items.size(); ++i) {
        if (i + 2 * ahead < items.size()) {
            prefetch(&items[i + 2 * ahead].id);
            prefetch(&items[i + 2 * ahead].identityName);
            prefetch(items[i + ahead].id.toString());
            prefetch(items[i + ahead].identity.toString());
        }
        const ReviewItem &item = items[i];
        if (m_index.intern(item.id.toString()) != m_items.size())
            continue;
        // Lists come by person: most items have the one before's.
        if (!last || item.identity.isEmpty() || item.identity != last->identity)
            person = number(people, item);
        last = &item;
        if (person == m_totals.size()) {
            m_totals.push_back(0);
            if (!item.identity.isEmpty() && item.identity == target)
                m_target = person;
        }
        ++m_totals[person];
        m_items.push_back(&item);
        m_personOf.push_back(person);
    }
    m_taken.assign(m_items.size(), 0);
}

quint32 KnownItems::number(StringIndex &people, const ReviewItem &item) const
{
    if (!item.identity.isEmpty())
        return people.intern(item.identity.toString(), IdentityKey);
    if (!item.summaryId.isEmpty())
        return people.intern(item.summaryId, SummaryKey);
    if (!item.identityName.isEmpty())
        return people.intern(item.identityName, NameKey);
    return people.intern(item.id.toString(), AloneKey);
}

std::vector<KnownItems::Found> KnownItems::take(const std::vector<NamedItem> &rows)
{
    std::vector<Found> found;
    found.reserve(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        if (i + ahead < rows.size())
            prefetch(rows[i + ahead].id);
        found.push_back(take(rows[i].id));
    }
    return found;
}

KnownItems::Found KnownItems::take(QStringView id)
{
    const quint32 number = m_index.find(id);
    if (number == nowhere) {
        const size_t known = m_strangers.size();
        return {nowhere, m_strangers.intern(id) < known};
    }
    const Found found{number, m_taken[number] != 0};
    m_taken[number] = 1;
    return found;
}

} // namespace baton::planning
