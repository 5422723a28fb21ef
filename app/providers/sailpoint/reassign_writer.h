// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/providers/sailpoint/sailpoint_client.h"

namespace baton::sailpoint {

/// What a 2xx answer to a reassign call left behind. A body that cannot be read leaves a ticket with a note: the
/// call was answered, so its outcome is a matter of re-reading, not of doubt about the call.
Ticket readTicket(const HttpResponse &http, bool expectsTask);

/// Sends planned calls, byte for byte.
class SailPointWriter final : public ReassignWriter
{
public:
    explicit SailPointWriter(SailPointClient &client) : m_client(client) {}

    QFuture<Result<Ticket>> send(Call call, AttemptWatch watch, CallContext context) override;

private:
    SailPointClient &m_client;
};

} // namespace baton::sailpoint
