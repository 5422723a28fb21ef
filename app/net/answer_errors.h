// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_pipeline.h"
#include "app/time/scheduler.h"

#include <optional>

namespace baton {

/// The kind of an answer that is not 2xx, by its status alone.
ErrorKind kindOfStatus(int status);

/// An answer that is not 2xx as an Error: `reader` fills in the vendor's words; kind, status and retryAfter stay ours.
/// A 5xx to a OneShot is OutcomeUnknown: whoever answered, a gateway too, may do so after the tenant has acted; so is a
/// 303, which names the result of what was done. A web page is told as one, whatever its status.
Error errorOfAnswer(const HttpResponse &answer, std::optional<Millis> retryAfter, const ErrorReader &reader,
                    Safety safety);

/// No answer: for a OneShot that may have left, OutcomeUnknown, whatever happened. A redirect counts by its status.
Error errorOfFailure(const TransportFailure &failed, Safety safety);

Error canceledError();
/// A OneShot that was stopped while it was on its way.
Error stoppedOnItsWayError();

/// "Timeout", for the log.
QString toString(TransportFailure::Kind kind);

} // namespace baton
