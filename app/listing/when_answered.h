// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/when_settled.h"
#include "models/domain/result.h"

namespace baton {

/// whenFinished() for a single call; one that was given up without an answer becomes Canceled.
template <class T, class Next> void whenAnswered(QFuture<Result<T>> future, QObject *context, Next next)
{
    whenFinished(std::move(future), context, [next = std::move(next)](std::optional<Result<T>> answer) mutable {
        next(answer ? std::move(*answer)
                    : Result<T>(failure({ErrorKind::Canceled, QStringLiteral("The question was given up.")})));
    });
}

} // namespace baton
