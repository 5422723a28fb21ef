// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/table_export.h"

#include "app/listing/csv_record.h"

#include <QAbstractItemView>
#include <QFileDialog>
#include <QTimer>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype linesPerTurn = 1000;

} // namespace

TableExport::TableExport(QAbstractItemView &view) : QObject(&view), m_view(view) {}

TableExport *TableExport::ask(QAbstractItemView &view, const QString &suggestion)
{
    auto *writer = new TableExport(view);
    auto *dialog = new QFileDialog(&view, tr("Export what is shown"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilter(tr("Comma-separated values (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(suggestion);
    connect(dialog, &QFileDialog::fileSelected, writer, &TableExport::begin);
    connect(dialog, &QFileDialog::rejected, writer, &QObject::deleteLater);
    dialog->open();
    return writer;
}

TableExport *TableExport::write(QAbstractItemView &view, const QString &path)
{
    auto *writer = new TableExport(view);
    QTimer::singleShot(0, writer, [writer, path] { writer->begin(path); });
    return writer;
}

void TableExport::begin(const QString &path)
{
    m_sheet = std::make_unique<ViewSheet>(m_view, ViewSheet::Rows::Shown);
    m_file.setFileName(path);
    // The mark tells spreadsheets that names in every script follow.
    if (!m_file.open(QIODevice::WriteOnly) || m_file.write("\xEF\xBB\xBF" + csvRecord(m_sheet->header())) < 0) {
        fail();
        return;
    }
    step();
}

void TableExport::step()
{
    QByteArray bytes;
    const qsizetype until = std::min(m_next + linesPerTurn, m_sheet->count());
    while (m_next < until)
        bytes += csvRecord(m_sheet->line(m_next++));
    if (m_file.write(bytes) != bytes.size()) {
        fail();
        return;
    }
    if (m_next < m_sheet->count()) {
        QTimer::singleShot(0, this, &TableExport::step);
        return;
    }
    if (!m_file.commit()) {
        fail();
        return;
    }
    Q_EMIT finished(m_file.fileName(), m_sheet->count());
    deleteLater();
}

void TableExport::fail()
{
    const QString path = m_file.fileName();
    Q_EMIT failed(path, tr("%1 was not written: %2.").arg(path, m_file.errorString()));
    m_file.cancelWriting();
    deleteLater();
}

} // namespace baton
