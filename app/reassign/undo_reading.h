// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/preflight.h"
#include "app/reassign/undo_order.h"

namespace baton {

/// Reads where the rows of a run are now, part by part, and makes the orders that bring them back. Sends nothing.
class UndoReading : public QObject
{
    Q_OBJECT

public:
    /// One order of the way back, and all that its planner wants to know.
    struct Way
    {
        Order order;
        Facts facts;
    };

    /// Both references must outlive it.
    UndoReading(GovernanceProvider &provider, Scheduler &scheduler, QObject *parent = nullptr);

    /// Once. `to`: everything goes to this person instead of the former reviewers; none: to each of them.
    void start(UndoOutlook outlook, const std::optional<Identity> &to = std::nullopt);
    /// finished() does not come any more.
    void stop();

    const std::vector<Way> &ways() const { return m_ways; }
    /// What could not be read, in words.
    const std::vector<Error> &problems() const { return m_problems; }

Q_SIGNALS:
    /// Requests of the part that is being read.
    void progress(int done, int total);
    void finished();
    /// Nothing of a part could be read.
    void failed(const baton::Error &error);

private:
    void next();
    void took();

    Preflight m_preflight;
    UndoOutlook m_outlook;
    size_t m_at = 0;
    std::vector<Way> m_ways;
    std::vector<Error> m_problems;
    bool m_stopped = false;
};

} // namespace baton
