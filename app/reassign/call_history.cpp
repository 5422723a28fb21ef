// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/call_history.h"

#include <QHash>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Reads the events of one call in order.
class Fold
{
public:
    explicit Fold(const Call &call) { m_history.proofs.resize(static_cast<size_t>(call.rows.size())); }

    void apply(const JournalEvent &event)
    {
        m_history.lastChange = event.at;
        m_at = event.at;
        m_stand = after(m_stand, event.what);
        std::visit([this](const auto &what) { read(what); }, event.what);
    }

    CallHistory take()
    {
        m_history.state = m_stand.state;
        m_history.standing = m_stand.standing;
        return std::move(m_history);
    }

private:
    void read(const AttemptIntended &what)
    {
        ++m_history.attempts;
        if (!m_history.firstSent.isValid())
            m_history.firstSent = m_at;
        if (what.previous)
            m_history.error = what.previous;
    }

    void read(const CallAccepted &what)
    {
        m_history.error.reset();
        m_history.answer = what;
        m_history.note = what.note;
        if (what.task)
            m_history.task = what.task;
    }

    void read(const CallRefused &what) { m_history.error = what.error; }
    void read(const TaskSeen &what) { m_history.task = what.task; }
    void read(const TaskSilent &) {}

    void read(const RowProven &what)
    {
        if (what.row >= 0 && static_cast<size_t>(what.row) < m_history.proofs.size())
            m_history.proofs[static_cast<size_t>(what.row)] = what.proof;
    }

    void read(const CallSettled &what)
    {
        m_history.note = what.note;
        m_history.didNotAct = what.didNotAct;
    }
    void read(const BrakeEvent &) {}
    void read(const RunEnded &) {}
    void read(const RunAbandoned &) {}

    void read(const UnreadableEvent &what)
    {
        m_history.note = u"A record of this call (%1) cannot be read by this Baton: %2"_s.arg(what.kind, what.reason);
    }

    CallHistory m_history;
    CallStand m_stand;
    QDateTime m_at;
};

} // namespace

CallHistory historyOf(const Call &call, const std::vector<JournalEvent> &events)
{
    Fold fold(call);
    for (const JournalEvent &event : events) {
        if (event.call == call.id)
            fold.apply(event);
    }
    return fold.take();
}

std::vector<CallHistory> historiesOf(const std::vector<Call> &calls, const std::vector<JournalEvent> &events)
{
    std::vector<Fold> folds;
    QHash<CallId, size_t> numbers;
    folds.reserve(calls.size());
    for (const Call &call : calls) {
        numbers.insert(call.id, folds.size());
        folds.emplace_back(call);
    }
    for (const JournalEvent &event : events) {
        const auto number = numbers.constFind(event.call);
        if (number != numbers.constEnd())
            folds[*number].apply(event);
    }
    std::vector<CallHistory> histories;
    histories.reserve(folds.size());
    for (Fold &fold : folds)
        histories.push_back(fold.take());
    return histories;
}

} // namespace baton
