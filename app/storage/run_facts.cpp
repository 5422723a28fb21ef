// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/run_facts.h"

#include "app/reassign/run_summary.h"
#include "app/storage/exact_text.h"
#include "app/storage/journal_words.h"
#include "app/storage/sql_error.h"

#include <QSqlDatabase>
#include <QVariant>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

Result<void> run(QSqlQuery &query)
{
    return performed(query, u"keep its list of runs"_s);
}

int itemCount(const Plan &plan)
{
    int items = 0;
    for (const Call &call : plan.calls)
        items += countRows(call, {}, CallState::Queued).items;
    return items;
}

Result<void> beginStands(const QSqlDatabase &connection, qint64 runKey)
{
    const CallStand start;
    QSqlQuery query(connection);
    query.prepare(u"INSERT INTO call_stands (run, idx, row_count, proven, state, standing, attempt_open,"
                  " may_have_acted) SELECT run, idx, row_count, 0, ?, ?, 0, 0 FROM calls WHERE run = ?"_s);
    query.addBindValue(exactBytes(journal_words::wordOf(start.state)));
    query.addBindValue(exactBytes(journal_words::wordOf(start.standing)));
    query.addBindValue(runKey);
    return run(query);
}

} // namespace

Result<void> writeRunFacts(const QSqlDatabase &connection, qint64 runKey, const RunRecord &record)
{
    QSqlQuery query(connection);
    query.prepare(u"UPDATE runs SET target = ?, tenant_url = ?, acting_identity = ?, os_user = ?, baton_version = ?,"
                  " item_count = ? WHERE key = ?"_s);
    for (const QString &value :
         {record.order.target.toString(), record.origin.tenantUrl, record.origin.actingIdentity.toString(),
          record.origin.osUser, record.origin.batonVersion})
        query.addBindValue(exactBytes(value));
    query.addBindValue(itemCount(record.plan));
    query.addBindValue(runKey);
    if (auto updated = run(query); !updated)
        return updated;
    query.prepare(u"INSERT INTO row_texts (run, text) VALUES (?, ?)"_s);
    query.addBindValue(runKey);
    query.addBindValue(exactBytes(rowTextOf(record.plan)));
    if (auto inserted = run(query); !inserted)
        return inserted;
    return beginStands(connection, runKey);
}

} // namespace baton
