// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/seed_data.h"

namespace baton::sandbox {

/// One review item as the seed makes it.
struct ItemFacts
{
    std::uint32_t subject = 0; ///< which of the certification's subjects
    std::uint32_t access = 0;
    bool decided = false;
    bool revoked = false;
    bool newAccess = false;
};

/// What a seed certification contains, worked out and never stored: about a fifth as many subjects as items, and
/// accesses that the subjects share, so that grouping by person or by access matters.
class CertificationItems
{
public:
    CertificationItems(const SeedData &data, std::uint32_t certification);

    std::uint32_t count() const { return m_count; }
    ItemFacts item(std::uint32_t slot) const;
    /// The person that a subject is; kNone for an account without one.
    std::uint32_t person(std::uint32_t subject) const;
    std::string subjectName(std::uint32_t subject) const;
    /// How the subject is called on a source.
    std::string accountName(std::uint32_t subject) const;

private:
    std::uint32_t accessAt(std::uint32_t place) const;

    const SeedData &m_data;
    const SeedCertification &m_certification;
    std::uint32_t m_index;
    std::uint64_t m_facts;
    std::uint32_t m_count;
    std::uint32_t m_subjects;
    std::uint32_t m_perSubject;
    std::uint32_t m_firstPerson; ///< offset from the reviewer, so that nobody reviews themselves
    bool m_withoutPeople;
};

} // namespace baton::sandbox
