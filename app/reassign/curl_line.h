// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/plan.h"

#include <QUrl>

namespace baton {

/// A call as a command that a person can read, keep and run in a POSIX shell.
struct CurlLine
{
    QString line;
    QString bodyFile; ///< not empty: the line reads the body from this file, which must be written beside it
};

/// The token stands in it as "$TOKEN"; user and password of the base URL are dropped. Bodies above 4 KB go by file
/// ("call-<number>.json").
CurlLine curlLine(const Call &call, const QUrl &baseUrl, int number = 1);

/// One word for a POSIX shell: bare where that is safe, else in single quotes.
QString shellQuoted(const QString &word);

} // namespace baton
