// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/run_list.h"

#include "app/storage/journal_codec.h"
#include "app/storage/journal_words.h"
#include "app/storage/row_reading.h"

namespace baton::run_list {

using namespace Qt::StringLiterals;

namespace {

RunSummary summaryIn(const QSqlQuery &query)
{
    int column = 1;
    const auto text = [&] { return textAt(query, column++); };
    const auto number = [&] { return query.value(column++).toInt(); };
    RunSummary summary;
    summary.id = RunId(text());
    summary.at = journal_codec::decodeTime(text());
    summary.endedAt = journal_codec::decodeTime(text());
    summary.connection = ConnectionId(text());
    summary.origin.connectionName = text();
    summary.origin.tenantUrl = text();
    summary.origin.actingIdentity = IdentityId(text());
    summary.origin.actingName = text();
    summary.origin.osUser = text();
    summary.origin.batonVersion = text();
    summary.target = IdentityId(text());
    summary.targetName = text();
    summary.reason = text();
    summary.undoes = RunId(text());
    summary.continues = RunId(text());
    summary.calls = number();
    summary.leftOut = number();
    summary.ended = number() != 0;
    summary.abandoned = text();
    summary.rows.all = number();
    summary.rows.items = number();
    summary.rows.moved = number();
    summary.rows.movedElsewhere = number();
    summary.rows.notMoved = number();
    summary.rows.unknown = number();
    return summary;
}

} // namespace

Result<std::vector<RunSummary>> runs(QSqlDatabase &connection)
{
    std::vector<RunSummary> list;
    QHash<qint64, size_t> places;
    auto read =
        forEachRow(connection,
                   u"SELECT key, id, at, ended_at, connection, connection_name, tenant_url, acting_identity,"
                   " acting_name, os_user, baton_version, target, target_name, reason, undoes, continues,"
                   " calls, left_out, ended, abandoned, row_count, item_count, moved, moved_elsewhere, not_moved,"
                   " unknown FROM runs ORDER BY key DESC"_s,
                   [&](const QSqlQuery &query) -> Result<void> {
                       places.insert(query.value(0).toLongLong(), list.size());
                       list.push_back(summaryIn(query));
                       return {};
                   });
    if (!read)
        return failure(read.error());
    read = forEachRow(connection,
                      u"SELECT run, state, standing, count(*), sum(row_count - proven) FROM call_stands"
                      " GROUP BY run, state, standing"_s,
                      [&](const QSqlQuery &query) -> Result<void> {
                          const auto place = places.constFind(query.value(0).toLongLong());
                          if (place == places.constEnd())
                              return {};
                          RunSummary &summary = list[*place];
                          const CallState state = callStateFromString(textAt(query, 1));
                          const int calls = query.value(3).toInt();
                          summary.states[state] += calls;
                          if (journal_words::valueOf<CallStanding>(textAt(query, 2)) != CallStanding::Settled)
                              summary.openCalls += calls;
                          if (state == CallState::NotSent)
                              summary.rows.notSent += query.value(4).toInt();
                          return {};
                      });
    if (!read)
        return failure(read.error());
    linkUndone(list);
    return list;
}

Result<QHash<RunId, QStringList>> search(QSqlDatabase &connection, const HistoryReader::RowSearch &find)
{
    QHash<RunId, QStringList> found;
    const auto read = forEachRow(connection, u"SELECT id, text FROM row_texts JOIN runs ON run = key"_s,
                                 [&](const QSqlQuery &query) -> Result<void> {
                                     const QStringList words = find(textAt(query, 1));
                                     if (!words.isEmpty())
                                         found.insert(RunId(textAt(query, 0)), words);
                                     return {};
                                 });
    if (!read)
        return failure(read.error());
    return found;
}

} // namespace baton::run_list
