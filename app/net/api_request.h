// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/http_transport.h"
#include "models/domain/call_context.h"
#include "models/domain/result.h"

#include <chrono>
#include <functional>
#include <optional>

namespace baton {

/// Whether an endpoint changes anything. Retries, one-shot bodies, the journal and the read-only guard go by this,
/// never by the HTTP method.
enum class Safety { Safe, OneShot };

/// One attempt of a OneShot request that is about to leave.
struct AttemptInfo
{
    int number = 1;                ///< from 1
    std::optional<Error> previous; ///< why the attempt before provably changed nothing
};

/// Asked before each attempt of a OneShot request leaves; the request leaves only after the future gave a value. One
/// that was kept waiting for long gives its turn to others, and asks again with the same number.
using AttemptGate = std::function<QFuture<Result<void>>(AttemptInfo)>;

/// A request before the pipeline has given it a token and a place in the queue.
struct ApiRequest
{
    QString endpoint; ///< row of the endpoint table, for logs: "campaign-reassign"
    Safety safety = Safety::Safe;
    QByteArray method = "GET";
    QUrl url;
    QByteArray body;
    QByteArray contentType = "application/json";
    HeaderList headers;        ///< beyond those the pipeline sets
    QString rateKey;           ///< what the vendor counts together: client id and API version of this call
    bool authorized = true;    ///< false: sent without a token (sign-in, discovery)
    AttemptGate beforeAttempt; ///< OneShot only; may be empty for Safe
    /// Told when an attempt was refused (401, 429, nothing sent) and another follows, after at least so long. May be
    /// empty.
    std::function<void(const Error &refusal, std::chrono::milliseconds wait)> afterRefusal;
};

/// An answer with status 2xx, and how many attempts it took.
struct ApiResponse
{
    HttpResponse http;
    int attempts = 1;
};

} // namespace baton
