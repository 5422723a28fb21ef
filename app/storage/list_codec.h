// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/list_cache.h"

namespace baton::list_codec {

// A page of a list as compressed JSON of our own records, by the journal's codec. Not the bytes that the tenant sent:
// those would have to be carried past the pipeline, a merged or filtered list has none of its own, and an update of
// Baton could read them differently from what was shown. Every field comes back as it was, times to the millisecond in
// UTC; keys that are not known are ignored, absent ones are empty.

QByteArray encodeRows(const ListRows &rows);
/// Storage: it is no page, or a value in it has the wrong type.
Result<ListRows> decodeRows(const QByteArray &data);

} // namespace baton::list_codec
