// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_export.h"

#include "app/listing/when_answered.h"
#include "app/reassign/evidence_export.h"

#include <QFileDialog>
#include <QSaveFile>
#include <QtConcurrent>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool whole = file.open(QIODevice::WriteOnly) &&
                       file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                       file.write(bytes) == bytes.size() && file.commit();
    if (whole)
        return {};
    return failure({ErrorKind::Storage,
                    HistoryExport::tr("The file %1 was not written: %2").arg(path, file.errorString()),
                    HistoryExport::tr("Choose another folder, or make room on the disk.")});
}

} // namespace

HistoryExport::HistoryExport(HistoryReader &history, RunId run, QDateTime now, QObject *parent)
    : QObject(parent), m_history(history), m_run(std::move(run)), m_now(std::move(now))
{
}

HistoryExport *HistoryExport::ask(HistoryReader &history, const RunId &run, const QString &suggestion,
                                  const QDateTime &now, QWidget &window)
{
    auto *work = new HistoryExport(history, run, now, &window);
    auto *dialog = new QFileDialog(&window, tr("Export the evidence of this run"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("JSON, with all that can be checked (*.json)"), tr("CSV, the events alone (*.csv)")});
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(suggestion);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains("*.csv"_L1) ? u"csv"_s : u"json"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, work, &HistoryExport::begin);
    connect(dialog, &QFileDialog::rejected, work, &QObject::deleteLater);
    dialog->open();
    return work;
}

HistoryExport *HistoryExport::write(HistoryReader &history, const RunId &run, const QString &path, const QDateTime &now,
                                    QObject &owner)
{
    auto *work = new HistoryExport(history, run, now, &owner);
    QMetaObject::invokeMethod(
        work, [work, path] { work->begin(path); }, Qt::QueuedConnection);
    return work;
}

void HistoryExport::begin(const QString &path)
{
    const auto end = [this, path](const Result<void> &done) {
        if (done)
            Q_EMIT written(path);
        else
            Q_EMIT failed(done.error());
        deleteLater();
    };
    whenAnswered(m_history.evidence(m_run), this, [this, path, end](Result<RunEvidence> evidence) {
        if (!evidence) {
            end(failure(evidence.error()));
            return;
        }
        const bool csv = path.endsWith(".csv"_L1, Qt::CaseInsensitive);
        whenAnswered(QtConcurrent::run([path, csv, now = m_now, evidence = std::move(*evidence)] {
                         return writeFile(path, csv ? evidenceCsv(evidence) : evidenceJson(evidence, now));
                     }),
                     this, end);
    });
}

} // namespace baton
