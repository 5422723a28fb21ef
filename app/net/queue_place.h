// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/call_context.h"

#include <QtGlobal>

namespace baton {

/// Where a request stands in the queues of one pipeline: by priority, then in the order of arrival. A request that has
/// to go back (429, 401) keeps its place.
struct QueuePlace
{
    Priority priority = Priority::Foreground;
    quint64 sequence = 0; ///< grows with every request

    friend bool operator<(const QueuePlace &a, const QueuePlace &b)
    {
        return a.priority != b.priority ? a.priority < b.priority : a.sequence < b.sequence;
    }
};

} // namespace baton
