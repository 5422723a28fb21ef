// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/reassign_dialect.h"
#include "app/providers/sailpoint/api_version.h"

namespace baton::sailpoint {

/// SailPoint's three reassign calls: whole certifications of a campaign, and items or summaries of one certification
/// at once or as a task. Operation ids are the names of the endpoint table's rows.
class SailPointDialect final : public ReassignDialect
{
public:
    explicit SailPointDialect(ApiVersion version) : m_version(version) {}

    std::vector<ReassignOperation> operations() const override;
    /// `mode` (auto, sync, async) and `summaries` (automatic, target, items).
    std::vector<OrderOption> options() const override;

    Unit certificationUnit(const Certification &certification) const override;
    Unit itemUnit(const ReviewItem &item) const override;
    std::optional<Unit> summaryUnit(const ReviewItem &anyOfThePerson, const OptionValues &options) const override;

    std::optional<QString> forbids(const ReassignOperation &operation, const Certification &certification,
                                   const ReviewItem *item) const override;

    EncodedCall encode(const Batch &batch) const override;

private:
    ApiVersion m_version;
};

} // namespace baton::sailpoint
