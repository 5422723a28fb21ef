// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/person_offers.h"

#include "app/listing/when_answered.h"
#include "ui/reassign/plan_words.h"

#include <algorithm>

namespace baton {

namespace {

constexpr size_t mostReviewers = 90; ///< with those chosen lately they fit one question
constexpr size_t mostManagers = 8;   ///< more than a list that one looks over

} // namespace

PersonOffers::PersonOffers(IdentityDirectory *directory, std::vector<Reviewer> reviewers,
                           const std::vector<Identity> &recent, QObject *parent)
    : QObject(parent), m_directory(directory), m_allReviewers(reviewers.size()), m_reviewers(std::move(reviewers))
{
    if (m_reviewers.size() > mostReviewers)
        m_reviewers.resize(mostReviewers);
    for (const Identity &person : recent)
        m_offers.push_back({person, tr("Chosen recently"), false});
}

PersonOffers::~PersonOffers()
{
    m_stop.request_stop();
}

void PersonOffers::read()
{
    std::vector<IdentityId> ids;
    for (const Reviewer &reviewer : m_reviewers)
        ids.push_back(reviewer.id);
    for (const PersonOffer &offer : m_offers) {
        if (!offer.manager)
            ids.push_back(offer.person.id);
    }
    if (m_reading || !m_directory || ids.empty())
        return;
    m_reading = true;
    m_error.reset();
    whenAnswered(m_directory->byIds(std::move(ids), CallContext{m_stop.get_token()}), this,
                 [this](const Result<std::vector<Identity>> &people) {
                     if (!people)
                         return finish(people.error());
                     takePeople(*people);
                     readManagers();
                 });
}

void PersonOffers::takePeople(const std::vector<Identity> &people)
{
    QHash<IdentityId, const Identity *> known;
    for (const Identity &person : people)
        known.insert(person.id, &person);
    for (PersonOffer &offer : m_offers) {
        if (const Identity *read = known.value(offer.person.id))
            offer.person = *read;
    }
    m_managers.clear();
    for (const Reviewer &reviewer : m_reviewers) {
        const Identity *person = known.value(reviewer.id);
        if (!person || person->managerId.isEmpty())
            continue;
        auto place = std::find_if(m_managers.begin(), m_managers.end(),
                                  [&](const auto &manager) { return manager.first == person->managerId; });
        if (place == m_managers.end())
            place = m_managers.insert(m_managers.end(), {person->managerId, {}});
        place->second.push_back(reviewer.name.isEmpty() ? person->name : reviewer.name);
    }
    std::stable_sort(m_managers.begin(), m_managers.end(),
                     [](const auto &a, const auto &b) { return a.second.size() > b.second.size(); });
    if (m_managers.size() > mostManagers)
        m_managers.resize(mostManagers);
}

void PersonOffers::readManagers()
{
    std::vector<IdentityId> ids;
    for (const auto &[manager, reports] : m_managers)
        ids.push_back(manager);
    if (ids.empty())
        return finish(std::nullopt);
    whenAnswered(m_directory->byIds(std::move(ids), CallContext{m_stop.get_token()}), this,
                 [this](const Result<std::vector<Identity>> &people) {
                     if (!people)
                         return finish(people.error());
                     std::vector<PersonOffer> offers;
                     for (const auto &[manager, reports] : m_managers) {
                         const auto found = std::find_if(people->begin(), people->end(),
                                                         [&id = manager](const Identity &one) { return one.id == id; });
                         if (found != people->end())
                             offers.push_back({*found, managerNote(manager), true});
                     }
                     for (PersonOffer &offer : m_offers) {
                         const bool there = std::any_of(offers.begin(), offers.end(), [&](const PersonOffer &one) {
                             return one.person.id == offer.person.id;
                         });
                         if (!offer.manager && !there)
                             offers.push_back(std::move(offer));
                     }
                     m_offers = std::move(offers);
                     finish(std::nullopt);
                 });
}

void PersonOffers::finish(const std::optional<Error> &error)
{
    m_reading = false;
    m_error = error;
    Q_EMIT changed();
}

QString PersonOffers::managerNote(const IdentityId &manager) const
{
    const auto place =
        std::find_if(m_managers.begin(), m_managers.end(), [&](const auto &one) { return one.first == manager; });
    const QStringList &reports = place->second;
    if (reports.size() == 1)
        return tr("Manager of %1").arg(spokenName(reports.front()));
    return m_reviewers.size() == m_allReviewers
               ? tr("Manager of %1 of the %2 reviewers").arg(reports.size()).arg(m_allReviewers)
               : tr("Manager of %1 of the first %2 of %3 reviewers")
                     .arg(reports.size())
                     .arg(m_reviewers.size())
                     .arg(m_allReviewers);
}

int PersonOffers::managers() const
{
    return static_cast<int>(
        std::count_if(m_offers.begin(), m_offers.end(), [](const PersonOffer &offer) { return offer.manager; }));
}

QString PersonOffers::whyNoManager() const
{
    if (m_error)
        return tr("The manager could not be looked up. %1").arg(describe(*m_error));
    if (m_reviewers.size() == 1)
        return tr("The tenant names no manager of %1.").arg(spokenName(m_reviewers.front().name));
    return m_reviewers.empty() ? tr("Nobody's manager can be offered: the reviewers are not known.")
                               : tr("The tenant names no manager of these reviewers.");
}

} // namespace baton
