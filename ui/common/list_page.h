// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"
#include "models/domain/error.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace baton {

class Banner;
class ElideLabel;
class RecordSelection;
class RecordView;
class StatePanel;
class TableModel;

/// The anatomy that every page with a list shares: path, title and count, search, refresh, how much is loaded, banner,
/// table or what stands in its place, action bar.
class ListPage final : public QWidget
{
    Q_OBJECT

public:
    struct Texts
    {
        QLatin1StringView id; ///< prefix of object names
        QString title;
        QString plural;    ///< "campaigns", for sentences
        QString emptyBody; ///< why there may be none
        QString restHint;  ///< of the action bar when nothing is selected
    };

    ListPage(Texts texts, TableModel &table, RecordSelection *selection, Scheduler &scheduler, const QString &tenant,
             QWidget *parent = nullptr);

    RecordView &view() { return *m_view; }
    Banner &banner() { return *m_banner; }
    /// To add buttons at the end of the action bar.
    QBoxLayout &actions() { return *m_actions; }
    /// To put something below the table.
    QBoxLayout &body() { return *m_body; }

    void setTitle(const QString &title);
    /// Where this list was opened from; empty: it stands alone.
    void setPath(const QString &path);
    void setSelectionText(const QString &count, const QString &fact);
    void focusSearch();
    void focusTable();

    void showLoading(qint64 loaded, qint64 total);
    /// `heldStill`: as many rows came as the tenant had announced.
    void showLoaded(int badRows, bool heldStill);
    /// For a list that is not loaded from anywhere: it is whole as it is.
    void showSettled();
    void showFailed(const Error &error);
    /// "12,500 of 100,000 loaded", "42 campaigns, updated 14:31".
    QString loadText() const;
    bool isLoading() const { return m_loading; }

Q_SIGNALS:
    void refreshRequested();
    void backRequested();
    /// Enter or a double click on a row.
    void opened(const QString &id);
    /// How much is loaded, or whether anything is loading, changed.
    void loadChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHeader(QBoxLayout &layout);
    void buildBody(QBoxLayout &layout, RecordSelection *selection);
    void updateCount();
    void updateState();
    bool mayTakeFocus() const;
    void leaveSearch(bool clear);
    bool escape();
    QString count(qint64 number) const;

    Texts m_texts;
    TableModel &m_table;
    Scheduler &m_scheduler;
    QString m_tenant;
    std::optional<Error> m_error;
    QString m_loadedAt; ///< local time of the last complete load
    bool m_settled = false;
    bool m_loading = false;
    bool m_slow = false; ///< loading for longer than a blink
    qint64 m_total = -1;
    int m_loadNumber = 0;
    bool m_wantsTable = false; ///< the focus goes to the table as soon as it has rows

    QToolButton *m_back;
    QToolButton *m_path;
    ElideLabel *m_title;
    QLabel *m_count;
    QLineEdit *m_search;
    QLabel *m_loadText;
    Banner *m_banner;
    QStackedWidget *m_stack;
    RecordView *m_view;
    StatePanel *m_panel;
    QBoxLayout *m_body;
    QBoxLayout *m_actions;
    QLabel *m_selectionCount;
    QLabel *m_selectionFact;
};

} // namespace baton
