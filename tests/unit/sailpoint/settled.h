// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

namespace baton::test {

/// What a single call came to, with the event loop running meanwhile. A call that never ends is an Internal error.
/// (QTest::qWaitFor sleeps 10 ms between two looks, which adds up over thousands of short calls.)
template <class T> Result<T> settled(QFuture<Result<T>> future, int patience = 20'000)
{
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    if (!future.isFinished())
        loop.exec();
    if (!future.isFinished())
        return failure(Error(ErrorKind::Internal, QStringLiteral("the call never ended")));
    if (future.resultCount() == 0)
        return failure(Error(ErrorKind::Internal, QStringLiteral("the call ended without a result")));
    return future.result();
}

} // namespace baton::test
