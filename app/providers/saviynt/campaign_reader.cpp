// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/campaign_reader.h"

#include "app/providers/saviynt/list_page.h"
#include "app/providers/saviynt/loose_json.h"
#include "app/time/when_settled.h"

namespace baton::saviynt {

using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

bool isWanted(const Campaign &campaign, const CampaignQuery &query)
{
    const auto holds = [](const auto &list, const auto &value) {
        return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    return holds(query.ids, campaign.id) && holds(query.statuses, campaign.status.value) &&
           campaign.name.startsWith(query.nameStartsWith, Qt::CaseInsensitive);
}

} // namespace

QFuture<Result<Page<Campaign>>> SaviyntCampaigns::campaigns(CampaignQuery query, PageRequest page, CallContext context)
{
    const PageRequest asked = allowedPage(page);
    const EndpointRow &row = endpointRow(Endpoint::CampaignList);
    json body;
    body[row.keys.person] = (query.certifier.isEmpty() ? m_signedInAs : query.certifier.toString()).toStdString();
    putPage(body, asked);
    auto promise = promised<Page<Campaign>>();
    auto read = m_client.read<Page<Campaign>>(
        Endpoint::CampaignList, body, std::move(context), [asked, zone = m_zone](const json &answer) {
            return Result<Page<Campaign>>(
                pageOf<Campaign>(loose::elements(answer, {"campaigns"}), asked, totalOf(answer),
                                 [&zone](const json &one) { return readCampaign(one, zone); }));
        });
    whenSettled(read, this, [this, promise, query](std::optional<Result<Page<Campaign>>> answer) {
        if (answer && *answer) {
            Page<Campaign> &got = **answer;
            for (const Campaign &campaign : got.items)
                m_kinds->learn(campaign.id.toString(), reviewOf(campaign.type.raw));
            const size_t before = got.items.size();
            std::erase_if(got.items, [&query](const Campaign &campaign) { return !isWanted(campaign, query); });
            if (got.items.size() != before)
                got.total.reset(); // of the list, not of what was asked for
        }
        settle(*promise, std::move(answer));
    });
    return promise->future();
}

} // namespace baton::saviynt
