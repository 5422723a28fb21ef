// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/facts.h"
#include "models/domain/order.h"

#include <QString>

#include <vector>

namespace baton::bench {

struct Question
{
    Order order;
    Facts facts;
    std::vector<QString> ids;
};

enum class Rows { AsListed, Shuffled };
enum class Lists { Complete, Partial };

/// Every item of certifications with 250 of them is ordered; one certification in 20 is signed off, the target holds
/// some items, and one row in a thousand comes twice. Of partial lists nobody can go as a summary: items are grouped by
/// person or by access. `items`: a multiple of 250.
Question planningQuestion(size_t items, Lists lists, Rows rows);

/// The same lists, as they were before anybody planned with them.
Facts unread(const Facts &facts);

} // namespace baton::bench
