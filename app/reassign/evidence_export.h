// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_evidence.h"

#include <QDateTime>

namespace baton {

/// All that the journal holds of a run as one JSON document, UTF-8: every event with its hash, and what the first
/// event vouches for, byte for byte. It says itself how to check the chain. Bytes that are no UTF-8 are in a field
/// whose name ends in "Base64". `at`: when it was exported.
QByteArray evidenceJson(const RunEvidence &evidence, const QDateTime &at);

/// The events alone as CSV (RFC 4180, UTF-8, CR LF), one a line, under a line of names. Cells that a spreadsheet would
/// take for a formula get a leading apostrophe.
QByteArray evidenceCsv(const RunEvidence &evidence);

} // namespace baton
