// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/providers/sailpoint/sailpoint_client.h"

namespace baton::sailpoint {

/// Certification tasks: the pending ones as a list, any by id.
class SailPointTasks final : public TaskReader
{
public:
    explicit SailPointTasks(SailPointClient &client) : m_client(client) {}

    QFuture<Result<Page<GovernanceTask>>> pendingTasks(TaskQuery query, PageRequest page, CallContext context) override;
    QFuture<Result<GovernanceTask>> task(TaskId id, CallContext context) override;

private:
    SailPointClient &m_client;
};

} // namespace baton::sailpoint
