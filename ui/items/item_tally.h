// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/review_item.h"
#include "ui/common/details_content.h"

#include <QHash>

namespace baton {

/// Counts over items, one after the other: by decision, by identity.
class ItemTally
{
public:
    void add(const ReviewItem &item);

    int count() const { return m_count; }
    int privileged() const { return m_privileged; }
    /// Each decision that was met, the most frequent first.
    std::vector<DetailsCount> decisions() const;
    /// Each identity that was met, in that order.
    const std::vector<DetailsShare> &people() const { return m_people; }

private:
    struct Decided
    {
        VendorEnum<Decision> decision;
        int count = 0;
    };

    int m_count = 0;
    int m_privileged = 0;
    std::vector<Decided> m_decided;
    std::vector<DetailsShare> m_people;
    QHash<QString, size_t> m_personAt;
};

} // namespace baton
