// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace baton::sandbox {

/// A JSON web token (RFC 7519) that carries `claims`, an object's JSON. Nothing signs it: `signature` makes it one of a
/// kind, and whoever takes it must know it.
std::string jsonWebToken(const std::string &claims, const std::string &signature);

} // namespace baton::sandbox
