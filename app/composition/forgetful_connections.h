// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/data_folder.h"
#include "app/connections/connection_store.h"

#include <memory>

namespace baton {

/// The kept connections of a data folder; whoever removes one removes the lists that were seen over it too.
class ForgetfulConnections final : public ConnectionStore
{
public:
    explicit ForgetfulConnections(std::shared_ptr<DataFolder> folder);
    ~ForgetfulConnections() override;

    std::vector<Connection> connections() const override { return m_kept->connections(); }
    Result<ConnectionId> put(Connection connection) override { return m_kept->put(std::move(connection)); }
    Result<void> remove(const ConnectionId &id) override;
    QString notice() const override { return m_kept->notice(); }

private:
    std::shared_ptr<DataFolder> m_folder;
    std::unique_ptr<ConnectionStore> m_kept;
};

} // namespace baton
