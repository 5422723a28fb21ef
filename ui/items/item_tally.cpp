// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/item_tally.h"

#include "models/tables/state_words.h"

#include <algorithm>

namespace baton {

void ItemTally::add(const ReviewItem &item)
{
    ++m_count;
    m_privileged += item.privileged.value_or(false) ? 1 : 0;

    const auto same = std::find_if(m_decided.begin(), m_decided.end(),
                                   [&item](const Decided &known) { return known.decision == item.decision; });
    if (same == m_decided.end())
        m_decided.push_back({item.decision, 1});
    else
        ++same->count;

    const QString key = item.identity.isEmpty() ? item.identityName : item.identity.toString();
    auto person = m_personAt.constFind(key);
    if (person == m_personAt.constEnd()) {
        person = m_personAt.insert(key, m_people.size());
        m_people.push_back({item.identityName, 0, 0});
    }
    ++m_people[*person].count;
}

/// Several answers of a vendor may have one word.
std::vector<DetailsCount> ItemTally::decisions() const
{
    std::vector<DetailsCount> counts;
    for (const Decided &decided : m_decided) {
        const StateWord state = stateWord(decided.decision);
        const auto same = std::find_if(counts.begin(), counts.end(),
                                       [&state](const DetailsCount &known) { return known.state == state; });
        if (same == counts.end())
            counts.push_back({state, decided.count});
        else
            same->count += decided.count;
    }
    std::stable_sort(counts.begin(), counts.end(),
                     [](const DetailsCount &a, const DetailsCount &b) { return a.count > b.count; });
    return counts;
}

} // namespace baton
