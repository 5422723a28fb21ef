// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/http_transport.h"
#include "models/domain/error.h"

namespace baton::sailpoint {

/// Reads any of SailPoint's error bodies into `error`: ErrorResponseDto {detailCode, trackingId, messages, causes},
/// {"error","error_description"}, {"message"}, bare or listed text. Bytes that are none of these leave a sentence
/// about what came instead. Never throws. `acceptLanguage` is what the request asked for: a text in its first language
/// wins.
void readError(const HttpResponse &answer, const QString &acceptLanguage, Error &error);

} // namespace baton::sailpoint
