// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/reassign_dialect.h"
#include "models/domain/call_context.h"
#include "models/domain/capabilities.h"
#include "models/domain/certification.h"
#include "models/domain/identity.h"
#include "models/domain/page.h"
#include "models/domain/plan.h"
#include "models/domain/result.h"
#include "models/domain/rights.h"
#include "models/domain/ticket.h"

#include <QFuture>

#include <chrono>
#include <functional>

namespace baton {

/// Which campaigns. Empty parts do not filter. Parts that the vendor cannot filter by are filtered by the provider.
struct CampaignQuery
{
    std::vector<CampaignId> ids; ///< at most 100 (the provider splits nothing here)
    std::vector<CampaignStatus> statuses;
    QString nameStartsWith;
    /// Whose list, where the vendor has none of the whole tenant (Capabilities::tenantWideLists); empty: the signed-in
    /// person's.
    IdentityId certifier;
};

class CampaignReader
{
public:
    virtual ~CampaignReader() = default;
    virtual QFuture<Result<Page<Campaign>>> campaigns(CampaignQuery query, PageRequest page, CallContext context) = 0;
};

/// Which certifications.
struct CertificationQuery
{
    std::vector<CertificationId> ids;  ///< at most 100
    std::vector<CampaignId> campaigns; ///< at most 100
    IdentityId reviewer;               ///< empty: any
    bool mine = false; ///< those of the signed-in person; `reviewer` is then ignored. Where there are no lists of the
                       ///< whole tenant, a query that names nobody and nothing means the same
    std::optional<CertificationPhase> phase;
};

class CertificationReader
{
public:
    virtual ~CertificationReader() = default;
    /// Never by a single-id read: those answer 400 for governance groups. Ids that no longer exist are absent.
    virtual QFuture<Result<Page<Certification>>> certifications(CertificationQuery query, PageRequest page,
                                                                CallContext context) = 0;
    virtual QFuture<Result<Page<ReviewItem>>> items(CertificationId certification, PageRequest page,
                                                    CallContext context) = 0;
    /// The people whose access it reviews.
    virtual QFuture<Result<Page<ReviewedIdentity>>> reviewedIdentities(CertificationId certification, PageRequest page,
                                                                       CallContext context) = 0;
};

class IdentityDirectory
{
public:
    virtual ~IdentityDirectory() = default;
    /// Type-ahead: name as displayed, alias or mail begins with `text`. A page without people that may have more says
    /// that nobody was found so far, not that there is nobody.
    virtual QFuture<Result<Page<Identity>>> search(QString text, PageRequest page, CallContext context) = 0;
    /// At most 100 ids; unknown ones are absent.
    virtual QFuture<Result<std::vector<Identity>>> byIds(std::vector<IdentityId> ids, CallContext context) = 0;
    /// The one identity with this id, alias or mail (exact, case-insensitive). NotFound when none, Invalid when
    /// several.
    virtual QFuture<Result<Identity>> find(QString idAliasOrMail, CallContext context) = 0;
    /// Where reviews given to `identity` would land. NotFound or Forbidden: cannot be told.
    virtual QFuture<Result<Forwarding>> forwardingOf(IdentityId identity, CallContext context) = 0;
};

struct TaskQuery
{
    std::vector<TaskId> ids;      ///< at most 100; empty: all
    std::vector<QString> targets; ///< at most 100 campaign or certification ids; empty: all
};

class TaskReader
{
public:
    virtual ~TaskReader() = default;
    /// Only tasks that have not ended.
    virtual QFuture<Result<Page<GovernanceTask>>> pendingTasks(TaskQuery query, PageRequest page,
                                                               CallContext context) = 0;
    virtual QFuture<Result<GovernanceTask>> task(TaskId id, CallContext context) = 0;
};

/// One attempt of a call that is about to leave.
struct SendAttempt
{
    int number = 1;                ///< from 1
    std::optional<Error> previous; ///< why the attempt before provably changed nothing (401, 429, nothing sent)
};

/// Asked before each attempt leaves: the place where the journal writes the intent. Nothing leaves before the future
/// gave a value; an error stops the call, which then changed nothing. An attempt that was kept waiting for long may
/// have lost its turn, and is asked for again, with the same number, when it has another.
using BeforeAttempt = std::function<QFuture<Result<void>>(SendAttempt)>;

/// An attempt that provably changed nothing, and that another one will follow.
struct AttemptRefused
{
    Error error;
    std::chrono::milliseconds wait{0}; ///< at least so long, from now
};

/// What a provider asks and tells of the attempts of one call.
struct AttemptWatch
{
    AttemptWatch(BeforeAttempt ask = {}) : before(std::move(ask)) {}

    BeforeAttempt before;
    std::function<void(const AttemptRefused &)> refused; ///< told as soon as it is known; may be empty
};

class ReassignWriter
{
public:
    virtual ~ReassignWriter() = default;
    /// Sends the call's exact bytes. ErrorKind::OutcomeUnknown: it may or may not have been acted on. Any other
    /// error: provably not acted on.
    virtual QFuture<Result<Ticket>> send(Call call, AttemptWatch watch, CallContext context) = 0;
};

class TrafficMeter;

/// A tenant, as the roles it offers. A null role is one that this vendor or this sign-in does not have.
class GovernanceProvider
{
public:
    virtual ~GovernanceProvider() = default;

    virtual VendorDescriptor descriptor() const = 0;
    virtual Capabilities capabilities() const = 0;
    virtual const ReassignDialect &dialect() const = 0;

    virtual CampaignReader *campaignReader() = 0;
    virtual CertificationReader *certificationReader() = 0;
    virtual IdentityDirectory *identityDirectory() = 0;
    virtual TaskReader *taskReader() = 0;
    virtual ReassignWriter *reassignWriter() = 0;

    /// How the traffic with the tenant goes; null: not known.
    virtual TrafficMeter *traffic() { return nullptr; }

    /// Who is signed in (signs in when needed). The name may be empty where the vendor gives only an id.
    virtual QFuture<Result<Identity>> whoAmI(CallContext context) = 0;
    /// What that person may do (signs in when needed). Only reads; what cannot be told is Unknown. Canceled, or the
    /// sign-in's own error.
    virtual QFuture<Result<Rights>> rights(CallContext context) = 0;
};

} // namespace baton
