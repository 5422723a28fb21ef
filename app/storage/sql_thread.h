// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

class QSqlDatabase;

namespace baton {

/// One thread that owns one connection and does jobs in the order they came. Whatever was posted before the end is
/// done before the thread ends.
class SqlThread final : private QThread
{
public:
    using Job = std::function<void(QSqlDatabase &)>;
    using Open = std::function<Result<void>(const QString &connectionName)>;

    SqlThread() = default;
    ~SqlThread() override;

    /// Starts the thread and waits until `open` has made the connection of that name, or has not. Once only.
    Result<void> start(Open open, const QString &name);
    /// From any thread; after start() has succeeded.
    void post(Job job);
    /// Waits until everything that was posted before is done.
    void drain();
    /// Does what was posted, closes the connection and ends the thread.
    void finish();

private:
    void run() override;
    void work(QSqlDatabase &connection);

    Open m_open;
    QString m_connectionName;
    std::function<void(Result<void>)> m_opened;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_ending = false;
};

} // namespace baton
