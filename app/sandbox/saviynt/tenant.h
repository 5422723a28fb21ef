// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/saviynt/review_rows.h"

#include <map>
#include <optional>

namespace baton::sandbox::saviynt {

enum class State : std::uint8_t {
    Preview,
    New,
    InProgress,
    ReadyToSubmit,
    Locked,
    LockedAndTaskCreated,
    Expired,
    Discontinued,
    FullyExecuted
};
const char *shownName(State state);  ///< "In Progress", as answers write it
const char *filterName(State state); ///< "inprogress", as requests do
/// Whether work in it may be handed over.
bool isOpen(State state);

struct Certification
{
    std::uint32_t origin = 0;    ///< the seed certification whose rows these are
    std::uint32_t certifier = 0; ///< index of a person
    std::string suffix;          ///< of the name, when a reassign made it
    std::string comments;
};

/// A row where it is now. Its key is made from the certification that the key was given in, so that moved rows can
/// get new ones.
struct Place
{
    std::uint32_t row = 0; ///< index into ReviewRows::rows of the origin
    std::uint32_t salt = 0;
    std::string comment;
};

struct Contents
{
    std::vector<Place> places;
    std::map<std::uint32_t, std::string> headComments;
};

/// A change that is allowed and ready to be made.
struct Move
{
    std::uint32_t certification = 0;
    bool whole = false;
    std::vector<std::uint32_t> rows; ///< when not whole
    bool byHead = false;             ///< the comment is for the heads, not for the rows
    std::uint32_t target = 0;
    std::string comment; ///< as it is kept
    Instant at = 0;
};

/// This vendor's certifications as they stand. A reassign makes a new certification in the same campaign and leaves
/// the old one, with nothing in it when everything went. Heads have no place of their own: a head is wherever rows of
/// it are.
class Tenant
{
public:
    /// `keepIds`: rows keep their keys, and a certification handed over whole keeps its own.
    Tenant(const SeedData &data, bool keepIds, bool withRoles);

    const SeedData &data() const { return m_data; }
    std::uint32_t count() const { return static_cast<std::uint32_t>(m_certifications.size()); }
    const Certification &certification(std::uint32_t index) const { return m_certifications[index]; }
    std::uint32_t campaignOf(std::uint32_t index) const;
    std::uint32_t ownerOf(std::uint32_t campaign) const; ///< index of a person
    const std::vector<std::uint32_t> &ofCampaign(std::uint32_t campaign) const { return m_ofCampaign[campaign]; }

    std::int64_t campaignKey(std::uint32_t campaign) const { return 201 + std::int64_t{campaign}; }
    std::int64_t certKey(std::uint32_t index) const { return 12001 + std::int64_t{index}; }
    std::uint32_t findCampaign(std::int64_t key) const; ///< kNone when unknown
    std::uint32_t find(std::int64_t key) const;         ///< kNone when unknown
    std::int64_t rowKey(const Place &place) const;
    std::int64_t headKey(std::uint32_t index, std::uint32_t head) const;

    ReviewRows rowsOf(std::uint32_t index) const;
    Contents contents(std::uint32_t index) const;
    std::string name(std::uint32_t index) const;
    State state(std::uint32_t index) const;
    /// Nothing more happens in it; cheaper than state().
    bool isClosed(std::uint32_t index) const { return closedState(index).has_value(); }
    int progress(std::uint32_t index) const; ///< percent
    Instant endOf(std::uint32_t index) const;

    void apply(const Move &move);

private:
    std::uint32_t certifierOf(std::uint32_t origin) const;
    std::optional<State> closedState(std::uint32_t index) const;
    bool isEmptied(std::uint32_t index) const;

    const SeedData &m_data;
    bool m_keepIds;
    bool m_withRoles;
    std::vector<Certification> m_certifications;
    std::vector<std::vector<std::uint32_t>> m_ofCampaign;
    std::unordered_map<std::uint32_t, Contents> m_contents; ///< where not all of the origin's
};

} // namespace baton::sandbox::saviynt
