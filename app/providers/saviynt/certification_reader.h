// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/providers/saviynt/campaign_kinds.h"
#include "app/providers/saviynt/row_keys.h"
#include "app/providers/saviynt/saviynt_client.h"
#include "app/time/when_settled.h"

#include <QObject>

namespace baton::saviynt {

/// Certifications of one certifier, of one campaign, or by their keys, and what is in them. Each kind of campaign has
/// operations of its own; which kind one is, lists tell, and else it is found out by asking.
class SaviyntCertifications final : public QObject, public CertificationReader
{
    Q_OBJECT

public:
    SaviyntCertifications(SaviyntClient &client, std::shared_ptr<CampaignKinds> kinds, QString signedInAs,
                          const QTimeZone &zone)
        : m_client(client), m_kinds(std::move(kinds)), m_signedInAs(std::move(signedInAs)), m_zone(zone)
    {
    }

    QFuture<Result<Page<Certification>>> certifications(CertificationQuery query, PageRequest page,
                                                        CallContext context) override;
    /// The whole certification in one page, whatever the limit: the vendor pages people, and a person is many rows.
    QFuture<Result<Page<ReviewItem>>> items(CertificationId certification, PageRequest page,
                                            CallContext context) override;
    QFuture<Result<Page<ReviewedIdentity>>> reviewedIdentities(CertificationId certification, PageRequest page,
                                                               CallContext context) override;

private:
    struct Search;
    struct ItemsRound;
    template <class T> using Next = std::function<QFuture<Result<T>>(Review)>;

    QFuture<Result<Page<Certification>>> listed(const CertificationQuery &query, const PageRequest &page,
                                                CallContext context);
    QFuture<Result<Page<Certification>>> nested(Review review, const QString &campaign, const QString &certkey,
                                                const PageRequest &page, CallContext context);
    QFuture<Result<Page<Certification>>> byKeys(const CertificationKeys &keys, const CallContext &context);
    QFuture<Result<Review>> kindOf(const QString &campaign, const QString &certkey, CallContext context);
    void searchKind(const std::shared_ptr<Search> &search);
    template <class T>
    QFuture<Result<T>> withKind(const QString &campaign, const QString &certkey, CallContext context, Next<T> next);
    QFuture<Result<Page<ReviewItem>>> allItems(const CertificationKeys &keys, Review review, CallContext context);
    void readRound(const std::shared_ptr<ItemsRound> &round);
    void namePeople(const std::shared_ptr<ItemsRound> &round);
    void finishNamed(const std::shared_ptr<ItemsRound> &round);

    SaviyntClient &m_client;
    std::shared_ptr<CampaignKinds> m_kinds;
    QString m_signedInAs;
    QTimeZone m_zone;
};

template <class T>
QFuture<Result<T>> SaviyntCertifications::withKind(const QString &campaign, const QString &certkey, CallContext context,
                                                   Next<T> next)
{
    auto promise = promised<T>();
    whenSettled(kindOf(campaign, certkey, std::move(context)), this,
                [this, promise, next = std::move(next)](const std::optional<Result<Review>> &kind) {
                    if (!kind || !*kind)
                        return settle<T>(*promise, kind ? std::optional(failure(kind->error())) : std::nullopt);
                    whenSettled(next(**kind), this,
                                [promise](std::optional<Result<T>> answer) { settle(*promise, std::move(answer)); });
                });
    return promise->future();
}

} // namespace baton::saviynt
