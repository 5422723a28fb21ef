// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QFuture>

#include <stop_token>

namespace baton {

/// Where the pipeline gets the bearer token of a request.
class TokenSource
{
public:
    virtual ~TokenSource() = default;
    /// A token that is good now; finished already when one is at hand. The future always finishes.
    virtual QFuture<Result<QByteArray>> token(std::stop_token stop) = 0;
    /// The server refused this token. Ignored when it is not the current one (somebody else was faster).
    virtual void invalidate(const QByteArray &token) = 0;
};

} // namespace baton
