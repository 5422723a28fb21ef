// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/traffic_meter.h"
#include "app/time/scheduler.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace baton {

class ElideLabel;

/// The foot of the window. Left: what is loading, or the keys of the page in front. Right: requests left in the
/// tenant's window, calls under way.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(Scheduler &scheduler, QWidget *parent = nullptr);

    /// The keys of the page; shown at rest.
    void setHint(const QString &text);
    /// What goes on; empty: nothing. `share` 0 to 1, negative: not known. With `mayStop` there is a button for that.
    void setProgress(const QString &text, double share, bool mayStop);
    /// Requests left; nothing is shown where there is no limit.
    void setTraffic(const TrafficMeter &traffic);
    /// Open tasks and what needs a person; empty: nothing.
    void setWork(const QString &text);
    /// One sentence for some seconds, over everything else.
    void say(const QString &sentence);

Q_SIGNALS:
    void stopRequested();
    void workRequested();

private:
    void updateText();

    Scheduler &m_scheduler;
    QString m_hintText;
    QString m_progressText;
    QString m_said;
    int m_saidNumber = 0;
    ElideLabel *m_hint;
    QProgressBar *m_progress;
    QToolButton *m_stop;
    QLabel *m_requests;
    QProgressBar *m_window;
    QToolButton *m_work;
};

} // namespace baton
