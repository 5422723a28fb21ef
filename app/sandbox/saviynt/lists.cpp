// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lists of one person: campaigns and certifications. There is no list of everybody's.
#include "app/sandbox/saviynt/service.h"
#include "app/sandbox/saviynt/words.h"

#include <algorithm>
#include <set>

namespace baton::sandbox::saviynt {

namespace {

constexpr std::uint32_t kPage = 100;
constexpr Instant kDay = 24LL * 3600 * 1000;

const char *typeText(CampaignKind kind)
{
    switch (kind) {
    case CampaignKind::UserManager:
        return "User Manager";
    case CampaignKind::EntitlementOwner:
        return "Entitlement Owner";
    case CampaignKind::ApplicationOwner:
        break;
    }
    return "Application Owner";
}

/// A certification of the campaign is closed: how many in a hundred.
int closedPercent(const Tenant &tenant, std::uint32_t campaign)
{
    const auto &all = tenant.ofCampaign(campaign);
    const auto closed =
        std::count_if(all.begin(), all.end(), [&](std::uint32_t index) { return tenant.isClosed(index); });
    return all.empty() ? 0 : static_cast<int>(closed * 100 / static_cast<std::ptrdiff_t>(all.size()));
}

std::set<std::string> wordsOf(const std::string &list)
{
    std::set<std::string> words;
    std::string word;
    for (const char c : list + ",") {
        if (c == ',') {
            words.insert(word);
            word.clear();
        } else if (c != ' ') {
            word.push_back(c);
        }
    }
    words.erase("");
    return words;
}

std::string dueText(Instant end, Instant now)
{
    return std::to_string((end - now) / kDay) + " Days";
}

} // namespace

Response Service::campaignList(const Body &body)
{
    if (const std::string missing = body.missingOf({"certifierUsername"}); !missing.empty())
        return m_envelope.refused(missing + " is mandatory");
    const std::uint32_t person = personNamed(body.text("certifierUsername"));
    if (person == kNone)
        return m_envelope.refused("User with name " + body.text("certifierUsername") + " not found");
    const Tenant &tenant = shown();
    std::vector<std::uint32_t> rows;
    for (std::uint32_t campaign = 0; campaign < m_data.campaigns.size(); ++campaign) {
        const auto &all = tenant.ofCampaign(campaign);
        const bool owns = tenant.ownerOf(campaign) == person;
        const bool pending = std::any_of(all.begin(), all.end(), [&](std::uint32_t index) {
            return !tenant.isClosed(index) && (owns || tenant.certification(index).certifier == person);
        });
        if (pending)
            rows.push_back(campaign);
    }
    Response response;
    JsonWriter json(response.body);
    json.beginObject().key("campaigns").beginArray();
    for (const std::uint32_t index : pageOf(rows, body.count("max", kPage), body.count("offset", 0))) {
        const Campaign &campaign = m_data.campaigns[index];
        const int percent = closedPercent(tenant, index);
        json.beginObject().field("action", "").field("campaignName", campaign.name);
        json.field("campaignOwner", userText(m_data.people[tenant.ownerOf(index)]));
        json.field("endDate", dateTimeText(campaign.deadline)).numberField("id", tenant.campaignKey(index));
        json.field("progress", std::to_string(percent) + "%").field("reassigned", "N/A");
        json.field("startDate", dateTimeText(campaign.created));
        const bool preview = campaign.status == CampaignStatus::Staged || campaign.status == CampaignStatus::Activating;
        json.field("status", preview ? "Preview" : "In Progress");
        json.field("type", typeText(kindOf(campaign.type))).endObject();
    }
    json.endArray().numberField("count", static_cast<std::int64_t>(rows.size()));
    m_envelope.write(json, true, "successful");
    json.endObject();
    return response;
}

Response Service::certificationList(const Body &body)
{
    if (const std::string missing = body.missingOf({"certifierUsername"}); !missing.empty())
        return m_envelope.refused(missing + " is mandatory");
    const std::uint32_t person = personNamed(body.text("certifierUsername"));
    if (person == kNone)
        return m_envelope.refused("User with name " + body.text("certifierUsername") + " not found");
    const Tenant &tenant = shown();
    const std::string certKey = body.text("certkey");
    const std::string name = body.text("certificationname");
    const std::set<std::string> states = wordsOf(body.text("status"));
    std::vector<std::uint32_t> rows;
    for (std::uint32_t index = 0; index < tenant.count(); ++index) {
        if (tenant.certification(index).certifier != person ||
            (!certKey.empty() && certKey != std::to_string(tenant.certKey(index))) ||
            (!name.empty() && name != tenant.name(index)) ||
            (!states.empty() && states.count(filterName(tenant.state(index))) == 0))
            continue;
        rows.push_back(index);
    }
    const auto page = pageOf(rows, body.count("max", kPage), body.count("offset", 0));
    Response response;
    JsonWriter json(response.body);
    json.beginObject().key("certifications").beginArray();
    for (const std::uint32_t index : page) {
        const std::uint32_t campaign = tenant.campaignOf(index);
        const Campaign &seed = m_data.campaigns[campaign];
        json.beginObject().numberField("campaignKey", tenant.campaignKey(campaign)).field("campaignName", seed.name);
        json.field("certificationName", tenant.name(index)).field("certifier", userText(m_data.people[person]));
        json.field("comments", tenant.certification(index).comments);
        json.field("dueIn", dueText(tenant.endOf(index), m_now)).field("enddate", dateTimeText(tenant.endOf(index)));
        json.numberField("id", tenant.certKey(index));
        json.field("progress", std::to_string(tenant.progress(index)) + "%");
        json.field("startdate", dateTimeText(seed.created)).field("status", shownName(tenant.state(index)));
        json.field("type", typeText(kindOf(seed.type))).endObject();
    }
    json.endArray().field("certifierUsername", body.text("certifierUsername"));
    json.numberField("displayCount", static_cast<std::int64_t>(page.size()));
    for (const char *echoed : {"max", "offset", "refreshProgress", "status"}) {
        if (!body.text(echoed).empty())
            json.field(echoed, body.text(echoed));
    }
    json.numberField("totalCount", static_cast<std::int64_t>(rows.size()));
    m_envelope.write(json, true, "successful");
    json.endObject();
    return response;
}

} // namespace baton::sandbox::saviynt
