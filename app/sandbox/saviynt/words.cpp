// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/saviynt/words.h"

#include <array>
#include <ctime>

namespace baton::sandbox::saviynt {

namespace {

std::string formatted(Instant at, const char *format)
{
    const auto seconds = static_cast<std::time_t>(at / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), format, &parts);
    return {text.data(), length};
}

} // namespace

std::string userText(const Person &person)
{
    return person.alias + " (" + person.first + " " + person.last + ")";
}

std::string dateTimeText(Instant at)
{
    return formatted(at, "%Y-%m-%d %H:%M:%S");
}

std::string suffixText(Instant at)
{
    return formatted(at, "-Reassigned-%Y-%m-%d-%H%M%S");
}

std::string userDateText(Instant at)
{
    return formatted(at, "%m/%d/%YT%H:%M:%S+0000");
}

std::string commentText(const Person &by, Instant at, const std::string &text)
{
    if (text.empty())
        return {};
    return formatted(at, "[%m/%d/%y-") + by.first + " " + by.last + "(" + by.alias + ")]<br> " + text;
}

} // namespace baton::sandbox::saviynt
