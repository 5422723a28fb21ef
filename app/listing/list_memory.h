// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/list_cache.h"
#include "app/listing/list_loader.h"

#include <QUuid>

namespace baton {

/// One list on the shelf: what was seen last is taken from it page by page, and what is read now is put there, page by
/// page too. What is read now replaces what was seen last only when it came to its end; until then it may be paused as
/// long as its loader is.
template <class T> class ListMemory final
{
public:
    /// Of a page: how the reading that it is of ended, its rows, and whether it is the last one.
    using OnPage = std::function<void(const ReadingEnd &end, std::vector<T> &&rows, bool last)>;

    /// The cache must outlive it.
    ListMemory(ListCache &cache, ListKey key) : m_cache(cache), m_key(std::move(key)) {}
    ~ListMemory() { cutOff(); }
    ListMemory(const ListMemory &) = delete;
    ListMemory &operator=(const ListMemory &) = delete;

    /// The pages that were seen last, in turn, from the event loop; none where there are none. `lost`: no further page
    /// can be had, the list is not whole.
    void recall(OnPage onPage, std::function<void()> lost)
    {
        m_onPage = std::move(onPage);
        m_lost = std::move(lost);
        whenTaken(m_cache.lastSeen(m_key), &m_context,
                  [this, number = ++m_recall](std::optional<Result<std::optional<LastSeen>>> found) {
                      if (number != m_recall || !found || !*found || !**found)
                          return;
                      m_last = ***found;
                      if (m_last.end.pages == 0)
                          m_onPage(m_last.end, {}, true);
                      else
                          askPage(0);
                  });
    }
    void stopRecalling() { ++m_recall; }

    /// A new reading begins.
    void begin()
    {
        cutOff();
        m_reading = QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_pages = 0;
    }
    void keep(const std::vector<T> &rows)
    {
        if (!m_reading.isEmpty() && !rows.empty())
            m_cache.keep(m_key, m_reading, m_pages++, ListRows(rows));
    }
    /// The reading came to its end. A list of which nobody knows whether rows are missing is not kept.
    void end(const ListLoaderBase &loader, const QDateTime &now)
    {
        if (m_reading.isEmpty())
            return;
        if (!loader.heldStill()) {
            cutOff();
            return;
        }
        const ReadingEnd how{now, m_pages, static_cast<int>(loader.badRows().size()), loader.gone().values()};
        m_cache.complete(m_key, m_reading, how);
        m_reading.clear();
    }
    void cutOff()
    {
        if (!m_reading.isEmpty())
            m_cache.abandon(m_reading);
        m_reading.clear();
    }
    /// Also what was seen before.
    void forget()
    {
        stopRecalling();
        cutOff();
        m_cache.forget(m_key);
    }

private:
    void askPage(int index)
    {
        whenTaken(m_cache.page(m_last.reading, index), &m_context,
                  [this, index, number = m_recall](std::optional<Result<ListRows>> answer) {
                      if (number != m_recall)
                          return;
                      auto *rows = answer && *answer ? std::get_if<std::vector<T>>(&**answer) : nullptr;
                      if (!rows) {
                          m_lost();
                          return;
                      }
                      const bool last = index + 1 >= m_last.end.pages;
                      const auto [onPage, end] = std::pair(m_onPage, m_last.end);
                      if (!last)
                          askPage(index + 1);
                      onPage(end, std::move(*rows), last); // may be the end of this
                  });
    }

    ListCache &m_cache;
    ListKey m_key;
    OnPage m_onPage;
    std::function<void()> m_lost;
    LastSeen m_last;
    quint64 m_recall = 0;
    QString m_reading; ///< empty: none is under way
    int m_pages = 0;
    QObject m_context; ///< goes first: nothing is answered after that
};

} // namespace baton
