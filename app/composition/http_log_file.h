// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/http_log.h"
#include "models/domain/result.h"

namespace baton {

/// A sink that appends each line to a file, which is made where it is missing, for its owner alone (0600) in any case.
/// Each line is there as soon as it was written. Invalid: the file cannot be written.
Result<HttpLog::Sink> httpLogFile(const QString &path);

} // namespace baton
