// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"

#include <QObject>

#include <stop_token>

namespace baton {

/// Somebody who is offered before anything is typed.
struct PersonOffer
{
    Identity person;
    QString note; ///< "Manager of Ana Ruiz", "Chosen recently"
    bool manager = false;
};

/// Whom an empty field offers: the managers of the reviewers in the selection, then who was chosen lately. Two
/// questions to the tenant.
class PersonOffers final : public QObject
{
    Q_OBJECT

public:
    /// `directory` may be null and must outlive it: nobody is looked up then. `reviewers`: most important first.
    PersonOffers(IdentityDirectory *directory, std::vector<Reviewer> reviewers, const std::vector<Identity> &recent,
                 QObject *parent = nullptr);
    ~PersonOffers() override;

    /// Asks; again after a failure.
    void read();
    bool isReading() const { return m_reading; }

    /// Managers first. Those chosen lately stand here from the start, and without a state until it was read.
    const std::vector<PersonOffer> &offers() const { return m_offers; }
    int managers() const;
    /// Why there is no manager to offer, one sentence.
    QString whyNoManager() const;

Q_SIGNALS:
    void changed();

private:
    void takePeople(const std::vector<Identity> &people);
    void readManagers();
    void finish(const std::optional<Error> &error);
    QString managerNote(const IdentityId &manager) const;

    IdentityDirectory *m_directory;
    size_t m_allReviewers; ///< in the selection; m_reviewers are the first of them
    std::vector<Reviewer> m_reviewers;
    std::vector<PersonOffer> m_offers;
    std::vector<std::pair<IdentityId, QStringList>> m_managers; ///< with the names of whom they manage
    std::optional<Error> m_error;
    std::stop_source m_stop;
    bool m_reading = false;
};

} // namespace baton
