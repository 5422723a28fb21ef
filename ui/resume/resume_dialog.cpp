// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/resume/resume_dialog.h"

#include "models/domain/isolated.h"
#include "ui/common/widgets.h"
#include "ui/resume/resume_card.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>

namespace baton {

using namespace Qt::StringLiterals;

ResumeDialog::ResumeDialog(const WindowServices &services, const InterruptedRuns &found, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"resumeDialog"_s);
    setWindowTitle(tr("Runs of earlier sessions – %1").arg(services.connection.name));
    setMinimumSize(560, 320);
    resize(680, 480);
    QLabel *intro = noteLabel("resumeIntro"_L1, this);
    intro->setText(tr("Baton ended before these runs did. What was sent is in the journal; Baton never sends it a "
                      "second time."));

    auto *list = new QWidget(this);
    list->setObjectName(u"resumeList"_s);
    auto *cards = new QVBoxLayout(list);
    cards->setContentsMargins(24, 0, 24, 0);
    cards->setSpacing(0);
    for (const InterruptedRun &run : found.here) {
        if (cards->count() > 0)
            cards->addWidget(rule(list));
        auto *card = new ResumeCard(services, run, list);
        cards->addWidget(card);
        connect(card, &ResumeCard::goOnRequested, this, [this](const ReassignSubject &subject) {
            accept();
            Q_EMIT reassignRequested(subject);
        });
    }
    if (!found.others.empty()) {
        QStringList names;
        for (const InterruptedRun &run : found.others) {
            const QString name = isolated(run.run.origin.connectionName);
            if (!names.contains(name))
                names << name;
        }
        const auto count = static_cast<int>(found.others.size());
        QLabel *others = noteLabel("resumeOthers"_L1, list);
        others->setText((count == 1 ? tr("1 run of another connection is left alone: %1.")
                                    : tr("%n runs of other connections are left alone: %1.", nullptr, count))
                            .arg(names.join(u", "_s)));
        cards->addWidget(rule(list));
        cards->addSpacing(12);
        cards->addWidget(others);
    }
    cards->addStretch(1);
    auto *scroll = named(new QScrollArea(this), "resumeScroll"_L1, tr("Runs that are not at their end"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(list);

    QPushButton *close = pushButton("resumeClose"_L1, tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(24, 12, 24, 16);
    footer->addStretch(1);
    footer->addWidget(close);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(24, 20, 24, 8);
    head->addWidget(intro);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(scroll, 1);
    layout->addWidget(rule(this));
    layout->addLayout(footer);
}

} // namespace baton
