// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/list_loader.h"

#include <QPromise>

#include <memory>
#include <vector>

namespace baton {

/// Several lists as one, in turn: what a vendor can only be asked for one by one (the certifications of one reviewer,
/// then of the next). Gives pages without a total, so a ListLoader asks for one after the other. Copies share what is
/// known of the lists' ends. Must be asked from one thread.
template <class T> class MergedFetch
{
public:
    using Fetch = typename ListLoader<T>::Fetch;

    explicit MergedFetch(std::vector<Fetch> lists) : m_shared(std::make_shared<Shared>())
    {
        m_shared->lists = std::move(lists);
    }

    QFuture<Result<Page<T>>> operator()(PageRequest request, CallContext context) const
    {
        if (request.offset == 0)
            m_shared->ends.clear(); // from the beginning: the lists may have changed
        auto job = std::make_shared<Job>();
        job->shared = m_shared;
        job->wanted = request.limit;
        job->context = std::move(context);
        job->page.offset = request.offset;
        job->promise.start();
        job->local = request.offset;
        while (job->list < m_shared->ends.size() && job->local >= m_shared->ends[job->list])
            job->local -= m_shared->ends[job->list++];
        const QFuture<Result<Page<T>>> future = job->promise.future();
        step(job);
        return future;
    }

private:
    struct Shared
    {
        std::vector<Fetch> lists;
        std::vector<qint64> ends; ///< rows of the lists that were read to their end, from the first on
        QObject receiver;
    };

    struct Job
    {
        std::shared_ptr<Shared> shared;
        QPromise<Result<Page<T>>> promise;
        CallContext context;
        Page<T> page;
        size_t list = 0;  ///< the one to ask
        qint64 local = 0; ///< row in it
        int wanted = 0;

        void finish(Result<Page<T>> result)
        {
            promise.addResult(std::move(result));
            promise.finish();
        }
    };

    static void step(const std::shared_ptr<Job> &job)
    {
        const int missing = job->wanted - job->page.received;
        job->page.mayHaveMore = job->list < job->shared->lists.size();
        if (missing <= 0 || !job->page.mayHaveMore) {
            job->finish(std::move(job->page));
            return;
        }
        whenAnswered(job->shared->lists[job->list](PageRequest{job->local, missing, false}, job->context),
                     &job->shared->receiver, [job](Result<Page<T>> answer) { take(job, std::move(answer)); });
    }

    static void take(const std::shared_ptr<Job> &job, Result<Page<T>> answer)
    {
        if (!answer) {
            job->finish(failure(answer.error()));
            return;
        }
        for (BadRow row : answer->bad) {
            row.index += job->page.received;
            job->page.bad.push_back(std::move(row));
        }
        std::move(answer->items.begin(), answer->items.end(), std::back_inserter(job->page.items));
        job->page.received += answer->received;
        job->local += answer->received;
        if (answer->received == 0 || !answer->mayHaveMore) {
            if (job->shared->ends.size() == job->list)
                job->shared->ends.push_back(job->local);
            ++job->list;
            job->local = 0;
        }
        step(job);
    }

    std::shared_ptr<Shared> m_shared;
};

} // namespace baton
