// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/history_reader.h"

#include <QObject>

class QWidget;

namespace baton {

/// Writes the evidence of one run to a file that the person names: JSON, or CSV where the name ends so. Read and
/// written off the GUI thread; the file is there when it is whole, or not at all, and only its owner may read it.
/// Deletes itself when it has finished.
class HistoryExport final : public QObject
{
    Q_OBJECT

public:
    /// Asks for the file; a person who names none ends it in silence.
    static HistoryExport *ask(HistoryReader &history, const RunId &run, const QString &suggestion, const QDateTime &now,
                              QWidget &window);
    /// To a known file.
    static HistoryExport *write(HistoryReader &history, const RunId &run, const QString &path, const QDateTime &now,
                                QObject &owner);

Q_SIGNALS:
    void written(const QString &path);
    /// Nothing was written.
    void failed(const baton::Error &error);

private:
    HistoryExport(HistoryReader &history, RunId run, QDateTime now, QObject *parent);
    void begin(const QString &path);

    HistoryReader &m_history;
    RunId m_run;
    QDateTime m_now;
};

} // namespace baton
