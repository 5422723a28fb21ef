// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/providers/sailpoint/sailpoint_client.h"

#include <QObject>

namespace baton::sailpoint {

/// People, from the public identities (the only list that every signed-in person may read).
class SailPointIdentities final : public QObject, public IdentityDirectory
{
    Q_OBJECT

public:
    explicit SailPointIdentities(SailPointClient &client) : m_client(client) {}

    /// Name as displayed, alias or mail begins with `text`. Where there is nobody and `text` has several words: whose
    /// first name, last name, alias or mail begins with the first word, and who has each of the others somewhere in
    /// name, alias, mail or department. The tenant cannot filter by that, so it is looked for among its first 250; when
    /// there are more of them, the page says so, even where it holds nobody.
    QFuture<Result<Page<Identity>>> search(QString text, PageRequest page, CallContext context) override;
    /// Any number of ids: split into as few requests as filter and URL limits allow.
    QFuture<Result<std::vector<Identity>>> byIds(std::vector<IdentityId> ids, CallContext context) override;
    QFuture<Result<Identity>> find(QString idAliasOrMail, CallContext context) override;
    QFuture<Result<Forwarding>> forwardingOf(IdentityId identity, CallContext context) override;

private:
    QFuture<Result<Page<Identity>>> wordByWord(const QString &text, const PageRequest &page, CallContext context);
    QFuture<Result<Page<Identity>>> pageOf(const QString &filters, PageRequest page, CallContext context,
                                           const QStringList &words);

    SailPointClient &m_client;
};

} // namespace baton::sailpoint
