// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "ui/common/list_feed.h"

#include <vector>

namespace baton {

/// Which certifications a list holds: what is asked for, and whether a row that changed still belongs.
struct ListedCertifications
{
    CampaignId campaign; ///< empty: of all campaigns
    bool mine = false;   ///< only those of `me`; reviewers do not count then
    IdentityId me;
    std::vector<IdentityId> reviewers; ///< empty: of everybody

    bool holds(const Certification &row) const;
    /// `reader` may be null: the list says then that it cannot be read.
    ListFeed<Certification>::Fetch fetch(CertificationReader *reader) const;
    /// What makes it another list than others, for where it is kept.
    QString name() const;
};

} // namespace baton
