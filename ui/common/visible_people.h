// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/people_cache.h"

#include <QModelIndex>

#include <functional>

class QAbstractItemView;

namespace baton {

/// Has the people of the rows that a view shows read: who stands on the screen, not who is in the list.
class VisiblePeople final : public QObject
{
    Q_OBJECT

public:
    /// Whom a row is about; empty: nobody.
    using PersonAt = std::function<IdentityId(const QModelIndex &)>;

    /// The view owns it; cache and scheduler must outlive the view.
    VisiblePeople(QAbstractItemView &view, PeopleCache &people, Scheduler &scheduler, PersonAt personAt);
    ~VisiblePeople() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void lookSoon();
    void look();

    QAbstractItemView &m_view;
    PeopleCache &m_people;
    Scheduler &m_scheduler;
    PersonAt m_personAt;
    quint64 m_timer = 0;
};

} // namespace baton
