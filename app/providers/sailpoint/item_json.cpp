// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/json_reader.h"
#include "app/providers/sailpoint/row_readers.h"

#include <array>
#include <nlohmann/json.hpp>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;
using namespace json_reader;
using nlohmann::json;

namespace {

constexpr std::array accessTypes{
    Word<AccessType>{AccessType::Entitlement, u"ENTITLEMENT"},
    Word<AccessType>{AccessType::AccessProfile, u"ACCESS_PROFILE"},
    Word<AccessType>{AccessType::Role, u"ROLE"},
    Word<AccessType>{AccessType::Account, u"ACCOUNT"},
};

constexpr std::array decisions{
    Word<Decision>{Decision::Approve, u"APPROVE"},
    Word<Decision>{Decision::Revoke, u"REVOKE"},
    Word<Decision>{Decision::Acknowledge, u"ACKNOWLEDGE"},
};

std::optional<ItemAccount> readAccount(const json &entitlement)
{
    const json *const value = member(entitlement, "account");
    if (!value || !value->is_object())
        return std::nullopt;
    ItemAccount account;
    account.nativeIdentity = text(*value, "nativeIdentity");
    account.name = text(*value, "name");
    account.id = text(*value, "id");
    account.type = text(*value, "type");
    account.disabled = boolean(*value, "disabled");
    account.locked = boolean(*value, "locked");
    return account;
}

/// The one of entitlement, access profile and role that is given.
const json *accessDetail(const json &summary)
{
    for (const char *key : {"entitlement", "accessProfile", "role"}) {
        if (const json *detail = member(summary, key); detail && detail->is_object())
            return detail;
    }
    return nullptr;
}

void readDetail(const json &detail, ReviewItem &item)
{
    if (item.accessId.isEmpty())
        item.accessId = text(detail, "id");
    if (item.accessName.isEmpty())
        item.accessName = text(detail, "name");
    item.description = text(detail, "description");
    item.sourceName = text(detail, "sourceName");
    item.attributeName = text(detail, "attributeName");
    item.attributeValue = text(detail, "attributeValue");
    if (const json *owner = member(detail, "owner"))
        item.ownerName = text(*owner, "name");
    item.privileged = boolean(detail, "privileged");
    item.account = readAccount(detail);
}

} // namespace

Row<ReviewItem> readItem(const json &row, const CertificationId &certification)
{
    if (BadRow bad = checkedForId(row); !bad.path.isEmpty())
        return tl::unexpected(std::move(bad));
    ReviewItem item;
    item.id = id<ReviewItemId>(row, "id");
    item.certification = certification;
    if (const json *summary = member(row, "identitySummary")) {
        item.identity = id<IdentityId>(*summary, "identityId");
        item.identityName = text(*summary, "name");
        item.summaryId = text(*summary, "id");
        item.summaryCompleted = boolean(*summary, "completed");
    }
    // The dialect needs nothing but the summary's id; shared with summaryId, so it costs no memory of its own.
    item.locator = item.summaryId;
    if (const json *summary = member(row, "accessSummary")) {
        if (const json *access = member(*summary, "access")) {
            item.accessId = text(*access, "id");
            item.accessName = text(*access, "name");
            item.accessType = word(*access, "type", accessTypes);
        }
        if (const json *detail = accessDetail(*summary))
            readDetail(*detail, item);
    }
    item.decision = word(row, "decision", decisions);
    if (item.decision.raw.isEmpty())
        item.decision = {Decision::Undecided, {}};
    item.comment = text(row, "comments");
    item.completed = boolean(row, "completed").value_or(false);
    item.isNew = boolean(row, "newAccess").value_or(false);
    return item;
}

Row<ReviewedIdentity> readReviewedIdentity(const json &row)
{
    if (BadRow bad = checkedForId(row); !bad.path.isEmpty())
        return tl::unexpected(std::move(bad));
    ReviewedIdentity reviewed;
    reviewed.summaryId = text(row, "id");
    reviewed.identity = id<IdentityId>(row, "identityId");
    reviewed.name = text(row, "name");
    reviewed.completed = boolean(row, "completed").value_or(false);
    return reviewed;
}

} // namespace baton::sailpoint
