// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <optional>
#include <utility>

namespace baton {

/// Calls `next` once with the future's value, or with nothing when the future was given up without one (its promise
/// was destroyed). Runs from `context`'s event loop, never inside this call, and never when `context` dies first. Call
/// it in `context`'s thread. A future may have any number of these.
///
/// Not QFuture::then(context, …): in 6.4.2 that asserts, in a debug build, when the context died before the end.
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

} // namespace baton
