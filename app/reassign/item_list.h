// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/review_item.h"

#include <memory>
#include <mutex>
#include <vector>

namespace baton {

namespace planning {
class ItemNumbers;
}

/// The items of one certification, as far as they were read. Never changed; safe to read from any thread.
class ItemList
{
public:
    /// `complete`: every page was read and every row of it could be understood.
    ItemList(std::vector<ReviewItem> items, bool complete);
    ~ItemList();
    Q_DISABLE_COPY_MOVE(ItemList)

    const std::vector<ReviewItem> items;
    const bool complete;

    /// Made when first asked for, then kept: an order is planned anew with each choice of the person who makes it.
    const planning::ItemNumbers &numbers() const;

private:
    mutable std::once_flag m_numbered;
    mutable std::unique_ptr<const planning::ItemNumbers> m_numbers;
};

} // namespace baton
