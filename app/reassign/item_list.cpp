// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/item_list.h"

#include "app/reassign/item_numbers.h"

namespace baton {

ItemList::ItemList(std::vector<ReviewItem> read, bool whole) : items(std::move(read)), complete(whole) {}

ItemList::~ItemList() = default;

const planning::ItemNumbers &ItemList::numbers() const
{
    std::call_once(m_numbered, [this] { m_numbers = std::make_unique<const planning::ItemNumbers>(items); });
    return *m_numbers;
}

} // namespace baton
