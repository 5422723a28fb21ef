// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sailpoint/list_query.h"

#include "app/sandbox/sailpoint/errors.h"

#include <algorithm>
#include <charconv>

namespace baton::sandbox::sailpoint {

namespace {

bool readNumber(const Request &request, const char *name, std::uint32_t most, std::uint32_t *out)
{
    const auto text = request.parameter(name);
    if (!text)
        return true;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), *out);
    return error == std::errc() && end == text->data() + text->size() && !text->empty() && *out <= most;
}

} // namespace

std::variant<ListQuery, Response> ListQuery::read(const Request &request, const std::vector<ListField> &fields)
{
    ListQuery query;
    query.m_fields = &fields;
    if (!readNumber(request, "limit", 250, &query.m_limit))
        return errorResponse(request, 400, "The parameter \"limit\" must be a number from 0 to 250.");
    if (!readNumber(request, "offset", 0x7fffffff, &query.m_offset))
        return errorResponse(request, 400, "The parameter \"offset\" must be a number from 0.");
    const std::string count = request.parameter("count").value_or("false");
    if (count != "true" && count != "false")
        return errorResponse(request, 400, "The parameter \"count\" must be true or false.");
    query.m_count = count == "true";
    std::string problem = query.readFilter(request.parameter("filters").value_or(""));
    if (problem.empty())
        problem = query.readSorters(request.parameter("sorters").value_or(""));
    if (!problem.empty())
        return errorResponse(request, 400, problem);
    return query;
}

std::string ListQuery::readFilter(const std::string &text)
{
    if (text.empty())
        return {};
    std::vector<FilterField> filterFields;
    for (const ListField &field : *m_fields)
        filterFields.push_back({field.name, field.operators, field.isBoolean});
    auto parsed = FilterExpression::parse(text, filterFields);
    if (auto *problem = std::get_if<std::string>(&parsed))
        return "Invalid filter: " + *problem + ".";
    m_filter = std::make_shared<FilterExpression>(std::get<FilterExpression>(std::move(parsed)));
    return {};
}

std::string ListQuery::readSorters(const std::string &text)
{
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t to = std::min(text.find(',', from), text.size());
        std::string name = text.substr(from, to - from);
        name.erase(0, name.find_first_not_of(' '));
        const bool descending = !name.empty() && name.front() == '-';
        if (descending)
            name.erase(0, 1);
        const auto field = std::find_if(m_fields->begin(), m_fields->end(),
                                        [&](const auto &f) { return f.sortable && name == f.name; });
        if (field == m_fields->end())
            return "Sorting by \"" + name + "\" is not supported.";
        m_sorters.push_back({static_cast<std::size_t>(field - m_fields->begin()), descending});
        from = to + 1;
    }
    return {};
}

std::optional<std::vector<std::string>> ListQuery::onlyValuesOf(const char *field) const
{
    for (std::size_t i = 0; m_filter && i < m_fields->size(); ++i) {
        if (std::string_view((*m_fields)[i].name) == field)
            return m_filter->onlyValuesOf(i);
    }
    return std::nullopt;
}

std::vector<std::uint32_t> ListQuery::select(std::vector<std::uint32_t> rows, const Value &value) const
{
    if (m_filter) {
        const auto fails = [&](std::uint32_t row) {
            return !m_filter->holds([&](std::size_t field) { return value(row, field); });
        };
        rows.erase(std::remove_if(rows.begin(), rows.end(), fails), rows.end());
    }
    // The least important sorter first: every later stable sort keeps its order among equals.
    for (auto sorter = m_sorters.rbegin(); sorter != m_sorters.rend(); ++sorter) {
        std::vector<std::pair<std::string, std::uint32_t>> keyed;
        keyed.reserve(rows.size());
        for (const std::uint32_t row : rows)
            keyed.emplace_back(foldedCase(value(row, sorter->field).value_or("")), row);
        std::stable_sort(keyed.begin(), keyed.end(), [&](const auto &a, const auto &b) {
            return sorter->descending ? b.first < a.first : a.first < b.first;
        });
        std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const auto &pair) { return pair.second; });
    }
    return rows;
}

Response ListQuery::page(const Request &request, const std::vector<std::uint32_t> &rows, bool pastEndIs400,
                         const Render &render) const
{
    if (pastEndIs400 && m_offset > 0 && m_offset >= rows.size())
        return errorResponse(request, 400, "The offset is past the end of the list.");
    Response response;
    if (m_count)
        response.headers.emplace_back("X-Total-Count", std::to_string(rows.size()));
    const std::size_t from = std::min<std::size_t>(m_offset, rows.size());
    const std::size_t to = std::min<std::size_t>(from + m_limit, rows.size());
    response.body.reserve((to - from) * 1200 + 2);
    JsonWriter json(response.body);
    json.beginArray();
    for (std::size_t i = from; i < to; ++i)
        render(json, rows[i]);
    json.endArray();
    return response;
}

} // namespace baton::sandbox::sailpoint
