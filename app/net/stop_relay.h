// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>

#include <functional>
#include <stop_token>

namespace baton {

/// Runs `stopped` in `context`'s thread, through its event loop, once a stop is asked for: in whatever thread that
/// happens, never inside request_stop(). Must not outlive `context`: make it a member of it.
class StopRelay
{
public:
    StopRelay(const std::stop_token &token, QObject *context, std::function<void()> stopped)
        : m_callback(token, Post{context, std::move(stopped)})
    {
    }

private:
    struct Post
    {
        QObject *context;
        std::function<void()> stopped;
        void operator()() { QMetaObject::invokeMethod(context, std::move(stopped), Qt::QueuedConnection); }
    };

    std::stop_callback<Post> m_callback;
};

} // namespace baton
