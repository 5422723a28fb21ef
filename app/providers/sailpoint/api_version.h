// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace baton::sailpoint {

/// The forms under which SailPoint publishes the same endpoints. V1 is the per-service form (/campaigns/v1/…), the
/// only one that is not legacy (SailPoint's API versioning strategy: all others end in the first quarter of 2029).
enum class ApiVersion { V3, V2024, V2025, V2026, V1, Beta };

inline constexpr std::array allApiVersions{ApiVersion::V3,    ApiVersion::V2024, ApiVersion::V2025,
                                           ApiVersion::V2026, ApiVersion::V1,    ApiVersion::Beta};

/// "v3", "v2024", …, "v1", "beta": also the path segment.
QString toString(ApiVersion version);
/// The inverse; nothing for any other text.
std::optional<ApiVersion> apiVersionFromString(const QString &text);

} // namespace baton::sailpoint
