// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/reviewer_field.h"

#include "models/tables/state_words.h"
#include "ui/common/error_words.h"
#include "ui/common/icons.h"
#include "ui/common/widgets.h"
#include "ui/reassign/person_card.h"
#include "ui/reassign/person_list.h"
#include "ui/reassign/plan_words.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Nothing appears that would be gone again before it is read.
constexpr Millis blink{550};
constexpr int longestText = 200;

} // namespace

ReviewerField::ReviewerField(IdentityDirectory *directory, Scheduler &scheduler, PersonOffers *offers, QWidget *parent)
    : QWidget(parent), m_scheduler(scheduler), m_offers(offers)
{
    setObjectName(u"reviewerField"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    build();
    connect(m_offers, &PersonOffers::changed, this, [this] {
        if (std::exchange(m_wantsManager, false))
            takeManager();
        else if (m_content != Content::Found && isEmpty() && m_text->hasFocus())
            showOffers();
    });
    if (!directory) {
        m_text->setEnabled(false);
        m_text->setPlaceholderText(tr("This sign-in may not look people up"));
        return;
    }
    m_search = std::make_unique<IdentitySearch>(*directory, m_scheduler, IdentitySearch::Settings());
    connect(m_text, &QLineEdit::textEdited, this, &ReviewerField::typed);
    connect(m_search.get(), &IdentitySearch::found, this,
            [this](const QString &, const std::vector<Identity> &people, bool more) { showFound(people, more); });
    connect(m_search.get(), &IdentitySearch::failed, this,
            [this](const QString &, const Error &error) { showFailed(error); });
    connect(m_search.get(), &IdentitySearch::busyChanged, this, &ReviewerField::sayLooking);
}

ReviewerField::~ReviewerField()
{
    m_scheduler.cancel(m_lookingTimer);
}

void ReviewerField::build()
{
    m_text = new QLineEdit(this);
    named(m_text, "reviewerSearch"_L1, tr("New reviewer: name, alias or e-mail"));
    m_text->setPlaceholderText(tr("Name, alias or e-mail"));
    m_text->setMaxLength(longestText);
    m_text->addAction(themedIcon("search"_L1), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_text->setMinimumHeight(32);
    m_text->installEventFilter(this);
    m_list = new PersonList(m_text, window());
    auto *asking = new QWidget(this);
    auto *askingLayout = new QVBoxLayout(asking);
    askingLayout->setContentsMargins(0, 0, 0, 0);
    askingLayout->addWidget(m_text);
    askingLayout->addStretch(1);
    m_card = new PersonCard(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(asking);
    m_stack->addWidget(m_card);
    // Each page asks for its own height: the card is taller than the field.
    m_card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_list, &PersonList::chosen, this, &ReviewerField::choose);
    connect(m_list, &PersonList::retryRequested, this, &ReviewerField::searchAgain);
    connect(m_list, &PersonList::currentMoved, this,
            [this] { m_text->setAccessibleDescription(m_list->spokenCurrent()); });
    connect(m_card, &PersonCard::changeRequested, this, &ReviewerField::change);
    setFocusProxy(m_text);
}

bool ReviewerField::isEmpty() const
{
    return !m_chosen && m_text->text().trimmed().isEmpty();
}

void ReviewerField::focusSearch()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

void ReviewerField::typed(const QString &text)
{
    m_search->setText(text);
    if (text.trimmed().isEmpty()) {
        showOffers();
        return;
    }
    // Until the answer for this text is there, whoever is listed belongs to another one.
    if (!m_search->isBusy())
        return;
    if (m_content == Content::Found)
        m_list->setStale(true);
    else
        m_list->close();
}

void ReviewerField::showOffers(bool managersOnly)
{
    std::vector<Identity> people;
    QHash<QString, QString> notes;
    const bool one = m_offers->managers() == 1;
    for (const PersonOffer &offer : m_offers->offers()) {
        if (managersOnly && !offer.manager)
            continue;
        people.push_back(offer.person);
        notes.insert(offer.person.id.toString(), offer.manager && one ? tr("%1 (Ctrl+M)").arg(offer.note) : offer.note);
    }
    m_content = people.empty() ? Content::Nothing : Content::Offers;
    // Of what was only offered, nothing is taken unless it is picked.
    m_list->setPeople(people, notes, managersOnly);
    m_list->setNote({});
    if (m_text->hasFocus())
        m_list->open();
}

void ReviewerField::showFound(const std::vector<Identity> &people, bool more)
{
    if (m_chosen || m_search->text().isEmpty())
        return; // an answer that nobody waits for any more
    m_content = Content::Found;
    m_list->setPeople(people, {}, true);
    if (people.empty())
        m_list->setNote(more
                            ? tr("None of the first people found fits “%1”, and there are more. Type the whole name, "
                                 "the alias or the e-mail.")
                                  .arg(spokenName(m_search->text()))
                            : tr("Nobody's name, alias or e-mail begins with “%1”.").arg(spokenName(m_search->text())));
    else
        m_list->setNote(more ? tr("There are more. Type on to see them.") : QString());
    if (m_text->hasFocus())
        m_list->open();
}

void ReviewerField::showFailed(const Error &error)
{
    if (m_chosen)
        return;
    m_content = Content::Found;
    m_list->setPeople({}, {}, false);
    m_list->setNote(lookUpFailure(error), true);
    if (m_text->hasFocus())
        m_list->open();
}

void ReviewerField::sayLooking(bool busy)
{
    m_scheduler.cancel(std::exchange(m_lookingTimer, 0));
    if (!busy)
        return;
    m_lookingTimer = m_scheduler.callAfter(blink, this, [this] {
        m_lookingTimer = 0;
        m_list->setNote(tr("Looking…"));
        if (m_text->hasFocus() && !m_chosen) {
            if (m_content != Content::Found)
                m_list->setPeople({}, {}, false);
            m_list->open();
        }
    });
}

void ReviewerField::searchAgain()
{
    if (!m_search)
        return;
    m_search->setText({});
    typed(m_text->text());
}

/// Down in a field whose list is closed.
void ReviewerField::reopen()
{
    if (isEmpty())
        showOffers();
    else if (m_content == Content::Found && m_search && m_search->text() == m_text->text().trimmed())
        m_list->open();
    else
        searchAgain();
}

void ReviewerField::choose(const Identity &person)
{
    m_chosen = person;
    m_wantsManager = false;
    m_card->setPerson(person);
    m_content = Content::Nothing;
    if (m_search)
        m_search->setText({}); // what is still on its way is not waited for
    m_list->clear();
    m_list->close();
    m_card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_stack->setCurrentWidget(m_card);
    m_stack->widget(0)->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    setFocusProxy(m_card->button());
    Q_EMIT changed();
}

void ReviewerField::refresh(const Identity &person)
{
    if (!m_chosen || m_chosen->id != person.id)
        return;
    m_chosen = person;
    m_card->setPerson(person);
}

void ReviewerField::change()
{
    m_chosen.reset();
    m_stack->widget(0)->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_stack->setCurrentIndex(0);
    m_card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    setFocusProxy(m_text);
    if (m_offers->managers() == 0)
        m_offers->read();
    m_text->selectAll();
    focusSearch();
    Q_EMIT changed();
}

void ReviewerField::chooseManager()
{
    if (!m_search)
        return; // whoever is named could not be read
    if (m_offers->managers() > 0) {
        takeManager();
        return;
    }
    m_wantsManager = true;
    m_offers->read();
    if (!m_offers->isReading() && std::exchange(m_wantsManager, false))
        takeManager(); // nobody can be asked
}

void ReviewerField::takeManager()
{
    if (m_offers->managers() == 1) {
        const std::vector<PersonOffer> &offers = m_offers->offers();
        choose(std::find_if(offers.begin(), offers.end(), [](const PersonOffer &one) { return one.manager; })->person);
        return;
    }
    if (m_chosen)
        change();
    focusSearch();
    showOffers(m_offers->managers() > 0);
    if (m_offers->managers() == 0) {
        m_list->setNote(m_offers->whyNoManager());
        m_list->open();
    }
}

void ReviewerField::hideEvent(QHideEvent *event)
{
    m_list->close();
    QWidget::hideEvent(event);
}

bool ReviewerField::fieldKey(int key, bool repeated)
{
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (enter && repeated)
        return true;
    if (m_list->isOpen())
        return m_list->takeKey(key);
    if (key == Qt::Key_Down) {
        reopen();
        return true;
    }
    return enter; // nothing to choose yet
}

bool ReviewerField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Escape && m_list->isOpen()) {
            event->accept(); // Esc closes the list first, the dialog second
            return true;
        }
        break;
    case QEvent::KeyPress: {
        const auto *key = static_cast<const QKeyEvent *>(event);
        const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
        if (plain && fieldKey(key->key(), key->isAutoRepeat()))
            return true;
        break;
    }
    case QEvent::FocusIn:
        if (isEmpty())
            showOffers();
        break;
    case QEvent::FocusOut:
        m_list->close();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace baton
