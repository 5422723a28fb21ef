// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_request.h"
#include "app/net/guarded_json.h"
#include "app/providers/sailpoint/row_readers.h"

#include <nlohmann/json.hpp>

/// From a 2xx answer to a page or a value. Pure: runs in a pool thread.
namespace baton::sailpoint {

/// X-Total-Count, when the answer has a readable one.
std::optional<qint64> totalCount(const HttpResponse &http);

/// Whether another page may follow.
bool mayHaveMore(const PageRequest &request, int received, std::optional<qint64> total);

/// A page of rows; `readRow` turns one JSON value into a Row<T>. Bad rows are reported and the rest is kept. An
/// answer that is no list at all (nor the single row that some versions send instead) is a Protocol error.
template <class T, class ReadRow>
Result<Page<T>> readPage(const HttpResponse &http, const PageRequest &request, ReadRow readRow)
{
    const Result<nlohmann::json> parsed = parseGuarded(http.body);
    if (!parsed)
        return failure(parsed.error());
    Page<T> page;
    page.offset = request.offset;
    page.total = totalCount(http);
    if (!parsed->is_array()) {
        Row<T> only = readRow(*parsed);
        if (!only)
            return failure(Error(ErrorKind::Protocol, QStringLiteral("The tenant answered without a list of rows.")));
        page.items.push_back(std::move(*only));
        page.received = 1;
        return page;
    }
    page.received = static_cast<int>(parsed->size());
    page.items.reserve(parsed->size());
    int index = 0;
    for (const nlohmann::json &value : *parsed) {
        Row<T> row = readRow(value);
        if (row) {
            page.items.push_back(std::move(*row));
        } else {
            BadRow bad = std::move(row.error());
            bad.index = index;
            const QString at = QLatin1Char('/') + QString::number(index);
            bad.path = bad.path == QLatin1Char('/') ? at : at + bad.path;
            page.bad.push_back(std::move(bad));
        }
        ++index;
    }
    page.mayHaveMore = mayHaveMore(request, page.received, page.total);
    return page;
}

} // namespace baton::sailpoint
