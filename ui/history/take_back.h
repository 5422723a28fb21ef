// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/undo_reading.h"
#include "models/tables/cell.h"
#include "ui/common/window_services.h"
#include "ui/reassign/reassign_subject.h"

#include <QObject>

#include <memory>

class QPushButton;

namespace baton {

/// Takes a run back: reads where its rows are now, asks whose to bring back first where several people had them, and
/// hands the order to the Reassign dialog. Sends nothing itself.
class TakeBack final : public QObject
{
    Q_OBJECT

public:
    /// The choice opens below the button.
    TakeBack(const WindowServices &services, QPushButton &button, QObject *parent);

    /// One run at a time; another one replaces it.
    void start(const RunId &run);

Q_SIGNALS:
    void told(baton::Tone tone, const QString &text);
    void reassignRequested(const baton::ReassignSubject &subject);

private:
    void haveRead();
    void choose();
    ReassignSubject subjectOf(const UndoReading::Way &way) const;

    WindowServices m_services;
    QPushButton &m_button;
    RunId m_run;
    UndoOutlook m_outlook;
    std::unique_ptr<UndoReading> m_reading;
};

} // namespace baton
