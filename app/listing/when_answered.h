// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QFuture>
#include <QFutureWatcher>

#include <utility>

namespace baton {

/// Calls `next` once with the future's answer, in `context`'s thread (call it there); inside this call when the answer
/// is there already. Never when `context` died first. A future that was given up without a value becomes Canceled.
/// Takes the value out of the future.
///
/// Not `.then(context, …)`: Qt 6.4 asserts in debug builds when the future ends after its context, or after the
/// application.
template <class T, class Next> void whenAnswered(QFuture<Result<T>> future, QObject *context, Next next)
{
    const auto take = [](QFuture<Result<T>> &answered) {
        return answered.resultCount() > 0
                   ? answered.takeResult()
                   : Result<T>(failure({ErrorKind::Canceled, QStringLiteral("The question was given up.")}));
    };
    if (future.isFinished()) {
        next(take(future));
        return;
    }
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, take, next = std::move(next)]() mutable {
                         watcher->deleteLater();
                         QFuture<Result<T>> answered = watcher->future();
                         next(take(answered));
                     });
    watcher->setFuture(future);
}

} // namespace baton
