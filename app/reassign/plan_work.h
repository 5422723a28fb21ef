// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/reassign_dialect.h"
#include "app/reassign/facts.h"
#include "app/reassign/string_index.h"
#include "models/domain/isolated.h"

#include <QCoreApplication>

namespace baton::planning {

/// A row of the order that names an item. The view is of the order's own text.
struct NamedItem
{
    quint32 row = 0;
    QStringView id;
};

/// One certification that the order names, with what is known of it. Row numbers are positions in Order::rows.
struct CertificationWork
{
    CertificationId id;
    const Certification *certification = nullptr; ///< null: unknown
    const Certification *seen = nullptr;          ///< as it was selected; null: unknown
    const Campaign *campaign = nullptr;           ///< null: unknown
    const ItemList *items = nullptr;              ///< null: unknown
    bool vanished = false;
    std::vector<quint32> wholeRows; ///< rows that name it whole
    std::vector<NamedItem> itemRows;

    QString name() const
    {
        return certification && !certification->name.isEmpty() ? certification->name : id.toString();
    }
};

/// An item row that will be sent.
struct ItemRow
{
    quint32 row = 0;
    quint32 item = 0; ///< its number among the known items
};

/// The operations of one scope that may still carry rows: at most one of each kind. Null: none of that kind.
struct Candidates
{
    const ReassignOperation *sync = nullptr;
    const ReassignOperation *async = nullptr;

    bool isEmpty() const { return !sync && !async; }
    /// Whose limit the rows are planned with.
    const ReassignOperation *planned() const { return async ? async : sync; }
    /// True when both work the same way but for their limit.
    bool alike() const
    {
        return sync && async && sync->grouping == async->grouping && sync->summaries == async->summaries;
    }
    template <class Predicate> Candidates keep(Predicate allows) const
    {
        return {sync && allows(*sync) ? sync : nullptr, async && allows(*async) ? async : nullptr};
    }
};

/// The operations that carry the items of one family.
struct Family
{
    QString name;
    Candidates candidates;
};

struct DraftRow
{
    quint32 row = 0;
    const CertificationWork *work = nullptr;
    const ReviewItem *item = nullptr; ///< null: the whole certification
};

/// A call before it is written.
struct Draft
{
    const ReassignOperation *operation = nullptr;
    const CertificationWork *first = nullptr; ///< the certification of its first row
    std::vector<Unit> units;
    std::vector<DraftRow> rows;

    /// Rows and units are by first row.
    quint32 firstRow() const { return rows.front().row; }
};

inline QString sentence(const char *text)
{
    return QCoreApplication::translate("Planner", text);
}

} // namespace baton::planning
