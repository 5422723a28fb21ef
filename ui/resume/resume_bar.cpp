// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/resume/resume_bar.h"

#include "app/listing/when_answered.h"
#include "app/reassign/run_desk.h"
#include "ui/common/banner.h"
#include "ui/resume/resume_dialog.h"
#include "ui/resume/resume_words.h"

#include <QBoxLayout>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Sent in this session, or taken up in it, and nothing of it waits for a person to go on with it.
bool isInHand(const ReassignRun *run)
{
    return run &&
           (!run->isResumed() || std::none_of(run->calls().begin(), run->calls().end(), [](const CallProgress &call) {
               return call.state == CallState::Queued || call.didNotAct;
           }));
}

} // namespace

ResumeBar::ResumeBar(const WindowServices &services, QWidget &pages, QWidget *parent)
    : QWidget(parent), m_services(services)
{
    m_banner = new Banner("resumeBanner"_L1, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(&pages, 1);
    connect(m_banner, &Banner::firstChosen, this, [this] { m_isUnread ? read() : openDialog(); });
    connect(m_banner, &Banner::secondChosen, this, [this] {
        m_isLater = true;
        m_banner->clear();
    });
    // What goes on in another run, or has come to its end, is not open any more.
    connect(&m_services.desk, &RunDesk::runStarted, this, [this](ReassignRun *run) {
        connect(run, &ReassignRun::begun, this, &ResumeBar::read);
        connect(run, &ReassignRun::ended, this, &ResumeBar::read);
    });
    read();
}

void ResumeBar::read()
{
    whenAnswered(m_services.journal.runs(), this, [this](const Result<std::vector<RunSummary>> &runs) {
        m_isUnread = !runs;
        if (runs)
            show(interruptedRuns(*runs, m_services.connection.id));
        else
            m_banner->say(
                Tone::Bad,
                tr("Whether an earlier session left something open cannot be told. %1").arg(describe(runs.error())),
                tr("Try again"));
    });
}

void ResumeBar::show(InterruptedRuns found)
{
    std::erase_if(found.here, [this](const InterruptedRun &run) { return isInHand(m_services.desk.find(run.run.id)); });
    m_found = std::move(found);
    if (m_found.here.empty() || m_isLater)
        m_banner->clear();
    else
        m_banner->say(Tone::Warn, foundText(m_found.here), tr("&Look at it…"), tr("Later"));
}

void ResumeBar::openDialog()
{
    auto *dialog = new ResumeDialog(m_services, m_found, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ResumeDialog::reassignRequested, this, &ResumeBar::reassignRequested);
    connect(dialog, &QDialog::finished, this, &ResumeBar::read);
    dialog->open();
}

} // namespace baton
