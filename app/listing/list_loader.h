// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/page_seams.h"
#include "app/listing/when_answered.h"
#include "models/domain/call_context.h"
#include "models/domain/page.h"
#include "models/domain/result.h"

#include <QBasicTimer>
#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

namespace baton {

/// The part of ListLoader that is the same for every row type: state, progress, which page comes next.
class ListLoaderBase : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Loading, Complete, Stopped, Failed };

    struct Settings
    {
        int pageSize = 250;
        int parallel = 6;
        Priority priority = Priority::Foreground;
        int overlap = 5; ///< rows that a page shares with the one before it; fewer where pages are small
    };

    State state() const { return m_state; }
    qint64 loaded() const { return m_loaded; }
    std::optional<qint64> total() const { return m_total; }
    /// The total as the tenant said it last, whatever was learned later.
    std::optional<qint64> announced() const { return m_announced; }
    /// Rows that could not be read; their index is counted from the start of the list.
    const std::vector<BadRow> &badRows() const { return m_bad; }
    /// As many rows came as were announced, or no number was, and no page contradicts another. Rows that leave a list
    /// while it is read let others slide across a page's edge, unseen.
    bool heldStill() const
    {
        const qint64 rows = m_loaded - static_cast<qint64>(m_gone.size());
        return m_seams.agree() && (!m_announced || *m_announced == rows + static_cast<qint64>(m_bad.size()));
    }
    /// Rows that were handed on and had left the list by the end of the latest reading.
    const QSet<QString> &gone() const { return m_gone; }
    /// Complete, every row could be read and none is missing: what is not among the rows was not in the list.
    bool isWhole() const { return m_state == State::Complete && m_bad.empty() && heldStill(); }

    /// Nothing more is asked for; what is loaded stays. Neither finished() nor failed() follows.
    void stop();

Q_SIGNALS:
    /// total: -1 while unknown.
    void progress(qint64 loaded, qint64 total);
    void finished();
    void failed(const baton::Error &error);

protected:
    explicit ListLoaderBase(Settings settings, QObject *parent);
    /// What was asked for and is not there yet is given up.
    ~ListLoaderBase() override;

    void begin();
    /// What was asked for and is not there yet is given up.
    void beginAgain(qint64 offset);
    void complete();
    /// The pages that are there and in turn are handed on first; failed() comes after them.
    void fail(const Error &error);
    void sayFailed();
    void report();
    void keepBadRows(const std::vector<BadRow> &bad, qint64 offset);
    /// By what is known of the end of the list.
    bool isToAsk() const;
    /// `waiting`: answered pages that were not handed on; `inTurn`: the first of them could be.
    bool mayAskMore(size_t waiting, bool inTurn) const;
    PageRequest nextRequest();
    /// How many rows a page shares with the one before it: what finds a change costs a fiftieth of the requests.
    int overlap() const { return std::min(m_settings.overlap, m_pageSize / 20); }
    /// Whether the pages contradict each other and may be read once more; prepares that.
    bool readAgain();
    /// Once in each turn of the event loop while m_turns runs.
    virtual void takeTurn() = 0;
    void timerEvent(QTimerEvent *event) override;

    Settings m_settings;
    State m_state = State::Idle;
    qint64 m_loaded = 0;
    std::optional<qint64> m_total;
    std::optional<qint64> m_announced;
    std::vector<BadRow> m_bad;
    QSet<int> m_badAt; ///< their indexes
    PageSeams m_seams;
    QSet<QString> m_gone;
    int m_reading = 1;     ///< of the list, or of its end; at most three
    qint64 m_readFrom = 0; ///< offset at which this reading began
    std::stop_source m_stop;
    int m_generation = 0;            ///< answers of an earlier start() are dropped
    int m_pageSize = 250;            ///< what the server really gives, never more than asked for
    qint64 m_nextToAsk = 0;          ///< offset
    qint64 m_end = -1;               ///< offset after the last row; -1: unknown
    std::vector<PageRequest> m_gaps; ///< what short pages left open; asked for first
    qint64 m_nextToHandOn = 0;       ///< offset
    int m_inFlight = 0;
    std::optional<Error> m_failure; ///< not said yet
    QBasicTimer m_turns;            ///< not queued calls: those go before every timer and painting
};

/// Loads a whole list page by page: the first page alone (it brings the total), then the rest in parallel; without a
/// total one page after the other. Pages are handed on in list order, rows seen before are dropped. A page shorter than
/// asked for is filled up; an error past the end of a list that became shorter is its end. Where overlapping pages
/// contradict each other, what follows the first contradiction is read again, at most twice: from the end of the first
/// reading on, and at once when the second one contradicts itself too. KeyOf gives a row's id.
/// OnPage is called from the event loop, at most once in a turn of it, so that pages which come together hold nobody
/// up; it may stop, restart or delete the loader. The signals too come from the event loop.
template <class T> class ListLoader final : public ListLoaderBase
{
public:
    using Fetch = std::function<QFuture<Result<Page<T>>>(PageRequest, CallContext)>;
    using OnPage = std::function<void(std::vector<T> &&)>;
    using KeyOf = std::function<QString(const T &)>;

    ListLoader(Fetch fetch, KeyOf keyOf, OnPage onPage, Settings settings, QObject *parent = nullptr)
        : ListLoaderBase(settings, parent), m_fetch(std::move(fetch)), m_keyOf(std::move(keyOf)),
          m_onPage(std::move(onPage))
    {
    }

    /// From the beginning; what an earlier start() still waits for is dropped.
    void start();
    /// After a stop or a failure: from where the rows end that were handed on. What changed meanwhile is found where
    /// the pages meet, like any other change.
    void resume();

private:
    using Answer = Result<Page<T>>;

    void ask(PageRequest request);
    void take(PageRequest request, Answer answer);
    void keep(PageRequest request, Page<T> page);
    void checkEnd(PageRequest request, Error refusal);
    bool isInTurn() const { return !m_waiting.empty() && m_waiting.begin()->first <= m_nextToHandOn; }
    void takeTurn() override;
    /// False: the loader is gone, has failed, was stopped or restarted meanwhile.
    bool handOn(Page<T> page);
    void compare(const Page<T> &page);
    void goOn();
    void end();

    Fetch m_fetch;
    KeyOf m_keyOf;
    OnPage m_onPage;
    std::map<qint64, Page<T>> m_waiting; ///< answered, by offset
    QSet<QString> m_seen;
    bool m_asking = false;
};

} // namespace baton

#include "app/listing/list_loader_impl.h" // IWYU pragma: export
