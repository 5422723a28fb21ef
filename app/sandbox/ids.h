// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace baton::sandbox {

/// "No such index", wherever an index into people, certifications or the like may be absent.
inline constexpr std::uint32_t kNone = 0xffffffffU;

/// What an id or a random draw is for: two kinds never share a sequence.
enum class Draw : std::uint32_t {
    Identity,
    Campaign,
    Certification,
    Group,
    Access,
    Source,
    Item,
    Summary,
    Task,
    Tracking,
    Client,
    Secret,
    Token,
    Account,
    PersonName,
    PersonFacts,
    CertificationFacts,
    ItemFacts,
};

/// An id as the tenant writes it: 128 bits, 32 lower-case hex digits.
struct Id
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    std::string text() const;
    /// Reads 32 hex digits of either case; anything else is no id.
    static std::optional<Id> parse(std::string_view text);

    friend bool operator==(const Id &a, const Id &b) { return a.high == b.high && a.low == b.low; }
};

struct IdHash
{
    std::size_t operator()(const Id &id) const { return static_cast<std::size_t>(id.low); }
};

/// The seed's random numbers: a pure function, so that nothing needs to be kept.
std::uint64_t draw(std::uint64_t seed, Draw kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0);
Id makeId(std::uint64_t seed, Draw kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0);

} // namespace baton::sandbox
