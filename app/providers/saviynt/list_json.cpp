// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/loose_json.h"
#include "app/providers/saviynt/row_readers.h"

#include <nlohmann/json.hpp>

namespace baton::saviynt {

using namespace Qt::StringLiterals;
using loose::text;
using nlohmann::json;

namespace {

BadRow badRow(const QString &path, const QString &reason)
{
    return {0, path, reason};
}

/// 100 % and nothing else says that every decision is made.
std::optional<bool> allDecided(const std::optional<int> &progress)
{
    return progress ? std::optional(*progress >= 100) : std::nullopt;
}

Reviewer reviewer(const NamedUser &user)
{
    Reviewer known;
    known.id = IdentityId(user.username);
    known.name = user.name;
    known.type = VendorEnum(user.username.isEmpty() ? ReviewerType::Unknown : ReviewerType::Identity, QString());
    return known;
}

/// What the name alone tells. The vendor says nowhere which certification one was made from.
void readName(Certification &certification, const QTimeZone &zone)
{
    const CertificationName parts = splitCertificationName(certification.name, zone);
    if (certification.campaign.name.isEmpty())
        certification.campaign.name = parts.campaign;
    const bool same = certification.reviewer.id.toString() == parts.certifier.username;
    if (certification.reviewer.id.isEmpty() || (same && certification.reviewer.name == parts.certifier.username))
        certification.reviewer = reviewer(parts.certifier);
    if (!parts.reassigned)
        return;
    certification.reassignment.emplace();
    if (parts.reassignedAt.isValid())
        certification.created = certification.modified = parts.reassignedAt;
}

/// How many rows of the outermost list there are, as the answer says or shows.
std::optional<int> outerCount(const json &row, Review review)
{
    switch (review) {
    case Review::UserManager: {
        const auto told = loose::integer(row, {"usercount"});
        return told || !loose::member(row, {"users"}) ? told : int(loose::elements(row, {"users"}).size());
    }
    case Review::EntitlementOwner: {
        const auto told = loose::integer(row, {"entitlementTotalCount", "totalentitlement"});
        return told || !loose::member(row, {"entitlements"}) ? told
                                                             : int(loose::elements(row, {"entitlements"}).size());
    }
    case Review::ApplicationOwner: {
        const auto told = loose::integer(row, {"accountcount"});
        return told || !loose::member(row, {"accounts"}) ? told : int(loose::elements(row, {"accounts"}).size());
    }
    case Review::Unknown:
        break;
    }
    return std::nullopt;
}

} // namespace

Row<Campaign> readCampaign(const json &row, const QTimeZone &zone)
{
    if (!row.is_object())
        return tl::unexpected(badRow(u"/"_s, u"no object"_s));
    Campaign campaign;
    campaign.id = CampaignId(text(row, {"id", "campaignKey", "campaignId"}));
    if (campaign.id.isEmpty())
        return tl::unexpected(badRow(u"/id"_s, u"no id"_s));
    campaign.name = text(row, {"campaignName"});
    campaign.type = campaignType(text(row, {"type"}));
    campaign.status = campaignStatus(text(row, {"status"}));
    const NamedUser owner = splitUser(text(row, {"campaignOwner"}));
    campaign.owner = IdentityId(owner.username);
    campaign.ownerName = owner.name;
    campaign.created = tenantTime(text(row, {"startDate"}), zone);
    campaign.deadline = tenantTime(text(row, {"endDate"}), zone);
    campaign.progress = loose::integer(row, {"progress"});
    return campaign;
}

Row<Certification> readListedCertification(const json &row, const QTimeZone &zone)
{
    if (!row.is_object())
        return tl::unexpected(badRow(u"/"_s, u"no object"_s));
    const CertificationKeys keys{text(row, {"campaignKey", "campaignId"}), text(row, {"id", "certkey"})};
    if (keys.certkey.isEmpty() || keys.campaign.isEmpty())
        return tl::unexpected(keys.certkey.isEmpty() ? badRow(u"/id"_s, u"no id"_s)
                                                     : badRow(u"/campaignKey"_s, u"no campaign"_s));
    Certification certification;
    certification.id = keys.id();
    certification.name = text(row, {"certificationName", "certificationname"});
    certification.campaign.id = CampaignId(keys.campaign);
    certification.campaign.name = text(row, {"campaignName"});
    certification.campaign.campaignType = campaignType(text(row, {"type"}));
    certification.reviewer = reviewer(splitUser(text(row, {"certifier"})));
    certification.phase = certificationPhase(text(row, {"status"}));
    certification.progress = loose::integer(row, {"progress"});
    certification.completed = allDecided(certification.progress);
    certification.created = tenantTime(text(row, {"startdate"}), zone);
    certification.due = tenantTime(text(row, {"enddate"}), zone);
    certification.comment = plainText(text(row, {"comments", "comment"}));
    readName(certification, zone);
    return certification;
}

Row<Certification> readNestedCertification(const json &row, const QString &campaign, Review review,
                                           const QTimeZone &zone)
{
    if (!row.is_object())
        return tl::unexpected(badRow(u"/"_s, u"no object"_s));
    const CertificationKeys keys{campaign, text(row, {"certkey"})};
    if (keys.certkey.isEmpty())
        return tl::unexpected(badRow(u"/certkey"_s, u"no id"_s));
    Certification certification;
    certification.id = keys.id();
    certification.name = text(row, {"certificationname", "certificationame"});
    certification.campaign.id = CampaignId(campaign);
    certification.campaign.campaignType = campaignType(toString(review));
    certification.reviewer = reviewer(splitUser(text(row, {"certifier", "verifier"})));
    certification.phase = certificationPhase(text(row, {"status"}));
    certification.progress = loose::integer(row, {"progress"});
    certification.completed = allDecided(certification.progress);
    certification.identitiesTotal = outerCount(row, review);
    certification.emptied = certification.identitiesTotal == 0;
    certification.comment = plainText(text(row, {"comments", "comment"}));
    readName(certification, zone);
    return certification;
}

Row<Identity> readUser(const json &row)
{
    if (!row.is_object())
        return tl::unexpected(badRow(u"/"_s, u"no object"_s));
    Identity person;
    person.id = IdentityId(text(row, {"username"}));
    if (person.id.isEmpty())
        return tl::unexpected(badRow(u"/username"_s, u"no user name"_s));
    person.alias = person.id.toString();
    person.name = text(row, {"displayname"});
    if (person.name.isEmpty())
        person.name = QString(text(row, {"firstname"}) + u' ' + text(row, {"lastname"})).simplified();
    if (person.name.isEmpty())
        person.name = person.alias;
    person.email = text(row, {"email"});
    person.department = text(row, {"departmentname", "department", "departmentnumber"});
    if (const QString state = text(row, {"statuskey"}); !state.isEmpty())
        person.state = identityState(state);
    const NamedUser manager = splitUser(text(row, {"manager", "managername"}));
    person.managerId = IdentityId(manager.username);
    person.managerName = manager.name;
    return person;
}

std::optional<qint64> totalOf(const json &answer)
{
    const auto total = loose::integer(answer, {"totalCount", "count"});
    return total && *total >= 0 ? std::optional<qint64>(*total) : std::nullopt;
}

std::vector<const json *> nestedCertifications(const json &answer)
{
    return loose::elements(answer, {"campaignDetails", "campaignAccountEntDetails"});
}

} // namespace baton::saviynt
