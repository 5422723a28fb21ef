// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/request_log.h"

#include "app/sandbox/json_writer.h"
#include "app/sandbox/private_file.h"

namespace baton::sandbox {

namespace {
constexpr std::size_t kKept = 200000;
} // namespace

RequestLog::~RequestLog()
{
    closePrivateFile(m_file);
}

bool RequestLog::open(const std::string &path, std::string *error)
{
    m_file = openPrivateFile(path, error);
    return m_file >= 0;
}

void RequestLog::add(const LoggedRequest &entry)
{
    std::string line;
    JsonWriter json(line);
    json.beginObject().numberField("t", entry.t).field("method", entry.method).field("path", entry.path);
    json.field("query", entry.query).field("body", entry.body).numberField("status", entry.status);
    json.boolField("acted", entry.acted).field("requestId", entry.requestId).endObject();
    line.push_back('\n');

    const std::lock_guard<std::mutex> lock(m_mutex);
    m_entries.push_back(entry);
    if (m_entries.size() > kKept)
        m_entries.pop_front();
    if (m_file >= 0)
        writeAll(m_file, line);
}

std::vector<LoggedRequest> RequestLog::entries() const
{
    const std::lock_guard<std::mutex> lock(m_mutex);
    return {m_entries.begin(), m_entries.end()};
}

} // namespace baton::sandbox
