// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/instant.h"
#include "app/sandbox/sailpoint/errors.h"
#include "app/sandbox/sailpoint/render.h"
#include "app/sandbox/sailpoint/service.h"

namespace baton::sandbox::sailpoint {

namespace {

enum Field : std::size_t { IdField, NameField, StatusField, CreatedField };

const std::vector<ListField> &campaignFields()
{
    static const std::vector<ListField> fields = {
        {"id", kEquals | kIn},
        {"name", kEquals | kStartsWith, true},
        {"status", kEquals | kIn},
        {"created", 0, true},
    };
    return fields;
}

std::vector<CampaignTotals> totalsOf(const Tenant &tenant)
{
    std::vector<CampaignTotals> totals(tenant.data().campaigns.size());
    for (std::uint32_t i = 0; i < tenant.count(); ++i) {
        if (!tenant.certification(i).listed)
            continue;
        const SeedCertification &seed = tenant.seedOf(i);
        ++totals[seed.campaign].certifications;
        totals[seed.campaign].completed += seed.phase == Phase::Signed ? 1 : 0;
    }
    return totals;
}

/// False when `detail` is neither.
bool readDetail(const Request &request, bool *full)
{
    const std::string detail = request.parameter("detail").value_or("SLIM");
    *full = detail == "FULL";
    return *full || detail == "SLIM";
}

} // namespace

Response Service::campaigns(const Request &request)
{
    bool full = false;
    if (!readDetail(request, &full))
        return errorResponse(request, 400, "The parameter \"detail\" must be SLIM or FULL.");
    auto read = ListQuery::read(request, campaignFields());
    if (const auto *refusal = std::get_if<Response>(&read))
        return *refusal;
    const SeedData &data = m_world.data();
    const auto value = [&data](std::uint32_t row, std::size_t field) -> std::optional<std::string> {
        const Campaign &campaign = data.campaigns[row];
        switch (field) {
        case IdField:
            return campaign.id.text();
        case NameField:
            return campaign.name;
        case StatusField:
            return wireName(campaign.status);
        default:
            return isoText(campaign.created);
        }
    };
    std::vector<std::uint32_t> rows(data.campaigns.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        rows[i] = i;
    const auto &query = std::get<ListQuery>(read);
    const std::vector<CampaignTotals> totals = totalsOf(m_world.shown());
    return query.page(request, query.select(std::move(rows), value), pastEndIs400(),
                      [&](JsonWriter &json, std::uint32_t row) { renderCampaign(json, data, row, totals[row], full); });
}

Response Service::campaign(const Request &request, const Route &route)
{
    bool full = false;
    if (!readDetail(request, &full))
        return errorResponse(request, 400, "The parameter \"detail\" must be SLIM or FULL.");
    const std::uint32_t index = m_world.data().campaignIndex(route.id);
    if (index == kNone)
        return errorResponse(request, 404, "The campaign " + route.id + " was not found.");
    Response response;
    JsonWriter json(response.body);
    renderCampaign(json, m_world.data(), index, totalsOf(m_world.shown())[index], full);
    return response;
}

} // namespace baton::sandbox::sailpoint
