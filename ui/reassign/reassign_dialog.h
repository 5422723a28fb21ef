// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reassign/reassign_session.h"

#include <QDialog>

class QBoxLayout;
class QFormLayout;
class QLabel;
class QPushButton;
class QTabWidget;

namespace baton {

class CheckStrip;
class LeftOutTab;
class OptionsBox;
class PayloadTab;
class PersonOffers;
class ReasonField;
class RecentChoices;
class ReviewerField;
class ReviewerLoad;
class SendFooter;
class SentTab;

/// Who takes the rows over, why, and exactly what will be sent. Nothing is sent before its button.
class ReassignDialog final : public QDialog
{
    Q_OBJECT

public:
    ReassignDialog(const WindowServices &services, ReassignSubject subject, QWidget *parent = nullptr);
    ~ReassignDialog() override;

    /// What was typed stays for the next time.
    void done(int result) override;

Q_SIGNALS:
    /// The run has begun; the dialog closes.
    void sent(baton::ReassignRun *run);

protected:
    void showEvent(QShowEvent *event) override;
    /// Enter presses the button that has the focus, and nothing else.
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildQuestions(QBoxLayout &layout);
    void buildSelection(QFormLayout &form);
    void buildTabs(QBoxLayout &layout);
    void buildFooter(QBoxLayout &layout);
    void connectSession();
    void fillIn();
    void offerRecentReasons();
    void chosenChanged();
    void updateRows();
    void updatePlan();
    void fillTab();
    void updateOffers();
    void updateLoad();
    void updateVerb();
    void leaveWith(ReassignRun *run);

    RecentChoices &m_recent;
    ReassignSession *m_session;
    ReviewerLoad *m_load;
    PersonOffers *m_offers;
    QFormLayout *m_form;
    QWidget *m_selection;
    QLabel *m_hiddenNote;
    QPushButton *m_onlyShown;
    QPushButton *m_allAgain;
    ReviewerField *m_reviewer;
    ReasonField *m_reason;
    OptionsBox *m_options;
    QTabWidget *m_tabs;
    SentTab *m_sentTab;
    LeftOutTab *m_leftOutTab;
    PayloadTab *m_payloadTab;
    CheckStrip *m_check;
    SendFooter *m_footer;
    bool m_verbWaits = false; ///< the focus goes back to the verb once it may be pressed
};

} // namespace baton
