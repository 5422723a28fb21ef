// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <utility>
#include <vector>

namespace baton::sailpoint {

/// The ways to cut what somebody typed into two names: at each space; a single word of a script that writes names
/// without one (王伟, 김민준) before each of its characters. `text` is simplified.
std::vector<std::pair<QString, QString>> nameSplits(const QString &text);

/// First name, last name, alias or mail begins with `word`.
QString beginsWith(const QString &word);

/// Finds whoever's alias, mail or name, as it is displayed, begins with `text`. No field that can be filtered by holds
/// the displayed name: it is the first and the last name, in either order. The rarer ways to cut a very long text are
/// left out where the filter would become longer than `maxEncodedBytes` once percent-encoded.
QString typedNameFilter(const QString &text, qsizetype maxEncodedBytes);

} // namespace baton::sailpoint
