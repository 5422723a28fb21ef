// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/tenant.h"

#include <algorithm>
#include <unordered_set>

namespace baton::sandbox {

Tenant::Tenant(const SeedData &data, bool keepIds) : m_data(data), m_keepIds(keepIds)
{
    const auto count = static_cast<std::uint32_t>(data.certifications.size());
    m_certifications.reserve(count + count / 8);
    m_byId.reserve(count + count / 8);
    for (std::uint32_t i = 0; i < count; ++i) {
        const SeedCertification &seed = data.certifications[i];
        Certification certification;
        certification.id = makeId(data.seed, Draw::Certification, i);
        certification.origin = i;
        certification.reviewer = seed.reviewer;
        certification.group = seed.group;
        certification.created = data.campaigns[seed.campaign].created;
        certification.modified = data.campaigns[seed.campaign].modified;
        m_byId.emplace(certification.id, i);
        m_certifications.push_back(certification);
    }
}

const SeedCertification &Tenant::seedOf(std::uint32_t index) const
{
    return m_data.certifications[m_certifications[index].origin];
}

const Campaign &Tenant::campaignOf(std::uint32_t index) const
{
    return m_data.campaigns[seedOf(index).campaign];
}

const CameFrom *Tenant::cameFrom(std::uint32_t index) const
{
    const auto found = m_cameFrom.find(index);
    return found == m_cameFrom.end() ? nullptr : &found->second;
}

std::uint32_t Tenant::find(std::string_view idText) const
{
    const auto id = Id::parse(idText);
    const auto found = id ? m_byId.find(*id) : m_byId.end();
    return found == m_byId.end() || !m_certifications[found->second].listed ? kNone : found->second;
}

std::vector<ItemPlace> Tenant::items(std::uint32_t index) const
{
    const auto held = m_contents.find(index);
    if (held != m_contents.end())
        return held->second;
    std::vector<ItemPlace> places(m_data.itemsPerCertification);
    for (std::uint32_t slot = 0; slot < places.size(); ++slot)
        places[slot] = {slot, m_certifications[index].salt, 0};
    return places;
}

Counts Tenant::counts(std::uint32_t index) const
{
    const auto known = m_counts.find(index);
    if (known != m_counts.end())
        return known->second;
    const CertificationItems items(m_data, m_certifications[index].origin);
    struct Subject
    {
        std::uint64_t key;
        bool decided;
    };
    std::vector<Subject> subjects;
    Counts counts;
    for (const ItemPlace &place : this->items(index)) {
        const ItemFacts facts = items.item(place.slot);
        ++counts.decisionsTotal;
        counts.decisionsMade += facts.decided ? 1 : 0;
        subjects.push_back({(std::uint64_t{facts.subject} << 32) | place.duplicate, facts.decided});
    }
    // All of one subject together; a subject with an undecided item starts with it.
    std::sort(subjects.begin(), subjects.end(), [](const Subject &a, const Subject &b) {
        return a.key != b.key ? a.key < b.key : a.decided < b.decided;
    });
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        if (i > 0 && subjects[i].key == subjects[i - 1].key)
            continue;
        ++counts.subjectsTotal;
        counts.subjectsCompleted += subjects[i].decided ? 1 : 0;
    }
    m_counts.emplace(index, counts);
    return counts;
}

Id Tenant::itemId(std::uint32_t index, const ItemPlace &place) const
{
    return makeId(m_data.seed, Draw::Item, m_certifications[index].origin, place.slot, place.salt);
}

Id Tenant::summaryId(std::uint32_t index, const ItemPlace &place) const
{
    const std::uint32_t origin = m_certifications[index].origin;
    const std::uint32_t subject = CertificationItems(m_data, origin).item(place.slot).subject;
    return makeId(m_data.seed, Draw::Summary, (std::uint64_t{place.duplicate} << 32) | origin, subject, place.salt);
}

std::string Tenant::nameOfOrigin(std::uint32_t origin) const
{
    const SeedCertification &seed = m_data.certifications[origin];
    const Campaign &campaign = m_data.campaigns[seed.campaign];
    const std::string &reviewer = seed.group ? m_data.groups[seed.reviewer].name : m_data.people[seed.reviewer].name;
    switch (campaign.type) {
    case CampaignType::Manager:
        return "Manager Access Review for " + reviewer;
    case CampaignType::SourceOwner: {
        const auto access = CertificationItems(m_data, origin).item(0).access;
        return "Source Owner Access Review for " + m_data.sources[m_data.accesses[access].source].name + " by " +
               reviewer;
    }
    case CampaignType::Search:
        return campaign.name + ": " + reviewer;
    case CampaignType::RoleComposition:
        return "Role Composition Access Review for " +
               m_data.accesses[CertificationItems(m_data, origin).item(0).access].name;
    case CampaignType::MachineAccount:
        return "Machine Account Access Review for " + reviewer;
    }
    return {};
}

const std::string &Tenant::reviewerName(const Certification &certification) const
{
    return certification.group ? m_data.groups[certification.reviewer].name
                               : m_data.people[certification.reviewer].name;
}

std::uint32_t Tenant::append(std::uint32_t source, const Move &move)
{
    const auto index = count();
    const Certification from = m_certifications[source];
    Certification made;
    made.id = makeId(m_data.seed, Draw::Certification, index);
    made.origin = from.origin;
    made.reviewer = move.target;
    made.salt = index;
    made.created = made.modified = move.at;
    m_certifications.push_back(made);
    m_byId.emplace(made.id, index);
    m_cameFrom[index] = {from.id, from.origin, from.reviewer, from.group, move.comment};
    return index;
}

std::uint32_t Tenant::destinationFor(const Move &move)
{
    const std::uint64_t key = (std::uint64_t{move.certification} << 32) | move.target;
    const auto known = m_destinations.find(key);
    if (known != m_destinations.end()) {
        const Certification &there = m_certifications[known->second];
        if (there.listed && !there.group && there.reviewer == move.target)
            return known->second;
    }
    const std::uint32_t made = append(move.certification, move);
    m_contents[made] = {};
    m_destinations[key] = made;
    return made;
}

void Tenant::moveItems(const Move &move)
{
    const std::uint32_t destination = destinationFor(move);
    const std::unordered_set<std::uint32_t> wanted(move.slots.begin(), move.slots.end());
    std::vector<ItemPlace> stay;
    std::vector<ItemPlace> &arrived = m_contents[destination];
    for (ItemPlace place : items(move.certification)) {
        if (wanted.count(place.slot) == 0) {
            stay.push_back(place);
            continue;
        }
        if (!m_keepIds)
            place.salt = m_certifications[destination].salt;
        place.duplicate = move.separateSummaries ? static_cast<std::uint32_t>(arrived.size()) + 1 : 0;
        arrived.push_back(place);
    }
    Certification &source = m_certifications[move.certification];
    source.listed = !stay.empty();
    source.modified = move.at;
    m_certifications[destination].modified = move.at;
    m_contents[move.certification] = std::move(stay);
    m_counts.erase(destination);
}

void Tenant::apply(const Move &move)
{
    ++m_version;
    m_counts.erase(move.certification);
    if (!move.whole) {
        moveItems(move);
        return;
    }
    if (m_keepIds) {
        Certification &moved = m_certifications[move.certification];
        m_cameFrom[move.certification] = {moved.id, moved.origin, moved.reviewer, moved.group, move.comment};
        moved.reviewer = move.target;
        moved.group = false;
        moved.modified = move.at;
        return;
    }
    const std::uint32_t made = append(move.certification, move);
    const auto held = m_contents.find(move.certification);
    if (held != m_contents.end()) {
        std::vector<ItemPlace> places = std::move(held->second);
        for (ItemPlace &place : places)
            place.salt = m_certifications[made].salt;
        m_contents.erase(held);
        m_contents[made] = std::move(places);
    }
    m_certifications[move.certification].listed = false;
}

} // namespace baton::sandbox
