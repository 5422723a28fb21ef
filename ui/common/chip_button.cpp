// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chip_button.h"

#include "ui/common/capped_text.h"
#include "ui/common/elide_label.h"
#include "ui/common/icons.h"
#include "ui/common/table_header.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int chipHeight = 26;
constexpr int edge = 10;
constexpr int glyphSize = 14;
constexpr int widestText = 240;
constexpr qreal radius = 5;

} // namespace

ChipButton::ChipButton(const QString &objectName, QWidget *parent) : QToolButton(parent)
{
    setObjectName(objectName);
    setFont(fontFor(TextSize::Caption));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(this, &QToolButton::clicked, this, [this] { openValues(); });
}

void ChipButton::say(const QString &label, const QString &text, const QStringList &picked)
{
    setText(text);
    setShortcut({}); // a vendor's "&" is no mnemonic
    setAccessibleName(picked.isEmpty() ? tr("Filter by %1").arg(label) : tr("Filter, %1").arg(text));
    setAccessibleDescription(picked.isEmpty() ? QString() : tr("Delete shows all again"));
    setToolTip(picked.isEmpty() ? QString() : plainToolTip(picked.join(u'\n')));
    updateGeometry();
    update();
}

QSize ChipButton::sizeHint() const
{
    const int wanted = fontMetrics().horizontalAdvance(cappedText(text(), widestText)) + 2;
    return {2 * edge + std::min(wanted, widestText) + 4 + glyphSize, scaledFor(font(), chipHeight)};
}

QRect ChipButton::glyphRect() const
{
    const QRect box(width() - edge - glyphSize + 2, (height() - glyphSize) / 2, glyphSize, glyphSize);
    return QStyle::visualRect(layoutDirection(), rect(), box);
}

void ChipButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    const bool used = isInUse();
    QColor fill = theme.color(used ? Token::Selection : Token::Raised);
    if (!used && (underMouse() || isDown()))
        fill = theme.color(isDown() ? Token::Pressed : Token::Hover);
    const QColor ink = theme.color(used ? Token::Accent : Token::Text);
    const QColor rim = theme.color(hasFocus() ? Token::Accent : used ? Token::MeterSoft : Token::Border);
    const int rimWidth = hasFocus() ? 2 : 1;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(rim, rimWidth));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(rimWidth / 2.0, rimWidth / 2.0, -rimWidth / 2.0, -rimWidth / 2.0),
                            radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(ink);
    const QRect label(edge, 0, width() - 2 * edge - glyphSize - 2, height());
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), label),
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)) |
                         Qt::TextSingleLine,
                     fittedText(text(), fontMetrics(), label.width()));
    paintGlyph(painter, glyphRect(), used ? "x"_L1 : "chev-down"_L1, used ? ink : theme.color(Token::Text2), fill);
}

void ChipButton::mousePressEvent(QMouseEvent *event)
{
    m_onCross = isInUse() && glyphRect().adjusted(-4, -height(), edge, height()).contains(event->position().toPoint());
    if (m_onCross)
        event->accept();
    else
        QToolButton::mousePressEvent(event);
}

void ChipButton::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_onCross)
        QToolButton::mouseReleaseEvent(event);
    else if (rect().contains(event->position().toPoint()))
        showAll();
    m_onCross = false;
}

void ChipButton::keyPressEvent(QKeyEvent *event)
{
    const bool deletes = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (deletes && isInUse())
        showAll();
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        openValues();
    else
        QToolButton::keyPressEvent(event);
}

bool ChipButton::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(fontFor(TextSize::Caption));
    return QToolButton::event(event);
}

} // namespace baton
