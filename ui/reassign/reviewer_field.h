// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/identity_search.h"
#include "ui/reassign/person_offers.h"

#include <QWidget>

class QLineEdit;
class QStackedWidget;

namespace baton {

class PersonCard;
class PersonList;

/// *New reviewer*: type-ahead over the tenant's people, with an offer of who is likely while nothing is typed; once
/// somebody is chosen, a card with what tells them apart.
class ReviewerField final : public QWidget
{
    Q_OBJECT

public:
    /// `directory` may be null: this sign-in cannot search people.
    ReviewerField(IdentityDirectory *directory, Scheduler &scheduler, PersonOffers *offers, QWidget *parent);
    ~ReviewerField() override;

    const std::optional<Identity> &chosen() const { return m_chosen; }
    void choose(const Identity &person);
    /// What is known of the chosen person was read again.
    void refresh(const Identity &person);
    /// Chooses the reviewer's manager, or offers the managers when there are several.
    void chooseManager();
    void focusSearch();
    PersonCard &card() { return *m_card; }

Q_SIGNALS:
    /// chosen() changed.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void typed(const QString &text);
    void showOffers(bool managersOnly = false);
    void showFound(const std::vector<Identity> &people, bool more);
    void showFailed(const Error &error);
    void sayLooking(bool busy);
    void searchAgain();
    void reopen();
    void takeManager();
    void change();
    bool fieldKey(int key, bool repeated);
    bool isEmpty() const;

    /// What the list holds.
    enum class Content { Nothing, Offers, Found };

    Scheduler &m_scheduler;
    std::unique_ptr<IdentitySearch> m_search;
    PersonOffers *m_offers;
    std::optional<Identity> m_chosen;
    Content m_content = Content::Nothing;
    bool m_wantsManager = false; ///< asked for before it was known
    quint64 m_lookingTimer = 0;
    QStackedWidget *m_stack;
    QLineEdit *m_text;
    PersonList *m_list;
    PersonCard *m_card;
};

} // namespace baton
