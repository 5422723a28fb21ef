// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/forgetful_connections.h"

#include "app/storage/connection_file.h"

namespace baton {

ForgetfulConnections::ForgetfulConnections(std::shared_ptr<DataFolder> folder)
    : m_folder(std::move(folder)), m_kept(std::make_unique<ConnectionFile>(m_folder->path()))
{
}

ForgetfulConnections::~ForgetfulConnections() = default;

Result<void> ForgetfulConnections::remove(const ConnectionId &id)
{
    Result<void> removed = m_kept->remove(id);
    if (removed)
        m_folder->forgetLists(id);
    return removed;
}

} // namespace baton
