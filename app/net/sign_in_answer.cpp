// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/sign_in_answer.h"

#include <QList>

#include <nlohmann/json.hpp>

namespace baton {

Error signInRefused(Error error, const SignInWords &words)
{
    if (!error.message.isEmpty())
        error.causes.prepend(error.message);
    error.kind = ErrorKind::Auth;
    error.message = words.refused;
    error.nextStep = words.check;
    return error;
}

Error signInError(Error error, const SignInWords &words)
{
    if (isWebPageError(error))
        return error;
    switch (error.httpStatus) {
    case 400:
    case 401:
    case 403:
    case 412: // a vendor's word for a request that it does not take
        return signInRefused(std::move(error), words);
    case 404:
    case 405:
        error.nextStep = words.address;
        return error;
    default:
        return error;
    }
}

Result<nlohmann::json> claimsIn(const QByteArray &token)
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return failure(Error(ErrorKind::Protocol, QStringLiteral("The token names no claims.")));
    return parseGuarded(
        QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace baton
