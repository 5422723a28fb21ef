// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/answer_errors.h"

#include "app/net/guarded_json.h"

namespace baton {

using namespace Qt::StringLiterals;

namespace {

QString sentenceFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Auth:
        return u"The server did not accept the sign-in."_s;
    case ErrorKind::Forbidden:
        return u"The server does not allow this to the signed-in account."_s;
    case ErrorKind::NotFound:
        return u"The server does not know what was asked for."_s;
    case ErrorKind::RateLimited:
        return u"The server's rate limit is reached."_s;
    case ErrorKind::Server:
        return u"The server failed to answer."_s;
    case ErrorKind::Protocol:
        return u"The server redirects elsewhere; Baton does not follow with your sign-in."_s;
    default:
        return u"The server refused the request."_s;
    }
}

QString nextStepFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
        return u"Check the network and the API address of the connection, then try again."_s;
    case ErrorKind::Timeout:
        return u"Try again; if it stays, the server is slow or out of reach."_s;
    case ErrorKind::Tls:
        return u"Check the API address. If your organisation inspects traffic, name the file of its authorities in the "
               "connection, or let this machine trust them."_s;
    case ErrorKind::Auth:
        return u"Check the client id and its secret, and sign in again."_s;
    case ErrorKind::Forbidden:
        return u"Ask an administrator for the right, or use another sign-in."_s;
    case ErrorKind::NotFound:
        return u"Refresh: it may have been removed. Otherwise check the API address and version of the connection."_s;
    case ErrorKind::Invalid:
        return u"Change what the server names, then try again."_s;
    case ErrorKind::RateLimited:
        return u"Wait a minute, then try again; other programs may be using the same client id."_s;
    case ErrorKind::Server:
        return u"Try again later; if it stays, give the tracking id to the vendor's support."_s;
    case ErrorKind::Protocol:
        return u"Check the API address of the connection."_s;
    case ErrorKind::OutcomeUnknown:
        return u"Read the rows again: that decides whether it was acted on."_s;
    default:
        return {};
    }
}

/// A 5xx may come from a gateway after the tenant acted; a 303 says where to read what came of the request.
bool mayHaveActed(Safety safety, int status)
{
    return safety == Safety::OneShot && (status >= 500 || status == 303);
}

/// Whoever sent the page, it was not the tenant: what can be done is about the way there. Where something may have been
/// done, the rows decide.
void tellWebPage(Error &error)
{
    Error page = webPageError();
    error.message = std::move(page.message);
    if (error.kind != ErrorKind::OutcomeUnknown)
        error.nextStep = std::move(page.nextStep);
}

ErrorKind kindOfFailure(TransportFailure::Kind kind)
{
    switch (kind) {
    case TransportFailure::Kind::Network:
        return ErrorKind::Network;
    case TransportFailure::Kind::Timeout:
        return ErrorKind::Timeout;
    case TransportFailure::Kind::Tls:
        return ErrorKind::Tls;
    case TransportFailure::Kind::Redirect:
    case TransportFailure::Kind::TooLarge:
        return ErrorKind::Protocol;
    case TransportFailure::Kind::Canceled:
        return ErrorKind::Canceled;
    }
    return ErrorKind::Internal;
}

} // namespace

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Auth;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 429:
        return ErrorKind::RateLimited;
    default:
        break;
    }
    if (status >= 500)
        return ErrorKind::Server;
    return status >= 400 ? ErrorKind::Invalid : ErrorKind::Protocol;
}

Error errorOfAnswer(const HttpResponse &answer, std::optional<Millis> retryAfter, const ErrorReader &reader,
                    Safety safety)
{
    const ErrorKind kind =
        mayHaveActed(safety, answer.status) ? ErrorKind::OutcomeUnknown : kindOfStatus(answer.status);
    Error error;
    error.kind = kind;
    error.httpStatus = answer.status;
    error.nextStep = nextStepFor(error.kind);
    if (looksLikeWebPage(answer.body))
        tellWebPage(error);
    else if (reader)
        reader(answer, error);
    error.kind = kind;
    error.httpStatus = answer.status;
    error.retryAfter = retryAfter;
    if (error.message.isEmpty())
        error.message = sentenceFor(kindOfStatus(answer.status));
    return error;
}

Error errorOfFailure(const TransportFailure &failed, Safety safety)
{
    const bool unknown =
        failed.status != 0 ? mayHaveActed(safety, failed.status) : safety == Safety::OneShot && !failed.nothingSent;
    if (unknown) {
        Error error(ErrorKind::OutcomeUnknown,
                    u"The call may or may not have arrived. Baton does not send it a second time."_s,
                    nextStepFor(ErrorKind::OutcomeUnknown));
        error.httpStatus = failed.status;
        if (!failed.message.isEmpty())
            error.causes.append(failed.message);
        return error;
    }
    if (failed.kind == TransportFailure::Kind::Canceled)
        return canceledError();
    const ErrorKind kind = kindOfFailure(failed.kind);
    Error error(kind, failed.message, nextStepFor(kind));
    error.httpStatus = failed.status;
    error.causes = failed.details;
    return error;
}

Error canceledError()
{
    Error error(ErrorKind::Canceled, u"Stopped before it was done."_s);
    error.attempts = 0;
    return error;
}

Error stoppedOnItsWayError()
{
    TransportFailure stopped;
    stopped.kind = TransportFailure::Kind::Canceled;
    stopped.message = u"It was stopped while it was on its way."_s;
    return errorOfFailure(stopped, Safety::OneShot);
}

QString toString(TransportFailure::Kind kind)
{
    switch (kind) {
    case TransportFailure::Kind::Network:
        return u"Network"_s;
    case TransportFailure::Kind::Timeout:
        return u"Timeout"_s;
    case TransportFailure::Kind::Tls:
        return u"Tls"_s;
    case TransportFailure::Kind::Redirect:
        return u"Redirect"_s;
    case TransportFailure::Kind::TooLarge:
        return u"TooLarge"_s;
    case TransportFailure::Kind::Canceled:
        return u"Canceled"_s;
    }
    return u"Network"_s;
}

} // namespace baton
