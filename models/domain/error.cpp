// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/error.h"

#include <array>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct KindName
{
    ErrorKind kind;
    const char *name;
};

constexpr std::array kindNames{
    KindName{ErrorKind::Network, "Network"},
    KindName{ErrorKind::Timeout, "Timeout"},
    KindName{ErrorKind::Tls, "Tls"},
    KindName{ErrorKind::Auth, "Auth"},
    KindName{ErrorKind::Forbidden, "Forbidden"},
    KindName{ErrorKind::NotFound, "NotFound"},
    KindName{ErrorKind::Invalid, "Invalid"},
    KindName{ErrorKind::RateLimited, "RateLimited"},
    KindName{ErrorKind::Server, "Server"},
    KindName{ErrorKind::Protocol, "Protocol"},
    KindName{ErrorKind::OutcomeUnknown, "OutcomeUnknown"},
    KindName{ErrorKind::Storage, "Storage"},
    KindName{ErrorKind::Canceled, "Canceled"},
    KindName{ErrorKind::Internal, "Internal"},
};

} // namespace

QString toString(ErrorKind kind)
{
    for (const KindName &entry : kindNames) {
        if (entry.kind == kind)
            return QString::fromLatin1(entry.name);
    }
    return u"Internal"_s;
}

ErrorKind errorKindFromString(const QString &text)
{
    for (const KindName &entry : kindNames) {
        if (text == QLatin1StringView(entry.name))
            return entry.kind;
    }
    return ErrorKind::Internal;
}

QString describe(const Error &error)
{
    QString line = error.message.isEmpty() ? toString(error.kind) : error.message;
    if (error.httpStatus != 0)
        line += u" (HTTP %1)"_s.arg(error.httpStatus);
    for (const QString &cause : error.causes) {
        if (!error.message.contains(cause)) // vendors repeat themselves
            line += u" · "_s + cause;
    }
    if (!error.trackingId.isEmpty())
        line += u" · tracking id "_s + error.trackingId;
    if (!error.nextStep.isEmpty())
        line += u" → "_s + error.nextStep;
    return line;
}

} // namespace baton
