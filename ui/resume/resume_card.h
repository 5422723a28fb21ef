// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/interrupted_runs.h"
#include "app/reassign/run_resumption.h"
#include "ui/common/window_services.h"
#include "ui/reassign/reassign_subject.h"

#include <QFrame>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;

namespace baton {

/// One run that an earlier session left open: what it was, how it stands, and what can be done about it.
class ResumeCard final : public QFrame
{
    Q_OBJECT

public:
    ResumeCard(const WindowServices &services, InterruptedRun found, QWidget *parent = nullptr);

    const RunId &run() const { return m_found.run.id; }

Q_SIGNALS:
    /// The person wants to go on; the rest is known.
    void goOnRequested(const baton::ReassignSubject &subject);

private:
    enum class Wish { None, Reading, GoingOn, GivingUp };

    void build();
    void wish(Wish what);
    void takenUp();
    void decided();
    void follow();
    void goOn();
    void askWhy(bool ask);
    void giveUp();
    void say(const QString &note);
    void updateButtons();

    WindowServices m_services;
    InterruptedRun m_found;
    std::shared_ptr<RunResumption> m_resumption; ///< outlives the card while a Reassign dialog is open
    Wish m_wish = Wish::None;
    bool m_gaveUp = false;
    QLabel *m_stand;
    QLabel *m_note;
    QPushButton *m_goOn;
    QPushButton *m_read;
    QPushButton *m_giveUp;
    QWidget *m_whyRow;
    QLineEdit *m_why;
    QPushButton *m_confirm;
};

} // namespace baton
