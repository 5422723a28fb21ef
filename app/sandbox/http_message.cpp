// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/http_message.h"

namespace baton::sandbox {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

std::string percentDecoded(std::string_view text, bool plusIsSpace)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            const int high = hexDigit(text[i + 1]);
            const int low = hexDigit(text[i + 2]);
            if (high >= 0 && low >= 0) {
                out.push_back(static_cast<char>(high * 16 + low));
                i += 2;
                continue;
            }
        }
        out.push_back(plusIsSpace && text[i] == '+' ? ' ' : text[i]);
    }
    return out;
}

std::vector<std::pair<std::string, std::string>> parsedForm(std::string_view text)
{
    std::vector<std::pair<std::string, std::string>> fields;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        const std::size_t equals = pair.find('=');
        if (!pair.empty()) {
            fields.emplace_back(percentDecoded(pair.substr(0, equals), true),
                                equals == std::string_view::npos ? std::string()
                                                                 : percentDecoded(pair.substr(equals + 1), true));
        }
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return fields;
}

std::optional<std::string> Request::header(std::string_view name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

std::optional<std::string> Request::parameter(std::string_view name) const
{
    for (auto &[key, value] : parsedForm(query)) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

std::vector<std::string> Request::segments() const
{
    std::vector<std::string> parts;
    std::string_view rest = path;
    while (!rest.empty()) {
        const std::size_t end = rest.find('/');
        if (end != 0)
            parts.push_back(percentDecoded(rest.substr(0, end), false));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return parts;
}

} // namespace baton::sandbox
