// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/saviynt/campaign_reader.h"
#include "app/providers/saviynt/certification_reader.h"
#include "app/providers/saviynt/identity_directory.h"
#include "app/providers/saviynt/reassign_writer.h"
#include "app/providers/saviynt/saviynt_dialect.h"
#include "app/providers/saviynt/sign_in.h"

namespace baton::saviynt {

/// A Saviynt Enterprise Identity Cloud tenant.
class SaviyntProvider final : public QObject, public GovernanceProvider
{
    Q_OBJECT

public:
    /// Signs in when needed and says who that is.
    using WhoSignedIn = std::function<QFuture<Result<SignedIn>>(std::stop_token)>;

    SaviyntProvider(SaviyntClient client, const DialectSettings &dialect, const QTimeZone &zone,
                    WhoSignedIn whoSignedIn, TrafficMeter *traffic = nullptr);

    VendorDescriptor descriptor() const override;
    Capabilities capabilities() const override;
    const ReassignDialect &dialect() const override { return m_dialect; }

    CampaignReader *campaignReader() override { return &m_campaigns; }
    CertificationReader *certificationReader() override { return &m_certifications; }
    IdentityDirectory *identityDirectory() override { return &m_identities; }
    TaskReader *taskReader() override { return nullptr; }
    ReassignWriter *reassignWriter() override { return &m_writer; }
    TrafficMeter *traffic() override { return m_traffic; }

    QFuture<Result<Identity>> whoAmI(CallContext context) override;
    QFuture<Result<Rights>> rights(CallContext context) override;

private:
    SaviyntClient m_client;
    WhoSignedIn m_whoSignedIn;
    SaviyntDialect m_dialect;
    SaviyntCampaigns m_campaigns;
    SaviyntCertifications m_certifications;
    SaviyntIdentities m_identities;
    SaviyntWriter m_writer;
    TrafficMeter *m_traffic;
};

} // namespace baton::saviynt
