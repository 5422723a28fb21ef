// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

namespace baton {

/// Who waits for an answer: a person, a running order, or a timer. Requests leave in this order.
enum class Priority { Foreground, Background, Polling };

/// What a caller says about a single call. Stopping finishes the call with ErrorKind::Canceled; the future always
/// finishes.
struct CallContext
{
    std::stop_token stop;
    Priority priority = Priority::Foreground;
};

} // namespace baton
