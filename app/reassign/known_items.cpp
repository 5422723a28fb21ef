// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/known_items.h"

namespace baton::planning {

namespace {

constexpr size_t ahead = 12; ///< rows

} // namespace

KnownItems::KnownItems(const ItemList *list, const IdentityId &target)
    : m_numbers(list ? &list->numbers() : nullptr), m_complete(list && list->complete), m_taken(numbers().count(), 0),
      m_target(numbers().personWith(target))
{
}

std::vector<KnownItems::Found> KnownItems::take(const std::vector<NamedItem> &rows)
{
    std::vector<Found> found;
    found.reserve(rows.size());
    const ItemNumbers &known = numbers();
    for (size_t i = 0; i < rows.size(); ++i) {
        if (i + ahead < rows.size())
            prefetch(rows[i + ahead].id);
        found.push_back(take(known, rows[i].id));
    }
    return found;
}

KnownItems::Found KnownItems::take(const ItemNumbers &numbers, QStringView id)
{
    const quint32 number = numbers.find(id);
    if (number == nowhere) {
        const size_t known = m_strangers.size();
        return {nowhere, m_strangers.intern(id) < known};
    }
    const Found found{number, m_taken[number] != 0};
    m_taken[number] = 1;
    return found;
}

} // namespace baton::planning
