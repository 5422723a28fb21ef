// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/saviynt/row_keys.h"
#include "models/domain/campaign.h"
#include "models/domain/certification.h"
#include "models/domain/identity.h"
#include "models/domain/page.h"
#include "models/domain/review_item.h"

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

/// From the vendor's JSON to domain values. A value that cannot stand for a row (no object, no key) is a BadRow, whose
/// path is relative to the row; everything else that is missing or odd reads as "not given". Nothing throws.
namespace baton::saviynt {

template <class T> using Row = tl::expected<T, BadRow>;

Row<Campaign> readCampaign(const nlohmann::json &row, const QTimeZone &zone);
/// A row of fetchCertificationList.
Row<Certification> readListedCertification(const nlohmann::json &row, const QTimeZone &zone);
/// A certification as the reads of one campaign nest it; `review`: by the operation that answered.
Row<Certification> readNestedCertification(const nlohmann::json &row, const QString &campaign, Review review,
                                           const QTimeZone &zone);
/// A row of getUser.
Row<Identity> readUser(const nlohmann::json &row);

/// The rows inside one certification, in the order of the answer: a person or an entitlement, then what hangs on it.
struct ItemsRead
{
    std::vector<ReviewItem> items;
    std::vector<BadRow> bad;    ///< paths are relative to the certification
    int outer = 0;              ///< people, entitlements or accounts of the outermost list
    bool innerIsLonger = false; ///< an inner list has more than this answer carries
};
/// `innerOffset`: from which row on the answer carries the inner lists.
ItemsRead readItems(const nlohmann::json &certification, const CertificationKeys &keys, Review review,
                    int innerOffset = 0);

/// Who is reviewed in a certification, as fetchCampaignDetails names them: user name and name.
std::vector<NamedUser> readReviewedUsers(const nlohmann::json &certification);

/// The certifications of an answer: "campaignDetails", "campaignAccountEntDetails".
std::vector<const nlohmann::json *> nestedCertifications(const nlohmann::json &answer);

/// How many rows a list has in all, where the answer says so: "totalCount", "totalcount", "count".
std::optional<qint64> totalOf(const nlohmann::json &answer);

} // namespace baton::saviynt
