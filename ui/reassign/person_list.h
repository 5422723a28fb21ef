// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/identity.h"

#include <QFrame>
#include <QHash>

class QLabel;
class QListView;
class QPushButton;

namespace baton {

class IdentityTable;
class PersonDelegate;

/// People to choose from, below the field that asks for one. It lies over the window as a child of it, not as a popup:
/// the field keeps the focus and hands it the keys, and nothing is grabbed.
class PersonList final : public QFrame
{
    Q_OBJECT

public:
    /// `field`: what it opens below, and keeps the width of.
    PersonList(QWidget *field, QWidget *window);
    ~PersonList() override;

    /// In this order. `notes`: by id. `marked`: the first one is current, for Enter to take.
    void setPeople(const std::vector<Identity> &people, const QHash<QString, QString> &notes, bool marked);
    /// Words below the people, or instead of them; with a button when something can be tried again.
    void setNote(const QString &note, bool retry = false);
    void clear();
    bool isEmpty() const;

    /// The people are about another text than the one that stands in the field: nobody can be taken.
    void setStale(bool stale);

    void open();
    void close();
    bool isOpen() const { return isVisible(); }

    /// Whether the key was for the list: the arrows and pages move, Enter takes.
    bool takeKey(int key);
    /// "Otto Berg, active, otto@example.com, 2 of 6", for assistive technology.
    QString spokenCurrent() const;

Q_SIGNALS:
    void chosen(const baton::Identity &person);
    void retryRequested();
    void currentMoved();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void takeCurrent();
    void moveBy(int steps);

    QWidget *m_field;
    IdentityTable *m_people;
    PersonDelegate *m_delegate;
    QListView *m_list;
    QWidget *m_foot;
    QLabel *m_note;
    QPushButton *m_retry;
};

} // namespace baton
