// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/on_answer.h"
#include "models/domain/page.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace baton {

/// Every page of a list.
template <class T> struct AllPages
{
    std::vector<T> rows;
    bool whole = true;  ///< nothing is missing: no row that could not be read, and the list held still
    bool moved = false; ///< the list changed between its pages
};

template <class T> using FetchPage = std::function<QFuture<Result<Page<T>>>(PageRequest)>;
template <class T> using GotPages = std::function<void(Result<AllPages<T>>)>;

/// Reads page after page; `done` comes once, with the first error or with all of it.
template <class T> void readAllPages(QObject *context, FetchPage<T> fetch, PageRequest first, GotPages<T> done)
{
    struct State
    {
        FetchPage<T> fetch;
        GotPages<T> done;
        PageRequest request;
        AllPages<T> all;
        std::optional<qint64> total;
    };
    struct Step
    {
        static void next(QObject *owner, const std::shared_ptr<State> &state)
        {
            onAnswer(state->fetch(state->request), owner, [owner, state](Result<Page<T>> page) {
                if (!page)
                    return state->done(failure(page.error()));
                take(*state, std::move(*page)) ? next(owner, state) : state->done(std::move(state->all));
            });
        }

        static bool take(State &state, Page<T> page)
        {
            if (state.all.rows.empty())
                state.all.rows = std::move(page.items); // mostly all there is
            else
                std::move(page.items.begin(), page.items.end(), std::back_inserter(state.all.rows));
            // Rows that leave a list while it is read shift others across the page's edge, unseen.
            const bool moved = state.total && page.total && *state.total != *page.total;
            state.all.moved = state.all.moved || moved;
            state.all.whole = state.all.whole && page.bad.empty() && !moved;
            state.total = page.total;
            state.request.offset += page.received;
            return page.mayHaveMore && page.received > 0;
        }
    };
    auto state = std::make_shared<State>(State{std::move(fetch), std::move(done), first, {}, {}});
    Step::next(context, state);
}

} // namespace baton
