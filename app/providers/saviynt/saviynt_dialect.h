// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/reassign_dialect.h"
#include "app/providers/saviynt/call_body.h"

namespace baton::saviynt {

struct DialectSettings
{
    QString basePath = QStringLiteral("/ECM/api/v5"); ///< of the operations
    BodySettings body;
    int callLimit = 50; ///< most rows of one call, all its lists together; the vendor publishes none
};

/// Saviynt's six reassign calls: a whole certification, the people of a user manager's (step 1), their accounts,
/// entitlements and roles (step 2), the entitlements of their owner's (step 1), what hangs on those (step 2), and what
/// an application owner's holds. Operation ids are the names of the endpoint table's rows, and so are the families.
class SaviyntDialect final : public ReassignDialect
{
public:
    explicit SaviyntDialect(DialectSettings settings) : m_settings(std::move(settings)) {}

    std::vector<ReassignOperation> operations() const override;
    /// `updateuser`, `bulkUpdate`, `bulkValidation`, `bulkConsultAssociatedData`: see call_body.h.
    std::vector<OrderOption> options() const override;
    QString familyOf(const ReviewItem &item) const override;

    bool mayHide(const Certification &certification, AccessType kind) const override;
    Unit certificationUnit(const Certification &certification) const override;
    Unit itemUnit(const ReviewItem &item) const override;
    /// Never: a person of a user manager's certification is a row of its own, and a call of its own.
    std::optional<Unit> summaryUnit(const ReviewItem &anyOfThePerson, const OptionValues &options) const override;

    std::optional<QString> forbids(const ReassignOperation &operation, const Certification &certification,
                                   const ReviewItem *item) const override;

    /// With `bulkConsultAssociatedData`: what hangs on the same account of the same user, where the answer names it.
    Company company(const OptionValues &options) const override;
    EncodedCall encode(const Batch &batch) const override;

private:
    DialectSettings m_settings;
};

} // namespace baton::saviynt
