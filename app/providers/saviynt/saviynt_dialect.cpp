// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/saviynt_dialect.h"

#include "app/providers/saviynt/row_keys.h"
#include "models/domain/isolated.h"

#include <algorithm>

namespace baton::saviynt {

using namespace Qt::StringLiterals;

namespace {

QString familyName(Endpoint endpoint)
{
    return QString::fromLatin1(endpointRow(endpoint).name);
}

ReassignOperation operation(Endpoint endpoint, const QString &label, int limit)
{
    ReassignOperation result;
    result.id = familyName(endpoint);
    result.label = label;
    result.limit = std::max(1, limit);
    result.campaignStatuses = {CampaignStatus::Active, CampaignStatus::Staged};
    result.grouping = Grouping::OneCertification;
    if (endpoint == Endpoint::ReassignCertification) {
        result.scope = RowScope::WholeCertification;
    } else {
        result.scope = RowScope::Items;
        result.family = result.id;
    }
    return result;
}

OrderOption yesNo(const char *id, const QString &label, const QString &explanation, const QString &yes,
                  const QString &no, bool standard)
{
    OrderOption option;
    option.id = QString::fromLatin1(id);
    option.label = label;
    option.explanation = explanation;
    option.choices = {{u"Y"_s, u"Yes"_s, yes, {}}, {u"N"_s, u"No"_s, no, {}}};
    option.defaultValue = standard ? u"Y"_s : u"N"_s;
    option.appliesTo = RowScope::Items;
    return option;
}

/// States in which nothing can be handed over any more. Those that the planner calls signed off are not here.
std::optional<QString> closedSentence(const Certification &certification)
{
    const QString word = squeezed(certification.phase.raw);
    if (word == "expired"_L1)
        return u"%1 has expired and can no longer be reassigned."_s.arg(isolated(certification.name));
    if (word == "discontinued"_L1)
        return u"%1 was discontinued and can no longer be reassigned."_s.arg(isolated(certification.name));
    return std::nullopt;
}

std::optional<QString> stepOneSentence(const RowKeys &keys, const ReviewItem &item)
{
    if (keys.stepOne.value_or(true))
        return std::nullopt;
    if (keys.review == Review::UserManager && keys.kind != RowKind::Person) {
        return u"%1 is not certified in step 1 yet, so %2 cannot be reassigned by itself. Reassign the person instead."_s
            .arg(isolated(item.identityName), isolated(item.accessName));
    }
    if (keys.review == Review::EntitlementOwner && keys.kind != RowKind::Entitlement) {
        return u"The entitlement of %1 is not certified in step 1 yet, so it cannot be reassigned by itself. Reassign "
               "the entitlement instead."_s.arg(isolated(item.accessName));
    }
    return std::nullopt;
}

} // namespace

std::vector<ReassignOperation> SaviyntDialect::operations() const
{
    const int limit = m_settings.callLimit;
    return {
        operation(Endpoint::ReassignCertification, u"Reassign whole certifications"_s, 1),
        operation(Endpoint::ReassignPeople, u"Reassign people (step 1)"_s, limit),
        operation(Endpoint::ReassignAccess, u"Reassign accounts, entitlements and roles (step 2)"_s, limit),
        operation(Endpoint::ReassignOwnedEntitlements, u"Reassign entitlements (step 1)"_s, limit),
        operation(Endpoint::ReassignOwnedDetails, u"Reassign accounts and child entitlements (step 2)"_s, limit),
        operation(Endpoint::ReassignApplicationAccess, u"Reassign access to an application"_s, limit),
    };
}

std::vector<OrderOption> SaviyntDialect::options() const
{
    OrderOption actor;
    actor.id = QString::fromLatin1(option::updateUser);
    actor.label = u"In whose name"_s;
    actor.explanation = u"Saviynt lets an administrator, the campaign owner, the certifier or a delegate of theirs "
                        "reassign; it records the reassign under this user. For a delegate, type the user name."_s;
    const auto choice = [](const char *value, const QString &label, const QString &explanation, ChoicePerson person) {
        OptionChoice made{QString::fromLatin1(value), label, explanation};
        made.person = person;
        return made;
    };
    actor.choices = {
        choice("me", u"Yourself"_s, u"The user that Baton is signed in with."_s, ChoicePerson::Nobody),
        choice("certifier", u"The certifier"_s,
               u"The certifier of each certification; a whole certification still goes in your own name, because its "
               "certifier may not hand it over."_s,
               ChoicePerson::Certifier),
        choice("owner", u"The campaign owner"_s, u"The owner of each certification's campaign."_s,
               ChoicePerson::CampaignOwner),
    };
    actor.defaultValue = u"me"_s;
    actor.freeValue = true;

    OrderOption update =
        yesNo(option::bulkUpdate, u"Update in bulk"_s, u"Whether the tenant writes the rows of a call together."_s,
              u"All rows of a call are written together."_s, u"The tenant writes row by row."_s, true);

    OrderOption validation = yesNo(
        option::bulkValidation, u"Validate each row"_s, u"Whether the tenant checks each row before it moves it."_s,
        u"Every row is checked."_s, u"No row is checked: rows may move that the tenant would refuse."_s, true);
    validation.choices.back().warning =
        u"The tenant will check none of the rows: neither whether step 1 is certified, nor whether somebody would "
        "review their own access, nor whether you may reassign them."_s;

    OrderOption consult =
        yesNo(option::consultAssociated, u"Associated access"_s,
              u"Whether everything that hangs on a chosen row moves with it."_s,
              u"With an account all its entitlements move as well, and with an entitlement or a role what the tenant "
              "counts to it, whether selected or not."_s,
              u"Only the chosen rows move."_s, false);
    return {actor, update, validation, consult};
}

QString SaviyntDialect::familyOf(const ReviewItem &item) const
{
    const std::optional<RowKeys> keys = rowKeys(item.locator);
    if (!keys || !keys->isComplete())
        return {};
    switch (keys->review) {
    case Review::UserManager:
        return familyName(keys->kind == RowKind::Person ? Endpoint::ReassignPeople : Endpoint::ReassignAccess);
    case Review::EntitlementOwner:
        return familyName(keys->kind == RowKind::Entitlement ? Endpoint::ReassignOwnedEntitlements
                                                             : Endpoint::ReassignOwnedDetails);
    case Review::ApplicationOwner:
        return familyName(Endpoint::ReassignApplicationAccess);
    case Review::Unknown:
        break;
    }
    return {};
}

/// Roles are in no published example of a read, but writes for managers and application owners name them.
bool SaviyntDialect::mayHide(const Certification &certification, AccessType kind) const
{
    const Review review = reviewOf(certification.campaign.campaignType.raw);
    return kind == AccessType::Role && (review == Review::UserManager || review == Review::ApplicationOwner);
}

Unit SaviyntDialect::certificationUnit(const Certification &certification) const
{
    return {UnitKind::Certification, certification.id.toString()};
}

Unit SaviyntDialect::itemUnit(const ReviewItem &item) const
{
    const std::optional<RowKeys> keys = rowKeys(item.locator);
    const RowKind kind = keys ? keys->kind : RowKind::Entitlement;
    switch (kind) {
    case RowKind::Person:
        return {UnitKind::User, item.locator};
    case RowKind::Account:
        return {UnitKind::Account, item.locator};
    case RowKind::Role:
        return {UnitKind::Role, item.locator};
    case RowKind::Entitlement:
    case RowKind::ChildEntitlement:
        break;
    }
    return {UnitKind::Entitlement, item.locator};
}

std::optional<Unit> SaviyntDialect::summaryUnit(const ReviewItem &, const OptionValues &) const
{
    return std::nullopt;
}

std::optional<QString> SaviyntDialect::forbids(const ReassignOperation &operation, const Certification &certification,
                                               const ReviewItem *item) const
{
    if (std::optional<QString> closed = closedSentence(certification))
        return closed;
    if (!item) {
        const QString &type = certification.campaign.campaignType.raw;
        if (!type.isEmpty() && reviewOf(type) == Review::Unknown)
            return u"%1 belongs to a campaign of the type “%2”, which Saviynt's interface cannot reassign."_s.arg(
                isolated(certification.name), type);
        return std::nullopt;
    }
    const std::optional<RowKeys> keys = rowKeys(item->locator);
    if (!keys || familyOf(*item) != operation.family)
        return u"%1 is not reassigned by this call."_s.arg(isolated(item->accessName));
    return stepOneSentence(*keys, *item);
}

ReassignDialect::Company SaviyntDialect::company(const OptionValues &options) const
{
    if (options.value(QLatin1StringView(option::consultAssociated)).compare("Y"_L1, Qt::CaseInsensitive) != 0)
        return {};
    return [](const ReviewItem &item) {
        const std::optional<RowKeys> keys = rowKeys(item.locator);
        const bool takesPart = keys && !keys->account.isEmpty() && keys->kind != RowKind::Person &&
                               (keys->review == Review::UserManager || keys->review == Review::ApplicationOwner);
        return takesPart ? keys->user + u'/' + keys->account : QString();
    };
}

EncodedCall SaviyntDialect::encode(const Batch &batch) const
{
    const EndpointRow *const row = endpointRowNamed(batch.operationId);
    if (!row || row->safety != Safety::OneShot)
        return {};
    QByteArray body = callBody(*row, batch, m_settings.body);
    if (body.isEmpty())
        return {};
    return {u"POST"_s, m_settings.basePath + u'/' + QLatin1StringView(row->operation), std::move(body)};
}

} // namespace baton::saviynt
