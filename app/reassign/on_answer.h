// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/when_settled.h"
#include "models/domain/result.h"

namespace baton {

/// whenTaken() for a single call: what is asked in turn and answered in turn is told in turn. One that was given up
/// without an answer becomes an Internal error: unlike Canceled, that leaves open whether a call was acted on.
template <class T, class Next> void onAnswer(QFuture<Result<T>> future, QObject *context, Next next)
{
    whenTaken(std::move(future), context, [next = std::move(next)](std::optional<Result<T>> answer) mutable {
        next(answer ? std::move(*answer)
                    : Result<T>(failure({ErrorKind::Internal, QStringLiteral("The question was given up.")})));
    });
}

} // namespace baton
