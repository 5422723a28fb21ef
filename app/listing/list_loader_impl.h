// SPDX-License-Identifier: GPL-3.0-or-later
// Included by list_loader.h alone: what of ListLoader depends on the type of its rows.
#pragma once

#include "app/listing/list_loader.h"

namespace baton {

/// A total is the server's word: no more memory than this is taken on it alone.
inline constexpr qint64 mostReserved = 1'000'000;

template <class T> void ListLoader<T>::start()
{
    begin();
    m_waiting.clear();
    m_seen.clear();
    goOn();
}

template <class T> void ListLoader<T>::resume()
{
    if (m_state != State::Stopped && m_state != State::Failed)
        return;
    if (m_nextToHandOn == 0) {
        start();
        return;
    }
    m_waiting.clear();
    beginAgain(std::max(m_readFrom, m_nextToHandOn - overlap()));
    goOn();
}

template <class T> void ListLoader<T>::ask(PageRequest request)
{
    ++m_inFlight;
    whenAnswered(m_fetch(request, CallContext{m_stop.get_token(), m_settings.priority}), this,
                 [this, request, generation = m_generation](Answer answer) {
                     if (generation != m_generation || m_state != State::Loading || m_failure)
                         return;
                     --m_inFlight;
                     take(request, std::move(answer));
                 });
}

template <class T> void ListLoader<T>::take(PageRequest request, Answer answer)
{
    if (answer) {
        keep(request, std::move(*answer));
    } else if (request.offset > 0 && answer.error().kind == ErrorKind::Invalid) {
        checkEnd(request, std::move(answer.error()));
        return;
    } else {
        fail(answer.error());
    }
    goOn();
}

template <class T> void ListLoader<T>::keep(PageRequest request, Page<T> page)
{
    const qint64 after = request.offset + page.received;
    if (page.total) {
        m_total = m_announced = page.total;
        m_end = *page.total;
        m_seen.reserve(std::min<qint64>(m_end, mostReserved));
    }
    const bool shorter = page.received < request.limit;
    if (page.received == 0 || (m_end < 0 && (shorter || !page.mayHaveMore))) {
        m_end = m_end < 0 ? after : std::min(m_end, after);
    } else if (shorter && after < m_end) {
        if (request.offset == 0) {
            m_pageSize = page.received;
            m_nextToAsk = after - overlap();
        } else if (const qint64 until = std::min(m_end, request.offset + request.limit); after < until) {
            m_gaps.push_back({after, static_cast<int>(until - after), false});
        }
    }
    keepBadRows(page.bad, request.offset);
    page.offset = request.offset;
    m_waiting.insert_or_assign(request.offset, std::move(page));
}

/// Some servers answer 400 past the end. When the list became that short meanwhile, the refusal is its end.
template <class T> void ListLoader<T>::checkEnd(PageRequest request, Error refusal)
{
    ++m_inFlight;
    whenAnswered(m_fetch(PageRequest{0, 1, true}, CallContext{m_stop.get_token(), m_settings.priority}), this,
                 [this, request, refusal = std::move(refusal), generation = m_generation](Answer answer) {
                     if (generation != m_generation || m_state != State::Loading || m_failure)
                         return;
                     --m_inFlight;
                     if (!answer || !answer->total || *answer->total > request.offset) {
                         fail(refusal);
                     } else {
                         m_total = answer->total;
                         m_end = m_end < 0 ? request.offset : std::min(m_end, request.offset);
                     }
                     goOn();
                 });
}

template <class T> void ListLoader<T>::takeTurn()
{
    const bool allThere = !m_failure && m_inFlight == 0 && !isToAsk();
    if (isInTurn() || (allThere && !m_waiting.empty())) {
        auto node = m_waiting.extract(m_waiting.begin());
        m_nextToHandOn = std::max(m_nextToHandOn, node.key() + node.mapped().received);
        if (!handOn(std::move(node.mapped())))
            return;
        // What the first reading has to show is shown to its end; a later one shows hardly anything new.
        if (m_reading > 1 && !m_failure && readAgain())
            m_waiting.clear();
        goOn();
        return;
    }
    m_turns.stop();
    if (m_failure)
        sayFailed();
    else if (allThere)
        end();
}

/// By position, so that rows that could not be read shift nothing.
template <class T> void ListLoader<T>::compare(const Page<T> &page)
{
    std::vector<QString> ids(page.items.size() + page.bad.size());
    std::vector<char> isBad(ids.size());
    for (const BadRow &row : page.bad) {
        if (row.index >= 0 && static_cast<size_t>(row.index) < isBad.size())
            isBad[static_cast<size_t>(row.index)] = 1;
    }
    auto item = page.items.begin();
    for (size_t i = 0; i < ids.size() && item != page.items.end(); ++i) {
        if (!isBad[i])
            ids[i] = m_keyOf(*item++);
    }
    m_seams.add(page.offset, ids);
}

template <class T> bool ListLoader<T>::handOn(Page<T> page)
{
    if (overlap() > 0)
        compare(page);
    std::vector<T> &fresh = page.items;
    std::erase_if(fresh, [this](const T &row) {
        const qsizetype before = m_seen.size();
        m_seen.insert(m_keyOf(row));
        return m_seen.size() == before;
    });
    if (fresh.empty() && m_end < 0 && page.bad.empty() && m_reading == 1) {
        fail({ErrorKind::Protocol, tr("The server gives the same rows again and again instead of the next page."),
              tr("Tell the tenant's administrator; the list cannot be read to its end.")});
        return true;
    }
    m_loaded += static_cast<qint64>(fresh.size());
    const QPointer<ListLoader> self(this);
    const int generation = m_generation;
    m_onPage(std::move(fresh));
    if (!self || generation != m_generation || m_state != State::Loading)
        return false;
    report();
    return self && generation == m_generation && m_state == State::Loading;
}

/// Asks for what may be asked for, and sees to it that what is there is handed on. Calls nobody back.
template <class T> void ListLoader<T>::goOn()
{
    // An answer may be there at once; the loop below then goes on with it, not the call inside it.
    if (m_asking)
        return;
    m_asking = true;
    while (mayAskMore(m_waiting.size(), isInTurn()))
        ask(nextRequest());
    m_asking = false;
    if (!isInTurn() && m_inFlight > 0 && !m_failure)
        m_turns.stop();
    else if (!m_turns.isActive())
        m_turns.start(0, this);
}

template <class T> void ListLoader<T>::end()
{
    if (readAgain()) {
        goOn();
        return;
    }
    if (m_reading > 1)
        m_gone = m_seen - m_seams.rows();
    complete();
}

} // namespace baton
