// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/task_reader.h"

#include "app/providers/sailpoint/answer_reader.h"
#include "app/providers/sailpoint/filter_builder.h"
#include "app/providers/sailpoint/vendor_words.h"

#include <algorithm>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;

QFuture<Result<Page<GovernanceTask>>> SailPointTasks::pendingTasks(TaskQuery query, PageRequest page,
                                                                   CallContext context)
{
    const PageRequest asked = allowedPage(page);
    if (query.ids.size() > filter::maxIds || query.targets.size() > filter::maxIds)
        return ready<Page<GovernanceTask>>(failure(tooManyIdsError()));
    const QStringList targets(query.targets.begin(), query.targets.end());
    // Both filters at their longest would not fit one URL; with ids given, the targets are checked in the answer.
    const QString filters =
        query.ids.empty() ? filter::anyOf("targetId"_L1, targets) : filter::anyOf("id"_L1, idTexts(query.ids));
    QueryItems items = pagingItems(asked);
    if (!filters.isEmpty())
        items.emplace_back("filters", filters);
    const QStringList checkedHere = query.ids.empty() ? QStringList() : targets;
    return m_client.read<Page<GovernanceTask>>(
        Endpoint::TaskList, {}, items, std::move(context), [asked, checkedHere](const HttpResponse &http) {
            auto read = readPage<GovernanceTask>(http, asked, [](const nlohmann::json &row) { return readTask(row); });
            if (read && !checkedHere.isEmpty())
                std::erase_if(read->items,
                              [&](const GovernanceTask &each) { return !checkedHere.contains(each.targetId); });
            return read;
        });
}

QFuture<Result<GovernanceTask>> SailPointTasks::task(TaskId id, CallContext context)
{
    return m_client.read<GovernanceTask>(
        Endpoint::TaskGet, {id.toString()}, {}, std::move(context),
        [](const HttpResponse &http) -> Result<GovernanceTask> {
            const Result<nlohmann::json> parsed = parseGuarded(http.body);
            if (!parsed)
                return failure(parsed.error());
            Row<GovernanceTask> row = readTask(*parsed);
            if (!row)
                return failure(
                    Error(ErrorKind::Protocol, u"The tenant's answer is not a task: it %1."_s.arg(row.error().reason)));
            return std::move(*row);
        });
}

} // namespace baton::sailpoint
