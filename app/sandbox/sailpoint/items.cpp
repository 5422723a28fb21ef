// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sailpoint/errors.h"
#include "app/sandbox/sailpoint/render.h"
#include "app/sandbox/sailpoint/service.h"

namespace baton::sandbox::sailpoint {

namespace {

enum ItemField : std::size_t {
    IdField,
    TypeField,
    AccessTypeField,
    CompletedField,
    SummaryIdField,
    SummaryNameField,
    AccessIdField,
    AccessNameField,
    EntitlementSourceField,
    ProfileSourceField
};

const std::vector<ListField> &itemFields()
{
    static const std::vector<ListField> fields = {
        {"id", kEquals | kIn},
        {"type", kEquals},
        {"access.type", kEquals, true},
        {"completed", kEquals | kNotEquals, false, true},
        {"identitySummary.id", kEquals | kIn},
        {"identitySummary.name", kEquals | kStartsWith, true},
        {"access.id", kEquals | kIn},
        {"access.name", kEquals | kStartsWith, true},
        {"entitlement.sourceName", kEquals | kStartsWith, true},
        {"accessProfile.sourceName", kEquals | kStartsWith, true},
    };
    return fields;
}

enum SummaryField : std::size_t { SummaryId, SummaryCompleted, SummaryName };

const std::vector<ListField> &summaryFields()
{
    static const std::vector<ListField> fields = {
        {"id", kEquals | kIn},
        {"completed", kEquals | kNotEquals, false, true},
        {"name", kEquals | kStartsWith, true},
    };
    return fields;
}

/// A certification's items, and for each summary whether all of its items are decided.
struct Content
{
    Content(const Tenant &tenant, std::uint32_t index)
        : facts(tenant.data(), tenant.certification(index).origin), places(tenant.items(index))
    {
        for (std::uint32_t row = 0; row < places.size(); ++row) {
            const ItemFacts item = facts.item(places[row].slot);
            const std::uint64_t key = keyOf(places[row]);
            const auto [at, isNew] = completed.emplace(key, true);
            at->second = at->second && item.decided;
            if (isNew)
                summaries.push_back(row);
        }
    }

    std::uint64_t keyOf(const ItemPlace &place) const
    {
        return (std::uint64_t{place.duplicate} << 32) | facts.item(place.slot).subject;
    }
    bool summaryCompleted(const ItemPlace &place) const { return completed.at(keyOf(place)); }

    CertificationItems facts;
    std::vector<ItemPlace> places;
    std::vector<std::uint32_t> summaries; ///< the first row of each
    std::unordered_map<std::uint64_t, bool> completed;
};

/// The one of the three access parameters that is given: its ids. False when there are several.
bool readAccessIds(const Request &request, std::set<std::string> *ids, bool *given, AccessType *type)
{
    static constexpr std::pair<const char *, AccessType> parameters[] = {
        {"entitlements", AccessType::Entitlement},
        {"access-profiles", AccessType::AccessProfile},
        {"roles", AccessType::Role},
    };
    *given = false;
    for (const auto &[name, accessType] : parameters) {
        const auto list = request.parameter(name);
        if (!list)
            continue;
        if (*given)
            return false;
        *given = true;
        *type = accessType;
        std::size_t from = 0;
        while (from <= list->size()) {
            const std::size_t to = std::min(list->find(',', from), list->size());
            ids->insert(foldedCase(list->substr(from, to - from)));
            from = to + 1;
        }
    }
    return true;
}

} // namespace

Response Service::items(const Request &request, const Route &route, const Caller &caller)
{
    Response refusal;
    const std::uint32_t index = reviewable(request, route, caller, &refusal);
    if (index == kNone)
        return refusal;
    auto read = ListQuery::read(request, itemFields());
    if (const auto *wrong = std::get_if<Response>(&read))
        return *wrong;
    std::set<std::string> accessIds;
    bool byAccess = false;
    AccessType accessType{};
    if (!readAccessIds(request, &accessIds, &byAccess, &accessType))
        return errorResponse(request, 400, "Only one of entitlements, access-profiles and roles can be used.");

    const Tenant &tenant = m_world.shown();
    const SeedData &data = tenant.data();
    const Content content(tenant, index);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < content.places.size(); ++row) {
        const Access &access = data.accesses[content.facts.item(content.places[row].slot).access];
        if (!byAccess || (access.type == accessType && accessIds.count(access.id.text()) > 0))
            rows.push_back(row);
    }
    const auto value = [&](std::uint32_t row, std::size_t field) -> std::optional<std::string> {
        const ItemPlace &place = content.places[row];
        const ItemFacts facts = content.facts.item(place.slot);
        const Access &access = data.accesses[facts.access];
        const std::string &source = data.sources[access.source].name;
        switch (field) {
        case IdField:
            return tenant.itemId(index, place).text();
        case TypeField:
        case AccessTypeField:
            return wireName(access.type);
        case CompletedField:
            return facts.decided ? "true" : "false";
        case SummaryIdField:
            return tenant.summaryId(index, place).text();
        case SummaryNameField:
            return content.facts.subjectName(facts.subject);
        case AccessIdField:
            return access.id.text();
        case AccessNameField:
            return access.name;
        case EntitlementSourceField:
            return access.type == AccessType::Entitlement ? std::optional(source) : std::nullopt;
        case ProfileSourceField:
            return access.type == AccessType::AccessProfile ? std::optional(source) : std::nullopt;
        default:
            return std::nullopt;
        }
    };
    const auto &query = std::get<ListQuery>(read);
    return query.page(request, query.select(std::move(rows), value), pastEndIs400(),
                      [&](JsonWriter &json, std::uint32_t row) {
                          const ItemPlace &place = content.places[row];
                          renderItem(json, tenant, index, place, content.summaryCompleted(place));
                      });
}

Response Service::identitySummaries(const Request &request, const Route &route, const Caller &caller)
{
    Response refusal;
    const std::uint32_t index = reviewable(request, route, caller, &refusal);
    if (index == kNone)
        return refusal;
    auto read = ListQuery::read(request, summaryFields());
    if (const auto *wrong = std::get_if<Response>(&read))
        return *wrong;
    const Tenant &tenant = m_world.shown();
    const Content content(tenant, index);
    const auto value = [&](std::uint32_t row, std::size_t field) -> std::optional<std::string> {
        const ItemPlace &place = content.places[row];
        switch (field) {
        case SummaryId:
            return tenant.summaryId(index, place).text();
        case SummaryCompleted:
            return content.summaryCompleted(place) ? "true" : "false";
        default:
            return content.facts.subjectName(content.facts.item(place.slot).subject);
        }
    };
    const auto &query = std::get<ListQuery>(read);
    return query.page(request, query.select(content.summaries, value), pastEndIs400(),
                      [&](JsonWriter &json, std::uint32_t row) {
                          const ItemPlace &place = content.places[row];
                          renderIdentitySummary(json, tenant, index, place, content.summaryCompleted(place));
                      });
}

Response Service::identitySummary(const Request &request, const Route &route, const Caller &caller)
{
    Response response;
    const std::uint32_t index = reviewable(request, route, caller, &response);
    if (index == kNone)
        return response;
    const Content content(m_world.shown(), index);
    const std::string wanted = foldedCase(route.subId);
    for (const std::uint32_t row : content.summaries) {
        const ItemPlace &place = content.places[row];
        if (m_world.shown().summaryId(index, place).text() != wanted)
            continue;
        JsonWriter json(response.body);
        renderIdentitySummary(json, m_world.shown(), index, place, content.summaryCompleted(place));
        return response;
    }
    return errorResponse(request, 404, "The identity summary " + route.subId + " was not found.");
}

} // namespace baton::sandbox::sailpoint
