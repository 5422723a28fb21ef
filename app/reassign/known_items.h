// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/item_numbers.h"
#include "app/reassign/plan_work.h"

namespace baton::planning {

/// The items that are known of one certification, as one order asks for them.
class KnownItems
{
public:
    struct Found
    {
        quint32 item = nowhere; ///< number; nowhere: not among the known ones
        bool taken = false;     ///< asked for before
    };

    /// Null: nothing is known. The list must outlive it.
    KnownItems(const ItemList *list, const IdentityId &target);

    /// For each of these rows, in turn.
    std::vector<Found> take(const std::vector<NamedItem> &rows);

    const ItemNumbers &numbers() const { return m_numbers ? *m_numbers : m_none; }
    bool isOfTarget(quint32 item) const { return numbers().personOf(item) == m_target; }
    bool isComplete() const { return m_complete; }

private:
    Found take(const ItemNumbers &numbers, QStringView id);

    const ItemNumbers m_none;
    const ItemNumbers *m_numbers; ///< null: nothing is known
    bool m_complete;
    StringIndex m_strangers;
    std::vector<quint8> m_taken;
    quint32 m_target; ///< the person that the target is
};

} // namespace baton::planning
