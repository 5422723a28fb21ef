// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/saviynt/body.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace baton::sandbox::saviynt {

using nlohmann::json;

namespace {

std::string asText(const json &value)
{
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number_integer() ? value.dump() : std::string();
}

std::int64_t asNumber(const std::string &text)
{
    std::int64_t value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= 0 ? value : -1;
}

} // namespace

Body::Body(const std::string &text) : m_value(std::make_unique<json>(json::parse(text, nullptr, false))) {}
Body::Body(const json &value) : m_value(std::make_unique<json>(value)) {}
Body::~Body() = default;
Body::Body(Body &&other) noexcept = default;
Body &Body::operator=(Body &&other) noexcept = default;

bool Body::isObject() const
{
    return m_value->is_object();
}

std::string Body::text(const char *key) const
{
    if (!isObject())
        return {};
    const auto found = m_value->find(key);
    return found == m_value->end() ? std::string() : asText(*found);
}

std::string Body::text(const char *key, const char *otherwise) const
{
    std::string first = text(key);
    return first.empty() ? text(otherwise) : first;
}

bool Body::isYes(const char *key, const char *otherwise) const
{
    const std::string value = text(key, otherwise);
    return value == "Y" || value == "y";
}

std::int64_t Body::number(const char *key) const
{
    return asNumber(text(key));
}

std::uint32_t Body::count(const char *key, std::uint32_t otherwise) const
{
    const std::int64_t value = number(key);
    return value < 0 || value > 0x7fffffff ? otherwise : static_cast<std::uint32_t>(value);
}

std::vector<Body> Body::entries(const char *key) const
{
    std::vector<Body> all;
    const auto found = isObject() ? m_value->find(key) : m_value->end();
    if (!isObject() || found == m_value->end() || !found->is_array())
        return all;
    for (const json &entry : *found)
        all.emplace_back(entry);
    return all;
}

std::vector<std::string> Body::texts(const char *key) const
{
    std::vector<std::string> all;
    for (const Body &entry : entries(key))
        all.push_back(asText(*entry.m_value));
    return all;
}

std::vector<std::pair<std::string, std::string>> Body::members(const char *key) const
{
    std::vector<std::pair<std::string, std::string>> all;
    const auto found = isObject() ? m_value->find(key) : m_value->end();
    if (!isObject() || found == m_value->end() || !found->is_object())
        return all;
    for (const auto &[name, value] : found->items())
        all.emplace_back(name, asText(value));
    return all;
}

std::string Body::missingOf(const std::vector<const char *> &keys) const
{
    for (const char *key : keys) {
        if (text(key).empty())
            return key;
    }
    return {};
}

} // namespace baton::sandbox::saviynt
