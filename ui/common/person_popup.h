// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/identity_search.h"

#include <QFrame>

class QLineEdit;
class QListView;

namespace baton {

class ElideLabel;
class IdentityTable;
class PersonDelegate;

/// Finds a person of the tenant by typing; before anything is typed it shows who is chosen already, to be taken out.
/// Enter or a click picks and closes, Esc or a click outside only closes. Deletes itself when it closes.
class PersonPopup final : public QFrame
{
    Q_OBJECT

public:
    /// `directory` may be null: then it says that nobody can be looked up.
    PersonPopup(IdentityDirectory *directory, Scheduler &scheduler, std::vector<Identity> chosen, QWidget *parent);
    ~PersonPopup() override;

    /// Opens below `anchor`.
    void popup(const QWidget &anchor);

Q_SIGNALS:
    /// Somebody who is chosen already is to be taken out.
    void picked(const baton::Identity &person);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void typed(const QString &text);
    void show(const std::vector<Identity> &people, const QString &note);
    void showChosen();
    void fit();
    void moveBy(int steps);
    void take();

    std::vector<Identity> m_chosen;
    std::unique_ptr<IdentitySearch> m_search;
    IdentityTable *m_people;
    PersonDelegate *m_delegate;
    QLineEdit *m_text;
    QListView *m_list;
    ElideLabel *m_note;
    int m_smallHeight = 0;
    int m_fullHeight = 0;
};

} // namespace baton
