// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/journal.h"

#include <QCryptographicHash>
#include <QObject>
#include <QPromise>

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>

namespace baton::test {

/// A Journal in memory. Writes are committed, in order, from the event loop; they can be held back, or fail.
class MemoryJournal final : public Journal
{
public:
    std::vector<RunRecord> records;   ///< committed
    std::vector<JournalEvent> events; ///< committed
    int commits = 0;
    /// Fails the commits for which it answers true; their data are not kept. Empty: none fail.
    std::function<bool(const std::vector<JournalEvent> &)> failing;
    bool failingBegin = false;
    /// From the write after so many more on, commits are done, with all that waits, before append() returns: -1: never.
    int commitsInline = -1;
    /// Commits wait for release().
    bool held = false;
    size_t waiting() const { return m_waiting.size(); }

    /// Commits the oldest `count` waiting writes (-1: all, and no longer holds).
    void release(int count = -1)
    {
        if (count < 0)
            held = false;
        for (; count != 0 && !m_waiting.empty(); --count) {
            auto commit = std::move(m_waiting.front());
            m_waiting.pop_front();
            commit();
        }
    }

    /// The program dies: what waits is never written.
    void lose()
    {
        held = false;
        m_waiting.clear();
    }

    QFuture<Result<void>> begin(RunRecord record) override
    {
        return commit([this, record = std::move(record)]() -> Result<void> {
            if (failingBegin)
                return failure({ErrorKind::Storage, QStringLiteral("The disk is full.")});
            records.push_back(record);
            store(record.id, {}, "RunBegun");
            return {};
        });
    }

    QFuture<Result<void>> append(std::vector<JournalEvent> added) override
    {
        return commit([this, added = std::move(added)]() -> Result<void> {
            if (failing && failing(added))
                return failure({ErrorKind::Storage, QStringLiteral("The disk is full.")});
            events.insert(events.end(), added.begin(), added.end());
            for (const JournalEvent &event : added)
                store(event.run, event.call, QByteArray::number(static_cast<int>(event.what.index())));
            return {};
        });
    }

    QFuture<Result<std::vector<RunSummary>>> runs() override
    {
        std::vector<RunSummary> all;
        for (auto record = records.rbegin(); record != records.rend(); ++record)
            all.push_back(summaryOf(*record, eventsOf(record->id)));
        linkUndone(all);
        return ready(std::move(all));
    }

    QFuture<Result<RunOutline>> outline(RunId id) override { return ready(story(id).map(outlineOf)); }

    QFuture<Result<CallStory>> call(RunId run, CallId id) override
    {
        return ready(story(run).and_then([&id](const RunStory &whole) { return callStoryOf(whole, id); }));
    }

    QFuture<Result<RunStory>> run(RunId id) override { return ready(story(id)); }

    QFuture<Result<RunEvidence>> evidence(RunId id) override
    {
        return ready(story(id).map([this, &id](const RunStory &whole) {
            RunEvidence evidence;
            evidence.run = id;
            evidence.record = "{}";
            for (const Call &call : whole.record.plan.calls)
                evidence.calls.push_back(
                    {call.id.toString().toUtf8(), call.method.toUtf8(), call.path.toUtf8(), call.body, {}, "{}", "[]"});
            evidence.events = storedOf(id);
            return evidence;
        }));
    }

    QFuture<Result<QHash<RunId, QStringList>>> search(RowSearch find) override
    {
        QHash<RunId, QStringList> found;
        for (const RunRecord &record : records) {
            if (const QStringList words = find(rowTextOf(record.plan)); !words.isEmpty())
                found.insert(record.id, words);
        }
        return ready(std::move(found));
    }

    QFuture<Result<ChainReport>> checkChain() override
    {
        ChainReport report = chain;
        report.events = static_cast<qint64>(m_stored.size());
        return ready(report);
    }

    /// What checkChain() says, but for the number of events.
    ChainReport chain;

    /// The committed events of one kind about one call (empty: about any).
    template <class What> std::vector<What> all(const CallId &call = {}) const
    {
        std::vector<What> found;
        for (const JournalEvent &event : events) {
            const auto *what = std::get_if<What>(&event.what);
            if (what && (call.isEmpty() || event.call == call))
                found.push_back(*what);
        }
        return found;
    }

private:
    template <class T> static QFuture<Result<T>> ready(T value)
    {
        return QtFuture::makeReadyFuture(Result<T>(std::move(value)));
    }
    template <class T> static QFuture<Result<T>> ready(Result<T> value)
    {
        return QtFuture::makeReadyFuture(std::move(value));
    }

    /// A chain of its own kind: the journal on disk has another.
    void store(const RunId &run, const CallId &call, const QByteArray &kind)
    {
        StoredEvent event;
        event.seq = static_cast<qint64>(m_stored.size()) + 1;
        event.run = run.toString().toUtf8();
        event.call = call.toString().toUtf8();
        event.kind = kind;
        event.previousHash = m_stored.empty() ? QByteArray(32, '\0') : m_stored.back().hash;
        event.hash = QCryptographicHash::hash(QByteArray(event.previousHash + event.run + event.call + event.kind),
                                              QCryptographicHash::Sha256);
        m_stored.push_back(event);
    }

    std::vector<StoredEvent> storedOf(const RunId &id) const
    {
        std::vector<StoredEvent> found;
        std::copy_if(m_stored.begin(), m_stored.end(), std::back_inserter(found),
                     [run = id.toString().toUtf8()](const StoredEvent &event) { return event.run == run; });
        return found;
    }

    std::vector<JournalEvent> eventsOf(const RunId &id) const
    {
        std::vector<JournalEvent> found;
        std::copy_if(events.begin(), events.end(), std::back_inserter(found),
                     [&id](const JournalEvent &event) { return event.run == id; });
        return found;
    }

    Result<RunStory> story(const RunId &id) const
    {
        const auto record =
            std::find_if(records.begin(), records.end(), [&id](const RunRecord &one) { return one.id == id; });
        if (record == records.end())
            return failure({ErrorKind::NotFound, QStringLiteral("No such run.")});
        const std::vector<StoredEvent> stored = storedOf(id);
        return RunStory{*record, eventsOf(id), static_cast<qint64>(stored.size()), stored.front().hash,
                        stored.back().hash};
    }

    QFuture<Result<void>> commit(std::function<Result<void>()> write)
    {
        auto promise = std::make_shared<QPromise<Result<void>>>();
        promise->start();
        const QFuture<Result<void>> future = promise->future();
        m_waiting.push_back([this, promise, write = std::move(write)] {
            ++commits;
            promise->addResult(write());
            promise->finish();
        });
        if (commitsInline >= 0 && commitsInline-- == 0) {
            commitsInline = 0;
            release();
        } else if (!held) {
            QMetaObject::invokeMethod(
                &m_context, [this] { releaseOne(); }, Qt::QueuedConnection);
        }
        return future;
    }

    void releaseOne()
    {
        if (!held)
            release(1);
    }

    QObject m_context;
    std::deque<std::function<void()>> m_waiting;
    std::vector<StoredEvent> m_stored;
};

} // namespace baton::test
