// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/view_sheet.h"

#include <QObject>
#include <QSaveFile>

#include <memory>

class QAbstractItemView;

namespace baton {

/// Writes what a view shows to a CSV file, some rows in each turn of the event loop. The file is there when it is
/// whole, or not at all. Deletes itself when it has finished.
class TableExport final : public QObject
{
    Q_OBJECT

public:
    /// Asks for the file name, beginning with `suggestion` ("certifications.csv"), then writes. The view must show a
    /// table or a tree of rows; it owns the export.
    static TableExport *ask(QAbstractItemView &view, const QString &suggestion);
    /// Writes to a known file.
    static TableExport *write(QAbstractItemView &view, const QString &path);

Q_SIGNALS:
    void finished(const QString &path, qint64 rows);
    /// `reason` in a sentence; nothing was written.
    void failed(const QString &path, const QString &reason);

private:
    explicit TableExport(QAbstractItemView &view);
    void begin(const QString &path);
    void step();
    void fail();

    QAbstractItemView &m_view;
    std::unique_ptr<ViewSheet> m_sheet;
    QSaveFile m_file;
    qsizetype m_next = 0;
};

} // namespace baton
