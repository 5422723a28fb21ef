// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/certifications/certification_tally.h"

#include "models/tables/state_words.h"

#include <algorithm>
#include <array>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Where a state stands in the course of the work; the vendor's own words come last.
size_t placeOf(const StateWord &state)
{
    static constexpr std::array<QLatin1StringView, 6> course{"s-preview"_L1,  "s-queued"_L1, "s-part"_L1,
                                                             "s-accepted"_L1, "lock"_L1,     "s-failed"_L1};
    return static_cast<size_t>(std::find(course.begin(), course.end(), state.glyph) - course.begin());
}

} // namespace

qint64 undecidedOf(const Certification &certification)
{
    if (certification.isSigned() || !certification.decisionsTotal)
        return 0;
    return std::max(0, *certification.decisionsTotal - certification.decisionsMade.value_or(0));
}

void CertificationTally::add(const Certification &certification)
{
    ++m_count;
    m_signedOff += certification.isSigned() ? 1 : 0;
    const qint64 undecided = undecidedOf(certification);
    m_undecided += undecided;

    const StateWord state = stateWord(certification);
    const auto same = std::find_if(m_states.begin(), m_states.end(),
                                   [&state](const DetailsCount &known) { return known.state == state; });
    if (same == m_states.end())
        m_states.push_back({state, 1});
    else
        ++same->count;

    const QString &campaign = certification.campaign.id.toString();
    if (m_lastCampaign >= m_campaigns.size() || m_campaigns[m_lastCampaign].id != certification.campaign.id) {
        auto at = m_campaignAt.constFind(campaign);
        if (at == m_campaignAt.constEnd()) {
            at = m_campaignAt.insert(campaign, m_campaigns.size());
            m_campaigns.push_back({certification.campaign.id, certification.campaign.name, 0});
        }
        m_lastCampaign = *at;
    }
    ++m_campaigns[m_lastCampaign].certifications;

    const Reviewer &reviewer = certification.reviewer;
    const QString key = reviewer.id.isEmpty() ? reviewer.name : reviewer.id.toString();
    auto holder = m_holderAt.constFind(key);
    if (holder == m_holderAt.constEnd()) {
        holder = m_holderAt.insert(key, m_holders.size());
        m_holders.push_back({reviewer.id, reviewer.name, 0, 0});
    }
    Holder &person = m_holders[*holder];
    ++person.certifications;
    person.undecided += undecided;

    if (m_commentRule.raw.isEmpty())
        m_commentRule = certification.campaign.mandatoryComment;
}

std::vector<DetailsCount> CertificationTally::states() const
{
    std::vector<DetailsCount> states = m_states;
    std::stable_sort(states.begin(), states.end(),
                     [](const DetailsCount &a, const DetailsCount &b) { return placeOf(a.state) < placeOf(b.state); });
    return states;
}

} // namespace baton
