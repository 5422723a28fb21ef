// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/list_page.h"
#include "ui/common/page_widget.h"
#include "ui/common/window_services.h"
#include "ui/history/run_details.h"
#include "ui/reassign/reassign_subject.h"

class QPushButton;
class QToolButton;

namespace baton {

struct ChainReport;
class CallWatch;
class HistoryFeed;
class RunCallTable;
class RunTable;
class TakeBack;
class TreeCursor;
class UnfoldingList;

/// Every run of every session of this data folder, newest first; each unfolds to its calls. Searched over runs,
/// people, reasons and what their rows name. The evidence of a run can be taken along as a file.
class HistoryPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit HistoryPage(const WindowServices &services, QWidget *parent = nullptr);
    ~HistoryPage() override;

    void enter() override;
    void refresh() override;
    void open() override;
    void exportShown() override;
    bool canExport() const override;
    QString keysHint() const override;
    DetailsContent details() const override;

Q_SIGNALS:
    void reassignRequested(const baton::ReassignSubject &subject);

private:
    void buildList();
    void connectFeed();
    void check();
    RunId picked() const;
    RunView viewOf(const RunSummary &run) const;
    void pickedChanged();
    void updateActions();
    void tellChain(const ChainReport &report);
    /// Opens the dialog with rows of the run, or of its call that is picked: `rowsOf` gives those of a call.
    void orderAgain(const std::function<Call(const Call &, const CallHistory &)> &rowsOf, const RunLinks &links = {});
    int rowsThatStayed() const;
    void readMore();
    bool canTakeBack() const;

    WindowServices m_services;
    RunTable *m_runs;
    RunCallTable *m_calls;
    UnfoldingList *m_lines;
    TreeCursor *m_cursor; ///< of m_lines
    ListPage *m_list;     ///< of m_lines
    HistoryFeed *m_feed;
    CallWatch *m_watch;
    RunId m_readRun; ///< of which more was read than its summary: the following
    std::vector<LeftOut> m_leftOut;
    QString m_passedOnTo; ///< see RunView
    QPushButton *m_export;
    QPushButton *m_send;
    QPushButton *m_again; ///< a new order of the rows that stayed
    QToolButton *m_exportTool;
    QPushButton *m_back;
    TakeBack *m_takeBack;
};

} // namespace baton
