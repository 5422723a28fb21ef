// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/interrupted_runs.h"
#include "ui/common/window_services.h"
#include "ui/reassign/reassign_subject.h"

#include <QWidget>

namespace baton {

class Banner;

/// The pages, and above them, whenever there is any, what earlier sessions left open on this connection.
class ResumeBar final : public QWidget
{
    Q_OBJECT

public:
    /// Reads the journal at once. Takes the pages.
    ResumeBar(const WindowServices &services, QWidget &pages, QWidget *parent = nullptr);

Q_SIGNALS:
    void reassignRequested(const baton::ReassignSubject &subject);

private:
    void read();
    void show(InterruptedRuns found);
    void openDialog();

    WindowServices m_services;
    Banner *m_banner;
    InterruptedRuns m_found;
    bool m_isLater = false;  ///< the person does not want to hear of it in this session
    bool m_isUnread = false; ///< the banner says that the journal could not be read
};

} // namespace baton
