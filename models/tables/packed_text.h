// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/byte_rows.h"

#include <QString>

#include <string>

namespace baton {

/// A text in a byte for each character, two where it has any beyond Latin-1; as it is, broken surrogates included. In
/// front: the number of characters, doubled, odd for two bytes each.
void appendText(std::string &bytes, const QString &text);

/// Reads such a text and moves behind it.
QString takeText(const char *&at);

/// Its bytes, with the number in front.
inline std::string_view textBytes(const char *at)
{
    const char *behind = at;
    const quint64 head = takeNumber(behind);
    behind += (head >> 1) * ((head & 1) + 1);
    return {at, static_cast<size_t>(behind - at)};
}

} // namespace baton
