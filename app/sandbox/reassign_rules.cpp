// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a reassign may do: World's examination of an order.
#include "app/sandbox/world.h"

#include <algorithm>
#include <set>

namespace baton::sandbox {

namespace {

/// The trail of a refused self-review: by hand from the reviewer to the person asked for, and on from there.
void tellSelfReview(std::uint32_t reviewer, bool group, std::uint32_t target, ReassignOutcome *out)
{
    if (!group)
        out->trail.insert(out->trail.begin(), TrailStep{reviewer, target, false});
}

} // namespace

ReassignOutcome World::examine(const ReassignOrder &order, Instant now) const
{
    ReassignOutcome outcome;
    std::vector<std::uint32_t> forwards;
    const std::uint32_t landing = m_data.landingOf(order.target, &forwards);
    std::uint32_t from = order.target;
    for (const std::uint32_t to : forwards) {
        outcome.trail.push_back({from, to, true});
        from = to;
    }
    if (order.wholeCertifications)
        examineWhole(order, landing, now, &outcome);
    else
        examineItems(order, landing, now, &outcome);
    return outcome;
}

std::string World::whyNotWhole(const ReassignOrder &order, std::uint32_t index, std::uint32_t landing) const
{
    const Certification &certification = m_truth.certification(index);
    const std::string what = "The certification " + certification.id.text();
    if (m_truth.seedOf(index).campaign != order.campaign)
        return what + " does not belong to the campaign.";
    if (m_truth.seedOf(index).phase == Phase::Signed)
        return what + " is signed off and cannot be reassigned.";
    if (!certification.group && certification.reviewer == landing)
        return what + " is already assigned to " + m_data.people[landing].name + ".";
    const CertificationItems items(m_data, certification.origin);
    for (const ItemPlace &place : m_truth.items(index)) {
        if (items.person(items.item(place.slot).subject) == landing)
            return what + " cannot be reassigned to " + m_data.people[landing].name +
                   ": nobody may certify their own access.";
    }
    return {};
}

void World::examineWhole(const ReassignOrder &order, std::uint32_t landing, Instant now, ReassignOutcome *out) const
{
    std::set<std::string> seen;
    bool toldSelfReview = false;
    for (const std::string &id : order.certificationIds) {
        if (!seen.insert(id).second)
            continue;
        const std::uint32_t index = m_truth.find(id);
        if (index == kNone) {
            out->problems.push_back("The certification " + id + " was not found.");
            continue;
        }
        std::string problem = whyNotWhole(order, index, landing);
        if (problem.empty()) {
            Move move;
            move.certification = index;
            move.whole = true;
            move.target = landing;
            move.comment = order.reason;
            move.at = now;
            out->moves.push_back(std::move(move));
            continue;
        }
        if (!toldSelfReview && problem.find("their own access") != std::string::npos) {
            const Certification &certification = m_truth.certification(index);
            tellSelfReview(certification.reviewer, certification.group, order.target, out);
            toldSelfReview = true;
        }
        out->problems.push_back(std::move(problem));
    }
}

void World::examineItems(const ReassignOrder &order, std::uint32_t landing, Instant now, ReassignOutcome *out) const
{
    const Certification &certification = m_truth.certification(order.certification);
    if (!certification.listed) {
        out->problems.push_back("The certification " + certification.id.text() + " was not found.");
        return;
    }
    if (!certification.group && certification.reviewer == landing) {
        out->problems.push_back("The certification " + certification.id.text() + " is already assigned to " +
                                m_data.people[landing].name + ".");
        return;
    }
    const CertificationItems items(m_data, certification.origin);
    const std::vector<ItemPlace> places = m_truth.items(order.certification);
    std::unordered_map<Id, std::vector<std::uint32_t>, IdHash> byItem, bySummary;
    for (const ItemPlace &place : places) {
        byItem[m_truth.itemId(order.certification, place)].push_back(place.slot);
        bySummary[m_truth.summaryId(order.certification, place)].push_back(place.slot);
    }

    std::set<std::uint32_t> slots, itemSubjects, itemAccesses;
    bool toldSelfReview = false;
    for (const Reference &reference : order.references) {
        const auto id = Id::parse(reference.id);
        const auto &known = reference.kind == Reference::Kind::Item ? byItem : bySummary;
        const auto found = id ? known.find(*id) : known.end();
        const bool ofNobody = found != known.end() && reference.kind == Reference::Kind::IdentitySummary &&
                              items.person(items.item(found->second.front()).subject) == kNone;
        if (found == known.end() || ofNobody) {
            out->problems.push_back("The certification " + certification.id.text() + " holds no " +
                                    (reference.kind == Reference::Kind::Item ? "item " : "summary of that kind ") +
                                    reference.id + ".");
            continue;
        }
        const ItemFacts first = items.item(found->second.front());
        if (items.person(first.subject) == landing) {
            out->problems.push_back("The access of " + m_data.people[landing].name + " (" + reference.id +
                                    ") cannot be reassigned to the same person: nobody may certify their own access.");
            if (!toldSelfReview)
                tellSelfReview(certification.reviewer, certification.group, order.target, out);
            toldSelfReview = true;
            continue;
        }
        slots.insert(found->second.begin(), found->second.end());
        if (reference.kind == Reference::Kind::Item) {
            itemSubjects.insert(first.subject);
            itemAccesses.insert(first.access);
        }
    }
    if (slots.empty())
        return;
    Move move;
    move.certification = order.certification;
    move.slots.assign(slots.begin(), slots.end());
    move.separateSummaries = m_duplicates && itemSubjects.size() > 1 && itemAccesses.size() > 1;
    move.target = landing;
    move.comment = order.reason;
    move.at = now;
    out->moves.push_back(std::move(move));
}

} // namespace baton::sandbox
