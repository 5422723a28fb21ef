// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/list_loader.h"
#include "app/listing/list_memory.h"
#include "models/tables/record_table_model.h"
#include "models/tables/row_set.h"
#include "ui/common/list_page.h"

#include <memory>

namespace baton {

/// Fills a table page by page and tells its page how far it is. A reload keeps what is shown: rows are replaced as
/// they come, and what did not come again is forgotten at the end. A list that is kept shows what was seen last until
/// its rows come: those are old.
class ListFeedBase : public QObject
{
    Q_OBJECT

public:
    /// The table holds every row of the list: nothing is missing, nothing could not be read.
    bool isWhole() const { return m_whole; }
    /// Rows of the table that are not of the list: no load forgets them, and no count counts them.
    const QSet<QString> &outside() const { return m_outside; }
    void setOutside(QSet<QString> ids);
    /// The row is of an earlier start, and has not come again yet.
    bool isOld(const QString &id) const { return hasOld() && m_old.contains(m_table.storedOf(id)); }
    bool hasOld() const { return !m_old.isEmpty(); }
    /// Why these rows (stored ones) may not be sent yet, one sentence; empty: none of them is old.
    QString whyNotYet(const RowSet &rows) const;
    virtual void reload() = 0;
    /// Goes on where a load was cut short. Such a list is whole, and is kept for the next start as any other.
    virtual void loadRest() = 0;
    /// What is loaded stays, and the page says that it is not all.
    virtual void stop() = 0;

Q_SIGNALS:
    void changed();
    /// Some rows are old, or no longer.
    void oldChanged();

protected:
    ListFeedBase(TableModel &table, ListPage &page, Scheduler &scheduler);
    void follow(ListLoaderBase &loader);
    void stopped(const ListLoaderBase &loader);
    virtual void ended(const ListLoaderBase &loader) = 0;
    /// What was kept of the list goes.
    virtual void forgetKept() = 0;

    /// The latest whole reading is being taken from where it was kept.
    void showOld(const ReadingEnd &end, bool last);
    /// What is old goes from the screen.
    void dropOld();

    TableModel &m_table;
    ListPage &m_page;
    Scheduler &m_scheduler;
    QSet<QString> m_seen;
    RowSet m_old; ///< stored rows
    QSet<QString> m_outside;
    bool m_whole = false;

private:
    void tell();

    bool m_hadOld = false;
};

template <class T> class ListFeed final : public ListFeedBase
{
public:
    using Fetch = typename ListLoader<T>::Fetch;

    /// `cache` null: nothing is kept.
    ListFeed(RecordTableModel<T> &table, ListPage &page, Scheduler &scheduler, ListLoaderBase::Settings settings,
             ListCache *cache = nullptr)
        : ListFeedBase(table, page, scheduler), m_rows(table), m_settings(settings), m_cache(cache)
    {
    }

    /// Another list: what was shown is forgotten first, but for the stored rows `kept`. Those of them that are
    /// `outside` the list stay. `key`: its place in the cache; without a connection it has none.
    void load(Fetch fetch, ListKey key = {}, const RowSet &kept = {}, QSet<QString> outside = {})
    {
        m_loader.reset();
        m_memory.reset();
        m_old.clear();
        setOutside(std::move(outside));
        m_table.keepRows(kept);
        m_page.startNewList();
        m_fetch = std::move(fetch);
        if (m_cache && !key.connection.isEmpty())
            m_memory = std::make_unique<ListMemory<T>>(*m_cache, std::move(key));
        // Asked first, so that it is there first.
        if (m_memory)
            m_memory->recall([this](const ReadingEnd &end, std::vector<T> &&rows,
                                    bool last) { takeOld(end, std::move(rows), last); },
                             [this] { dropOld(); });
        reload();
    }

    void reload() override
    {
        if (!m_fetch)
            return;
        m_seen.clear();
        m_whole = false;
        if (m_memory)
            m_memory->begin();
        m_loader = std::make_unique<ListLoader<T>>(
            m_fetch, [this](const T &row) { return m_rows.idOf(row); },
            [this](std::vector<T> &&rows) { take(std::move(rows)); }, m_settings);
        follow(*m_loader);
        m_loader->start();
    }

    void stop() override
    {
        if (!m_loader || m_loader->state() != ListLoaderBase::State::Loading)
            return;
        m_loader->stop();
        stopped(*m_loader);
    }

    void loadRest() override
    {
        if (!m_loader)
            return;
        m_page.showLoading(m_loader->loaded(), m_loader->total().value_or(-1));
        m_loader->resume();
    }

    bool isStarted() const { return m_loader != nullptr; }

private:
    void take(std::vector<T> &&rows)
    {
        if (m_seen.isEmpty() && m_loader->total())
            m_seen.reserve(std::min(*m_loader->total(), mostReserved));
        for (const T &row : rows) {
            const QString id = m_rows.idOf(row);
            m_seen.insert(id);
            if (hasOld())
                m_old.remove(m_table.storedOf(id));
        }
        if (m_memory)
            m_memory->keep(rows);
        m_rows.upsert(std::move(rows));
    }

    void takeOld(const ReadingEnd &end, std::vector<T> &&rows, bool last)
    {
        std::erase_if(rows, [this, &end](const T &row) {
            const QString id = m_rows.idOf(row);
            return m_seen.contains(id) || end.gone.contains(id);
        });
        std::vector<QString> ids;
        for (const T &row : rows)
            ids.push_back(m_rows.idOf(row));
        m_rows.upsert(std::move(rows));
        for (const QString &id : ids)
            m_old.insert(m_table.storedOf(id));
        showOld(end, last);
    }

    void ended(const ListLoaderBase &loader) override
    {
        if (!m_memory)
            return;
        m_memory->stopRecalling();
        m_memory->end(loader, m_scheduler.wallNow());
    }

    void forgetKept() override
    {
        if (m_memory)
            m_memory->forget();
    }

    RecordTableModel<T> &m_rows;
    ListLoaderBase::Settings m_settings;
    ListCache *m_cache;
    Fetch m_fetch;
    std::unique_ptr<ListMemory<T>> m_memory;
    std::unique_ptr<ListLoader<T>> m_loader;
};

} // namespace baton
