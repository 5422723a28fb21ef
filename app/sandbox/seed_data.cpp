// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/seed_data.h"

#include "app/sandbox/names.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace baton::sandbox {

namespace {

template <std::size_t N> const char *pick(const std::array<const char *, N> &from, std::uint64_t number)
{
    return from[static_cast<std::size_t>(number % N)];
}

/// The people of namespace known have names that a person trying things out can remember.
struct KnownName
{
    const char *first, *last, *alias;
};
constexpr std::array<KnownName, 8> kKnownNames = {{
    {"Ada", "Lindqvist", "ada.lindqvist"},
    {"Rita", "Rossi", "rita.rossi"},
    {"Olaf", "Østergård", "olaf.ostergard"},
    {"Stella", "Müller", "stella.muller"},
    {"Chandra", "Krishnan", "chandra.krishnan"},
    {"Chloé", "Lefèvre", "chloe.lefevre"},
    {"Chen", "Wei", "chen.wei"},
    {"Leon", "Szczęsny", "leon.szczesny"},
}};

PersonState stateOf(std::uint64_t facts, std::uint32_t index)
{
    if (index == known::leaver)
        return PersonState::InactiveLongTerm;
    if (index < kKnownNames.size())
        return PersonState::Active;
    if (facts % 31 == 5)
        return PersonState::InactiveLongTerm;
    if (facts % 37 == 7)
        return PersonState::InactiveShortTerm;
    return facts % 211 == 17 ? PersonState::Untold : PersonState::Active;
}

std::uint32_t forwardOf(std::uint64_t facts, std::uint32_t index, std::uint32_t count)
{
    switch (index) {
    case known::away:
        return known::standIn;
    case known::awayChain:
        return known::awayChain + 1;
    case known::awayChain + 1:
        return known::chainEnd;
    default:
        break;
    }
    if (index < kKnownNames.size() || facts % 41 != 3)
        return kNone;
    return static_cast<std::uint32_t>((facts / 41) % count);
}

} // namespace

SeedData::SeedData(const SandboxOptions &options, Instant todayMs)
    : seed(options.seed), itemsPerCertification(options.items), today(todayMs)
{
    makePeople(options.identities);
    makeSources();
    makeAccesses(options.items / std::max(1U, options.identities - 1) + 16);
    makeCampaigns(options.campaigns);
    makeCertifications(options.certifications);
}

void SeedData::makePeople(std::uint32_t count)
{
    people.reserve(count);
    m_personById.reserve(count);
    std::unordered_set<std::string> aliases;
    for (std::uint32_t i = 0; i < count; ++i) {
        Person person;
        person.id = makeId(seed, Draw::Identity, i);
        const std::uint64_t facts = draw(seed, Draw::PersonFacts, i);
        if (i < kKnownNames.size()) {
            const KnownName &name = kKnownNames[i];
            person.first = name.first;
            person.last = name.last;
            person.name = person.first + " " + person.last;
            person.alias = name.alias;
        } else {
            PersonName name = personName(draw(seed, Draw::PersonName, i));
            person.first = std::move(name.first);
            person.last = std::move(name.last);
            person.name = std::move(name.display);
            person.alias = std::move(name.alias);
        }
        if (!aliases.insert(person.alias).second) {
            person.alias += std::to_string(i);
            aliases.insert(person.alias);
        }
        if (i < kKnownNames.size() || facts % 97 != 13)
            person.email = person.alias + "@demo.example";
        person.manager = i == 0 ? kNone : (i - 1) / 6;
        person.state = stateOf(facts, i);
        person.forwardTo = forwardOf(facts, i, count);
        if (person.forwardTo == i)
            person.forwardTo = kNone;
        person.facts = static_cast<std::uint32_t>(facts >> 32);
        m_personById.emplace(person.id, i);
        people.push_back(std::move(person));
    }
    for (std::uint32_t i = 0; i < 5; ++i) {
        static constexpr std::array<const char *, 5> names = {
            "Finance Approvers", "Cloud Platform Owners", "Datenschutz & Recht", "SAP Basis Team", "Équipe sécurité"};
        groups.push_back({makeId(seed, Draw::Group, i), names[i]});
    }
}

void SeedData::makeSources()
{
    static constexpr std::array<std::array<const char *, 2>, 12> names = {{
        {"Active Directory", "Active Directory - Direct"},
        {"Azure AD", "Azure Active Directory"},
        {"SAP S/4HANA", "SAP - Direct"},
        {"Salesforce", "Salesforce"},
        {"GitHub Enterprise", "Web Services"},
        {"AWS IAM Identity Center", "AWS"},
        {"Oracle EBS", "Oracle E-Business"},
        {"ServiceNow", "ServiceNow"},
        {"PostgreSQL \"Payroll\"", "JDBC"},
        {"Workday", "Workday"},
        {"Mainframe RACF", "RACF - Full"},
        {"Zutrittskontrolle München", "Delimited File"},
    }};
    for (std::uint32_t i = 0; i < names.size(); ++i)
        sources.push_back({makeId(seed, Draw::Source, i), names[i][0], names[i][1]});
}

void SeedData::makeAccesses(std::uint32_t least)
{
    static constexpr std::array<const char *, 10> rights = {"Read",    "Write",   "Approve", "Admin",  "Audit",
                                                            "Operate", "Release", "Export",  "Deploy", "Support"};
    static constexpr std::array<const char *, 12> things = {
        "Invoices", "Payments",  "Customer Records", "Source Code", "Production Servers", "Salary Data",
        "Backups",  "Contracts", "Mailboxes",        "Reports",     "Building 7",         "Vertragsdaten"};
    static constexpr std::array<const char *, 3> attributes = {"memberOf", "groups", "profile"};
    const std::uint32_t count = std::max(504U, (least + 11U) / 12U * 12U);
    accesses.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint64_t number = draw(seed, Draw::Access, i);
        Access access;
        access.id = makeId(seed, Draw::Access, i);
        const std::uint64_t kind = number % 10;
        access.type = kind < 7 ? AccessType::Entitlement : kind < 9 ? AccessType::AccessProfile : AccessType::Role;
        access.source = i % 12;
        access.owner = static_cast<std::uint32_t>((number >> 8) % people.size());
        access.privileged = (number >> 20) % 6 == 0;
        access.attributeName = pick(attributes, number >> 24);
        const std::string what = std::string(pick(rights, number >> 30)) + " " + pick(things, number >> 36);
        switch (access.type) {
        case AccessType::Entitlement:
            access.name = "CN=" + what + " " + std::to_string(i) + ",OU=Groups,DC=demo,DC=example";
            break;
        case AccessType::AccessProfile:
            access.name = what + " (" + sources[access.source].name + ") " + std::to_string(i);
            break;
        case AccessType::Role:
            access.name = "Role: " + what + " " + std::to_string(i);
            break;
        }
        access.description = "Lets its holder do this: " + what + ".";
        accesses.push_back(std::move(access));
    }
}

std::uint32_t SeedData::personIndex(std::string_view idText) const
{
    const auto id = Id::parse(idText);
    const auto found = id ? m_personById.find(*id) : m_personById.end();
    return found == m_personById.end() ? kNone : found->second;
}

std::uint32_t SeedData::campaignIndex(std::string_view idText) const
{
    const auto id = Id::parse(idText);
    const auto found = id ? m_campaignById.find(*id) : m_campaignById.end();
    return found == m_campaignById.end() ? kNone : found->second;
}

std::uint32_t SeedData::managerCount() const
{
    return static_cast<std::uint32_t>((people.size() - 2) / 6 + 1);
}

std::uint32_t SeedData::reportCount(std::uint32_t manager) const
{
    const auto count = static_cast<std::uint32_t>(people.size());
    const std::uint32_t first = firstReport(manager);
    return first >= count ? 0 : std::min(6U, count - first);
}

std::string SeedData::department(const Person &person) const
{
    static constexpr std::array<const char *, 9> names = {
        "Finance",   "Engineering", "Human Resources", "Sales", "Legal", "IT Operations", "Forschung & Entwicklung",
        "Marketing", "Güvenlik"};
    return pick(names, person.facts);
}

std::string SeedData::country(const Person &person) const
{
    static constexpr std::array<const char *, 8> names = {"US", "DE", "IN", "BR", "JP", "TR", "FR", "ZA"};
    return pick(names, person.facts / 9);
}

std::string SeedData::title(const Person &person) const
{
    static constexpr std::array<const char *, 7> names = {"Analyst", "Engineer",  "Team Lead", "Director",
                                                          "Clerk",   "Architect", "Contractor"};
    return pick(names, person.facts / 72);
}

std::uint32_t SeedData::landingOf(std::uint32_t person, std::vector<std::uint32_t> *trail) const
{
    for (int step = 0; step < 5 && people[person].forwardTo != kNone; ++step) {
        person = people[person].forwardTo;
        trail->push_back(person);
    }
    return person;
}

} // namespace baton::sandbox
