// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/result.h"
#include "models/domain/review_item.h"

#include <QDateTime>
#include <QFuture>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace baton {

/// Which list: of which connection, and what was asked for ("certifications, campaign=…"), in words of whoever asks.
struct ListKey
{
    ConnectionId connection; ///< empty: the list is not kept
    QString list;

    friend bool operator==(const ListKey &, const ListKey &) = default;
};

/// The rows of one page, all of one kind.
using ListRows = std::variant<std::vector<Campaign>, std::vector<Certification>, std::vector<ReviewItem>>;

/// How a reading of a list ended.
struct ReadingEnd
{
    QDateTime at;     ///< UTC
    int pages = 0;    ///< that were kept: 0 to pages - 1
    int badRows = 0;  ///< could not be read, and are in no page
    QStringList gone; ///< ids of rows that are in a page and had left the list by its end
};

/// A reading that came to its end.
struct LastSeen
{
    QString reading;
    ReadingEnd end;
};

/// Lists as they were seen last, kept from one start to the next. No secret is in a list. What is kept is old by
/// nature: it is shown as such, and nothing is planned by it. Asked from one thread, which never waits; what is asked
/// is done in the order of asking. Its own errors hurt nobody: a list that cannot be kept is read from the tenant.
class ListCache
{
public:
    virtual ~ListCache() = default;

    /// The latest reading of this list that came to its end; nothing: there is none. Storage.
    virtual QFuture<Result<std::optional<LastSeen>>> lastSeen(ListKey key) = 0;
    /// The rows of a page of it. NotFound: it was replaced or dropped meanwhile. Storage: it cannot be read any more,
    /// and was dropped.
    virtual QFuture<Result<ListRows>> page(QString reading, int index) = 0;

    /// Keeps a page of a reading that is under way, whose name is its own over all readings; any time may lie between
    /// two pages. A page that cannot be kept leaves the whole reading out.
    virtual void keep(ListKey key, QString reading, int index, ListRows rows) = 0;
    /// The reading takes the place of the ones before it, unless a page of it is missing.
    virtual void complete(ListKey key, QString reading, ReadingEnd end) = 0;
    /// The reading was cut off: it goes, and what was seen before it stays.
    virtual void abandon(QString reading) = 0;

    /// Every list of the connection, or the one, is gone from the disk.
    virtual void forget(ConnectionId connection) = 0;
    virtual void forget(ListKey key) = 0;
    /// Off: everything is forgotten and nothing is kept until it is on again.
    virtual void setOn(bool on) = 0;

    /// What a person must be told of the file, when it was opened; empty: nothing.
    virtual QFuture<QString> notice() = 0;
};

/// Where the lists of one account of one connection are kept.
struct ListShelf
{
    ListCache *cache = nullptr; ///< null: nowhere
    ConnectionId connection;
    QString account; ///< what another account saw over this connection is never shown

    ListKey key(const QString &list) const { return {connection, account + u'\n' + list}; }
};

} // namespace baton
