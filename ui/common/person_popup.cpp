// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/person_popup.h"

#include "models/tables/identity_table.h"
#include "models/tables/state_words.h"
#include "ui/common/elide_label.h"
#include "ui/common/error_words.h"
#include "ui/common/icons.h"
#include "ui/common/person_delegate.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScreen>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int popupWidth = 360;
constexpr int rowsShown = 6;
constexpr int longestText = 200;

} // namespace

PersonPopup::PersonPopup(IdentityDirectory *directory, Scheduler &scheduler, std::vector<Identity> chosen,
                         QWidget *parent)
    : QFrame(parent, Qt::Popup), m_chosen(std::move(chosen)), m_people(new IdentityTable(this)),
      m_delegate(new PersonDelegate(this))
{
    named(this, "personPopup"_L1, tr("Find a person"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    m_text = named(new QLineEdit(this), "personSearch"_L1, tr("Find a person: name, alias or e-mail"));
    m_text->setPlaceholderText(tr("Find a person…"));
    m_text->setMaxLength(longestText);
    m_text->addAction(themedIcon("search"_L1), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_text->setMinimumHeight(28);
    m_text->installEventFilter(this);
    m_list = named(new QListView(this), "personList"_L1, tr("People"));
    m_list->setModel(m_people);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the field keeps the keys
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note = new ElideLabel("personNote"_L1, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    connect(m_list, &QListView::clicked, this, &PersonPopup::take);

    if (!directory) {
        m_text->setEnabled(false);
        show({}, tr("This sign-in may not look people up."));
        return;
    }
    m_search = std::make_unique<IdentitySearch>(*directory, scheduler, IdentitySearch::Settings());
    connect(m_text, &QLineEdit::textChanged, this, &PersonPopup::typed);
    connect(m_search.get(), &IdentitySearch::found, this,
            [this](const QString &text, const std::vector<Identity> &people, bool more) {
                if (text.isEmpty())
                    return;
                if (people.empty())
                    show({}, tr("Nobody's name, alias or e-mail begins with “%1”.").arg(isolated(text)));
                else
                    show(people, more ? tr("There are more. Type on to see them.") : QString());
            });
    connect(m_search.get(), &IdentitySearch::failed, this,
            [this](const QString &, const Error &error) { show({}, lookUpFailure(error)); });
    showChosen();
}

PersonPopup::~PersonPopup() = default;

void PersonPopup::popup(const QWidget &anchor)
{
    setFixedWidth(scaledLength(popupWidth));
    QStyleOptionViewItem option;
    option.initFrom(m_list);
    m_smallHeight = m_text->sizeHint().height() + m_note->sizeHint().height() + 28;
    m_fullHeight = m_smallHeight + rowsShown * m_delegate->sizeHint(option, {}).height();
    fit();
    const QRect screen = anchor.screen()->availableGeometry();
    QPoint at = anchor.mapToGlobal(QPoint(0, anchor.height() + 4));
    if (anchor.isRightToLeft())
        at.rx() += anchor.width() - width();
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(at);
    QFrame::show();
    m_text->setFocus(Qt::PopupFocusReason);
}

/// Without anybody to choose it is only the field; from the first letter on it keeps one height.
void PersonPopup::fit()
{
    const bool lists = !m_chosen.empty() || !m_text->text().trimmed().isEmpty();
    m_list->setVisible(lists);
    setFixedHeight(lists ? m_fullHeight : m_smallHeight);
}

void PersonPopup::typed(const QString &text)
{
    m_search->setText(text);
    fit();
    if (text.trimmed().isEmpty()) {
        showChosen();
        return;
    }
    // Whoever is listed belongs to an earlier text: Enter must not take them.
    show({}, tr("Looking…"));
}

void PersonPopup::showChosen()
{
    show(m_chosen, m_chosen.empty() ? tr("What whoever you choose has is read from the tenant.")
                                    : tr("Choose somebody again to take the person out."));
}

void PersonPopup::show(const std::vector<Identity> &people, const QString &note)
{
    QHash<QString, QString> notes;
    for (const Identity &person : m_chosen)
        notes.insert(person.id.toString(), tr("Shown now"));
    m_delegate->setNotes(notes);
    m_people->clear(); // rows that stay would keep their old place
    m_people->upsert(people);
    const bool searched = !m_text->text().trimmed().isEmpty();
    m_list->setCurrentIndex(searched ? m_people->index(0, 0) : QModelIndex());
    m_list->scrollToTop();
    m_note->setText(note);
}

void PersonPopup::moveBy(int steps)
{
    const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() + steps : 0;
    if (m_people->rowCount() > 0)
        m_list->setCurrentIndex(m_people->index(std::clamp(row, 0, m_people->rowCount() - 1), 0));
}

void PersonPopup::take()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const Identity person = m_people->recordAt(current.row());
    close();
    Q_EMIT picked(person);
}

bool PersonPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<const QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace baton
