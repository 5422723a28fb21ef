// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sailpoint/errors.h"
#include "app/sandbox/sailpoint/render.h"
#include "app/sandbox/sailpoint/service.h"

namespace baton::sandbox::sailpoint {

namespace {

enum Field : std::size_t { IdField, AliasField, EmailField, FirstNameField, LastNameField, NameField };

const std::vector<ListField> &identityFields()
{
    static const std::vector<ListField> fields = {
        {"id", kEquals | kIn},
        {"alias", kEquals | kStartsWith},
        {"email", kEquals | kStartsWith},
        {"firstname", kEquals | kStartsWith},
        {"lastname", kEquals | kStartsWith},
        {"name", 0, true},
    };
    return fields;
}

} // namespace

Response Service::publicIdentities(const Request &request)
{
    auto read = ListQuery::read(request, identityFields());
    if (const auto *refusal = std::get_if<Response>(&read))
        return *refusal;
    const std::string core = request.parameter("add-core-filters").value_or("false");
    if (core != "true" && core != "false")
        return errorResponse(request, 400, "The parameter \"add-core-filters\" must be true or false.");
    const auto &query = std::get<ListQuery>(read);
    const SeedData &data = m_world.data();
    std::set<std::uint32_t> named;
    const auto ids = query.onlyValuesOf("id");
    for (const std::string &id : ids.value_or(std::vector<std::string>()))
        named.insert(data.personIndex(id));
    std::vector<std::uint32_t> rows;
    const auto add = [&](std::uint32_t row) {
        if (row < data.people.size() && (core == "false" || !data.people[row].email.empty()))
            rows.push_back(row);
    };
    if (ids) {
        for (const std::uint32_t row : named)
            add(row);
    } else {
        for (std::uint32_t row = 0; row < data.people.size(); ++row)
            add(row);
    }
    const auto value = [&data](std::uint32_t row, std::size_t field) -> std::optional<std::string> {
        const Person &person = data.people[row];
        switch (field) {
        case IdField:
            return person.id.text();
        case AliasField:
            return person.alias;
        case EmailField:
            return person.email.empty() ? std::nullopt : std::optional(person.email);
        case FirstNameField:
            return person.first;
        case LastNameField:
            return person.last;
        default:
            return person.name;
        }
    };
    return query.page(request, query.select(std::move(rows), value), pastEndIs400(),
                      [&data](JsonWriter &json, std::uint32_t row) { renderPublicIdentity(json, data, row); });
}

Response Service::evaluate(const Request &request, const Route &route)
{
    // The specification wants this header from the yearly versions on, and not in beta.
    if (route.version != "beta" && foldedCase(request.header("x-sailpoint-experimental").value_or("")) != "true")
        return errorResponse(request, 400,
                             "This API is experimental: the header X-SailPoint-Experimental must be true.");
    static const std::set<std::string> types = {"ACCESS_REQUESTS", "CERTIFICATIONS", "MANUAL_TASKS",
                                                "GENERIC_APPROVALS"};
    if (types.count(route.subId) == 0)
        return errorResponse(request, 400, "There is no work type " + route.subId + ".");
    const SeedData &data = m_world.data();
    const std::uint32_t person = data.personIndex(route.id);
    if (person == kNone)
        return errorResponse(request, 400, "There is no identity " + route.id + "."); // 404 is not described here
    std::vector<std::uint32_t> trail;
    const std::uint32_t landing = route.subId == "CERTIFICATIONS" ? data.landingOf(person, &trail) : person;
    Response response;
    JsonWriter json(response.body);
    json.beginArray().beginObject().field("reassignToId", data.people[landing].id.text());
    json.key("lookupTrail").beginArray();
    std::uint32_t from = person;
    for (const std::uint32_t to : trail) {
        json.beginObject().field("reassignedToId", data.people[to].id.text());
        json.field("reassignedFromId", data.people[from].id.text());
        json.field("reassignmentType", "AUTOMATIC_REASSIGNMENT").endObject();
        from = to;
    }
    json.endArray().endObject().endArray();
    return response;
}

} // namespace baton::sandbox::sailpoint
