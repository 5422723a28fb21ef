// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QFuture>
#include <QFutureWatcher>

#include <utility>

namespace baton {

/// Calls `next` once with the answer, from the event loop of `context`'s thread (call it there), never inside this
/// call: what is asked in turn and answered in turn is told in turn. A future that was given up without a value becomes
/// an Internal error, so that nobody waits for ever. Never when `context` dies first. Takes the value out of the
/// future.
///
/// Not `.then(context, …)`: Qt 6.4 asserts in debug builds when the future ends after its context, or after the
/// application.
template <class T, class Next> void onAnswer(QFuture<Result<T>> future, QObject *context, Next next)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, next = std::move(next)]() mutable {
        watcher->deleteLater();
        QFuture<Result<T>> answered = watcher->future();
        next(answered.resultCount() > 0
                 ? answered.takeResult()
                 : Result<T>(failure({ErrorKind::Internal, QStringLiteral("The question was given up.")})));
    });
    watcher->setFuture(future);
}

} // namespace baton
