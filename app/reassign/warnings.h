// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/plan_work.h"
#include "models/domain/plan.h"

#include <QSet>
#include <QStringList>

#include <array>

namespace baton::planning {

/// Gathers what a person should know of the rows that will be sent: one warning per kind, with its rows and up to
/// three sentences; what is beyond is counted.
class WarningCollector
{
public:
    WarningCollector(const Order &order, const Facts &facts, QString targetName);

    /// The rows of one certification that go, all by one operation. Items are null for a whole certification.
    using Rows = std::vector<DraftRow>;

    /// Looks at them. Returns whether some fact about them is unknown: their "not checked" mark.
    bool look(const CertificationWork &work, const ReassignOperation &operation, const Rows &rows);
    /// Looks at items one by one; those of which speaksOf() is false may be left out.
    void lookAtItems(const Rows &rows);
    static bool speaksOf(const ReviewItem &item);
    /// What the vendor takes along with the rows of one certification.
    void lookAtFollowing(const CertificationWork &work, const std::vector<Call> &calls, const Rows &rows);

    /// The warnings, by kind. Nothing when no row goes.
    std::vector<PlanWarning> take();

private:
    static constexpr size_t kindCount = static_cast<size_t>(WarningKind::NotChecked) + 1;

    struct Gathered
    {
        std::vector<quint32> rows;
        QStringList sentences;
        QSet<QString> subjects; ///< what was spoken of already
        int more = 0;
    };

    template <class Say> void note(WarningKind kind, const QString &subject, Say say);
    void concern(WarningKind kind, const Rows &rows);
    bool lookAtOrder(const Rows &rows);
    bool lookAtCampaign(const CertificationWork &work, const ReassignOperation &operation, const Rows &rows);
    bool lookAtCertification(const CertificationWork &work, const ReassignOperation &operation, const Rows &rows);
    void lookAtDue(const CertificationWork &work, const Rows &rows);

    const Order &m_order;
    const Facts &m_facts;
    QString m_targetName;
    QDateTime m_soon;
    std::array<Gathered, kindCount> m_gathered;
    bool m_anyRow = false;
};

} // namespace baton::planning
