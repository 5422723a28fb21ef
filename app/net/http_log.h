// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>

namespace baton {

/// One attempt, as far as a log may know it: no header values, no bodies.
struct HttpLogEntry
{
    QDateTime at; ///< UTC
    QString endpoint;
    QByteArray method;
    QUrl url;
    int status = 0;  ///< 0: no answer, see `failure`
    QString failure; ///< the kind of failure ("Timeout", "Redirect"); empty when there was an answer to hand on
    std::chrono::milliseconds elapsed{0};
    QByteArray requestId;
    int attempt = 1;
    qint64 bytes = 0; ///< of the answer's body
};

/// Writes one JSON line per attempt: {t, endpoint, method, url, status, ms, requestId, attempt, bytes[, failure]}.
class HttpLog
{
public:
    /// Gets one line without its line break.
    using Sink = std::function<void(const QByteArray &line)>;

    explicit HttpLog(Sink sink = {}) : m_sink(std::move(sink)) {}
    void write(const HttpLogEntry &entry) const;

private:
    Sink m_sink;
};

/// The URL without user information and fragment, with the values of everything that may be a secret (by the name of
/// the query item, or because it looks like a token) replaced.
QString redactedUrl(const QUrl &url);

} // namespace baton
