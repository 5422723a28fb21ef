// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/guarded_json.h"

namespace baton {

/// What a person is told when a sign-in does not succeed; each vendor asks for something else.
struct SignInWords
{
    QString refused; ///< what is not accepted
    QString check;   ///< what to look at then
    QString address; ///< what to look at when there is no sign-in at the URL
};

/// The tenant does not accept the sign-in; what it says becomes a cause.
Error signInRefused(Error error, const SignInWords &words);
/// A refusal of the sign-in itself, apart from a tenant that is away, a URL that is no tenant's, or a proxy's page.
Error signInError(Error error, const SignInWords &words);

/// What a JSON web token claims; Protocol for any other token. Its signature is the tenant's business.
Result<nlohmann::json> claimsIn(const QByteArray &token);

} // namespace baton
