// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/saviynt/row_readers.h"
#include "app/providers/saviynt/saviynt_client.h"

#include <algorithm>

namespace baton::saviynt {

/// The page as it is asked for: between 1 and maxPageRows rows, from 0 on.
inline PageRequest allowedPage(PageRequest page)
{
    page.limit = std::clamp(page.limit, 1, maxPageRows);
    page.offset = std::max(page.offset, qint64{0});
    return page;
}

/// Numbers go as text, as in every body that the vendor publishes.
inline void putPage(nlohmann::json &body, const PageRequest &page, const char *max = "max",
                    const char *offset = "offset")
{
    body[max] = std::to_string(page.limit);
    body[offset] = std::to_string(page.offset);
}

/// The operation that gives the items of such a campaign's certifications.
inline Endpoint itemsOf(Review review)
{
    switch (review) {
    case Review::EntitlementOwner:
        return Endpoint::OwnedEntitlementAccess;
    case Review::ApplicationOwner:
        return Endpoint::ApplicationAccess;
    default:
        return Endpoint::CampaignAccess;
    }
}

/// What every read of one campaign, or of one of its certifications, begins with.
inline nlohmann::json bodyFor(Endpoint endpoint, const QString &campaign, const QString &certkey)
{
    const KeyNames &keys = endpointRow(endpoint).keys;
    nlohmann::json body;
    body[keys.campaign] = campaign.toStdString();
    if (!certkey.isEmpty())
        body[keys.certification] = certkey.toStdString();
    return body;
}

/// An id that no list of this vendor gave.
inline Error strangeId(const CertificationId &id)
{
    return {
        ErrorKind::Invalid, QStringLiteral("“%1” is no certification of this tenant.").arg(id.toString()),
        QStringLiteral("An id is a campaign and a certkey, such as 405-3468, as the list of certifications shows it.")};
}

/// A page of rows; `readRow` turns one JSON value into a Row<T>. Bad rows are reported and the rest is kept.
template <class T, class ReadRow>
Page<T> pageOf(const std::vector<const nlohmann::json *> &rows, const PageRequest &request, std::optional<qint64> total,
               ReadRow readRow)
{
    Page<T> page;
    page.offset = request.offset;
    page.received = static_cast<int>(rows.size());
    page.total = total;
    page.items.reserve(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        Row<T> row = readRow(*rows[i]);
        if (row) {
            page.items.push_back(std::move(*row));
        } else {
            BadRow bad = std::move(row.error());
            bad.index = static_cast<int>(i);
            const QString at = QLatin1Char('/') + QString::number(i);
            bad.path = bad.path == QLatin1Char('/') ? at : at + bad.path;
            page.bad.push_back(std::move(bad));
        }
    }
    if (page.received > 0)
        page.mayHaveMore = total ? request.offset + page.received < *total : page.received >= request.limit;
    return page;
}

/// What several reads of the same kind came to, in their order; the first error stands for all.
template <class T> QFuture<Result<std::vector<T>>> gathered(std::vector<QFuture<Result<T>>> reads)
{
    if (reads.empty())
        return ready<std::vector<T>>(std::vector<T>());
    return QtFuture::whenAll(reads.begin(), reads.end())
        .then([](const QList<QFuture<Result<T>>> &answers) -> Result<std::vector<T>> {
            std::vector<T> all;
            for (const QFuture<Result<T>> &answer : answers) {
                if (answer.resultCount() == 0)
                    return failure(Error(ErrorKind::Canceled, QStringLiteral("The request was given up.")));
                Result<T> one = answer.result();
                if (!one)
                    return failure(one.error());
                all.push_back(std::move(*one));
            }
            return all;
        });
}

} // namespace baton::saviynt
