// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/http_transport.h"
#include "models/domain/result.h"

#include <nlohmann/json_fwd.hpp>

/// What every answer is wrapped in: `errorCode` or `errorcode`, a string or a number, and `msg` or `message`. The
/// vendor reports its refusals over HTTP 200 as well as over 412.
namespace baton::saviynt {

enum class Verdict {
    Done,    ///< 0
    Unclear, ///< empty or missing: only a new reading tells
    Refused  ///< anything else
};

struct Envelope
{
    Verdict verdict = Verdict::Unclear;
    QString code;
    QString message;
};

Envelope readEnvelope(const nlohmann::json &answer);

/// The refusal of an envelope as an error; Invalid.
Error refusalOf(const Envelope &envelope);

/// True when a refusal says that what was asked for is not there.
bool isAbsence(const Error &error);

/// The JSON of a 2xx answer to a read. Protocol: it is no JSON (a sign-in page, for one); Invalid: the tenant refuses
/// inside its answer.
Result<nlohmann::json> readAnswer(const HttpResponse &http);

/// The vendor's words of an answer that is not 2xx, for the pipeline: fills message, vendorCode and causes.
void readError(const HttpResponse &http, Error &error);

} // namespace baton::saviynt
