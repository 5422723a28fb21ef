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

protected:
    bool recedes(const Certification &row) const override;
};

} // namespace baton
