// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/campaign.h"
#include "models/domain/certification.h"
#include "models/domain/plan.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace baton {

/// What one unit of an operation is, seen from the order's rows.
enum class RowScope {
    WholeCertification, ///< a row is a certification; calls gather those of one campaign
    Items               ///< a row is an item; calls stay within one certification
};

/// Which rows may share a call.
enum class Grouping {
    None,                   ///< any of the scope (whole certifications of one campaign)
    OneIdentityOrOneAccess, ///< items of one person, or of one access; summaries may mix
    OneCertification        ///< any of one certification
};

enum class GroupReviewed { Allowed, Forbidden, NotDocumented };

/// One of the vendor's reassign calls, as data.
struct ReassignOperation
{
    QString id;
    QString label;  ///< for a person
    QString family; ///< of the rows that it carries, see ReassignDialect::familyOf; empty where all are alike
    RowScope scope = RowScope::Items;
    int limit = 1; ///< most units per call
    Grouping grouping = Grouping::None;
    bool asynchronous = false; ///< answers with a task
    bool summaries = false;    ///< a whole person of a certification may go as one unit
    GroupReviewed groupReviewed = GroupReviewed::Allowed;
    std::vector<CampaignStatus> campaignStatuses; ///< where it is allowed; empty: everywhere
    QString deprecation;                          ///< not empty: the path is deprecated; says where to move to
};

/// Whom a choice stands for, where it is somebody that readings tell of.
enum class ChoicePerson {
    Nobody,
    Certifier,    ///< the reviewer of each certification
    CampaignOwner ///< of the campaign of each certification
};

struct OptionChoice
{
    QString value;
    QString label;
    QString explanation;  ///< one plain sentence
    QString warning = {}; ///< not empty: what a person must have read before this is chosen, one sentence
    /// It is offered only while that person of every row is known.
    ChoicePerson person = ChoicePerson::Nobody;
};

/// An option that an order may carry.
struct OrderOption
{
    QString id; ///< "mode" (auto, sync, async) is known to the planner; the rest belong to the dialect
    QString label;
    QString explanation;
    std::vector<OptionChoice> choices;
    QString defaultValue;
    bool freeValue = false;            ///< any other text is a value too, such as a user name
    std::optional<RowScope> appliesTo; ///< nothing: to any order; else only to one that holds such rows
};

/// Everything encode() needs for one call.
struct Batch
{
    QString operationId;
    CampaignId campaign;
    QString campaignName;
    CertificationId certification; ///< empty for whole-certification operations
    QString certificationName;     ///< of the first row
    IdentityId reviewer;           ///< who held the first row when it was planned; empty: not known
    IdentityId campaignOwner;      ///< of the first row's campaign; empty: not known
    IdentityId target;
    QString reason;
    OptionValues options;
    std::vector<Unit> units;
};

/// Method, path and body of one call.
struct EncodedCall
{
    QString method;
    QString path; ///< below the connection's base URL, percent-encoded
    QByteArray body;
};

/// What a provider says about its reassigns. Pure: no I/O, same input, same bytes.
class ReassignDialect
{
public:
    virtual ~ReassignDialect() = default;

    /// In order of preference; at most one per (scope, family, asynchronous).
    virtual std::vector<ReassignOperation> operations() const = 0;
    virtual std::vector<OrderOption> options() const = 0;
    /// Which of the vendor's calls take this row: those of its family. Rows of two families never share a call. A
    /// family that no operation has: the row's keys are missing, and no call can name it.
    virtual QString familyOf(const ReviewItem &item) const
    {
        Q_UNUSED(item)
        return {};
    }

    /// Whether a tenant may keep rows of this kind out of the items that it shows of this certification, so that a list
    /// without any says nothing of whether there are some.
    virtual bool mayHide(const Certification &certification, AccessType kind) const
    {
        Q_UNUSED(certification)
        Q_UNUSED(kind)
        return false;
    }

    virtual Unit certificationUnit(const Certification &certification) const = 0;
    virtual Unit itemUnit(const ReviewItem &item) const = 0;
    /// The unit that stands for every item of this item's person in its certification; nothing: there is none.
    virtual std::optional<Unit> summaryUnit(const ReviewItem &anyOfThePerson, const OptionValues &options) const = 0;

    /// Further states of the vendor's that forbid the row; a sentence for a person. The planner itself knows sign-off,
    /// closed campaigns, self-review, the target's state, duplicates and governance groups.
    virtual std::optional<QString> forbids(const ReassignOperation &operation, const Certification &certification,
                                           const ReviewItem *item) const = 0;

    /// Tells which items of a certification move together under these options: with an item all others of the same
    /// non-empty name, as far as they are known. Empty: every item moves alone.
    using Company = std::function<QString(const ReviewItem &item)>;
    virtual Company company(const OptionValues &options) const
    {
        Q_UNUSED(options)
        return {};
    }

    virtual EncodedCall encode(const Batch &batch) const = 0;
};

} // namespace baton
