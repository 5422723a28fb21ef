// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/tables/record_table_model.h"

namespace baton {

/// Certifications, of one campaign or of all.
class CertificationTable final : public RecordTableModel<Certification>
{
public:
    explicit CertificationTable(QObject *parent = nullptr);
    QString idOf(const Certification &row) const override;

    /// What is known of these people: the word beside the name of somebody who cannot act, or nothing.
    void setCannotAct(const QHash<IdentityId, std::optional<StateWord>> &people);

protected:
    std::optional<StateWord> sideOf(const Certification &row) const override;
    bool recedes(const Certification &row) const override;

private:
    QHash<IdentityId, StateWord> m_cannotAct;
};

} // namespace baton
