// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/text_block.h"

#include "ui/common/elide_label.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <cmath>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostShown = 4000; ///< characters; the rest is only copied

constexpr QChar mayBreak(0x200B); ///< zero wide

/// Mails, ids and distinguished names break behind their marks, not inside a word; numbers stay whole.
QString withBreaks(const QString &text)
{
    QString broken;
    broken.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        broken += text[i];
        const bool mark = QStringView(u"@.,_=").contains(text[i]);
        const bool inside = i > 0 && i + 1 < text.size() && !text[i - 1].isSpace() && !text[i + 1].isSpace();
        if (mark && inside && !(text[i - 1].isDigit() && text[i + 1].isDigit()))
            broken += mayBreak;
    }
    return broken;
}

} // namespace

TextBlock::TextBlock(QLatin1StringView objectName, QWidget *parent, TextSize size) : QWidget(parent), m_size(size)
{
    setObjectName(objectName);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setCursor(Qt::IBeamCursor);
    setFocusPolicy(Qt::ClickFocus);
    applyFont();
}

void TextBlock::applyFont()
{
    QFont font = fontFor(m_size);
    if (m_fixed) {
        QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        fixed.setPointSizeF(font.pointSizeF() * 0.98);
        font = fixed;
    }
    setFont(font);
    m_laidOut = {-1, 0};
    updateGeometry();
}

void TextBlock::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_anchor = m_cursor = 0;
    m_laidOut = {-1, 0};
    setAccessibleName(text);
    updateGeometry();
    update();
}

void TextBlock::setFixedFont(bool fixed)
{
    m_fixed = fixed;
    applyFont();
}

void TextBlock::setOneLine(bool oneLine)
{
    m_oneLine = oneLine;
    m_laidOut = {-1, 0};
    updateGeometry();
}

qreal TextBlock::layOut(int width) const
{
    if (m_laidOut.width() == width)
        return m_laidOut.height();
    QString shown = shortened(m_text, mostShown);
    if (m_oneLine)
        shown = fontMetrics().elidedText(shown.simplified(), Qt::ElideMiddle, width);
    else
        shown = withBreaks(shown);
    shown.replace(u'\n', QChar::LineSeparator);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(shown.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute);
    m_layout.setText(shown);
    m_layout.setFont(font());
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true);
    // The same line as words beside it, although its letters are lower.
    const QFontMetricsF words(fontFor(m_size));
    qreal height = m_fixed ? std::max(0.0, words.ascent() - QFontMetricsF(font()).ascent()) : 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        line.setPosition({0, height});
        height += line.height();
    }
    m_layout.endLayout();
    m_laidOut = {width, static_cast<int>(std::ceil(height))};
    return m_laidOut.height();
}

int TextBlock::heightForWidth(int width) const
{
    return static_cast<int>(layOut(width));
}

QSize TextBlock::sizeHint() const
{
    int width = 0;
    for (const QString &line : shortened(m_text, mostShown).split(u'\n'))
        width = std::max(width, std::min(fontMetrics().horizontalAdvance(line.left(200)) + 2, scaledLength(420)));
    return {width, heightForWidth(std::max(1, width))};
}

QSize TextBlock::minimumSizeHint() const
{
    return {40, fontMetrics().height()};
}

void TextBlock::paintEvent(QPaintEvent *)
{
    layOut(width());
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    QList<QTextLayout::FormatRange> selections;
    if (m_anchor != m_cursor) {
        QTextLayout::FormatRange range;
        range.start = std::min(m_anchor, m_cursor);
        range.length = std::abs(m_anchor - m_cursor);
        range.format.setBackground(palette().color(QPalette::Highlight));
        range.format.setForeground(palette().color(QPalette::HighlightedText));
        selections.push_back(range);
    }
    m_layout.draw(&painter, {0, 0}, selections);
}

int TextBlock::positionAt(const QPointF &at) const
{
    layOut(width());
    for (int i = 0; i < m_layout.lineCount(); ++i) {
        const QTextLine line = m_layout.lineAt(i);
        if (at.y() < line.y() + line.height() || i == m_layout.lineCount() - 1)
            return line.xToCursor(at.x());
    }
    return 0;
}

void TextBlock::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_anchor = m_cursor = positionAt(event->position());
    update();
}

void TextBlock::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    m_cursor = positionAt(event->position());
    update();
}

void TextBlock::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        m_cursor = static_cast<int>(m_layout.text().size());
        update();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void TextBlock::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, [this] { copy(); })->setObjectName(u"copyText"_s);
    menu->popup(event->globalPos());
}

void TextBlock::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason)
        return;
    m_anchor = m_cursor = 0;
    update();
}

void TextBlock::copy() const
{
    QString text = m_text;
    if (m_anchor != m_cursor) {
        text = m_layout.text().mid(std::min(m_anchor, m_cursor), std::abs(m_anchor - m_cursor));
        text.replace(QChar::LineSeparator, u'\n').remove(mayBreak);
    }
    QGuiApplication::clipboard()->setText(text);
}

bool TextBlock::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ApplicationFontChange:
        applyFont();
        break;
    case QEvent::LayoutDirectionChange:
        m_laidOut = {-1, 0};
        break;
    case QEvent::ShortcutOverride:
        if (static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
            event->accept(); // before the window's own copy
        break;
    case QEvent::ToolTip:
        if (m_oneLine && m_layout.text() != m_text)
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(m_text), this);
        return true;
    default:
        break;
    }
    return QWidget::event(event);
}

} // namespace baton
