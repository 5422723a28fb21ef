// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/providers/saviynt/saviynt_client.h"

namespace baton::saviynt {

/// People, by getUser. Their ids are user names: that is what every write takes. Security answers are never asked for.
class SaviyntIdentities final : public IdentityDirectory
{
public:
    explicit SaviyntIdentities(SaviyntClient &client) : m_client(client) {}

    QFuture<Result<Page<Identity>>> search(QString text, PageRequest page, CallContext context) override;
    /// One question for each: the vendor takes no list of user names.
    QFuture<Result<std::vector<Identity>>> byIds(std::vector<IdentityId> ids, CallContext context) override;
    QFuture<Result<Identity>> find(QString idAliasOrMail, CallContext context) override;
    /// Always the person: a delegate acts beside the certifier, and what is handed over lands where it was sent.
    QFuture<Result<Forwarding>> forwardingOf(IdentityId identity, CallContext context) override;

private:
    QFuture<Result<Page<Identity>>> pageWith(nlohmann::json question, const PageRequest &page, CallContext context);

    SaviyntClient &m_client;
};

} // namespace baton::saviynt
