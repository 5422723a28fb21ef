// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/elide_label.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 300; ///< characters that are measured and drawn
constexpr int widestHint = 900;        ///< pixels; no text asks for more
constexpr qsizetype longestTip = 1000;

} // namespace

ElideLabel::ElideLabel(QLatin1StringView objectName, QWidget *parent, TextSize size) : QWidget(parent), m_size(size)
{
    setObjectName(objectName);
    setFont(fontFor(size));
    setForegroundRole(size == TextSize::Caption ? QPalette::PlaceholderText : QPalette::WindowText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElideLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize ElideLabel::sizeHint() const
{
    int width = 0;
    const QStringList lines = m_text.split(u'\n');
    for (const QString &line : lines)
        width = std::max(width, fontMetrics().horizontalAdvance(shortened(line, longestLine)) + 2);
    return {std::min(width, widestHint), static_cast<int>(lines.size()) * (fontMetrics().height() + 2)};
}

QSize ElideLabel::minimumSizeHint() const
{
    return {40, sizeHint().height()};
}

void ElideLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const int height = fontMetrics().height() + 2;
    int top = 0;
    for (const QString &line : m_text.split(u'\n')) {
        const QString shown = fontMetrics().elidedText(shortened(line, longestLine), Qt::ElideRight, width() + 2);
        painter.setLayoutDirection(textDirection(line));
        painter.drawText(
            QRect(0, top, width(), height),
            Qt::TextSingleLine |
                static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
            shown);
        top += height;
    }
}

bool ElideLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        setFont(fontFor(m_size));
        updateGeometry();
    }
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        if (sizeHint().width() > width() || m_text.size() > longestLine)
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(m_text), this);
        return true;
    }
    return QWidget::event(event);
}

QString plainToolTip(const QString &text)
{
    return u"<p style='white-space:pre-wrap'>"_s + shortened(text, longestTip).toHtmlEscaped() + u"</p>"_s;
}

} // namespace baton
