// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style_indicators.h"

#include "ui/common/icons.h"

#include <QStyle>

#include <algorithm>

namespace baton::style_painting {

using namespace Qt::StringLiterals;

namespace {

QRect centered(const QRect &rect, int size)
{
    return {rect.center().x() - size / 2 + 1, rect.center().y() - size / 2 + 1, size, size};
}

struct Mark
{
    QColor fill;
    QColor edge;
    QColor ink;
    qreal edgeWidth = 1;
};

Mark markOf(const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool set = option.state & (QStyle::State_On | QStyle::State_NoChange);
    Mark mark{theme.color(Token::Base), theme.color(Token::InputBorder), theme.color(Token::OnAccent), 1};
    if (set)
        mark.fill = mark.edge = theme.color(Token::AccentFill);
    if (!enabled) {
        mark.fill = theme.color(Token::Pane);
        mark.edge = theme.color(Token::Border);
        mark.ink = theme.color(Token::TextOff);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        mark.edge = theme.color(Token::Accent);
        mark.edgeWidth = 2;
    }
    return mark;
}

} // namespace

void checkMark(QPainter &painter, const QStyleOption &option)
{
    const Mark mark = markOf(option);
    const QRect box = centered(option.rect, 16);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(mark.edge, mark.edgeWidth));
    painter.setBrush(mark.fill);
    const qreal half = mark.edgeWidth / 2;
    painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), 3.5, 3.5);
    painter.restore();
    if (option.state.testFlag(QStyle::State_NoChange))
        painter.fillRect(QRect(box.left() + 4, box.center().y(), 8, 2), mark.ink);
    else if (option.state.testFlag(QStyle::State_On))
        paintGlyph(painter, box, "check"_L1, mark.ink, mark.fill);
}

void radioMark(QPainter &painter, const QStyleOption &option)
{
    const Mark mark = markOf(option);
    const QRectF circle(centered(option.rect, 16));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(mark.edge, mark.edgeWidth));
    painter.setBrush(mark.fill);
    const qreal half = mark.edgeWidth / 2;
    painter.drawEllipse(circle.adjusted(half, half, -half, -half));
    if (option.state.testFlag(QStyle::State_On)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark.ink);
        painter.drawEllipse(circle.adjusted(5, 5, -5, -5));
    }
    painter.restore();
}

void branchArrow(QPainter &painter, const QStyleOption &option)
{
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const Theme &theme = Theme::of(option.palette);
    QLatin1StringView name = "chev-down"_L1;
    if (!option.state.testFlag(QStyle::State_Open))
        name = option.direction == Qt::RightToLeft ? "chev-left"_L1 : "chev-right"_L1;
    paintGlyph(painter, centered(option.rect, 16), name, theme.color(Token::Text2), theme.color(Token::Base));
}

void progressBar(QPainter &painter, const QStyleOptionProgressBar &option)
{
    const Theme &theme = Theme::of(option.palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Track));
    const qreal round = std::min(3.0, option.rect.height() / 3.0);
    painter.drawRoundedRect(option.rect, round, round);
    // Without an end there is no bar, and nothing that loops.
    const qint64 range = qint64(option.maximum) - option.minimum;
    const qint64 done = qint64(option.progress) - option.minimum;
    if (range > 0 && done > 0) {
        QRect filled = option.rect;
        filled.setWidth(std::max(3, static_cast<int>(std::min(done, range) * option.rect.width() / range)));
        painter.setBrush(theme.color(Token::Meter));
        painter.drawRoundedRect(QStyle::visualRect(option.direction, option.rect, filled), round, round);
    }
    painter.restore();
}

void menuBarItem(QPainter &painter, const QStyleOptionMenuItem &option, bool mnemonics)
{
    const Theme &theme = Theme::of(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter.fillRect(option.rect, theme.color(Token::Window));
    if (enabled && option.state & (QStyle::State_Selected | QStyle::State_Sunken)) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(option.state.testFlag(QStyle::State_Sunken) ? Token::Pressed : Token::Hover));
        painter.drawRoundedRect(option.rect.adjusted(1, 3, -1, -3), 5, 5);
        painter.restore();
    }
    painter.setPen(theme.color(enabled ? Token::Text : Token::TextOff));
    painter.drawText(option.rect,
                     Qt::AlignCenter | Qt::TextSingleLine | (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                     option.text);
}

} // namespace baton::style_painting
