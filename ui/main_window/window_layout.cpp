// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/window_layout.h"

#include "ui/common/widgets.h"

#include <QAction>
#include <QEvent>
#include <QSplitter>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrow = 1200; ///< below, the details fold by themselves
constexpr int wide = 1600;   ///< from here on, the sides are wider

} // namespace

WindowLayout::WindowLayout(QWidget &navigation, QWidget &pages, QWidget &details, QAction &toggle, int navigationWidth,
                           QWidget &window)
    : QObject(&window), m_window(window), m_details(details), m_toggle(toggle),
      m_splitter(new QSplitter(Qt::Horizontal, &window)), m_navigationWidth(navigationWidth)
{
    m_splitter->setObjectName(u"mainSplitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(&navigation);
    m_splitter->addWidget(&pages);
    m_splitter->addWidget(&details);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_toggle.setCheckable(true);
    m_window.installEventFilter(this);
    connect(&m_toggle, &QAction::triggered, this, &WindowLayout::toggled);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        const QList<int> sizes = m_splitter->sizes();
        if (m_widths.isEmpty())
            m_widths = sizes;
        for (int i = 0; i < static_cast<int>(sizes.size()); ++i) {
            if (sizes[i] > 0) // a folded pane keeps its width
                m_widths[i] = sizes[i];
        }
        Q_EMIT changed();
    });
    apply();
}

bool WindowLayout::isNarrow() const
{
    return m_window.width() < narrow;
}

bool WindowLayout::detailsAreShown() const
{
    return isNarrow() ? m_asked : !m_folded;
}

void WindowLayout::setDetailsFolded(bool folded)
{
    m_folded = folded;
    apply();
}

void WindowLayout::toggled(bool shown)
{
    if (isNarrow())
        m_asked = shown;
    else
        m_folded = !shown;
    apply();
    Q_EMIT changed();
}

void WindowLayout::apply()
{
    if (!isNarrow())
        m_asked = false;
    const bool shown = detailsAreShown();
    m_toggle.setChecked(shown);
    m_details.setVisible(shown);
    const bool large = m_window.width() >= wide;
    const int navigation =
        m_widths.isEmpty() ? std::max(m_navigationWidth, scaledLength(large ? 240 : 204)) : m_widths[0];
    const int details = m_widths.isEmpty() || m_widths[2] == 0 ? scaledLength(large ? 360 : 288) : m_widths[2];
    const int rest = m_window.width() - navigation - (shown ? details : 0);
    m_splitter->setSizes({navigation, std::max(1, rest), details});
}

QList<int> WindowLayout::widths() const
{
    return m_widths;
}

void WindowLayout::setWidths(const QList<int> &widths)
{
    if (widths.size() != m_splitter->count() || widths[0] <= 0)
        return;
    m_widths = widths;
    apply();
}

bool WindowLayout::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Resize)
        apply();
    return QObject::eventFilter(watched, event);
}

} // namespace baton
