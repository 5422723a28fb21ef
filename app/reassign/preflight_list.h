// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to preflight.cpp: how it reads one list page after page inside its bound of requests.

#include "app/reassign/on_answer.h"
#include "app/reassign/preflight.h"

namespace baton {

template <class T> struct Preflight::List
{
    std::function<QFuture<Result<Page<T>>>(PageRequest)> fetch;
    std::function<bool(const std::vector<T> &page)> enough; ///< may be empty; true ends the list early
    std::function<void(List &)> done;                       ///< once
    PageRequest request;
    int expected = 1; ///< requests still to come, as far as is known

    std::vector<T> rows;
    std::optional<Error> error;
    std::optional<qint64> total;
    bool noBadRows = true;
    bool heldStill = true; ///< its total did not change while it was read
};

template <class T, class Handle> void Preflight::answered(QFuture<Result<T>> future, Handle handle)
{
    ++m_inFlight;
    onAnswer(future, this, [this, handle, generation = m_generation](const Result<T> &answer) {
        if (generation != m_generation)
            return;
        --m_inFlight;
        ++m_done;
        handle(answer);
        report();
        pump();
    });
}

template <class T> void Preflight::readList(std::shared_ptr<List<T>> list)
{
    list->request = firstPage();
    m_remaining += list->expected;
    enqueue([this, list] { askPage(list); });
}

template <class T> void Preflight::askPage(const std::shared_ptr<List<T>> &list)
{
    answered(list->fetch(list->request), [this, list](const Result<Page<T>> &answer) {
        m_remaining -= list->expected;
        list->expected = 0;
        if (!answer) {
            list->error = answer.error();
            list->done(*list);
            return;
        }
        const Page<T> &page = *answer;
        list->rows.insert(list->rows.end(), page.items.begin(), page.items.end());
        list->noBadRows = list->noBadRows && page.bad.empty();
        list->heldStill = list->heldStill && (!list->total || !page.total || *list->total == *page.total);
        if (page.total)
            list->total = page.total;
        list->request.offset += page.received;
        if (!page.mayHaveMore || page.received == 0 || (list->enough && list->enough(page.items))) {
            list->done(*list);
            return;
        }
        const qint64 rest = list->total ? *list->total - list->request.offset : 1;
        list->expected = static_cast<int>(std::max<qint64>(1, (rest + m_pageSize - 1) / m_pageSize));
        m_remaining += list->expected;
        // Ahead of lists that have not begun, so that what is begun becomes whole soon.
        m_waiting.push_front([this, list] { askPage(list); });
    });
}

} // namespace baton
