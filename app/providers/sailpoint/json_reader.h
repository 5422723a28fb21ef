// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"
#include "models/domain/localized_text.h"
#include "models/domain/vendor_enum.h"

#include <QDateTime>
#include <QString>

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

/// Tolerant reading of a vendor's JSON: null, an absent member and a member of a wrong type all read as "not given".
/// Nothing here throws, whatever the value is.
namespace baton::sailpoint::json_reader {

/// The member, or null when `object` is not an object, has no such member, or has null there.
const nlohmann::json *member(const nlohmann::json &object, const char *key);

/// Text of a string; numbers as their digits (ids are sometimes numbers); empty for anything else.
QString textOf(const nlohmann::json &value);
QString text(const nlohmann::json &object, const char *key);
std::optional<int> integer(const nlohmann::json &object, const char *key);
std::optional<bool> boolean(const nlohmann::json &object, const char *key);
/// UTC; invalid when it is not an ISO 8601 date and time.
QDateTime dateTime(const nlohmann::json &object, const char *key);
QDateTime dateTimeOf(const std::string &iso8601);

template <class IdT> IdT id(const nlohmann::json &object, const char *key)
{
    return IdT(text(object, key));
}

/// The elements of an array; a single other value where an array was promised stands for an array of one; nothing
/// for null or absent. The pointers live as long as `object`.
std::vector<const nlohmann::json *> elements(const nlohmann::json &object, const char *key);
std::vector<const nlohmann::json *> elementsOf(const nlohmann::json &value);

/// {locale, localeOrigin, text} objects, or bare strings (the beta shape).
std::vector<LocalizedText> localizedTexts(const nlohmann::json &object, const char *key);

/// A known word of a vendor's enum.
template <class E> struct Word
{
    E value;
    QStringView text; ///< of a literal
};

/// True when the member is a string that reads exactly so.
bool says(const nlohmann::json &object, const char *key, QStringView text);

/// The member as an enum: unknown text is kept as `raw` with E::Unknown. A known word costs no memory: its raw text is
/// the literal's.
template <class E, size_t N>
VendorEnum<E> word(const nlohmann::json &object, const char *key, const std::array<Word<E>, N> &words)
{
    for (const Word<E> &known : words) {
        if (says(object, key, known.text))
            return {known.value, QString::fromRawData(known.text.data(), known.text.size())};
    }
    return {E::Unknown, text(object, key)};
}

} // namespace baton::sailpoint::json_reader
