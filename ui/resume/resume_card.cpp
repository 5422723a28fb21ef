// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/resume/resume_card.h"

#include "ui/common/run_words.h"
#include "ui/common/widgets.h"
#include "ui/resume/resume_words.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

ResumeCard::ResumeCard(const WindowServices &services, InterruptedRun found, QWidget *parent)
    : QFrame(parent), m_services(services), m_found(std::move(found))
{
    setObjectName(u"resumeCard"_s);
    build();
    updateButtons();
}

void ResumeCard::build()
{
    const RunSummary &run = m_found.run;
    QLabel *heading = plainLabel("resumeWhat"_L1, TextSize::BodyStrong, this);
    heading->setText(handoverText(run.rows.all, run.rows.items, run.targetName));
    heading->setWordWrap(true);
    QLabel *origin = noteLabel("resumeOrigin"_L1, this);
    origin->setText(
        tr("%1 · by %2 · %3")
            .arg(QLocale().toString(run.at.toLocalTime(), QLocale::ShortFormat), actorText(run.origin), run.reason));
    m_stand = plainLabel("resumeStand"_L1, TextSize::Body, this);
    const QString stand = standText(m_found.unknown, m_found.notSent, m_found.accepted);
    m_stand->setText(stand.isEmpty() ? tr("Every call has its word; what did not act has not gone on yet.") : stand);
    m_stand->setWordWrap(true);
    m_note = noteLabel("resumeNote"_L1, this);
    m_note->hide();

    m_goOn = pushButton("resumeGoOn"_L1, tr("Go on…"), this);
    m_read = pushButton("resumeRead"_L1, tr("Read again"), this);
    m_giveUp = pushButton("resumeGiveUp"_L1, tr("Give up…"), this);
    m_read->setToolTip(tr("Reads at the tenant what became of the calls. Nothing is sent."));
    m_goOn->setToolTip(tr("Settles by reading what is in doubt, then shows what would be sent."));
    m_giveUp->setToolTip(tr("What is in doubt stays so for good, and nobody asks about it again. Nothing is sent."));
    for (QPushButton *button : {m_goOn, m_read, m_giveUp})
        button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_goOn);
    buttons->addWidget(m_read);
    buttons->addWidget(m_giveUp);
    buttons->addStretch(1);

    m_whyRow = new QWidget(this);
    m_why = named(new QLineEdit(m_whyRow), "resumeWhy"_L1, tr("Why it is given up"));
    m_why->setPlaceholderText(tr("Why it is given up; kept in the journal"));
    m_confirm = pushButton("resumeConfirm"_L1, tr("Give it up"), m_whyRow);
    QPushButton *keep = pushButton("resumeKeep"_L1, tr("Keep it"), m_whyRow);
    m_confirm->setAutoDefault(false);
    keep->setAutoDefault(false);
    m_confirm->setEnabled(false);
    auto *whyLine = new QHBoxLayout(m_whyRow);
    whyLine->setContentsMargins(0, 0, 0, 0);
    whyLine->setSpacing(8);
    whyLine->addWidget(m_why, 1);
    whyLine->addWidget(m_confirm);
    whyLine->addWidget(keep);
    m_whyRow->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 12);
    layout->setSpacing(6);
    layout->addWidget(heading);
    layout->addWidget(origin);
    layout->addWidget(m_stand);
    layout->addWidget(m_note);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    layout->addWidget(m_whyRow);

    connect(m_goOn, &QPushButton::clicked, this, [this] { wish(Wish::GoingOn); });
    connect(m_read, &QPushButton::clicked, this, [this] { wish(Wish::Reading); });
    connect(m_giveUp, &QPushButton::clicked, this, [this] { askWhy(true); });
    connect(keep, &QPushButton::clicked, this, [this] { askWhy(false); });
    connect(m_confirm, &QPushButton::clicked, this, &ResumeCard::giveUp);
    connect(m_why, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_confirm->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_why, &QLineEdit::returnPressed, this, &ResumeCard::giveUp);
}

void ResumeCard::askWhy(bool ask)
{
    m_whyRow->setVisible(ask);
    m_giveUp->setEnabled(!ask);
    (ask ? static_cast<QWidget *>(m_why) : m_giveUp)->setFocus(Qt::OtherFocusReason);
}

void ResumeCard::giveUp()
{
    if (!m_why->text().trimmed().isEmpty())
        wish(Wish::GivingUp);
}

void ResumeCard::wish(Wish what)
{
    m_wish = what;
    if (m_resumption && m_resumption->run()) {
        takenUp();
        if (m_resumption->isDecided())
            decided();
        return;
    }
    if (!m_resumption) {
        m_resumption = std::make_shared<RunResumption>(m_services.desk, m_services.journal);
        connect(m_resumption.get(), &RunResumption::takenUp, this, &ResumeCard::takenUp);
        connect(m_resumption.get(), &RunResumption::decided, this, &ResumeCard::decided);
        connect(m_resumption.get(), &RunResumption::failed, this, [this](const Error &error) {
            m_resumption.reset();
            m_wish = Wish::None;
            say(tr("The journal could not be read. %1").arg(describe(error)));
            updateButtons();
        });
        m_resumption->start(m_found.run.id);
    }
    updateButtons();
}

void ResumeCard::takenUp()
{
    ReassignRun *run = m_resumption->run();
    connect(run, &ReassignRun::callChanged, this, &ResumeCard::follow, Qt::UniqueConnection);
    connect(run, &ReassignRun::phaseChanged, this, &ResumeCard::follow, Qt::UniqueConnection);
    if (m_wish == Wish::GivingUp) {
        m_gaveUp = true;
        m_whyRow->hide();
        run->abandon(m_why->text().trimmed());
    }
    follow();
}

void ResumeCard::follow()
{
    m_stand->setText(standText(m_resumption->run()->calls()));
    if (m_gaveUp)
        say(tr("Given up: %1").arg(m_why->text().trimmed()));
    else if (!m_resumption->isDecided())
        say(tr("Baton reads where the rows are. A call in doubt takes up to half a minute; nothing is sent."));
    else
        say(m_resumption->rest().order.rows.empty() && m_resumption->run()->phase() == ReassignRun::Phase::Ended
                ? tr("The run is at its end.")
                : QString());
    updateButtons();
}

void ResumeCard::decided()
{
    if (m_wish == Wish::GoingOn)
        goOn();
    m_wish = Wish::None;
    updateButtons();
}

void ResumeCard::goOn()
{
    const RestOfRun rest = m_resumption->rest();
    if (rest.order.rows.empty()) {
        say(tr("Nothing of it is left to send."));
        return;
    }
    ReassignSubject subject = restSubject(rest);
    subject.start = [resumption = m_resumption](Order order, Plan plan) {
        return resumption->goOn(std::move(order), std::move(plan));
    };
    subject.close = [resumption = m_resumption] { resumption->closeRest(); };
    Q_EMIT goOnRequested(subject);
}

void ResumeCard::say(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void ResumeCard::updateButtons()
{
    const ReassignRun *run = m_resumption ? m_resumption->run() : nullptr;
    const bool isOver = m_gaveUp || (run && run->phase() == ReassignRun::Phase::Ended && m_resumption->isDecided() &&
                                     m_resumption->rest().order.rows.empty());
    const bool isBusy = m_wish != Wish::None;
    const bool mayBeLeft = run ? !m_resumption->isDecided() || !m_resumption->rest().order.rows.empty()
                               : m_found.run.openCalls == 0 || m_found.unknown + m_found.notSent > 0;
    m_goOn->setEnabled(!isOver && !isBusy && mayBeLeft);
    m_read->setEnabled(!isOver && !isBusy && !run);
    m_giveUp->setEnabled(!isOver && !m_whyRow->isVisibleTo(this));
}

} // namespace baton
