// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_request.h"

namespace baton {

/// token → rate limiter → gate → transport → classify → retry. What providers send through. Decoding is theirs.
class ApiPipeline
{
public:
    virtual ~ApiPipeline() = default;

    /// A value only for a 2xx status. Any other status is an Error (see ErrorReader) with its kind by status alone:
    /// 401 Auth, 403 Forbidden, 404 NotFound, 400/409/412/422 and other 4xx Invalid, 429 RateLimited, 5xx Server,
    /// 3xx Protocol. A OneShot with a 5xx or a 303, or without a status is OutcomeUnknown unless provably nothing was
    /// sent.
    virtual QFuture<Result<ApiResponse>> send(ApiRequest request, CallContext context) = 0;
};

/// Reads a vendor's error body into message, causes, vendor code and tracking id. Given to the pipeline by the
/// provider; must not throw and must accept any bytes.
using ErrorReader = std::function<void(const HttpResponse &answer, Error &error)>;

} // namespace baton
