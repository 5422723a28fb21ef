// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace baton::cli {

/// Turns SIGINT and SIGTERM into a Qt signal of the event loop. One per process.
class SignalWatch : public QObject
{
    Q_OBJECT

public:
    SignalWatch();
    ~SignalWatch() override;

Q_SIGNALS:
    void interrupted(int times);

private:
    int m_times = 0;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace baton::cli
