// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/exact_text.h"
#include "app/storage/sql_error.h"
#include "models/domain/result.h"

#include <QSqlDatabase>
#include <QVariant>

#include <vector>

namespace baton {

inline Error readError(const QSqlQuery &query)
{
    return storageError(query.lastError(), QStringLiteral("read what was written down"));
}

inline QString textAt(const QSqlQuery &query, int column)
{
    return exactText(query.value(column).toByteArray());
}

/// Runs a query and hands each row to `take`, which may refuse it.
template <class Take, class... Keys>
Result<void> forEachRow(const QSqlDatabase &connection, const QString &select, Take take, const Keys &...keys)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    query.prepare(select);
    (query.addBindValue(keys), ...);
    if (!query.exec())
        return failure(readError(query));
    while (query.next()) {
        if (Result<void> taken = take(query); !taken)
            return taken;
    }
    if (query.lastError().isValid())
        return failure(readError(query));
    return {};
}

/// Puts a decoded value at the end of a list, or passes its error on.
template <class T> Result<void> keep(std::vector<T> &list, Result<T> value)
{
    if (!value)
        return failure(value.error());
    list.push_back(std::move(*value));
    return {};
}

} // namespace baton
