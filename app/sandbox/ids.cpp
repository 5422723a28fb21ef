// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/ids.h"

namespace baton::sandbox {

namespace {

/// The finaliser of SplitMix64.
std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

void appendHex(std::string &out, std::uint64_t value)
{
    static constexpr char digits[] = "0123456789abcdef";
    for (int shift = 60; shift >= 0; shift -= 4)
        out.push_back(digits[(value >> shift) & 0xfU]);
}

std::optional<std::uint64_t> hexValue(std::string_view text)
{
    std::uint64_t value = 0;
    for (const char c : text) {
        std::uint64_t digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<std::uint64_t>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<std::uint64_t>(c - 'a') + 10U;
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<std::uint64_t>(c - 'A') + 10U;
        else
            return std::nullopt;
        value = (value << 4) | digit;
    }
    return value;
}

} // namespace

std::string Id::text() const
{
    std::string out;
    out.reserve(32);
    appendHex(out, high);
    appendHex(out, low);
    return out;
}

std::optional<Id> Id::parse(std::string_view text)
{
    if (text.size() != 32)
        return std::nullopt;
    const auto high = hexValue(text.substr(0, 16));
    const auto low = hexValue(text.substr(16));
    if (!high || !low)
        return std::nullopt;
    return Id{*high, *low};
}

std::uint64_t draw(std::uint64_t seed, Draw kind, std::uint64_t a, std::uint64_t b, std::uint64_t c)
{
    std::uint64_t value = mixed(seed ^ (static_cast<std::uint64_t>(kind) << 56));
    value = mixed(value ^ a);
    value = mixed(value ^ (b + 0x51ed27f3a9b1c2d7ULL));
    return mixed(value ^ (c + 0x2545f4914f6cdd1dULL));
}

Id makeId(std::uint64_t seed, Draw kind, std::uint64_t a, std::uint64_t b, std::uint64_t c)
{
    const std::uint64_t low = draw(seed, kind, a, b, c);
    // The prefix is the look of this vendor's ids; the rest tells them apart.
    return Id{0x2c91808000000000ULL | (mixed(low ^ a) & 0xffffffffULL), low};
}

} // namespace baton::sandbox
