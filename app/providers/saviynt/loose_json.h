// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <vector>

/// Tolerant reading of answers whose keys change their casing and spelling from operation to operation: a key is looked
/// for as given, then without case; null, absent and a member of a wrong type all read as "not given". Where several
/// keys are named the first that is given counts. Nothing here throws.
namespace baton::saviynt::loose {

using Keys = std::initializer_list<const char *>;

/// The member, or null when there is none of these, or only null there.
const nlohmann::json *member(const nlohmann::json &object, Keys keys);

/// True when one of these is there, and null.
bool isNull(const nlohmann::json &object, Keys keys);

/// Text of a string, trimmed; numbers as their digits; "true" and "false"; empty for anything else.
QString textOf(const nlohmann::json &value);
/// The first that is not empty.
QString text(const nlohmann::json &object, Keys keys);
/// Of a number or of digits, also with a percent sign.
std::optional<int> integer(const nlohmann::json &object, Keys keys);

/// The elements of an array; a single object where an array was promised stands for an array of one. The pointers live
/// as long as `object`.
std::vector<const nlohmann::json *> elements(const nlohmann::json &object, Keys keys);

} // namespace baton::saviynt::loose
