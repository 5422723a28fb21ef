// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/governance_task.h"
#include "models/domain/identity.h"
#include "models/domain/page.h"
#include "models/domain/review_item.h"

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

/// From one JSON value to one domain value. A value that cannot stand for a row (not an object, no id) is a BadRow,
/// whose path is relative to the row; everything else that is missing or odd reads as "not given". Nothing throws.
namespace baton::sailpoint {

template <class T> using Row = tl::expected<T, BadRow>;

Row<Campaign> readCampaign(const nlohmann::json &row);
/// Both shapes: IdentityCertificationDto (v3 and later) and CertificationDto (beta: campaignRef, entitiesTotal).
Row<Certification> readCertification(const nlohmann::json &row);
Row<ReviewItem> readItem(const nlohmann::json &row, const CertificationId &certification);
Row<ReviewedIdentity> readReviewedIdentity(const nlohmann::json &row);
Row<Identity> readIdentity(const nlohmann::json &row);
/// Both shapes: CertificationTask, and the beta IdentityCertificationTask (certificationId, errors as text).
Row<GovernanceTask> readTask(const nlohmann::json &row);
/// The answer to "where does this person's work land". No rule: the person.
Forwarding readForwarding(const nlohmann::json &answer, const IdentityId &asked);

/// The bad row that `row` is when it is not an object with an id; an empty path when it is one.
BadRow checkedForId(const nlohmann::json &row);

} // namespace baton::sailpoint
