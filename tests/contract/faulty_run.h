// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_desk.h"
#include "tests/contract/vendor_tenant.h"
#include "tests/support/memory_journal.h"

namespace baton::test {

/// A plan of one call, which holds for every sandbox of faultyTenant(), because all have the same seed.
struct PlannedCall
{
    Vendor vendor = Vendor::SailPoint;
    QString endpoint; ///< of the call, as a faults file names it
    Order order;
    Plan plan;
    Who who = Who::Admin;

    const Call &call() const { return plan.calls.front(); }
};

sandbox::SandboxOptions faultyTenant(bool tls);
/// Some items of one person, or one whole certification, read and planned as the program does it. Never empty.
PlannedCall plannedCall(const QString &operation, Who who = Who::Admin);
/// The same of the other vendor's: the first two rows of this family in a campaign of this type (the vendor's word);
/// without a family, one whole certification.
PlannedCall plannedCall(const QString &type, const QString &family);

/// The real run of a planned call, over the real provider and transport, against a sandbox of its own in which
/// something goes wrong. Time-outs of 300 ms; every other wait of the program is as short. What ends unknown is checked
/// again by itself, a few times; what a reviewer then still cannot see, an administrator looks for.
class FaultyRun : public QObject
{
public:
    FaultyRun(const PlannedCall &planned, bool tls, std::vector<sandbox::Fault> faults);

    /// Every row has its word, or there is none to be had.
    bool isOver() const { return m_over; }
    /// The call has not been answered yet, by the tenant or the time-out.
    bool isSending() const { return m_run->phase() <= ReassignRun::Phase::Sending; }

    /// The word of all rows; "Mixed" when they differ; the call's state when nothing left.
    QString outcome() const;
    /// The word that the tenant's own log makes true.
    QString truth() const;
    /// What the person is told of the call.
    QString said() const;
    int sends() const; ///< requests of the call that reached the tenant
    int acts() const;  ///< of those, acted on
    int intents() const;
    int rechecks() const { return m_rechecks; }
    bool wasAudited() const { return m_auditor != nullptr; }
    /// How often the tenant acted on the row it was told to move most often.
    int mostActsForOneRow() const;

private:
    void lookAgain();
    void audit();
    std::vector<RowProof> proofs() const;
    std::vector<sandbox::LoggedRequest> sent() const;

    PlannedCall m_planned;
    SandboxTenant m_tenant;
    SystemScheduler m_scheduler;
    QnamTransport m_transport;
    std::unique_ptr<GovernanceProvider> m_provider;
    MemoryJournal m_journal;
    std::unique_ptr<RunDesk> m_desk;
    ReassignRun *m_run = nullptr;
    std::unique_ptr<GovernanceProvider> m_administrator;
    std::unique_ptr<Verifier> m_auditor;
    std::vector<RowProof> m_audited; ///< by row
    int m_rechecks = 0;
    bool m_over = false;
};

} // namespace baton::test
