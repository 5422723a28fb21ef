// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace baton::sandbox {

/// An operator of the filter grammar; a field allows some of them.
enum FilterOperator : unsigned { kEquals = 1, kNotEquals = 2, kIn = 4, kStartsWith = 8 };

/// A field that an endpoint can filter by. Its place in the list is its number.
struct FilterField
{
    const char *name;
    unsigned operators; ///< FilterOperator values, or-ed
    bool isBoolean = false;
};

/// A filter that has been read: comparisons joined by `and`, `or`, `not` and parentheses.
/// Comparisons ignore the case of ASCII letters.
class FilterExpression
{
public:
    /// A row's value of a field; nothing when it has none (no comparison holds then). Booleans are "true"/"false".
    using Value = std::function<std::optional<std::string>(std::size_t field)>;

    /// The expression, or what is wrong with the text.
    static std::variant<FilterExpression, std::string> parse(std::string_view text,
                                                             const std::vector<FilterField> &fields);

    bool holds(const Value &value) const;
    /// When every row that holds must have one of a few values of `field`: those values (lower case).
    std::optional<std::vector<std::string>> onlyValuesOf(std::size_t field) const;

    /// One node; made and read by the parser.
    struct Node
    {
        enum class Kind { And, Or, Not, Compare };
        Kind kind = Kind::Compare;
        std::vector<std::unique_ptr<Node>> children;
        std::size_t field = 0;
        FilterOperator op = kEquals;
        std::vector<std::string> values; ///< lower case
    };

    explicit FilterExpression(std::unique_ptr<Node> root) : m_root(std::move(root)) {}

private:
    std::unique_ptr<Node> m_root;
};

/// ASCII letters in lower case, everything else as it is.
std::string foldedCase(std::string_view text);

} // namespace baton::sandbox
