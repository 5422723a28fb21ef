// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/campaign_reader.h"

#include "app/providers/sailpoint/answer_reader.h"
#include "app/providers/sailpoint/filter_builder.h"
#include "app/providers/sailpoint/vendor_words.h"

namespace baton::sailpoint {

using namespace Qt::StringLiterals;

QFuture<Result<Page<Campaign>>> SailPointCampaigns::campaigns(CampaignQuery query, PageRequest page,
                                                              CallContext context)
{
    const PageRequest asked = allowedPage(page);
    QStringList statuses;
    for (const CampaignStatus status : query.statuses) {
        const QString word = wordOf(status);
        if (word.isEmpty())
            return ready<Page<Campaign>>(failure(unknownWordError()));
        statuses << word;
    }
    if (query.ids.size() > filter::maxIds)
        return ready<Page<Campaign>>(failure(tooManyIdsError()));
    QueryItems items = pagingItems(asked);
    const QString filters =
        filter::all({filter::anyOf("id"_L1, idTexts(query.ids)), filter::anyOf("status"_L1, statuses),
                     query.nameStartsWith.isEmpty() ? QString() : filter::startsWith("name"_L1, query.nameStartsWith)});
    if (!filters.isEmpty())
        items.emplace_back("filters", filters);
    items.emplace_back("sorters", u"name,created"_s); // a page must not depend on the order of the moment
    return m_client.read<Page<Campaign>>(
        Endpoint::CampaignList, {}, items, std::move(context), [asked](const HttpResponse &http) {
            return readPage<Campaign>(http, asked, [](const nlohmann::json &row) { return readCampaign(row); });
        });
}

} // namespace baton::sailpoint
