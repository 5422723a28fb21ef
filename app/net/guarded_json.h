// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>

#include <nlohmann/json_fwd.hpp>

namespace baton {

/// What an answer may cost before anything is built from it.
struct JsonLimits
{
    qsizetype maxBytes = qsizetype{64} * 1024 * 1024;
    int maxDepth = 64; ///< arrays and objects within each other; copying and comparing deeper values recurses
};

/// Parses an answer that may hold anything. Size and nesting are checked by a scan before anything is built. Every
/// failure is ErrorKind::Protocol with a sentence that says what came instead: nothing, a web page, too much, too
/// deep, or text that is not JSON. Never throws. Include <nlohmann/json.hpp> where the value is used.
Result<nlohmann::json> parseGuarded(const QByteArray &bytes, const JsonLimits &limits = {});

/// True when the bytes begin as HTML or XML do (after white space and a byte order mark).
bool looksLikeWebPage(const QByteArray &bytes);

/// What to say when a web page came where data was due.
Error webPageError();
/// True for an error whose message is that of webPageError(): a proxy or a sign-in page spoke, not the vendor.
bool isWebPageError(const Error &error);

} // namespace baton
