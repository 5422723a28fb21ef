// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/people_cache.h"

#include "app/listing/when_answered.h"

#include <algorithm>
#include <utility>

namespace baton {

PeopleCache::PeopleCache(IdentityDirectory *directory, Scheduler &scheduler, QObject *parent)
    : PeopleCache(directory, scheduler, Settings(), parent)
{
}

PeopleCache::PeopleCache(IdentityDirectory *directory, Scheduler &scheduler, Settings settings, QObject *parent)
    : QObject(parent), m_directory(directory), m_scheduler(scheduler), m_settings(settings)
{
}

PeopleCache::~PeopleCache()
{
    if (m_timer != 0)
        m_scheduler.cancel(m_timer);
    m_stop.request_stop();
}

void PeopleCache::want(const std::vector<IdentityId> &ids)
{
    if (!m_directory)
        return;
    // Back to front, so that the first of them is asked for first.
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
        if (id->isEmpty() || m_wanted.contains(*id) || isFresh(*id))
            continue;
        m_wanted.insert(*id);
        m_queue.push_back(*id);
    }
    if (!m_queue.empty() && !m_asking && m_timer == 0)
        askSoon(m_settings.gather);
}

void PeopleCache::learn(const Identity &person)
{
    m_answers.insert(person.id, {person, m_scheduler.now()});
    if (m_wanted.remove(person.id))
        m_queue.erase(std::remove(m_queue.begin(), m_queue.end(), person.id), m_queue.end());
    Q_EMIT learned({person.id});
}

const Identity *PeopleCache::find(const IdentityId &id) const
{
    const auto answer = m_answers.constFind(id);
    return answer != m_answers.constEnd() && answer->person ? &*answer->person : nullptr;
}

bool PeopleCache::isStranger(const IdentityId &id) const
{
    const auto answer = m_answers.constFind(id);
    return answer != m_answers.constEnd() && !answer->person;
}

bool PeopleCache::isFresh(const IdentityId &id) const
{
    const auto answer = m_answers.constFind(id);
    return answer != m_answers.constEnd() && m_scheduler.now() - answer->at < m_settings.fresh;
}

void PeopleCache::askSoon(Millis delay)
{
    m_timer = m_scheduler.callAfter(delay, this, [this] {
        m_timer = 0;
        ask();
    });
}

void PeopleCache::ask()
{
    const auto count = std::min(m_queue.size(), static_cast<size_t>(std::max(1, m_settings.perRequest)));
    const std::vector<IdentityId> ids(m_queue.rbegin(), m_queue.rbegin() + static_cast<std::ptrdiff_t>(count));
    m_queue.resize(m_queue.size() - count);
    if (ids.empty())
        return;
    m_asking = true;
    whenAnswered(m_directory->byIds(ids, CallContext{m_stop.get_token(), Priority::Background}), this,
                 [this, ids](const Result<std::vector<Identity>> &answer) {
                     m_asking = false;
                     take(ids, answer);
                 });
}

void PeopleCache::take(const std::vector<IdentityId> &ids, const Result<std::vector<Identity>> &answer)
{
    if (!answer) {
        // Whatever failed will not get better at once; others may be wanted meanwhile, and go first.
        m_queue.insert(m_queue.begin(), ids.rbegin(), ids.rend());
        m_pause = std::clamp(m_pause * 2, m_settings.again, m_settings.longestAgain);
        askSoon(m_pause);
        return;
    }
    m_pause = Millis(0);
    for (const IdentityId &id : ids) {
        m_wanted.remove(id);
        m_answers.insert(id, {std::nullopt, m_scheduler.now()});
    }
    for (const Identity &person : *answer)
        m_answers.insert(person.id, {person, m_scheduler.now()});
    if (!m_queue.empty())
        askSoon(Millis(0));
    Q_EMIT learned(ids);
}

} // namespace baton
