// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

namespace baton::sandbox::saviynt {

/// A request's body. Keys count with their case; numbers are as good as strings.
class Body
{
public:
    /// Not an object when the text is none.
    explicit Body(const std::string &text);
    explicit Body(const nlohmann::json &value);
    ~Body();
    Body(Body &&other) noexcept;
    Body &operator=(Body &&other) noexcept;

    bool isObject() const;
    /// The member as text; empty when it is absent, null, or neither text nor whole number.
    std::string text(const char *key) const;
    /// The first of these that is there.
    std::string text(const char *key, const char *otherwise) const;
    bool isYes(const char *key, const char *otherwise = "") const; ///< "Y" or "y"
    /// A key of a row or the like; -1 when it is no number.
    std::int64_t number(const char *key) const;
    /// A count, or `otherwise` when it is absent or no count.
    std::uint32_t count(const char *key, std::uint32_t otherwise) const;
    /// The entries of an array; none when it is none.
    std::vector<Body> entries(const char *key) const;
    std::vector<std::string> texts(const char *key) const;
    /// The members of an object, as text.
    std::vector<std::pair<std::string, std::string>> members(const char *key) const;
    /// The first of these keys that has no text; empty when all have.
    std::string missingOf(const std::vector<const char *> &keys) const;

private:
    std::unique_ptr<nlohmann::json> m_value;
};

/// The rows of a page: those from `offset` on, `max` at most.
template <typename Row> std::vector<Row> pageOf(const std::vector<Row> &rows, std::uint32_t max, std::uint32_t offset)
{
    const std::size_t from = offset < rows.size() ? offset : rows.size();
    const std::size_t to = rows.size() - from > max ? from + max : rows.size();
    return {rows.begin() + static_cast<std::ptrdiff_t>(from), rows.begin() + static_cast<std::ptrdiff_t>(to)};
}

} // namespace baton::sandbox::saviynt
