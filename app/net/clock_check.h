// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/single_flight_token_source.h"

namespace baton {

/// How many seconds this computer's clock is ahead of the server's, by the Date header (RFC 9110 6.6.1) of an answer
/// that has just arrived; below 0: it is behind. 0: it fits, or the header is none.
qint64 clockAheadBy(const QByteArray &dateHeader, const QDateTime &now);

/// "This computer's clock is 10 minutes ahead of the tenant's, …"; empty when it fits.
QString clockSentence(qint64 ahead);

/// Sets when a token ends that has just arrived: by what the answer says (`expiresIn`, seconds), else by the token's
/// own `exp`. A new token that looks expired is not: it lives as long as its `iat` makes it, or until it is refused.
/// Sets also how far this computer's clock is off, as far as the token's own times tell.
void setTimes(Token &token, std::optional<qint64> expiresIn, const QDateTime &now);

} // namespace baton
