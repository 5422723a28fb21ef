// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/visible_people.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QScrollBar>
#include <QTreeView>

namespace baton {

namespace {

/// Somebody who scrolls by is not read.
constexpr Millis rest{150};

QModelIndex below(const QAbstractItemView &view, const QModelIndex &index)
{
    if (const auto *tree = qobject_cast<const QTreeView *>(&view))
        return tree->indexBelow(index);
    return index.siblingAtRow(index.row() + 1);
}

} // namespace

VisiblePeople::VisiblePeople(QAbstractItemView &view, PeopleCache &people, Scheduler &scheduler, PersonAt personAt)
    : QObject(&view), m_view(view), m_people(people), m_scheduler(scheduler), m_personAt(std::move(personAt))
{
    const QAbstractItemModel *model = view.model();
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, &VisiblePeople::lookSoon);
    connect(view.verticalScrollBar(), &QScrollBar::rangeChanged, this, &VisiblePeople::lookSoon);
    connect(model, &QAbstractItemModel::modelReset, this, &VisiblePeople::lookSoon);
    connect(model, &QAbstractItemModel::rowsInserted, this, &VisiblePeople::lookSoon);
    connect(model, &QAbstractItemModel::layoutChanged, this, &VisiblePeople::lookSoon);
    view.installEventFilter(this);
    lookSoon();
}

VisiblePeople::~VisiblePeople()
{
    m_scheduler.cancel(m_timer);
}

bool VisiblePeople::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show)
        lookSoon();
    return QObject::eventFilter(watched, event);
}

void VisiblePeople::lookSoon()
{
    if (m_timer != 0)
        return;
    m_timer = m_scheduler.callAfter(rest, this, [this] {
        m_timer = 0;
        look();
    });
}

void VisiblePeople::look()
{
    if (!m_view.isVisible())
        return;
    std::vector<IdentityId> people;
    QSet<IdentityId> seen;
    const int bottom = m_view.viewport()->height();
    QModelIndex index = m_view.indexAt(QPoint(1, 1));
    for (; index.isValid() && m_view.visualRect(index).top() <= bottom; index = below(m_view, index)) {
        const IdentityId person = m_personAt(index.siblingAtColumn(0));
        if (person.isEmpty() || seen.contains(person))
            continue;
        seen.insert(person);
        people.push_back(person);
    }
    m_people.want(people);
}

} // namespace baton
