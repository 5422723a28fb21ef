// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/providers/sailpoint/campaign_reader.h"
#include "app/providers/sailpoint/certification_reader.h"
#include "app/providers/sailpoint/identity_directory.h"
#include "app/providers/sailpoint/reassign_writer.h"
#include "app/providers/sailpoint/sailpoint_dialect.h"
#include "app/providers/sailpoint/sign_in.h"
#include "app/providers/sailpoint/task_reader.h"

#include <QObject>

namespace baton::sailpoint {

/// A SailPoint Identity Security Cloud tenant.
class SailPointProvider final : public QObject, public GovernanceProvider
{
    Q_OBJECT

public:
    /// Signs in when needed and says who that is.
    using WhoSignedIn = std::function<QFuture<Result<SignedIn>>(std::stop_token)>;

    /// `traffic` lives as long as the client's pipeline; may be null.
    SailPointProvider(SailPointClient client, WhoSignedIn whoSignedIn, TrafficMeter *traffic = nullptr);

    VendorDescriptor descriptor() const override;
    Capabilities capabilities() const override;
    const ReassignDialect &dialect() const override { return m_dialect; }

    CampaignReader *campaignReader() override { return &m_campaigns; }
    CertificationReader *certificationReader() override { return &m_certifications; }
    IdentityDirectory *identityDirectory() override { return &m_identities; }
    TaskReader *taskReader() override { return &m_tasks; }
    ReassignWriter *reassignWriter() override { return &m_writer; }

    TrafficMeter *traffic() override { return m_traffic; }
    QFuture<Result<Identity>> whoAmI(CallContext context) override;
    QFuture<Result<Rights>> rights(CallContext context) override;

private:
    QFuture<Result<Rights>> rightsOfPerson(const SignedIn &person, CallContext context);
    QFuture<Result<Identity>> named(const SignedIn &person, CallContext context);

    SailPointClient m_client;
    WhoSignedIn m_whoSignedIn;
    TrafficMeter *m_traffic;
    SailPointDialect m_dialect;
    SailPointCampaigns m_campaigns;
    SailPointCertifications m_certifications;
    SailPointIdentities m_identities;
    SailPointTasks m_tasks;
    SailPointWriter m_writer;
};

} // namespace baton::sailpoint
