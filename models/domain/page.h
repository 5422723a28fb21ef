// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace baton {

/// A row of a page that could not be read. The rest of the page is kept.
struct BadRow
{
    int index = 0; ///< position in the page
    QString path;  ///< JSON path, e.g. "/3/reviewer/id"
    QString reason;
};

/// Which rows of a list: record offset and count, as every vendor here pages.
struct PageRequest
{
    qint64 offset = 0;
    int limit = 250;
    bool wantTotal = false; ///< ask for the total count, where the vendor gives one
};

/// One page of a list.
template <class T> struct Page
{
    std::vector<T> items;
    std::vector<BadRow> bad;
    qint64 offset = 0;
    int received = 0;            ///< rows in the answer, bad ones included
    bool mayHaveMore = false;    ///< the page was full and no total says that it was the last
    std::optional<qint64> total; ///< the vendor's count at the time of this answer
};

} // namespace baton
