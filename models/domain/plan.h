// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/order.h"
#include "models/domain/review_item.h"
#include "models/domain/row_subject.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace baton {

/// Why a row will not be sent. Order as shown.
enum class LeftOutReason {
    Duplicate,
    Vanished, ///< no longer there, or not in the certification it was named with
    Changed,  ///< somebody else holds it now than when it was selected
    SignedOff,
    CampaignClosed, ///< neither active nor in preview
    AlreadyReviewer,
    SelfReview, ///< the target is the reviewed identity
    TargetInactive,
    GroupReviewed,      ///< item-level on a governance-group certification
    ForbiddenByDialect, ///< the vendor's own further states
    NotRead,            ///< what a call must name of it (its campaign, the item's keys) could not be read
    NeedsAdministrator, ///< whole certifications are not this sign-in's to hand over
    DecidedSince        ///< of an undo: somebody decided it after it had moved
};

/// What could be done instead of leaving the row out.
enum class Offer {
    None,
    EveryoneButThisPerson,
    MoveWhole,
    AsItems ///< the items of a whole certification, one by one
};

struct LeftOut
{
    OrderRow row;
    LeftOutReason reason = LeftOutReason::Duplicate;
    QString sentence; ///< for a person: what and why
    Offer offer = Offer::None;
};

enum class WarningKind {
    TargetForwards, ///< an active out-of-office rule: the work will land elsewhere
    TargetReportsToReviewer,
    TaskPending, ///< another task works on the same certification or campaign
    AlreadyDecided,
    DueSoon, ///< due within 24 h
    Overdue,
    StateUnknown,       ///< a status this Baton does not know
    GroupNotDocumented, ///< campaign call on a governance-group certification
    DeprecatedPath,
    RowsFollow, ///< the vendor takes rows along that were not selected
    NotChecked  ///< a fact about the row was not read
};

struct PlanWarning
{
    WarningKind kind = WarningKind::NotChecked;
    QString sentence;
    std::vector<OrderRow> rows; ///< the rows it is about; empty: the whole order
};

/// One selected row as a call carries it, with what its proof needs later.
struct CallRow
{
    OrderRow row;
    Evidence evidence; ///< of an item row; empty for a whole certification
    RowSubject subject;
    IdentityId sourceReviewer;
    QString sourceReviewerName;
    bool notChecked = false; ///< some fact was unknown when it was planned
    bool follows = false;    ///< not of the order: the vendor takes it along, as far as the last reading shows
};

/// What one vendor id in a body stands for.
enum class UnitKind { Certification, Item, IdentitySummary, TargetSummary, Account, Entitlement, Role, User };

struct Unit
{
    UnitKind kind = UnitKind::Item;
    QString key; ///< the vendor's id, from a locator

    friend bool operator==(const Unit &, const Unit &) = default;
};

/// One HTTP request that changes something, with its exact bytes. Made by Planner and a ReassignDialect; never
/// changed afterwards.
struct Call
{
    CallId id;              ///< given by the run
    CallId replaces;        ///< the call that provably did not act, when this one goes out in its place
    QString operationId;    ///< of the dialect
    QString operationLabel; ///< for a person: "Reassign whole certifications"
    QString method;         ///< "POST"
    QString path;           ///< path of the request below the connection's base URL, encoded
    QByteArray body;        ///< exact bytes of the wire
    QByteArray bodyHash;    ///< SHA-256 of body, hex
    std::vector<Unit> units;
    int limit = 0;          ///< most units one call may carry
    bool givesTask = false; ///< an answer starts a task; else proof comes from re-reading alone
    CampaignId campaign;
    QString campaignName;
    CertificationId certification; ///< empty for a campaign call
    IdentityId target;
    QString lane;        ///< calls of one lane go one at a time
    QList<CallRow> rows; ///< those of the order first, then those that follow; copies of a call share them

    /// How many rows of the order it carries.
    int orderedRows() const
    {
        return static_cast<int>(
            std::count_if(rows.begin(), rows.end(), [](const CallRow &row) { return !row.follows; }));
    }
};

/// What an order becomes. Every row of the order is in exactly one call, not as one that follows, or in leftOut.
struct Plan
{
    std::vector<Call> calls;
    std::vector<LeftOut> leftOut;
    std::vector<PlanWarning> warnings;

    /// All rows of the calls, those that follow too.
    int carriedRows() const
    {
        qsizetype rows = 0;
        for (const Call &call : calls)
            rows += call.rows.size();
        return static_cast<int>(rows);
    }
    /// The rows of the order that go.
    int rowCount() const
    {
        int rows = 0;
        for (const Call &call : calls)
            rows += call.orderedRows();
        return rows;
    }
};

} // namespace baton
