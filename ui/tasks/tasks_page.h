// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/list_page.h"
#include "ui/common/page_widget.h"
#include "ui/common/window_services.h"
#include "ui/reassign/reassign_subject.h"
#include "ui/tasks/task_feed.h"

#include <QPointer>

class QPushButton;

namespace baton {

class Banner;
class CallWatch;
class TaskStoryDialog;
class TreeCursor;
class UnfoldingList;

/// Every call of this session with its state, live, and those that earlier sessions left open; each unfolds to its
/// rows.
class TasksPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit TasksPage(const WindowServices &services, QWidget *parent = nullptr);
    ~TasksPage() override;

    TaskFeed &feed() { return *m_feed; }
    /// Brings the first call of a run to the front, whatever the search and the toggles hide.
    void showRun(const ReassignRun &run);

    void enter() override {}
    void refresh() override;
    void open() override;
    QString keysHint() const override;
    DetailsContent details() const override;

Q_SIGNALS:
    void reassignRequested(const baton::ReassignSubject &subject);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildList();
    void buildBanners();
    void connectFeed();
    const TaskRow *picked() const;
    DetailsContent taskDetails() const;
    void pickedChanged();
    void updateActions();
    void updateBrake();
    void updateRight(const QString &missing);
    void answerBrake(bool goOn);
    void release(ReassignRun *run, bool goOn);
    void updateNextCheck();
    void updateStory();
    void tellWholeStory();
    void checkTenant();
    void sendAgain();
    void reassignStayed();

    WindowServices m_services;
    TaskTable *m_table;
    ProofTable *m_rows;
    UnfoldingList *m_lines;
    TreeCursor *m_cursor; ///< of m_lines
    ListPage *m_list;     ///< of m_lines
    TaskFeed *m_feed;
    CallWatch *m_watch;
    Banner *m_brake;
    Banner *m_right;
    Banner *m_storage;
    QPushButton *m_story;
    QPushButton *m_check;
    QPushButton *m_send;
    QPushButton *m_again; ///< a new order of the rows that stayed
    QPushButton *m_seen;
    QString m_rightMissing;        ///< what m_right says, or said until it was put away
    QPointer<ReassignRun> m_asked; ///< the run that the brake's question is about
    QPointer<TaskStoryDialog> m_dialog;
    QString m_dialogTask;
};

} // namespace baton
