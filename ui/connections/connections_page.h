// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page_widget.h"
#include "ui/connections/connection_desk.h"

class QPushButton;

namespace baton {

class ConnectionTable;
class ListPage;
class RecordSelection;

/// Every connection: adding, changing, testing, removing, opening.
class ConnectionsPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit ConnectionsPage(ConnectionDesk &desk, QWidget *parent = nullptr);

    void enter() override { refresh(); }
    void refresh() override;
    void open() override;
    QString keysHint() const override;
    DetailsContent details() const override;

private:
    void buildActions();
    std::optional<ConnectionEntry> picked() const;
    void pickedChanged();
    void openPicked();
    void edit();
    void test();
    void remove();

    ConnectionDesk &m_desk;
    ConnectionTable *m_table;
    RecordSelection *m_selection;
    ListPage *m_list;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_test;
    QPushButton *m_remove;
    QPushButton *m_open;
    QString m_refused; ///< what a removal left behind, until the next one
};

} // namespace baton
