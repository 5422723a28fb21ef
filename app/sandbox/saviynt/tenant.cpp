// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/saviynt/tenant.h"

#include "app/sandbox/saviynt/words.h"

#include <set>

namespace baton::sandbox::saviynt {

namespace {
constexpr Instant kDay = 24LL * 3600 * 1000;
constexpr std::int64_t kFirstRowKey = 190001;
} // namespace

const char *shownName(State state)
{
    switch (state) {
    case State::Preview:
        return "Preview";
    case State::New:
        return "New";
    case State::InProgress:
        return "In Progress";
    case State::ReadyToSubmit:
        return "Completed";
    case State::Locked:
        return "Locked";
    case State::LockedAndTaskCreated:
        return "Locked And Task Created";
    case State::Expired:
        return "Expired";
    case State::Discontinued:
        return "Discontinued";
    case State::FullyExecuted:
        break;
    }
    return "Fully Executed";
}

const char *filterName(State state)
{
    switch (state) {
    case State::Preview:
        return "preview";
    case State::New:
        return "new";
    case State::InProgress:
        return "inprogress";
    case State::ReadyToSubmit:
        return "readytosubmit";
    case State::Locked:
        return "locked";
    case State::LockedAndTaskCreated:
        return "lockedandtaskcreated";
    case State::Expired:
        return "expired";
    case State::Discontinued:
        return "discontinued";
    case State::FullyExecuted:
        break;
    }
    return "fullyexecuted";
}

bool isOpen(State state)
{
    return state == State::Preview || state == State::New || state == State::InProgress ||
           state == State::ReadyToSubmit;
}

Tenant::Tenant(const SeedData &data, bool keepIds, bool withRoles)
    : m_data(data), m_keepIds(keepIds), m_withRoles(withRoles), m_ofCampaign(data.campaigns.size())
{
    const auto count = static_cast<std::uint32_t>(data.certifications.size());
    m_certifications.reserve(count + count / 8);
    for (std::uint32_t i = 0; i < count; ++i) {
        m_certifications.push_back({i, certifierOf(i), {}, {}});
        m_ofCampaign[data.certifications[i].campaign].push_back(i);
    }
}

/// A certifier here is always a person: where the seed has a group, an active person whom it does not review.
std::uint32_t Tenant::certifierOf(std::uint32_t origin) const
{
    const SeedCertification &seed = m_data.certifications[origin];
    if (!seed.group)
        return seed.reviewer;
    const CertificationItems items(m_data, origin);
    std::set<std::uint32_t> reviewed;
    for (std::uint32_t slot = 0; slot < items.count(); ++slot)
        reviewed.insert(items.person(items.item(slot).subject));
    const auto people = static_cast<std::uint32_t>(m_data.people.size());
    const auto first = static_cast<std::uint32_t>(draw(m_data.seed, Draw::CertificationFacts, origin, 3) % people);
    for (std::uint32_t step = 0; step < people; ++step) {
        const std::uint32_t candidate = (first + step) % people;
        if (reviewed.count(candidate) == 0 && m_data.people[candidate].state == PersonState::Active)
            return candidate;
    }
    return known::admin;
}

std::uint32_t Tenant::campaignOf(std::uint32_t index) const
{
    return m_data.certifications[m_certifications[index].origin].campaign;
}

std::uint32_t Tenant::ownerOf(std::uint32_t campaign) const
{
    return campaign % 4 == 3 ? known::standIn : known::admin;
}

std::uint32_t Tenant::findCampaign(std::int64_t key) const
{
    const std::int64_t index = key - campaignKey(0);
    return index >= 0 && index < static_cast<std::int64_t>(m_data.campaigns.size()) ? static_cast<std::uint32_t>(index)
                                                                                    : kNone;
}

std::uint32_t Tenant::find(std::int64_t key) const
{
    const std::int64_t index = key - certKey(0);
    return index >= 0 && index < std::int64_t{count()} ? static_cast<std::uint32_t>(index) : kNone;
}

std::int64_t Tenant::rowKey(const Place &place) const
{
    const auto most = static_cast<std::int64_t>(ReviewRows::most(m_data.itemsPerCertification));
    return kFirstRowKey + place.salt * most + place.row;
}

std::int64_t Tenant::headKey(std::uint32_t index, std::uint32_t head) const
{
    const auto most = static_cast<std::int64_t>(ReviewRows::most(m_data.itemsPerCertification));
    const std::uint32_t salt = m_keepIds ? m_certifications[index].origin : index;
    return kFirstRowKey + salt * most + 4 * std::int64_t{m_data.itemsPerCertification} + head;
}

ReviewRows Tenant::rowsOf(std::uint32_t index) const
{
    return {m_data, m_certifications[index].origin, m_withRoles};
}

Contents Tenant::contents(std::uint32_t index) const
{
    const auto held = m_contents.find(index);
    if (held != m_contents.end())
        return held->second;
    Contents all;
    const auto count = static_cast<std::uint32_t>(rowsOf(index).rows.size());
    for (std::uint32_t row = 0; row < count; ++row)
        all.places.push_back({row, index, {}});
    return all;
}

std::string Tenant::name(std::uint32_t index) const
{
    const Certification &certification = m_certifications[index];
    return m_data.campaigns[campaignOf(index)].name + " - " + userText(m_data.people[certification.certifier]) +
           certification.suffix;
}

bool Tenant::isEmptied(std::uint32_t index) const
{
    const auto held = m_contents.find(index);
    return held != m_contents.end() && held->second.places.empty();
}

std::optional<State> Tenant::closedState(std::uint32_t index) const
{
    if (isEmptied(index))
        return State::FullyExecuted;
    const SeedCertification &seed = m_data.certifications[m_certifications[index].origin];
    switch (m_data.campaigns[seed.campaign].status) {
    case CampaignStatus::Canceling:
        return State::Discontinued;
    case CampaignStatus::Error:
        return State::Expired;
    case CampaignStatus::Archived:
        return State::FullyExecuted;
    case CampaignStatus::Completed:
    case CampaignStatus::Completing:
        return State::LockedAndTaskCreated;
    default:
        break;
    }
    if (seed.phase == Phase::Signed)
        return m_certifications[index].origin % 2 == 0 ? State::Locked : State::FullyExecuted;
    if (seed.hasErrors)
        return State::Discontinued;
    return std::nullopt;
}

State Tenant::state(std::uint32_t index) const
{
    if (const auto closed = closedState(index))
        return *closed;
    const SeedCertification &seed = m_data.certifications[m_certifications[index].origin];
    if (seed.phase == Phase::Staged)
        return State::Preview;
    const int percent = progress(index);
    if (percent == 0)
        return State::New;
    return percent == 100 ? State::ReadyToSubmit : State::InProgress;
}

int Tenant::progress(std::uint32_t index) const
{
    const auto closed = closedState(index);
    if (closed && *closed != State::Expired && *closed != State::Discontinued)
        return 100;
    const ReviewRows rows = rowsOf(index);
    const Contents contents = this->contents(index);
    std::size_t decided = 0;
    for (const Place &place : contents.places)
        decided += rows.rows[place.row].decided ? 1 : 0;
    if (decided == 0)
        return 0;
    // One decision is progress, and all but one is not the end.
    const std::size_t percent = decided * 100 / contents.places.size();
    return static_cast<int>(percent == 0 ? 1 : percent);
}

Instant Tenant::endOf(std::uint32_t index) const
{
    const Instant deadline = m_data.campaigns[campaignOf(index)].deadline;
    return closedState(index) == State::Expired ? std::min(deadline, m_data.today - kDay) : deadline;
}

void Tenant::apply(const Move &move)
{
    if (move.whole && m_keepIds) {
        Certification &moved = m_certifications[move.certification];
        moved.certifier = move.target;
        moved.comments += move.comment;
        return;
    }
    const std::uint32_t made = count();
    Certification certification;
    certification.origin = m_certifications[move.certification].origin;
    certification.certifier = move.target;
    certification.suffix = suffixText(move.at);
    certification.comments = move.whole ? move.comment : std::string();
    m_certifications.push_back(std::move(certification));
    m_ofCampaign[campaignOf(made)].push_back(made);

    const ReviewRows rows = rowsOf(made);
    const std::set<std::uint32_t> wanted(move.rows.begin(), move.rows.end());
    Contents from = contents(move.certification);
    Contents stay, arrived;
    for (Place &place : from.places) {
        if (!move.whole && wanted.count(place.row) == 0) {
            stay.places.push_back(std::move(place));
            continue;
        }
        const std::uint32_t head = rows.rows[place.row].head;
        if (const auto comment = from.headComments.find(head); comment != from.headComments.end())
            arrived.headComments[head] = comment->second;
        if (!m_keepIds)
            place.salt = made;
        if (!move.whole && !move.byHead)
            place.comment += move.comment;
        arrived.places.push_back(std::move(place));
    }
    if (move.byHead) {
        std::set<std::uint32_t> heads;
        for (const Place &place : arrived.places)
            heads.insert(rows.rows[place.row].head);
        for (const std::uint32_t head : heads)
            arrived.headComments[head] += move.comment;
    }
    stay.headComments = std::move(from.headComments);
    m_contents[move.certification] = std::move(stay);
    m_contents[made] = std::move(arrived);
}

} // namespace baton::sandbox::saviynt
