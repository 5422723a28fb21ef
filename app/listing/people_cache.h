// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/time/scheduler.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <optional>
#include <vector>

namespace baton {

/// What is known of the people that pages name by id alone: state, department, manager. Whoever is wanted is read in
/// the background, up to 100 at a time, the last wanted first (they are on the screen now). Never blocks. What was read
/// is good for a while; wanted after that it is read again, and stays to be found meanwhile.
class PeopleCache : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        Millis gather{40};                      ///< wants within this time share a request
        Millis again{std::chrono::seconds(30)}; ///< after a failure; doubles with each further one
        Millis longestAgain{std::chrono::minutes(10)};
        Millis fresh{std::chrono::minutes(15)}; ///< how long an answer is good
        int perRequest = 100;                   ///< what a directory takes
    };

    /// `directory` may be null: then nobody is ever known. Both must outlive the cache.
    PeopleCache(IdentityDirectory *directory, Scheduler &scheduler, Settings settings, QObject *parent = nullptr);
    PeopleCache(IdentityDirectory *directory, Scheduler &scheduler, QObject *parent = nullptr);
    ~PeopleCache() override;

    /// Asks for those that are not known, or no longer freshly. Empty ids are ignored.
    void want(const std::vector<IdentityId> &ids);
    /// Known without asking: from a search, say.
    void learn(const Identity &person);

    /// Null: not known (yet).
    const Identity *find(const IdentityId &id) const;
    /// The tenant was asked and knows nobody with this id.
    bool isStranger(const IdentityId &id) const;
    /// Wanted, and not answered yet.
    bool isPending(const IdentityId &id) const { return m_wanted.contains(id); }

Q_SIGNALS:
    /// find() or isStranger() now say something of these.
    void learned(const std::vector<baton::IdentityId> &ids);

private:
    struct Answer
    {
        std::optional<Identity> person; ///< nothing: the tenant knows nobody with this id
        Millis at{0};                   ///< monotonic
    };

    bool isFresh(const IdentityId &id) const;
    void askSoon(Millis delay);
    void ask();
    void take(const std::vector<IdentityId> &ids, const Result<std::vector<Identity>> &answer);

    IdentityDirectory *m_directory;
    Scheduler &m_scheduler;
    Settings m_settings;
    QHash<IdentityId, Answer> m_answers;
    QSet<IdentityId> m_wanted;       ///< waiting or being read
    std::vector<IdentityId> m_queue; ///< the last is asked for first
    std::stop_source m_stop;
    quint64 m_timer = 0; ///< handle of the scheduler; 0: none
    Millis m_pause{0};   ///< after the last failure
    bool m_asking = false;
};

} // namespace baton
