// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/sailpoint/json_reader.h"
#include "models/domain/certification.h"
#include "models/domain/error.h"

#include <QStringList>

#include <vector>

/// Domain values as SailPoint's filters name them.
namespace baton::sailpoint {

/// Words of campaigns and certifications, for reading and for filters.
inline constexpr std::array campaignStatusWords{
    json_reader::Word<CampaignStatus>{CampaignStatus::Pending, u"PENDING"},
    json_reader::Word<CampaignStatus>{CampaignStatus::Staged, u"STAGED"},
    json_reader::Word<CampaignStatus>{CampaignStatus::Canceling, u"CANCELING"},
    json_reader::Word<CampaignStatus>{CampaignStatus::Activating, u"ACTIVATING"},
    json_reader::Word<CampaignStatus>{CampaignStatus::Active, u"ACTIVE"},
    json_reader::Word<CampaignStatus>{CampaignStatus::Completing, u"COMPLETING"},
    json_reader::Word<CampaignStatus>{CampaignStatus::Completed, u"COMPLETED"},
    json_reader::Word<CampaignStatus>{CampaignStatus::Error, u"ERROR"},
    json_reader::Word<CampaignStatus>{CampaignStatus::Archived, u"ARCHIVED"},
};

inline constexpr std::array phaseWords{
    json_reader::Word<CertificationPhase>{CertificationPhase::Staged, u"STAGED"},
    json_reader::Word<CertificationPhase>{CertificationPhase::Active, u"ACTIVE"},
    json_reader::Word<CertificationPhase>{CertificationPhase::Signed, u"SIGNED"},
};

/// Empty for a value that must not be sent (Unknown).
QString wordOf(CampaignStatus status);
QString wordOf(CertificationPhase phase);

/// Somebody asked to filter by a value that SailPoint does not know.
Error unknownWordError();
/// Somebody asked for more ids at once than a filter carries.
Error tooManyIdsError();

template <class IdT> QStringList idTexts(const std::vector<IdT> &ids)
{
    QStringList texts;
    texts.reserve(static_cast<qsizetype>(ids.size()));
    for (const IdT &id : ids)
        texts << id.toString();
    return texts;
}

} // namespace baton::sailpoint
