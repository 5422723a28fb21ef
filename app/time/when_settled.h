// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <optional>
#include <utility>

// What follows a future: `next` is called once in the thread of `context` (call these there) with the future's value,
// or with nothing when the future was given up without one (its promise was destroyed). Never when `context` dies
// first.
//
// Not QFuture::then(context, …): in 6.4.2 that asserts, in a debug build, when the future ends after its context or
// after the application.

namespace baton {

/// From the event loop, never inside this call. The value stays in the future, which may have any number of these.
template <class T, class Next> void whenSettled(const QFuture<T> &future, QObject *context, Next next)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, next = std::move(next)]() mutable {
        watcher->deleteLater();
        const QFuture<T> settled = watcher->future();
        next(settled.resultCount() > 0 ? std::optional<T>(settled.result()) : std::optional<T>());
    });
    watcher->setFuture(future);
}

/// The same, and takes the value out of the future.
template <class T, class Next> void whenTaken(QFuture<T> future, QObject *context, Next next)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, next = std::move(next)]() mutable {
        watcher->deleteLater();
        QFuture<T> settled = watcher->future();
        next(settled.resultCount() > 0 ? std::optional<T>(settled.takeResult()) : std::optional<T>());
    });
    watcher->setFuture(future);
}

/// Inside this call when the future has finished already. Takes the value out of the future.
template <class T, class Next> void whenFinished(QFuture<T> future, QObject *context, Next next)
{
    if (!future.isFinished()) {
        whenTaken(std::move(future), context, std::move(next));
        return;
    }
    next(future.resultCount() > 0 ? std::optional<T>(future.takeResult()) : std::optional<T>());
}

} // namespace baton
