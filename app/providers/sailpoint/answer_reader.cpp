// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/answer_reader.h"

namespace baton::sailpoint {

std::optional<qint64> totalCount(const HttpResponse &http)
{
    bool readable = false;
    const qint64 total = http.header(QByteArrayLiteral("X-Total-Count")).trimmed().toLongLong(&readable);
    return readable && total >= 0 ? std::optional(total) : std::nullopt;
}

bool mayHaveMore(const PageRequest &request, int received, std::optional<qint64> total)
{
    if (received == 0)
        return false;
    // A total outlives a short page: some lists are cut by rights after they were paged.
    if (total)
        return request.offset + received < *total;
    return received >= request.limit;
}

} // namespace baton::sailpoint
