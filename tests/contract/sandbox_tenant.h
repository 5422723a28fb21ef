// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/qnam_transport.h"
#include "app/providers/governance_provider.h"
#include "app/providers/sailpoint/make_sailpoint_provider.h"
#include "app/sandbox/sandbox.h"
#include "app/time/system_scheduler.h"
#include "tests/unit/sailpoint/settled.h"

#include <memory>

namespace baton::test {

enum class Who { Admin, Reviewer, WrongSecret };

/// Options of a small, fast tenant: `flags` as the sandbox's command line takes them, without a rate limit.
sandbox::SandboxOptions smallTenant(const std::vector<std::string> &flags = {});

/// The real provider against the real sandbox, over real HTTP in this process.
class SandboxTenant
{
public:
    explicit SandboxTenant(const sandbox::SandboxOptions &options = smallTenant());
    ~SandboxTenant();

    /// A provider of its own sign-in. `transport`: instead of the usual one, for recording.
    std::unique_ptr<GovernanceProvider> provider(sailpoint::ApiVersion version = sailpoint::ApiVersion::V3,
                                                 Who who = Who::Admin, HttpTransport *transport = nullptr);

    /// What such a provider is told of the tenant.
    SailPointSettings settings(sailpoint::ApiVersion version = sailpoint::ApiVersion::V3, Who who = Who::Admin) const;

    sandbox::Sandbox &sandbox() { return *m_sandbox; }
    const sandbox::Sandbox &sandbox() const { return *m_sandbox; }
    QnamTransport &transport() { return m_transport; }
    QString baseUrl() const;
    /// Nobody listens at its address any more; nothing else here may be called afterwards.
    void goAway() { m_sandbox.reset(); }
    /// How many requests to paths ending so were answered with this status (0: any).
    int requestCount(const std::string &pathEnd, int status = 0) const;

private:
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    SystemScheduler m_scheduler;
    QnamTransport m_transport;
};

/// Every page of a list; the first error ends it. `read(PageRequest) → QFuture<Result<Page<T>>>`.
template <class T, class Read> Result<std::vector<T>> everyPage(Read read, int limit = 250)
{
    std::vector<T> all;
    PageRequest page{0, limit, true};
    while (true) {
        Result<Page<T>> got = settled(read(page));
        if (!got)
            return failure(got.error());
        if (!got->bad.empty())
            return failure(Error(ErrorKind::Protocol, got->bad.front().path + u' ' + got->bad.front().reason));
        all.insert(all.end(), got->items.begin(), got->items.end());
        if (!got->mayHaveMore)
            return all;
        page.offset += got->received;
    }
}

/// All certifications that the query finds; empty with a failed check when it cannot be read.
std::vector<Certification> allCertifications(GovernanceProvider &provider, const CertificationQuery &query = {});
std::vector<ReviewItem> allItems(GovernanceProvider &provider, const CertificationId &certification);
std::vector<Campaign> allCampaigns(GovernanceProvider &provider);

/// One open certification (not signed, campaign active, reviewed by a person, with items of at least two people).
Certification openCertification(GovernanceProvider &provider);
/// An active person whom nothing forwards, who is neither the reviewer nor among the reviewed of `certification`.
Identity targetFor(GovernanceProvider &provider, const Certification &certification);

/// A call as a plan would hold it.
Call callFrom(const GovernanceProvider &provider, const QString &operation, const Certification &certification,
              const IdentityId &target, const std::vector<Unit> &units);
/// Sends without a journal.
Result<Ticket> sent(GovernanceProvider &provider, const Call &call);
/// The task as it is when it has ended.
Result<GovernanceTask> ended(GovernanceProvider &provider, const TaskId &task);

} // namespace baton::test
