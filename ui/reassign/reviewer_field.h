// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/identity_search.h"
#include "models/tables/identity_table.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;

namespace baton {

class ElideLabel;

/// *New reviewer*: type-ahead over the tenant's people; once somebody is chosen, a card with what tells them apart.
class ReviewerField final : public QWidget
{
    Q_OBJECT

public:
    /// `directory` may be null: this sign-in cannot search people.
    ReviewerField(IdentityDirectory *directory, Scheduler &scheduler, QWidget *parent = nullptr);
    ~ReviewerField() override;

    const std::optional<Identity> &chosen() const { return m_chosen; }
    void focusSearch();

Q_SIGNALS:
    /// chosen() changed.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void showPeople(const std::vector<Identity> &people, bool more);
    QString nobodyText(bool more) const;
    void choose(int row);
    void change();
    void placeList();
    void hideList();
    bool listKey(int key);

    Scheduler &m_scheduler;
    std::unique_ptr<IdentitySearch> m_search;
    IdentityTable *m_people;
    std::optional<Identity> m_chosen;
    QStackedWidget *m_stack;
    QLineEdit *m_text;
    ElideLabel *m_note;
    QListView *m_list;
    ElideLabel *m_name;
    QLabel *m_state;
    ElideLabel *m_line;
    QPushButton *m_change;
};

} // namespace baton
