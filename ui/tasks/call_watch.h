// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/people_cache.h"
#include "app/reassign/history_reader.h"

#include <QObject>

namespace baton {

/// What the journal tells of the one call that is looked at, and the names of the people in its trail. Reads again
/// when it is told to; a reading that comes too late for another call is dropped.
class CallWatch final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it. `directory` may be null: people are then known by id.
    CallWatch(HistoryReader &history, IdentityDirectory *directory, Scheduler &scheduler, QObject *parent = nullptr);

    /// An empty call: none.
    void pick(const RunId &run, const CallId &call);
    /// Something was written about it, or names may be readable again.
    void refresh();
    /// Nothing while it is read, or when the journal does not know it.
    const std::optional<CallStory> &story() const { return m_story; }

    /// The person's name, kept apart from the text around it; the id where nobody knows a name.
    QString nameOf(const IdentityId &id) const;
    /// "from → to (type)", one line each; a hop whose people have no names yet is shown by ids.
    QStringList trailOf(const GovernanceTask &task);

Q_SIGNALS:
    void changed();

private:
    void read();

    HistoryReader &m_history;
    PeopleCache m_people;
    RunId m_run;
    CallId m_call;
    std::optional<CallStory> m_story;
    int m_reading = 0; ///< number of the reading under way; 0: none
    int m_readings = 0;
    bool m_again = false; ///< asked for while one was under way
};

} // namespace baton
