// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace baton::sandbox {

/// Milliseconds since 1970 as ISO 8601 with milliseconds, in UTC: 2026-11-22T09:18:08.123Z.
std::string isoText(std::int64_t instant);

/// The same as HTTP's Date header writes it: Sun, 22 Nov 2026 09:18:08 GMT.
std::string httpDate(std::int64_t instant);

} // namespace baton::sandbox
