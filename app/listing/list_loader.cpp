// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/list_loader.h"

#include <algorithm>

namespace baton {

ListLoaderBase::ListLoaderBase(Settings settings, QObject *parent) : QObject(parent), m_settings(settings) {}

void ListLoaderBase::begin()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_generation;
    m_state = State::Loading;
    m_loaded = 0;
    m_total.reset();
    m_announced.reset();
    m_bad.clear();
    m_pageSize = std::max(1, m_settings.pageSize);
    m_nextToAsk = 0;
    m_end = -1;
    m_gaps.clear();
    m_inFlight = 0;
}

void ListLoaderBase::stop()
{
    if (m_state != State::Loading)
        return;
    m_state = State::Stopped;
    m_stop.request_stop();
}

void ListLoaderBase::complete()
{
    m_state = State::Complete;
    Q_EMIT finished();
}

void ListLoaderBase::fail(const Error &error)
{
    m_state = State::Failed;
    m_stop.request_stop();
    Q_EMIT failed(error);
}

void ListLoaderBase::report()
{
    Q_EMIT progress(m_loaded, m_total.value_or(-1));
}

void ListLoaderBase::keepBadRows(const std::vector<BadRow> &bad, qint64 offset)
{
    for (BadRow row : bad) {
        row.index += static_cast<int>(offset);
        m_bad.push_back(std::move(row));
    }
}

bool ListLoaderBase::mayAskMore() const
{
    if (m_state != State::Loading)
        return false;
    if (m_end < 0)
        return m_inFlight == 0;
    return (!m_gaps.empty() || m_nextToAsk < m_end) && m_inFlight < std::max(1, m_settings.parallel);
}

PageRequest ListLoaderBase::nextRequest()
{
    if (!m_gaps.empty()) {
        const PageRequest gap = m_gaps.back();
        m_gaps.pop_back();
        return gap;
    }
    const PageRequest request{m_nextToAsk, m_pageSize, m_nextToAsk == 0};
    m_nextToAsk += m_pageSize;
    return request;
}

} // namespace baton
