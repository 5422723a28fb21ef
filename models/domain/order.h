// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"

#include <QMap>

#include <vector>

namespace baton {

/// One selected row: a whole certification, or one item of it when `item` is not empty.
struct OrderRow
{
    CertificationId certification;
    ReviewItemId item;

    bool isWholeCertification() const { return item.isEmpty(); }
    friend bool operator==(const OrderRow &a, const OrderRow &b)
    {
        return a.certification == b.certification && a.item == b.item;
    }
    friend size_t qHash(const OrderRow &row, size_t seed = 0) { return qHashMulti(seed, row.certification, row.item); }
};

/// Values of the options that a ReassignDialect offers, by option id. Absent: the option's default.
using OptionValues = QMap<QString, QString>;

/// What the person asked: these rows to this reviewer, for this reason.
struct Order
{
    ConnectionId connection;
    std::vector<OrderRow> rows; ///< in the person's order; duplicates allowed, the plan leaves them out
    IdentityId target;
    QString targetName; ///< for sentences; may be empty
    QString reason;
    OptionValues options;
};

} // namespace baton
