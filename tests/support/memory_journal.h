// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/journal.h"

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

    QFuture<Result<void>> begin(RunRecord record) override
    {
        return commit([this, record = std::move(record)]() -> Result<void> {
            if (failingBegin)
                return failure({ErrorKind::Storage, QStringLiteral("The disk is full.")});
            records.push_back(record);
            return {};
        });
    }

    QFuture<Result<void>> append(std::vector<JournalEvent> added) override
    {
        return commit([this, added = std::move(added)]() -> Result<void> {
            if (failing && failing(added))
                return failure({ErrorKind::Storage, QStringLiteral("The disk is full.")});
            events.insert(events.end(), added.begin(), added.end());
            return {};
        });
    }

    QFuture<Result<std::vector<RunSummary>>> runs() override
    {
        std::vector<RunSummary> all;
        for (const RunRecord &record : records) {
            RunSummary summary;
            summary.id = record.id;
            summary.at = record.at;
            all.insert(all.begin(), summary);
        }
        return QtFuture::makeReadyFuture(Result<std::vector<RunSummary>>(all));
    }

    QFuture<Result<RunStory>> run(RunId id) override
    {
        const auto record =
            std::find_if(records.begin(), records.end(), [&id](const RunRecord &one) { return one.id == id; });
        if (record == records.end())
            return QtFuture::makeReadyFuture(
                Result<RunStory>(failure({ErrorKind::NotFound, QStringLiteral("No such run.")})));
        RunStory story{*record, {}};
        std::copy_if(events.begin(), events.end(), std::back_inserter(story.events),
                     [&id](const JournalEvent &event) { return event.run == id; });
        return QtFuture::makeReadyFuture(Result<RunStory>(story));
    }

    QFuture<Result<ChainReport>> checkChain() override
    {
        ChainReport report;
        report.events = static_cast<qint64>(events.size());
        return QtFuture::makeReadyFuture(Result<ChainReport>(report));
    }

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
};

} // namespace baton::test
