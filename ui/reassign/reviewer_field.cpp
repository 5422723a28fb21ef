// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/reviewer_field.h"

#include "models/tables/state_words.h"
#include "ui/common/elide_label.h"
#include "ui/common/icons.h"
#include "ui/common/row_delegate.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPeopleShown = 6;

} // namespace

ReviewerField::ReviewerField(IdentityDirectory *directory, Scheduler &scheduler, QWidget *parent)
    : QWidget(parent), m_scheduler(scheduler), m_people(new IdentityTable(this))
{
    setObjectName(u"reviewerField"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    build();
    if (!directory) {
        m_text->setEnabled(false);
        m_note->setText(tr("This sign-in may not look people up."));
        return;
    }
    m_search = std::make_unique<IdentitySearch>(*directory, m_scheduler, IdentitySearch::Settings());
    connect(m_text, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_search->setText(text);
        if (text.trimmed().isEmpty())
            hideList();
    });
    connect(m_search.get(), &IdentitySearch::found, this,
            [this](const QString &, const std::vector<Identity> &people, bool more) { showPeople(people, more); });
    connect(m_search.get(), &IdentitySearch::failed, this, [this](const QString &, const Error &error) {
        hideList();
        m_note->setText(tr("People could not be looked up. %1").arg(describe(error)));
    });
    connect(m_search.get(), &IdentitySearch::busyChanged, this, [this](bool busy) {
        if (busy)
            m_note->setText(tr("Looking…"));
    });
}

ReviewerField::~ReviewerField() = default;

void ReviewerField::build()
{
    m_text = new QLineEdit(this);
    named(m_text, "reviewerSearch"_L1, tr("New reviewer: name, alias or e-mail"));
    m_text->setPlaceholderText(tr("Name, alias or e-mail"));
    m_text->addAction(themedIcon("search"_L1), QLineEdit::LeadingPosition);
    m_text->setMinimumHeight(32);
    m_text->installEventFilter(this);
    m_note = new ElideLabel("reviewerNote"_L1, this);

    auto *asking = new QWidget(this);
    auto *askingLayout = new QVBoxLayout(asking);
    askingLayout->setContentsMargins(0, 0, 0, 0);
    askingLayout->setSpacing(4);
    askingLayout->addWidget(m_text);
    askingLayout->addWidget(m_note);
    askingLayout->addStretch(1);

    auto *card = new QFrame(this);
    named(card, "reviewerCard"_L1, tr("New reviewer"));
    card->setFrameShape(QFrame::StyledPanel);
    m_name = new ElideLabel("reviewerName"_L1, card, TextSize::Heading);
    m_state = plainLabel("reviewerState"_L1, TextSize::Caption, card);
    m_line = new ElideLabel("reviewerLine"_L1, card);
    m_change = pushButton("changeReviewer"_L1, tr("&Change"), card);
    auto *names = new QHBoxLayout;
    names->setSpacing(10);
    names->addWidget(m_name);
    names->addWidget(m_state, 1);
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addLayout(names);
    column->addWidget(m_line);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(12, 8, 12, 8);
    row->addLayout(column, 1);
    row->addWidget(m_change);

    m_stack = new QStackedWidget(this);
    m_stack->addWidget(asking);
    m_stack->addWidget(card);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    // A child of the dialog, not a popup: the typing keeps the focus, and nothing is grabbed.
    m_list = new QListView(window());
    named(m_list, "reviewerList"_L1, tr("People"));
    m_list->setModel(m_people);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->hide();
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_change, &QPushButton::clicked, this, &ReviewerField::change);
    setFocusProxy(m_text);
}

void ReviewerField::focusSearch()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

void ReviewerField::showPeople(const std::vector<Identity> &people, bool more)
{
    m_people->assign(people);
    if (people.empty()) {
        hideList();
        m_note->setText(nobodyText(more));
        return;
    }
    m_note->setText(more ? tr("There are more. Type on to see them.") : QString());
    m_list->setCurrentIndex(m_people->index(0, 0));
    placeList();
    m_list->show();
    m_list->raise();
}

QString ReviewerField::nobodyText(bool more) const
{
    const QString text = m_text->text().trimmed();
    if (text.isEmpty())
        return {};
    return more ? tr("None of the first people found fits “%1”, and there are more. Type the whole name, the alias or "
                     "the e-mail.")
                      .arg(isolated(text))
                : tr("Nobody's name, alias or e-mail begins with “%1”.").arg(isolated(text));
}

void ReviewerField::placeList()
{
    const QPoint below = m_text->mapTo(window(), QPoint(0, m_text->height()));
    const int height = std::min(m_people->rowCount(), mostPeopleShown) * m_list->sizeHintForRow(0) + 2;
    m_list->setGeometry(below.x(), below.y(), m_text->width(), height);
}

void ReviewerField::hideList()
{
    m_list->hide();
}

void ReviewerField::hideEvent(QHideEvent *event)
{
    hideList();
    QWidget::hideEvent(event);
}

bool ReviewerField::listKey(int key)
{
    if (!m_list->isVisible())
        return false;
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Down:
        m_list->setCurrentIndex(m_people->index(std::min(row + 1, m_people->rowCount() - 1), 0));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentIndex(m_people->index(std::max(row - 1, 0), 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(row);
        return true;
    case Qt::Key_Escape:
        hideList();
        return true;
    default:
        return false;
    }
}

bool ReviewerField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text) {
        if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
            const int key = static_cast<const QKeyEvent *>(event)->key();
            if (event->type() == QEvent::ShortcutOverride && key == Qt::Key_Escape && m_list->isVisible()) {
                event->accept(); // Esc closes the list first, the dialog second
                return true;
            }
            if (event->type() == QEvent::KeyPress && listKey(key))
                return true;
            if (event->type() == QEvent::KeyPress && (key == Qt::Key_Return || key == Qt::Key_Enter))
                return true; // nothing to choose yet; Enter must not press a button of the dialog
        } else if (event->type() == QEvent::FocusOut) {
            hideList();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ReviewerField::choose(int row)
{
    if (row < 0 || row >= m_people->rowCount())
        return;
    m_chosen = m_people->recordAt(row);
    const StateWord state = stateWord(m_chosen->state);
    m_name->setText(m_chosen->name.simplified());
    m_state->setText(state.word);
    m_line->setText(identityLine(*m_chosen));
    m_stack->setCurrentIndex(1);
    setFocusProxy(m_change);
    hideList();
    Q_EMIT changed();
}

void ReviewerField::change()
{
    m_chosen.reset();
    m_stack->setCurrentIndex(0);
    setFocusProxy(m_text);
    m_text->selectAll();
    focusSearch();
    Q_EMIT changed();
}

} // namespace baton
