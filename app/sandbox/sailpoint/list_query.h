// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/filter_expression.h"
#include "app/sandbox/http_message.h"
#include "app/sandbox/json_writer.h"

namespace baton::sandbox::sailpoint {

/// A field that an endpoint can filter by, sort by, or both.
struct ListField
{
    const char *name;
    unsigned operators = 0; ///< FilterOperator values; 0: not a filter
    bool sortable = false;
    bool isBoolean = false;
};

/// The collection parameters of a request, read and found to be right.
class ListQuery
{
public:
    /// A row's value of a field, for filters and sorters alike; text that sorts as it should.
    using Value = std::function<std::optional<std::string>(std::uint32_t row, std::size_t field)>;
    using Render = std::function<void(JsonWriter &json, std::uint32_t row)>;

    /// `fields` must outlive the query. A 400 when a parameter is wrong.
    static std::variant<ListQuery, Response> read(const Request &request, const std::vector<ListField> &fields);

    /// The filter's values when it can only hold for a few rows, told by that field.
    std::optional<std::vector<std::string>> onlyValuesOf(const char *field) const;

    bool selectsAll() const { return !m_filter && m_sorters.empty(); }
    /// The rows that pass, in the order asked for.
    std::vector<std::uint32_t> select(std::vector<std::uint32_t> rows, const Value &value) const;
    /// The page asked for, as a JSON array. `pastEndIs400`: an offset past the end is refused.
    Response page(const Request &request, const std::vector<std::uint32_t> &rows, bool pastEndIs400,
                  const Render &render) const;

private:
    struct Sorter
    {
        std::size_t field;
        bool descending;
    };

    std::string readFilter(const std::string &text);
    std::string readSorters(const std::string &text);

    const std::vector<ListField> *m_fields = nullptr;
    std::uint32_t m_limit = 250;
    std::uint32_t m_offset = 0;
    bool m_count = false;
    std::shared_ptr<FilterExpression> m_filter;
    std::vector<Sorter> m_sorters;
};

} // namespace baton::sandbox::sailpoint
