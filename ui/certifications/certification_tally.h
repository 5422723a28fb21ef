// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "ui/common/details_content.h"

#include <QHash>

namespace baton {

/// Counts over certifications, one after the other: by state, by campaign, by reviewer.
class CertificationTally
{
public:
    struct Holder
    {
        IdentityId id;
        QString name;
        int certifications = 0;
        qint64 undecided = 0; ///< items
    };
    struct Part
    {
        CampaignId id;
        QString name;
        int certifications = 0;
        int signedOff = 0; ///< of them
    };

    void add(const Certification &certification);

    int count() const { return m_count; }
    int signedOff() const { return m_signedOff; }
    qint64 undecided() const { return m_undecided; }
    /// Each state that was met, in the order of the work: not begun first, signed off last.
    std::vector<DetailsCount> states() const;
    const std::vector<Holder> &holders() const { return m_holders; }
    const std::vector<Part> &campaigns() const { return m_campaigns; }
    /// What the certifications say of their campaign's rule for comments.
    const VendorEnum<CommentRequirement> &commentRule() const { return m_commentRule; }

    static constexpr int foreignKind = 7; ///< the vendor's own states, each its own

private:
    struct State
    {
        int kind = 0;
        DetailsCount count;
    };

    int m_count = 0;
    int m_signedOff = 0;
    qint64 m_undecided = 0;
    std::vector<State> m_states;
    std::vector<Holder> m_holders;
    std::vector<Part> m_campaigns;
    QHash<QString, size_t> m_holderAt;
    QHash<QString, size_t> m_campaignAt;
    size_t m_lastCampaign = 0; ///< lists come by campaign
    VendorEnum<CommentRequirement> m_commentRule;
};

/// Items of it that nobody decided yet; 0 when it is signed off or says nothing.
qint64 undecidedOf(const Certification &certification);

} // namespace baton
