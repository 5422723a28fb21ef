// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reassign/planned_order.h"

#include <QWidget>

class QStackedWidget;

namespace baton {

class RecordView;
class StatePanel;
class WarningList;

/// *Will be sent*: the calls, which of their rows are unchecked, and the warnings.
class SentTab final : public QWidget
{
    Q_OBJECT

public:
    explicit SentTab(QWidget *parent = nullptr);

    /// `planned` null: nobody is chosen, or (`somebodyChosen`) the first plan is being made. `checking`: what is not
    /// checked is about to be. `missing`: rights that the account lacks for these calls, a sentence each.
    void setPlanned(const PlannedOrderPtr &planned, bool somebodyChosen, bool checking, const QStringList &missing);

    /// How far the offers are that were taken, or why one could not be. `reading`: nothing more can be taken now.
    void setOfferNote(const QString &note, bool reading);

Q_SIGNALS:
    /// What the left-out rows offer is wanted instead; each about another certification.
    void offersTaken(const std::vector<baton::LeftOut> &offers);
    /// Enter or double click on a call, counted from 0.
    void callOpened(int index);

private:
    void showPlace();
    void showNothingToSend();

    PlannedOrderPtr m_planned;
    bool m_somebodyChosen = false;
    bool m_reading = false;
    QString m_note;
    PlannedCallTable *m_table;
    WarningList *m_warnings;
    RecordView *m_view;
    StatePanel *m_panel;
    QStackedWidget *m_stack;
};

} // namespace baton
