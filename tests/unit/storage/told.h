// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/list_cache.h"
#include "app/reassign/journal.h"

#include <QStringList>

namespace baton::test {

// Every field of a value as text, one line each, so that two values are compared whole and a difference is read at
// once. Structured bindings make a new field a compile error here: what is not told is not tested.

QStringList told(const RunRecord &record);
QStringList told(const JournalEvent &event);
QStringList told(const RunSummary &summary);
/// The rows of a list, each whole.
QStringList told(const ListRows &rows);
/// Without its hashes.
QStringList told(const RunOutline &outline);

} // namespace baton::test
