// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/campaign.h"
#include "models/domain/error.h"
#include "ui/certifications/certification_tally.h"

namespace baton {

/// What was read of a campaign's certifications so far.
struct CampaignReading
{
    enum class State { Reading, Whole, Cut, Failed };

    State state = State::Reading;
    CertificationTally tally;
    std::optional<qint64> total; ///< of the campaign, as the list says
    Error error;                 ///< of Failed
};

/// The details pane of a campaign. `reading` may be null: nothing was read.
DetailsContent campaignDetails(const Campaign &campaign, const CampaignReading *reading, const CellContext &context);

/// Nothing is waited for any more.
bool isOver(const Campaign &campaign);

} // namespace baton
