// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reassign/reassign_session.h"

#include <QDialog>

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace baton {

class LeftOutTab;
class PayloadTab;
class ReviewerField;
class SentTab;

/// Who takes the rows over, why, and exactly what will be sent. Nothing is sent before its button.
class ReassignDialog final : public QDialog
{
    Q_OBJECT

public:
    ReassignDialog(const WindowServices &services, ReassignSubject subject, QWidget *parent = nullptr);
    ~ReassignDialog() override;

Q_SIGNALS:
    /// The run has begun; the dialog closes.
    void sent(baton::ReassignRun *run);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildQuestions(QBoxLayout &layout);
    void buildTabs(QBoxLayout &layout);
    void buildFooter(QBoxLayout &layout);
    void offerRecentReasons();
    void updatePlan();
    void updateFooter();
    void send();

    ReassignSession *m_session;
    ReviewerField *m_reviewer;
    QComboBox *m_reason;
    QTabWidget *m_tabs;
    SentTab *m_sentTab;
    LeftOutTab *m_leftOutTab;
    PayloadTab *m_payloadTab;
    QLabel *m_tenant;
    QLabel *m_calls;
    QLabel *m_missing;
    QToolButton *m_onlyShown;
    QPushButton *m_cancel;
    QPushButton *m_verb;
};

} // namespace baton
