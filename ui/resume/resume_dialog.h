// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/interrupted_runs.h"
#include "ui/common/window_services.h"
#include "ui/reassign/reassign_subject.h"

#include <QDialog>

namespace baton {

/// What earlier sessions left open, run by run. Nothing is sent from here: going on opens the Reassign dialog.
class ResumeDialog final : public QDialog
{
    Q_OBJECT

public:
    ResumeDialog(const WindowServices &services, const InterruptedRuns &found, QWidget *parent = nullptr);

Q_SIGNALS:
    void reassignRequested(const baton::ReassignSubject &subject);
};

} // namespace baton
