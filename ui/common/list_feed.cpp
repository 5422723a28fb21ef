// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/list_feed.h"

#include <utility>

namespace baton {

ListFeedBase::ListFeedBase(TableModel &table, ListPage &page, Scheduler &scheduler)
    : QObject(&page), m_table(table), m_page(page), m_scheduler(scheduler)
{
    connect(&m_page, &ListPage::stopRequested, this, [this] { stop(); });
    connect(&m_page, &ListPage::restRequested, this, [this] { loadRest(); });
    connect(&m_table, &TableModel::renumbered, this, [this](const std::vector<int> &to) { m_old.renumber(to); });
}

void ListFeedBase::setOutside(QSet<QString> ids)
{
    m_outside = std::move(ids);
    m_page.setOutsideCount(static_cast<int>(m_outside.size()));
}

void ListFeedBase::tell()
{
    Q_EMIT changed();
    if (std::exchange(m_hadOld, hasOld()) || hasOld())
        Q_EMIT oldChanged();
}

QString ListFeedBase::whyNotYet(const RowSet &rows) const
{
    if (!m_old.intersects(rows))
        return {};
    const QString &at = m_page.state().loadedAt();
    return m_page.isLoading() ? tr("Rows as of %1 cannot be reassigned: wait until they are read again").arg(at)
                              : tr("Rows as of %1 cannot be reassigned: refresh the list first").arg(at);
}

void ListFeedBase::showOld(const ReadingEnd &end, bool last)
{
    m_page.showLastSeen(end.at, last ? end.badRows : 0);
    tell();
}

void ListFeedBase::dropOld()
{
    if (m_old.isEmpty())
        return;
    m_old.clear();
    m_table.keepOnly(m_seen + m_outside);
    m_page.forgetLastSeen();
    tell();
}

void ListFeedBase::stopped(const ListLoaderBase &loader)
{
    m_page.showStopped(loader.loaded(), loader.total().value_or(-1), std::nullopt);
    tell();
}

void ListFeedBase::follow(ListLoaderBase &loader)
{
    m_page.showLoading(0, -1);
    m_table.setNow(m_scheduler.wallNow());
    connect(&loader, &ListLoaderBase::progress, this, [this](qint64 loaded, qint64 total) {
        m_page.showLoading(loaded, total);
        tell();
    });
    connect(&loader, &ListLoaderBase::finished, this, [this, &loader] {
        if (loader.state() != ListLoaderBase::State::Complete)
            return;
        ended(loader);
        m_old.clear();
        // What came is in the table: as many rows are the same rows, and a long list is not gone through for nothing.
        const bool same = loader.gone().isEmpty() && m_table.storedCount() == m_seen.size();
        if (!same)
            m_table.keepOnly(m_seen - loader.gone() + m_outside);
        m_whole = loader.isWhole();
        m_page.showLoaded(static_cast<int>(loader.badRows().size()), loader.heldStill());
        tell();
    });
    connect(&loader, &ListLoaderBase::failed, this, [this, &loader](const Error &error) {
        // What this account may not see any more, it may not see as it was either.
        const bool forbidden = error.kind == ErrorKind::Forbidden;
        if (forbidden) {
            forgetKept();
            dropOld();
        }
        // Rows of an earlier, whole load are only old; those of a first load are not all there are.
        if (loader.loaded() > 0 && m_page.state().loadedAt().isEmpty())
            m_page.showStopped(loader.loaded(), loader.total().value_or(-1), error);
        else
            m_page.showFailed(error);
        tell();
    });
}

} // namespace baton
