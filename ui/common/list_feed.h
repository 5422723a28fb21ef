// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/list_loader.h"
#include "models/tables/record_table_model.h"
#include "ui/common/list_page.h"

#include <memory>

namespace baton {

/// Fills a table page by page and tells its page how far it is. A reload keeps what is shown: rows are replaced as
/// they come, and what did not come again is forgotten at the end.
class ListFeedBase : public QObject
{
    Q_OBJECT

public:
    /// The table holds every row of the list: nothing is missing, nothing could not be read.
    bool isWhole() const { return m_whole; }
    /// Rows of the table that are not of the list: no load forgets them, and no count counts them.
    const QSet<QString> &outside() const { return m_outside; }
    void setOutside(QSet<QString> ids);
    virtual void reload() = 0;
    /// What is loaded stays, and the page says that it is not all.
    virtual void stop() = 0;

Q_SIGNALS:
    void changed();

protected:
    ListFeedBase(TableModel &table, ListPage &page, Scheduler &scheduler);
    void follow(ListLoaderBase &loader);
    void stopped(const ListLoaderBase &loader);

    TableModel &m_table;
    ListPage &m_page;
    Scheduler &m_scheduler;
    QSet<QString> m_seen;
    QSet<QString> m_outside;
    bool m_whole = false;
};

template <class T> class ListFeed final : public ListFeedBase
{
public:
    using Fetch = typename ListLoader<T>::Fetch;

    ListFeed(RecordTableModel<T> &table, ListPage &page, Scheduler &scheduler, ListLoaderBase::Settings settings)
        : ListFeedBase(table, page, scheduler), m_rows(table), m_settings(settings)
    {
    }

    /// Another list: what was shown is forgotten first, but for the rows `kept`. Those of them that are `outside` the
    /// list stay.
    void load(Fetch fetch, const QSet<QString> &kept = {}, QSet<QString> outside = {})
    {
        m_loader.reset();
        setOutside(std::move(outside));
        m_table.keepOnly(kept);
        m_page.startNewList();
        m_fetch = std::move(fetch);
        reload();
    }

    void reload() override
    {
        if (!m_fetch)
            return;
        m_seen.clear();
        m_whole = false;
        m_loader = std::make_unique<ListLoader<T>>(
            m_fetch, [this](const T &row) { return m_rows.idOf(row); },
            [this](std::vector<T> &&rows) {
                for (const T &row : rows)
                    m_seen.insert(m_rows.idOf(row));
                m_rows.upsert(std::move(rows));
            },
            m_settings);
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

    bool isStarted() const { return m_loader != nullptr; }

private:
    RecordTableModel<T> &m_rows;
    ListLoaderBase::Settings m_settings;
    Fetch m_fetch;
    std::unique_ptr<ListLoader<T>> m_loader;
};

} // namespace baton
