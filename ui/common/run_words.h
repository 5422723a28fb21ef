// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_summary.h"

#include <QString>

namespace baton {

// Words about runs and their calls, for the Tasks page and the history.

/// "12 certifications", "1 item"; "12 rows" for both kinds together.
QString rowsText(int rows, int items);
/// "12 certifications → Ana Ruiz", the name kept apart from the text around it.
QString handoverText(int rows, int items, const QString &target);
/// "12 of 50 moved · 3 did not move", only what there is; empty when no row has a word.
QString wordsOfRows(const RowCounts &rows);

/// "400: “Reassignment target is not an active identity.”"
QString errorLine(const Error &error);

/// "2c91…7f0a": an id that is known by its ends.
QString shortId(const QString &id);
/// "sha256 9f2c…e41a"; `hash` in hex. Empty for none.
QString hashText(const QByteArray &hash);

/// Who acts, as a person knows them: the tenant's account, else the user of this machine.
QString actorText(const RunOrigin &origin);

} // namespace baton
