// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/tables/item_table.h"
#include "ui/common/list_feed.h"
#include "ui/common/page_widget.h"
#include "ui/common/window_services.h"
#include "ui/reassign/reassign_subject.h"

class QPushButton;

namespace baton {

class RecordSelection;

/// The items of one certification.
class ItemsPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit ItemsPage(const WindowServices &services, QWidget *parent = nullptr);
    ~ItemsPage() override;

    /// `path`: where it was opened from, in words.
    void openCertification(const Certification &certification);

    void enter() override;
    void takeFocus() override;
    void refresh() override;
    void focusSearch() override;
    void reassign() override;
    bool canReassign() const override;
    QString keysHint() const override;
    DetailsContent details() const override;

Q_SIGNALS:
    void reassignRequested(const baton::ReassignSubject &subject);

private:
    void updateSelection();
    ReassignSubject subject() const;
    std::vector<OrderRow> rowsOf(const std::vector<QString> &ids) const;

    WindowServices m_services;
    ItemTable *m_table;
    RecordSelection *m_selection;
    ListPage *m_list;
    ListFeed<ReviewItem> *m_feed;
    QPushButton *m_clear;
    QPushButton *m_reassign;
    Certification m_certification;
};

} // namespace baton
