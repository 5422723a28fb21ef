// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/list_loader.h"

#include <QTimerEvent>

#include <utility>

namespace baton {

namespace {

constexpr int mostReadings = 3;

} // namespace

ListLoaderBase::ListLoaderBase(Settings settings, QObject *parent) : QObject(parent), m_settings(settings) {}

ListLoaderBase::~ListLoaderBase()
{
    m_stop.request_stop();
}

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
    m_badAt.clear();
    m_seams.clear();
    m_gone.clear();
    m_reading = 1;
    m_readFrom = 0;
    m_pageSize = std::max(1, m_settings.pageSize);
    m_nextToAsk = 0;
    m_nextToHandOn = 0;
    m_end = -1;
    m_gaps.clear();
    m_inFlight = 0;
    m_failure.reset();
    m_turns.stop();
}

void ListLoaderBase::beginAgain(qint64 offset)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_generation;
    m_state = State::Loading;
    m_nextToAsk = offset;
    m_gaps.clear();
    m_inFlight = 0;
    m_failure.reset();
}

void ListLoaderBase::stop()
{
    if (m_state != State::Loading)
        return;
    m_state = State::Stopped;
    m_stop.request_stop();
    m_turns.stop();
}

void ListLoaderBase::complete()
{
    m_state = State::Complete;
    Q_EMIT finished();
}

void ListLoaderBase::fail(const Error &error)
{
    m_stop.request_stop();
    m_failure = error;
}

void ListLoaderBase::sayFailed()
{
    m_state = State::Failed;
    const Error error = *std::exchange(m_failure, std::nullopt);
    Q_EMIT failed(error);
}

void ListLoaderBase::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_turns.timerId())
        takeTurn();
    else
        QObject::timerEvent(event);
}

void ListLoaderBase::report()
{
    Q_EMIT progress(m_loaded, m_total.value_or(-1));
}

void ListLoaderBase::keepBadRows(const std::vector<BadRow> &bad, qint64 offset)
{
    for (BadRow row : bad) {
        row.index += static_cast<int>(offset);
        if (m_badAt.contains(row.index))
            continue; // pages overlap
        m_badAt.insert(row.index);
        m_bad.push_back(std::move(row));
    }
}

bool ListLoaderBase::isToAsk() const
{
    const qint64 covered = m_nextToAsk == m_readFrom ? m_nextToAsk : m_nextToAsk + overlap();
    return m_end < 0 || !m_gaps.empty() || covered < m_end;
}

bool ListLoaderBase::mayAskMore(size_t waiting, bool inTurn) const
{
    if (m_state != State::Loading || m_failure || !isToAsk())
        return false;
    if (m_reading > 1 && inTurn)
        return false; // it may tell that this reading is in vain
    if (m_end < 0)
        return m_inFlight == 0 && waiting == 0;
    // A tenant that is faster than whoever takes the pages must not fill the memory with them.
    const int parallel = std::max(1, m_settings.parallel);
    const bool behind = inTurn && waiting > static_cast<size_t>(parallel);
    return m_inFlight < parallel && !behind;
}

PageRequest ListLoaderBase::nextRequest()
{
    if (!m_gaps.empty()) {
        const PageRequest gap = m_gaps.back();
        m_gaps.pop_back();
        return gap;
    }
    const bool isLast = m_end >= 0 && m_nextToAsk + m_pageSize >= m_end;
    const PageRequest request{m_nextToAsk, m_pageSize, m_nextToAsk == m_readFrom || (isLast && overlap() > 0)};
    m_nextToAsk += m_pageSize - overlap();
    return request;
}

bool ListLoaderBase::readAgain()
{
    if (m_seams.agree() || m_reading == mostReadings)
        return false;
    ++m_reading;
    m_readFrom = m_nextToHandOn = m_seams.restart();
    beginAgain(m_readFrom);
    m_seams.readAgain(m_readFrom, overlap());
    m_end = -1;
    std::erase_if(m_bad, [this](const BadRow &row) { return row.index >= m_readFrom; });
    m_badAt.removeIf([this](int index) { return index >= m_readFrom; });
    return true;
}

} // namespace baton
