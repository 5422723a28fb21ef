// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"
#include "models/domain/vendor_enum.h"

#include <vector>

namespace baton {

enum class IdentityState { Unknown, Active, InactiveShortTerm, InactiveLongTerm };

/// A person who may take over reviews.
struct Identity
{
    IdentityId id;
    QString name;
    QString alias;
    QString email;
    QString department;
    VendorEnum<IdentityState> state; ///< Unknown with empty raw: the vendor did not say
    IdentityId managerId;
    QString managerName;
};

/// A person whose access a certification reviews.
struct ReviewedIdentity
{
    QString summaryId;
    IdentityId identity; ///< empty: no correlated identity
    QString name;
    bool completed = false;
};

/// One hop of a reassign that a vendor made by itself.
struct TrailHop
{
    IdentityId previousOwner;
    IdentityId newOwner;
    QString type; ///< e.g. AUTOMATIC_REASSIGNMENT

    friend bool operator==(const TrailHop &, const TrailHop &) = default;
};

/// Where work given to an identity would really land (an active out-of-office rule).
struct Forwarding
{
    IdentityId landsAt; ///< the identity itself when nothing forwards
    std::vector<TrailHop> trail;
};

} // namespace baton
