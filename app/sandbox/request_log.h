// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace baton::sandbox {

/// One request, as the log tells it.
struct LoggedRequest
{
    std::int64_t t = 0; ///< ms since the sandbox started
    std::string method;
    std::string path;
    std::string query;
    std::string body;
    int status = 0; ///< 0: no answer was sent
    bool acted = false;
    std::string requestId;
};

/// Every request, in memory (the latest 200,000) and, when a file is named, one JSON object a line, flushed at
/// once, the file readable by its owner only.
class RequestLog
{
public:
    RequestLog() = default;
    ~RequestLog();
    RequestLog(const RequestLog &) = delete;
    RequestLog &operator=(const RequestLog &) = delete;

    /// False with `error` set when the file cannot be made.
    bool open(const std::string &path, std::string *error);
    void add(const LoggedRequest &entry);
    std::vector<LoggedRequest> entries() const;

private:
    mutable std::mutex m_mutex;
    std::deque<LoggedRequest> m_entries;
    int m_file = -1;
};

} // namespace baton::sandbox
