// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/certification_items.h"

#include <algorithm>
#include <array>

namespace baton::sandbox {

CertificationItems::CertificationItems(const SeedData &data, std::uint32_t certification)
    : m_data(data), m_certification(data.certifications[certification]), m_index(certification),
      m_facts(draw(data.seed, Draw::CertificationFacts, certification, 1)), m_count(data.itemsPerCertification)
{
    const auto others = static_cast<std::uint32_t>(data.people.size()) - 1;
    m_subjects = std::clamp(m_count / 5, 1U, others);
    m_perSubject = (m_count + m_subjects - 1) / m_subjects;
    const CampaignType type = data.campaigns[m_certification.campaign].type;
    m_withoutPeople = type == CampaignType::MachineAccount || type == CampaignType::RoleComposition;
    m_firstPerson = static_cast<std::uint32_t>(m_facts % others);
    if (m_certification.reviewsAdmin)
        m_firstPerson = m_certification.group ? 0 : others - m_certification.reviewer;
}

std::uint32_t CertificationItems::person(std::uint32_t subject) const
{
    if (m_withoutPeople)
        return kNone;
    const auto count = static_cast<std::uint32_t>(m_data.people.size());
    if (m_certification.group)
        return (m_firstPerson + subject) % count;
    const std::uint32_t reviewer = m_certification.reviewer;
    const CampaignType type = m_data.campaigns[m_certification.campaign].type;
    if (type == CampaignType::Manager) {
        const std::uint32_t reports = m_data.reportCount(reviewer);
        const std::uint32_t first = m_data.firstReport(reviewer);
        if (subject < reports)
            return first + subject;
        // A team that is too small for the certification is filled up with those who come after it.
        const std::uint32_t others = count - 1 - reports;
        const std::uint32_t offset = (m_firstPerson + subject) % others;
        const std::uint32_t candidate = offset < reviewer ? offset : offset + 1;
        return candidate < first || reports == 0 ? candidate : candidate + reports;
    }
    // An account whose owner nobody knows, in every fourth certification of a source.
    if (type == CampaignType::SourceOwner && m_index % 4 == 1 && subject > 0 && subject + 1 == m_subjects)
        return kNone;
    return (reviewer + 1 + (m_firstPerson + subject) % (count - 1)) % count;
}

std::string CertificationItems::accountName(std::uint32_t subject) const
{
    const std::uint32_t index = person(subject);
    if (index != kNone)
        return m_data.people[index].alias;
    static constexpr std::array<const char *, 6> services = {"svc-backup", "svc-etl", "svc-deploy",
                                                             "rpa-bot",    "svc-mon", "svc-mail"};
    const std::uint64_t number = draw(m_data.seed, Draw::Account, m_index, subject);
    return std::string(services[static_cast<std::size_t>(number % services.size())]) + "-" + std::to_string(subject) +
           "-" + std::to_string(number % 997);
}

std::string CertificationItems::subjectName(std::uint32_t subject) const
{
    const std::uint32_t index = person(subject);
    return index == kNone ? accountName(subject) : m_data.people[index].name;
}

std::uint32_t CertificationItems::accessAt(std::uint32_t place) const
{
    const auto count = static_cast<std::uint32_t>(m_data.accesses.size());
    const auto start = static_cast<std::uint32_t>((m_facts >> 20) % count);
    const bool oneSource = m_data.campaigns[m_certification.campaign].type == CampaignType::SourceOwner;
    // 504 accesses hold 42 of each source; a larger certification takes them in a row.
    const std::uint32_t stride = oneSource && m_perSubject <= 36 ? 12 : 1;
    return (start + place * stride) % count;
}

ItemFacts CertificationItems::item(std::uint32_t slot) const
{
    ItemFacts facts;
    facts.subject = slot / m_perSubject;
    const std::uint32_t pool = m_perSubject + 3;
    facts.access = accessAt((slot % m_perSubject + facts.subject * 2) % pool);
    const std::uint64_t number = draw(m_data.seed, Draw::ItemFacts, m_index, slot);
    facts.decided = number % 100 < m_certification.decidedPercent;
    facts.revoked = (number >> 10) % 5 == 0;
    facts.newAccess = (number >> 20) % 10 == 0;
    return facts;
}

} // namespace baton::sandbox
