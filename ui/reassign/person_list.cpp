// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/person_list.h"

#include "models/tables/identity_table.h"
#include "models/tables/state_words.h"
#include "ui/common/person_delegate.h"
#include "ui/common/widgets.h"
#include "ui/reassign/plan_words.h"

#include <QBoxLayout>
#include <QEvent>
#include <QListView>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 5;

} // namespace

PersonList::PersonList(QWidget *field, QWidget *window)
    : QFrame(window), m_field(field), m_people(new IdentityTable(this)), m_delegate(new PersonDelegate(this))
{
    setObjectName(u"reviewerPanel"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_list = new QListView(this);
    named(m_list, "reviewerList"_L1, tr("People"));
    m_list->setModel(m_people);
    m_list->setItemDelegate(m_delegate);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_foot = new QWidget(this);
    m_note = noteLabel("reviewerNote"_L1, m_foot);
    m_retry = pushButton("retrySearch"_L1, tr("Retry"), m_foot);
    m_retry->setFocusPolicy(Qt::NoFocus); // the field keeps the focus; Enter there is the same
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(14, 6, 14, 6);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_retry);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_foot);
    hide();
    clear();
    connect(m_list, &QListView::clicked, this, &PersonList::takeCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &PersonList::currentMoved);
    connect(m_retry, &QPushButton::clicked, this, &PersonList::retryRequested);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
}

PersonList::~PersonList() = default;

void PersonList::setPeople(const std::vector<Identity> &people, const QHash<QString, QString> &notes, bool marked)
{
    m_delegate->setNotes(notes);
    m_people->clear(); // rows that stay would keep their old place
    m_people->upsert(people);
    setStale(false);
    m_list->setVisible(!people.empty());
    m_list->setCurrentIndex(marked ? m_people->index(0, 0) : QModelIndex());
    m_list->scrollToTop();
}

void PersonList::setNote(const QString &note, bool retry)
{
    m_note->setText(shownSentence(note, 400));
    m_retry->setVisible(retry);
    m_foot->setVisible(!note.isEmpty());
    if (isOpen())
        place();
}

void PersonList::clear()
{
    setPeople({}, {}, false);
    setNote({});
}

bool PersonList::isEmpty() const
{
    return m_people->rowCount() == 0 && m_note->text().isEmpty();
}

void PersonList::setStale(bool stale)
{
    m_list->setEnabled(!stale);
}

void PersonList::open()
{
    if (isEmpty())
        return close();
    place();
    show();
    raise();
}

void PersonList::close()
{
    hide();
}

void PersonList::place()
{
    const QWidget *window = parentWidget();
    const QPoint below = m_field->mapTo(window, QPoint(0, m_field->height()));
    const int rows = m_people->rowCount() == 0 ? 0 : std::min(m_people->rowCount(), mostRows);
    const QMargins edges = contentsMargins() + layout()->contentsMargins();
    int height = edges.top() + edges.bottom() + (rows > 0 ? rows * m_list->sizeHintForRow(0) : 0);
    if (!m_note->text().isEmpty())
        height += m_foot->layout()->totalHeightForWidth(m_field->width() - edges.left() - edges.right());
    setGeometry(below.x(), below.y(), m_field->width(), std::min(height, window->height() - below.y() - 4));
}

void PersonList::moveBy(int steps)
{
    const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() + steps : steps > 0 ? 0 : -1;
    if (m_people->rowCount() > 0)
        m_list->setCurrentIndex(m_people->index(std::clamp(row, 0, m_people->rowCount() - 1), 0));
}

void PersonList::takeCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (m_list->isEnabled() && m_list->isVisible() && current.isValid())
        Q_EMIT chosen(Identity(m_people->recordAt(current.row())));
}

bool PersonList::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_PageDown:
        moveBy(mostRows - 1);
        return true;
    case Qt::Key_PageUp:
        moveBy(1 - mostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_retry->isVisible())
            Q_EMIT retryRequested();
        else
            takeCurrent();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

QString PersonList::spokenCurrent() const
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid() || !isOpen())
        return {};
    const Identity &person = m_people->recordAt(current.row());
    return tr("%1, %2, %3, %4 of %5")
        .arg(shownText(person.name), stateWord(person.state).word, m_delegate->lineOf(current))
        .arg(current.row() + 1)
        .arg(m_people->rowCount());
}

bool PersonList::eventFilter(QObject *watched, QEvent *event)
{
    const bool moved = event->type() == QEvent::Resize || event->type() == QEvent::Move;
    if (moved && isOpen() && (watched == m_field || watched == parentWidget()))
        QMetaObject::invokeMethod(this, &PersonList::place, Qt::QueuedConnection); // after the layout has run
    return QFrame::eventFilter(watched, event);
}

} // namespace baton
