// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/providers/sailpoint/sailpoint_client.h"

namespace baton::sailpoint {

/// Certifications, their items and the people they review.
class SailPointCertifications final : public CertificationReader
{
public:
    explicit SailPointCertifications(SailPointClient &client) : m_client(client) {}

    QFuture<Result<Page<Certification>>> certifications(CertificationQuery query, PageRequest page,
                                                        CallContext context) override;
    QFuture<Result<Page<ReviewItem>>> items(CertificationId certification, PageRequest page,
                                            CallContext context) override;
    QFuture<Result<Page<ReviewedIdentity>>> reviewedIdentities(CertificationId certification, PageRequest page,
                                                               CallContext context) override;

private:
    SailPointClient &m_client;
};

} // namespace baton::sailpoint
