// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/providers/saviynt/saviynt_client.h"

namespace baton::saviynt {

/// What a 2xx answer to a reassign of so many rows came to. A refusal inside it is an error; of several rows the tenant
/// may still have moved some, so their outcome is unknown. An answer without a clear word leaves a ticket with a note,
/// and a page that is no answer of the tenant's leaves the outcome unknown. Re-reading decides all of these.
Result<Ticket> readTicket(const HttpResponse &http, size_t rows);

/// Sends planned calls, byte for byte. No call gives a task.
class SaviyntWriter final : public ReassignWriter
{
public:
    explicit SaviyntWriter(SaviyntClient &client) : m_client(client) {}

    QFuture<Result<Ticket>> send(Call call, AttemptWatch watch, CallContext context) override;

private:
    SaviyntClient &m_client;
};

} // namespace baton::saviynt
