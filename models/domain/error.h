// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/localized_text.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace baton {

enum class ErrorKind {
    Network,        ///< the request did not arrive: no route, no host, refused
    Timeout,        ///< no answer in time; only for Safe requests, else OutcomeUnknown
    Tls,            ///< certificate or handshake
    Auth,           ///< 401 after one refresh, or the token was refused
    Forbidden,      ///< 403
    NotFound,       ///< 404
    Invalid,        ///< 400, 409, 422 and other refusals; also our own refusal of bad input
    RateLimited,    ///< 429 beyond our patience
    Server,         ///< 5xx
    Protocol,       ///< an answer that cannot be read: HTML, a redirect, wrong JSON, too large
    OutcomeUnknown, ///< a mutating call that may or may not have been acted on
    Storage,        ///< journal, cache or file
    Canceled,       ///< the person stopped it
    Internal        ///< our mistake
};

/// Everything known about a failure, as a value. `message` and `causes` are the vendor's words (plain text) where
/// there are any, else ours.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    int httpStatus = 0; ///< 0: no HTTP answer
    QString vendorCode; ///< e.g. "400.1 Bad Request Content"
    QString message;    ///< what happened, one sentence
    QStringList causes; ///< finer reasons, in order
    QString trackingId; ///< the vendor's, for its support
    std::optional<std::chrono::milliseconds> retryAfter;
    int attempts = 1;                        ///< how many times the request left
    QString nextStep;                        ///< what the person can do, one sentence; may be empty
    std::vector<LocalizedText> messageTexts; ///< every language the vendor sent; `message` is the one chosen
    std::vector<LocalizedText> causeTexts;   ///< the same of `causes`

    Error() = default;
    Error(ErrorKind k, QString text, QString next = {}) : kind(k), message(std::move(text)), nextStep(std::move(next))
    {
    }

    friend bool operator==(const Error &, const Error &) = default;
};

/// Stable English word of a kind, for logs, the journal and JSON output ("OutcomeUnknown").
QString toString(ErrorKind kind);
/// The inverse of toString; Internal for anything else.
ErrorKind errorKindFromString(const QString &text);

/// One line for a person: what happened, the causes, the tracking id, what to do next.
QString describe(const Error &error);

} // namespace baton
