// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/list_page.h"
#include "ui/common/page_widget.h"
#include "ui/common/window_services.h"
#include "ui/tasks/task_feed.h"

namespace baton {

class Banner;
class RecordSelection;
class TaskDetails;

/// Every call of this session with its state, live; the story of the one picked below.
class TasksPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit TasksPage(const WindowServices &services, QWidget *parent = nullptr);
    ~TasksPage() override;

    TaskFeed &feed() { return *m_feed; }
    /// Brings the first call of a run to the front.
    void showRun(const ReassignRun &run);

    void enter() override;
    void takeFocus() override;
    void refresh() override;
    void focusSearch() override;
    QString keysHint() const override;
    DetailsContent details() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void updateDetails();
    void updateBrake();

    WindowServices m_services;
    TaskTable *m_table;
    RecordSelection *m_selection;
    ListPage *m_list;
    TaskDetails *m_details;
    TaskFeed *m_feed;
    Banner *m_brake;
    bool m_storageBroken = false;
};

} // namespace baton
