// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/reassign_dialect.h"

#include <functional>

namespace baton::test {

/// A ReassignDialect made of data: the operations and options are plain members, to be changed before use. Its bodies
/// are small ordered JSON objects that name every unit, so that a test can read them back.
///
/// As it is made it has one whole-certification operation (250) and two item operations (50 at once, 500 by task),
/// and summaries for rows with an identity.
class FakeDialect final : public ReassignDialect
{
public:
    using Forbid =
        std::function<std::optional<QString>(const ReassignOperation &, const Certification &, const ReviewItem *)>;

    FakeDialect();

    std::vector<ReassignOperation> operations() const override { return operationTable; }
    std::vector<OrderOption> options() const override { return optionTable; }
    Unit certificationUnit(const Certification &certification) const override;
    Unit itemUnit(const ReviewItem &item) const override;
    /// IdentitySummary where there is an identity, TargetSummary where there is only a summary id; nothing without
    /// one.
    std::optional<Unit> summaryUnit(const ReviewItem &anyOfThePerson, const OptionValues &options) const override;
    std::optional<QString> forbids(const ReassignOperation &operation, const Certification &certification,
                                   const ReviewItem *item) const override;
    EncodedCall encode(const Batch &batch) const override;
    Company company(const OptionValues &) const override { return companyOf; }

    std::vector<ReassignOperation> operationTable;
    std::vector<OrderOption> optionTable;
    Forbid forbid;     ///< may be empty
    Company companyOf; ///< the same
};

} // namespace baton::test
