// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"
#include "models/domain/vendor_enum.h"

#include <QDateTime>

#include <optional>

namespace baton {

enum class AccessType { Unknown, Entitlement, AccessProfile, Role, Account };
enum class Decision { Unknown, Undecided, Approve, Revoke, Acknowledge };

/// The account through which somebody holds an entitlement.
struct ItemAccount
{
    QString nativeIdentity;
    QString name;
    QString id;
    QString type;
    std::optional<bool> disabled;
    std::optional<bool> locked;
};

/// One decision to make: who holds which access.
struct ReviewItem
{
    ReviewItemId id;
    CertificationId certification;
    IdentityId identity;  ///< the reviewed person; empty: uncorrelated or machine account, role composition
    QString identityName; ///< name of the summary, also where there is no identity
    QString summaryId;    ///< the vendor's per-certification group of this person's items; display and grouping only
    std::optional<bool> summaryCompleted;
    QString accessId;
    QString accessName;
    VendorEnum<AccessType> accessType;
    QString description;
    QString sourceName;
    QString attributeName;
    QString attributeValue;
    QString ownerName;
    std::optional<bool> privileged;
    std::optional<ItemAccount> account;
    VendorEnum<Decision> decision;
    QString comment;
    bool completed = false;
    bool isNew = false; ///< access gained since the last review
    QString locator;    ///< opaque: made and read by the provider alone
};

/// What is true of a row wherever it lands: the same person's (or summary's) same access. Item ids may change when
/// a vendor moves a row; this does not.
struct Evidence
{
    IdentityId identity;
    QString summaryName; ///< stands in where there is no identity
    QString accessId;
    QString accountKey; ///< native identity: one person may hold one access twice

    friend bool operator==(const Evidence &, const Evidence &) = default;
    friend size_t qHash(const Evidence &e, size_t seed = 0)
    {
        return qHashMulti(seed, e.identity, e.summaryName, e.accessId, e.accountKey);
    }
};

inline Evidence evidenceOf(const ReviewItem &item)
{
    return {item.identity, item.identity.isEmpty() ? item.identityName : QString(), item.accessId,
            item.account ? item.account->nativeIdentity : QString()};
}

} // namespace baton
