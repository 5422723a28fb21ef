// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/certifications/certification_tally.h"

#include "models/tables/state_words.h"

#include <algorithm>

namespace baton {

namespace {

/// What tells two certifications of different states apart, in the course of the work. The words are made once for
/// all of a kind: a selection may hold a hundred thousand.
int kindOf(const Certification &row)
{
    if (row.isSigned())
        return 4;
    if (row.hasErrors)
        return 6;
    if (row.phase == CertificationPhase::Staged)
        return 0;
    if (row.phase == CertificationPhase::Unknown && !row.phase.raw.isEmpty())
        return CertificationTally::foreignKind;
    if (row.completed.value_or(false))
        return 3;
    return row.decisionsMade.value_or(0) > 0 || row.progress.value_or(0) > 0 ? 2 : 1;
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

    const int kind = kindOf(certification);
    const auto same = std::find_if(m_states.begin(), m_states.end(), [kind, &certification](const State &known) {
        return known.kind == kind && (kind != foreignKind || known.count.state.word == certification.phase.raw);
    });
    if (same == m_states.end())
        m_states.push_back({kind, {stateWord(certification), 1}});
    else
        ++same->count.count;

    const QString &campaign = certification.campaign.id.toString();
    if (m_lastCampaign >= m_campaigns.size() || m_campaigns[m_lastCampaign].id != certification.campaign.id) {
        auto at = m_campaignAt.constFind(campaign);
        if (at == m_campaignAt.constEnd()) {
            at = m_campaignAt.insert(campaign, m_campaigns.size());
            m_campaigns.push_back({certification.campaign.id, certification.campaign.name, 0, 0});
        }
        m_lastCampaign = *at;
    }
    ++m_campaigns[m_lastCampaign].certifications;
    m_campaigns[m_lastCampaign].signedOff += certification.isSigned() ? 1 : 0;

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
    std::vector<State> sorted = m_states;
    std::stable_sort(sorted.begin(), sorted.end(), [](const State &a, const State &b) { return a.kind < b.kind; });
    std::vector<DetailsCount> states;
    states.reserve(sorted.size());
    for (State &state : sorted)
        states.push_back(std::move(state.count));
    return states;
}

} // namespace baton
