// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/take_back.h"

#include "app/listing/when_answered.h"
#include "app/reassign/journal.h"
#include "models/domain/isolated.h"
#include "ui/common/run_words.h"

#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace baton {

TakeBack::TakeBack(const WindowServices &services, QPushButton &button, QObject *parent)
    : QObject(parent), m_services(services), m_button(button)
{
}

void TakeBack::start(const RunId &run)
{
    m_run = run;
    m_reading.reset();
    Q_EMIT told(Tone::Calm, tr("Reading where the rows of the run are now…"));
    whenAnswered(m_services.journal.run(run), this, [this, run](const Result<RunStory> &story) {
        if (run != m_run)
            return;
        if (!story) {
            Q_EMIT told(Tone::Bad, tr("The run could not be read. %1").arg(describe(story.error())));
            return;
        }
        m_outlook = undoOutlook(*story, undoReason(story->record));
        if (m_outlook.parts.empty()) {
            Q_EMIT told(Tone::Warn, tr("Nothing of this run can be taken back: no row is proven to have moved."));
            return;
        }
        m_reading = std::make_unique<UndoReading>(m_services.provider, m_services.scheduler);
        connect(m_reading.get(), &UndoReading::finished, this, &TakeBack::haveRead);
        connect(m_reading.get(), &UndoReading::failed, this, [this](const Error &error) {
            Q_EMIT told(Tone::Bad, tr("Where the rows are now could not be read. %1").arg(describe(error)));
        });
        m_reading->start(m_outlook);
    });
}

void TakeBack::haveRead()
{
    const auto lost = static_cast<int>(m_outlook.lost.size());
    Q_EMIT told(Tone::Warn, lost == 0   ? QString()
                            : lost == 1 ? tr("Who had 1 of the rows before, or where it is, is not in the journal.")
                                        : tr("Who had %n of the rows before, or where they are, is not in the journal.",
                                             nullptr, lost));
    if (m_reading->ways().size() == 1)
        Q_EMIT reassignRequested(subjectOf(m_reading->ways().front()));
    else
        choose();
}

/// One order for each person who had some of the rows: an order goes to one.
void TakeBack::choose()
{
    auto *menu = new QMenu(&m_button);
    menu->setObjectName(QStringLiteral("takeBackMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const UndoReading::Way &way : m_reading->ways()) {
        const auto rows = static_cast<int>(way.order.rows.size());
        const auto items =
            static_cast<int>(std::count_if(way.order.rows.begin(), way.order.rows.end(),
                                           [](const OrderRow &row) { return !row.isWholeCertification(); }));
        QString text = handoverText(rows, items, way.order.targetName) + QChar(0x2026);
        menu->addAction(text.replace(u'&', QStringLiteral("&&")), this,
                        [this, subject = subjectOf(way)] { Q_EMIT reassignRequested(subject); });
    }
    menu->popup(m_button.mapToGlobal(QPoint(0, 0)) - QPoint(0, menu->sizeHint().height()));
}

ReassignSubject TakeBack::subjectOf(const UndoReading::Way &way) const
{
    ReassignSubject subject;
    subject.rows = way.order.rows;
    subject.shownRows = subject.rows;
    subject.items = !subject.rows.empty() && !subject.rows.front().isWholeCertification();
    subject.known = way.facts;
    Identity target;
    target.id = way.order.target;
    target.name = way.order.targetName.isEmpty() ? way.order.target.toString() : way.order.targetName;
    subject.target = way.facts.target.value_or(target);
    subject.reason = way.order.reason;
    subject.links.undoes = m_run;
    subject.note = tr("This takes a run back. The tenant has told people of it, and will tell them again.");
    return subject;
}

} // namespace baton
