// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/time/scheduler.h"

#include <QObject>

#include <vector>

namespace baton {

/// Type-ahead over an IdentityDirectory: asks when the typing pauses, and only the answer to the last text counts.
class IdentitySearch : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        Millis pause{250}; ///< of typing, before a request leaves
        int limit = 20;    ///< people per answer
        int shortest = 1;  ///< fewer characters are not searched
    };

    /// Both references must outlive the search.
    IdentitySearch(IdentityDirectory &directory, Scheduler &scheduler, Settings settings, QObject *parent = nullptr);
    ~IdentitySearch() override;

    /// White space around it is ignored; the same text again does nothing; a text that is too short finds nobody, at
    /// once.
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    /// Waiting for a pause or for an answer.
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    /// The answer for the text that is current now. `more`: there are further people.
    void found(const QString &text, const std::vector<baton::Identity> &people, bool more);
    void failed(const QString &text, const baton::Error &error);
    void busyChanged(bool busy);

private:
    void ask();
    void take(const Result<Page<Identity>> &answer);
    void forget();
    void setBusy(bool busy);

    IdentityDirectory &m_directory;
    Scheduler &m_scheduler;
    Settings m_settings;
    QString m_text;
    std::stop_source m_stop;
    quint64 m_timer = 0; ///< handle of the scheduler; 0: none
    int m_generation = 0;
    bool m_busy = false;
};

} // namespace baton
