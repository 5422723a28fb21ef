// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sailpoint/errors.h"
#include "app/sandbox/sailpoint/render.h"
#include "app/sandbox/sailpoint/service.h"

namespace baton::sandbox::sailpoint {

namespace {

enum Field : std::size_t { IdField, TargetIdField, TypeField };

const std::vector<ListField> &taskFields()
{
    static const std::vector<ListField> fields = {
        {"id", kEquals | kIn},
        {"targetId", kEquals | kIn},
        {"type", kEquals | kIn},
    };
    return fields;
}

bool concerns(const Task &task, std::uint32_t identity)
{
    return task.submitter == identity || task.reviewer == identity;
}

} // namespace

Response Service::tasks(const Request &request, const Caller &caller)
{
    auto read = ListQuery::read(request, taskFields());
    if (const auto *refusal = std::get_if<Response>(&read))
        return *refusal;
    std::uint32_t identity = caller.administrator ? kNone : caller.identity;
    if (const auto wanted = request.parameter("reviewer-identity"); wanted && !wanted->empty()) {
        const std::uint32_t asked = *wanted == "me" ? caller.identity : m_world.data().personIndex(*wanted);
        if (asked == kNone)
            return errorResponse(request, 400, "The identity " + *wanted + " was not found.");
        if (!caller.administrator && asked != caller.identity)
            return errorResponse(request, 403);
        identity = asked;
    }
    const std::vector<sandbox::Task> &all = m_world.tasks();
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < all.size(); ++row) {
        if (all[row].pending() && (identity == kNone || concerns(all[row], identity)))
            rows.push_back(row);
    }
    const auto value = [&all](std::uint32_t row, std::size_t field) -> std::optional<std::string> {
        switch (field) {
        case IdField:
            return all[row].id.text();
        case TargetIdField:
            return all[row].targetId;
        default:
            return all[row].reviewer == kNone ? "ADMIN_REASSIGN" : "REASSIGN";
        }
    };
    const bool asObject = m_world.options().variantIs("trail", "object");
    const auto &query = std::get<ListQuery>(read);
    return query.page(
        request, query.select(std::move(rows), value), pastEndIs400(),
        [&](JsonWriter &json, std::uint32_t row) { renderTask(json, m_world.data(), all[row], asObject, false); });
}

Response Service::task(const Request &request, const Route &route, const Caller &caller)
{
    const sandbox::Task *task = m_world.task(route.id);
    if (task == nullptr)
        return errorResponse(request, 404, "The task " + route.id + " was not found.");
    if (!caller.administrator && !concerns(*task, caller.identity))
        return errorResponse(request, 403);
    Response response;
    JsonWriter json(response.body);
    renderTask(json, m_world.data(), *task, m_world.options().variantIs("trail", "object"), false);
    return response;
}

} // namespace baton::sandbox::sailpoint
