// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/call_watch.h"

#include "app/listing/when_answered.h"
#include "models/tables/state_words.h"

#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

CallWatch::CallWatch(HistoryReader &history, IdentityDirectory *directory, Scheduler &scheduler, QObject *parent)
    : QObject(parent), m_history(history), m_people(directory, scheduler)
{
    connect(&m_people, &PeopleCache::learned, this, &CallWatch::changed);
}

void CallWatch::pick(const RunId &run, const CallId &call)
{
    if (run == m_run && call == m_call)
        return;
    m_run = run;
    m_call = call;
    m_story.reset();
    m_reading = 0;
    m_again = false;
    if (!call.isEmpty())
        read();
    Q_EMIT changed();
}

void CallWatch::refresh()
{
    if (m_call.isEmpty())
        return;
    if (m_reading != 0)
        m_again = true;
    else
        read();
}

void CallWatch::read()
{
    const int number = m_reading = ++m_readings;
    whenAnswered(m_history.call(m_run, m_call), this, [this, number](Result<CallStory> story) {
        if (number != m_reading)
            return;
        m_reading = 0;
        // A call that could not be written down has no story; what is known of it is shown without one.
        if (story)
            m_story = std::move(*story);
        if (std::exchange(m_again, false))
            read();
        Q_EMIT changed();
    });
}

QString CallWatch::nameOf(const IdentityId &id) const
{
    if (const Identity *person = m_people.find(id); person && !person->name.isEmpty())
        return isolated(person->name);
    if (m_story && id == m_story->record.order.target && !m_story->record.order.targetName.isEmpty())
        return isolated(m_story->record.order.targetName);
    return id.toString();
}

QStringList CallWatch::trailOf(const GovernanceTask &task)
{
    std::vector<IdentityId> people;
    QStringList lines;
    for (const TrailHop &hop : task.trails) {
        people.push_back(hop.previousOwner);
        people.push_back(hop.newOwner);
        const QString hand = tr("%1 → %2").arg(nameOf(hop.previousOwner), nameOf(hop.newOwner));
        lines.push_back(hop.type == "AUTOMATIC_REASSIGNMENT"_L1 ? tr("%1 by an automatic reassignment rule").arg(hand)
                        : hop.type.isEmpty()                    ? hand
                                                                : tr("%1 (%2)").arg(hand, hop.type));
    }
    m_people.want(people);
    return lines;
}

} // namespace baton
