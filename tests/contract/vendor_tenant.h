// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/saviynt/make_saviynt_provider.h"
#include "app/reassign/facts.h"
#include "app/reassign/run_desk.h"
#include "tests/contract/sandbox_tenant.h"
#include "tests/support/memory_journal.h"

namespace baton::test {

enum class Vendor { SailPoint, Saviynt };

/// What such a provider is told of the sandbox.
SaviyntSettings saviyntSettings(const sandbox::Sandbox &sandbox, Who who = Who::Admin);

/// One sandbox, and the real provider of either vendor against it: what the same cases are run over.
class VendorTenant
{
public:
    explicit VendorTenant(Vendor vendor, const std::vector<std::string> &flags = {});

    Vendor vendor() const { return m_vendor; }
    std::unique_ptr<GovernanceProvider> provider(Who who = Who::Admin);
    GovernanceProvider &admin() { return *m_admin; }
    sandbox::Sandbox &sandbox() { return m_tenant.sandbox(); }
    SandboxTenant &tenant() { return m_tenant; }
    Scheduler &scheduler() { return m_scheduler; }

    /// An open certification of a managers' campaign, held by somebody else than the signed-in person, in which rows of
    /// at least two people can be handed over one by one.
    Certification openCertification();
    /// Those of its rows that can be handed over one by one.
    std::vector<ReviewItem> movableItems(const Certification &certification);
    std::vector<Certification> certificationsOf(const CampaignId &campaign);
    /// Rows of one family of calls in one open certification of a campaign of this type, in the vendor's word; empty
    /// when there is none.
    struct Found
    {
        Certification certification;
        std::vector<ReviewItem> items;
    };
    Found rowsOf(const QString &type, const QString &family);

private:
    Vendor m_vendor;
    SandboxTenant m_tenant;
    SystemScheduler m_scheduler;
    std::unique_ptr<GovernanceProvider> m_admin;
};

/// What a person asks, planned and run as the program does it, with short waits; the rows have their words.
class VendorRun
{
public:
    VendorRun(VendorTenant &tenant, const Order &order);

    /// The way back of a run that was carried out: an order for each former reviewer, read and planned anew.
    std::vector<std::unique_ptr<VendorRun>> wayBack();

    const Plan &plan() const { return m_plan; }
    /// Sends, and waits until every call is settled or can get no further.
    void carryOut();
    /// Of the calls in turn, row by row.
    std::vector<RowProof> proofs() const;
    bool allMoved() const;
    QString told() const;
    int intents() const { return static_cast<int>(m_journal.all<AttemptIntended>().size()); }

private:
    VendorRun(VendorTenant &tenant, const Order &order, const Facts &facts);

    VendorTenant &m_tenant;
    Order m_order;
    std::unique_ptr<GovernanceProvider> m_provider;
    Plan m_plan;
    MemoryJournal m_journal;
    std::unique_ptr<RunDesk> m_desk;
    ReassignRun *m_run = nullptr;
};

/// Requests to any write of either vendor, and how many of them were acted on.
struct Writes
{
    int sent = 0;
    int acted = 0;
    std::vector<std::string> bodies;
};
Writes writesOf(const sandbox::Sandbox &sandbox);

} // namespace baton::test
