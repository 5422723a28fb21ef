// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/start_window.h"

#include "models/tables/state_words.h"
#include "ui/common/error_words.h"
#include "ui/common/icons.h"
#include "ui/common/ui_settings.h"

#include <QScreen>
#include <QVBoxLayout>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// A sign-in that is over in a blink shows nothing.
constexpr Millis blink{300};

} // namespace

QSize startSize(const QWidget &window)
{
    const QSize titleBar(0, 40); // its height is only known once the window is shown
    return QSize(1280, 800).boundedTo(window.screen()->availableSize() - titleBar);
}

StartWindow::StartWindow(const QString &tenant, Scheduler &scheduler, const UiSettings &settings, QWidget *parent)
    : QWidget(parent), m_tenant(tenant), m_scheduler(scheduler), m_panel(new StatePanel(this))
{
    setObjectName(u"startWindow"_s);
    setWindowIcon(themedIcon("baton"_L1, Token::Accent));
    setWindowTitle(tr("%1 – Baton").arg(tenant));
    resize(startSize(*this));
    restoreGeometry(settings.geometry());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);
    connect(m_panel, &StatePanel::actionRequested, this, &StartWindow::retryRequested);
    m_panel->setContent({});
}

void StartWindow::showOpening()
{
    const int attempt = ++m_attempt;
    m_panel->setContent({});
    m_scheduler.callAfter(blink, this, [this, attempt] {
        if (attempt != m_attempt)
            return;
        StatePanel::Content content;
        content.icon = "plug"_L1;
        content.heading = tr("Signing in to %1…").arg(isolated(m_tenant));
        m_panel->setContent(content);
        show();
    });
}

void StartWindow::showFailed(const Error &error)
{
    ++m_attempt;
    StatePanel::Content content = loadFailure(error, {}, m_tenant);
    content.icon = error.kind == ErrorKind::Storage ? "s-failed"_L1 : "cloud-off"_L1;
    content.heading = error.kind == ErrorKind::Storage ? tr("Baton's data folder cannot be used")
                                                       : tr("No sign-in to %1").arg(isolated(m_tenant));
    m_panel->setContent(content);
    show();
}

void StartWindow::done()
{
    ++m_attempt;
    hide();
}

} // namespace baton
