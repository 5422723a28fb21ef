// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/status_line.h"

#include "ui/common/elide_label.h"
#include "ui/common/icons.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr Millis saidFor{6000};
constexpr int steps = 1000;

QProgressBar *smallBar(QLatin1StringView objectName, const QString &name, int width, QWidget *parent)
{
    auto *bar = named(new QProgressBar(parent), objectName, name);
    bar->setRange(0, steps);
    bar->setTextVisible(false);
    bar->setFixedSize(width, 6);
    return bar;
}

} // namespace

StatusLine::StatusLine(Scheduler &scheduler, QWidget *parent) : QWidget(parent), m_scheduler(scheduler)
{
    setObjectName(u"statusLine"_s);
    m_hint = new ElideLabel("statusHint"_L1, this);
    m_progress = smallBar("loadProgress"_L1, tr("Loaded"), 96, this);
    m_stop = toolButton("stopLoading"_L1, "x"_L1, tr("Stop loading"), this);
    m_stop->setFixedSize(24, 24);
    m_requests = plainLabel("requestsLeft"_L1, TextSize::Caption, this);
    m_requests->setForegroundRole(QPalette::PlaceholderText);
    m_requests->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_requests->setToolTip(tr("How many requests the tenant still takes in its time window"));
    m_window = smallBar("requestWindow"_L1, tr("Requests left"), 56, this);
    m_window->setProperty("meter", true);
    m_work = new QToolButton(this);
    m_work->setObjectName(u"statusWork"_s);
    m_work->setIcon(themedIcon("pulse"_L1));
    m_work->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_work->setAutoRaise(true);
    m_work->setFocusPolicy(Qt::TabFocus);
    m_work->setFont(fontFor(TextSize::Caption));
    m_work->setFixedHeight(24);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(6);
    row->addWidget(m_hint);
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    row->addStretch(1);
    row->addWidget(m_requests);
    row->addSpacing(2);
    row->addWidget(m_window);
    row->addSpacing(6);
    row->addWidget(m_work);
    m_requests->setVisible(false);
    m_window->setVisible(false);
    setProgress({}, -1, false);
    setWork({});
    connect(m_stop, &QToolButton::clicked, this, &StatusLine::stopRequested);
    connect(m_work, &QToolButton::clicked, this, &StatusLine::workRequested);
}

void StatusLine::setHint(const QString &text)
{
    m_hintText = text;
    updateText();
}

void StatusLine::setProgress(const QString &text, double share, bool mayStop)
{
    m_progressText = text;
    m_progress->setVisible(share >= 0);
    m_progress->setValue(static_cast<int>(share * steps));
    m_stop->setVisible(mayStop);
    updateText();
}

void StatusLine::setTraffic(const TrafficMeter &traffic)
{
    const std::optional<int> left = traffic.remaining();
    const std::optional<int> all = traffic.allowance();
    const auto held = std::chrono::ceil<std::chrono::seconds>(traffic.heldFor());
    const bool shown = held.count() > 0 || (left && all && *all > 0);
    m_requests->setVisible(shown);
    m_window->setVisible(shown && left && all && *all > 0);
    if (!shown)
        return;
    if (held.count() > 0) {
        m_requests->setText(tr("held for %1 s").arg(static_cast<qint64>(held.count())));
        m_window->setValue(0);
        return;
    }
    const QString text = tr("%1 of %2 requests left");
    // It ticks: the room is that of the longest.
    m_requests->setMinimumWidth(m_requests->fontMetrics().horizontalAdvance(text.arg(*all).arg(*all)) + 2);
    m_requests->setText(text.arg(*left).arg(*all));
    m_window->setValue(*left * steps / *all);
}

void StatusLine::setWork(const QString &text)
{
    m_work->setText(text);
    m_work->setAccessibleName(text);
    m_work->setToolTip(tr("Show the tasks"));
    m_work->setVisible(!text.isEmpty());
}

void StatusLine::say(const QString &sentence)
{
    m_said = sentence;
    updateText();
    m_scheduler.callAfter(saidFor, this, [this, number = ++m_saidNumber] {
        if (number != m_saidNumber)
            return;
        m_said.clear();
        updateText();
    });
}

void StatusLine::updateText()
{
    if (!m_said.isEmpty())
        m_hint->setText(m_said);
    else
        m_hint->setText(m_progressText.isEmpty() ? m_hintText : m_progressText);
}

} // namespace baton
