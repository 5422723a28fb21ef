// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace baton::sandbox {

/// A person's name in their own script, and how it is written in an address.
struct PersonName
{
    std::string first;
    std::string last;
    std::string display; ///< family name first, or without a space, where the script does so
    std::string alias;   ///< lower-case ASCII, "first.last"; not unique
};

/// The name drawn by `number`: mostly Latin with its diacritics, the rest Arabic, Chinese, Cyrillic, Devanagari,
/// Greek, Hebrew, Japanese, Korean and Thai, and now and then a very long one.
PersonName personName(std::uint64_t number);

} // namespace baton::sandbox
