// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

/// Filter expressions in SailPoint's collection syntax (standard-collection-parameters), as text that is still to be
/// percent-encoded for a URL.
namespace baton::sailpoint::filter {

/// No filter carries more ids than this.
inline constexpr int maxIds = 100;

/// The value in quotes: \ and " behind a backslash; #, % and & percent-encoded, because SailPoint decodes those once
/// more after the URL.
QString quoted(const QString &value);

QString equals(QLatin1StringView field, const QString &value);
QString startsWith(QLatin1StringView field, const QString &value);
/// `field eq "a"` for one value, `field in ("a","b")` for more; empty for none.
QString anyOf(QLatin1StringView field, const QStringList &values);

/// Empty parts are skipped.
QString all(const QStringList &parts);
QString either(const QStringList &parts);

/// The ids in groups, each of which fits one `anyOf` filter: at most maxIds, and at most `maxEncodedBytes` once
/// percent-encoded. An id that is longer by itself stands alone.
std::vector<QStringList> groups(const QStringList &ids, qsizetype maxEncodedBytes);

} // namespace baton::sailpoint::filter
