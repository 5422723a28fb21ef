// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/instant.h"
#include "app/sandbox/sailpoint/errors.h"
#include "app/sandbox/sailpoint/render.h"
#include "app/sandbox/sailpoint/service.h"

namespace baton::sandbox::sailpoint {

namespace {

constexpr std::size_t kListsKept = 16;

enum Field : std::size_t { IdField, CampaignIdField, PhaseField, CompletedField, NameField, DueField, SignedField };

const std::vector<ListField> &certificationFields()
{
    static const std::vector<ListField> fields = {
        {"id", kEquals | kIn}, {"campaign.id", kEquals | kIn},
        {"phase", kEquals},    {"completed", kEquals, false, true},
        {"name", 0, true},     {"due", 0, true},
        {"signed", 0, true},
    };
    return fields;
}

} // namespace

std::optional<std::string> Service::certificationValue(std::uint32_t row, std::size_t field) const
{
    const Tenant &tenant = m_world.shown();
    switch (field) {
    case IdField:
        return tenant.certification(row).id.text();
    case CampaignIdField:
        return tenant.campaignOf(row).id.text();
    case PhaseField:
        return wireName(tenant.seedOf(row).phase);
    case CompletedField: {
        const Counts counts = tenant.counts(row);
        return counts.decisionsMade == counts.decisionsTotal ? "true" : "false";
    }
    case NameField:
        return tenant.name(row);
    case DueField:
        return isoText(tenant.campaignOf(row).deadline);
    default:
        break;
    }
    const Instant at = tenant.seedOf(row).signedAt;
    return at == 0 ? std::nullopt : std::optional(isoText(at));
}

/// The rows of a list, worked out once for a version of the tenant: clients read the same list page by page.
const std::vector<std::uint32_t> &Service::certificationRows(const Request &request, const ListQuery &query,
                                                             std::uint32_t reviewer)
{
    const Tenant &tenant = m_world.shown();
    if (m_listsVersion != tenant.version() || m_lists.size() >= kListsKept) {
        m_lists.clear();
        m_listsVersion = tenant.version();
    }
    const std::string key = std::to_string(reviewer) + "\n" + request.parameter("sorters").value_or("") + "\n" +
                            request.parameter("filters").value_or("");
    const auto known = m_lists.find(key);
    if (known != m_lists.end())
        return known->second;

    std::vector<std::uint32_t> rows;
    const auto add = [&](std::uint32_t row) {
        const Certification &certification = tenant.certification(row);
        const bool wanted = reviewer == kNone || (!certification.group && certification.reviewer == reviewer);
        if (certification.listed && wanted)
            rows.push_back(row);
    };
    if (const auto ids = query.onlyValuesOf("id")) {
        std::set<std::uint32_t> found;
        for (const std::string &id : *ids)
            found.insert(tenant.find(id));
        found.erase(kNone);
        for (const std::uint32_t row : found)
            add(row);
    } else {
        rows.reserve(tenant.count());
        for (std::uint32_t row = 0; row < tenant.count(); ++row)
            add(row);
    }
    rows = query.select(std::move(rows),
                        [this](std::uint32_t row, std::size_t field) { return certificationValue(row, field); });
    return m_lists.emplace(key, std::move(rows)).first->second;
}

Response Service::certifications(const Request &request, const Caller &caller)
{
    auto read = ListQuery::read(request, certificationFields());
    if (const auto *refusal = std::get_if<Response>(&read))
        return *refusal;
    std::uint32_t reviewer = kNone;
    if (const auto wanted = request.parameter("reviewer-identity"); wanted && !wanted->empty()) {
        reviewer = *wanted == "me" ? caller.identity : m_world.data().personIndex(*wanted);
        if (reviewer == kNone)
            return errorResponse(request, 400, "The identity " + *wanted + " was not found.");
    }
    if (!caller.administrator) {
        if (reviewer != kNone && reviewer != caller.identity)
            return errorResponse(request, 403);
        reviewer = caller.identity;
    }
    const auto &query = std::get<ListQuery>(read);
    return query.page(request, certificationRows(request, query, reviewer), pastEndIs400(),
                      [this](JsonWriter &json, std::uint32_t row) { renderCertification(json, m_world.shown(), row); });
}

Response Service::certification(const Request &request, const Route &route, const Caller &caller)
{
    Response response;
    const std::uint32_t index = reviewable(request, route, caller, &response);
    if (index == kNone)
        return response;
    JsonWriter json(response.body);
    renderCertification(json, m_world.shown(), index);
    return response;
}

} // namespace baton::sandbox::sailpoint
