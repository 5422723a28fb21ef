// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style_painting.h"

#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/row_delegate.h"
#include "ui/common/widgets.h"

#include <QFontMetrics>
#include <QStyle>

namespace baton::style_painting {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal radius = 5;

/// A box with a one-pixel edge, drawn on the pixel grid.
void box(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &edge, int edgeWidth = 1)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal half = edgeWidth / 2.0;
    painter.setPen(edgeWidth > 0 ? QPen(edge, edgeWidth) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius);
    painter.restore();
}

} // namespace

void pushButton(QPainter &painter, const QStyleOption &option, bool primary)
{
    const Theme &theme = Theme::of(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool down = option.state.testFlag(QStyle::State_Sunken);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    QColor fill = theme.color(Token::Raised);
    QColor edge = theme.color(Token::Border);
    if (!enabled) {
        fill = theme.color(Token::Pane);
        edge = theme.color(Token::Hairline);
    } else if (primary) {
        fill = theme.color(Token::AccentFill);
        if (down)
            fill = fill.darker(115);
        else if (hover)
            fill = fill.lighter(108);
        edge = fill;
    } else if (down) {
        fill = theme.color(Token::Pressed);
    } else if (hover) {
        fill = theme.color(Token::Hover);
    }
    box(painter, option.rect, fill, edge);
    if (!focus || !enabled)
        return;
    // On a filled button the ring stands inside, apart from the fill, so that it shows.
    if (primary)
        box(painter, option.rect.adjusted(2, 2, -2, -2), Qt::transparent, theme.color(Token::OnAccent), 1);
    else
        box(painter, option.rect, Qt::transparent, theme.color(Token::Accent), 2);
}

void pushButtonLabel(QPainter &painter, const QStyleOptionButton &option, bool primary, bool mnemonics)
{
    constexpr int gap = 8;
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const int flags = (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic) | Qt::AlignCenter;
    const QSize icon = option.icon.isNull() ? QSize(0, 0) : option.iconSize;
    const int lead = icon.isEmpty() ? 0 : icon.width() + (option.text.isEmpty() ? 0 : gap);
    const int words = option.fontMetrics.size(flags, option.text).width();
    const int width = std::min(lead + words, option.rect.width());
    const QRect all =
        QStyle::alignedRect(option.direction, Qt::AlignCenter, {width, option.rect.height()}, option.rect);
    const auto placed = [&](int from, int to) {
        return QStyle::visualRect(option.direction, all, QRect(all.left() + from, all.top(), to - from, all.height()));
    };
    if (!icon.isEmpty()) {
        const QRect room = QStyle::alignedRect(option.direction, Qt::AlignCenter, icon, placed(0, icon.width()));
        option.icon.paint(&painter, room, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    painter.setPen(primary && enabled ? Theme::of(option.palette).color(Token::OnAccent)
                                      : option.palette.color(QPalette::ButtonText));
    painter.save();
    painter.setLayoutDirection(textDirection(option.text));
    painter.drawText(placed(lead, width), flags, option.text);
    painter.restore();
}

void toolButton(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    QColor fill = Qt::transparent;
    if (option.state & (QStyle::State_Sunken | QStyle::State_On))
        fill = theme.color(Token::Pressed);
    else if (option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled))
        fill = theme.color(Token::Hover);
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    box(painter, option.rect, fill, theme.color(Token::Accent), focus ? 2 : 0);
}

void field(QPainter &painter, const QStyleOption &option, const QRect &rect, bool focused)
{
    const Theme &theme = Theme::of(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const QColor fill = theme.color(enabled ? Token::Base : Token::Pane);
    if (focused)
        box(painter, rect, fill, theme.color(Token::Accent), 2);
    else
        box(painter, rect, fill, theme.color(enabled ? Token::InputBorder : Token::Border));
}

void frame(QPainter &painter, const QStyleOption &option, bool ringOnly)
{
    const Theme &theme = Theme::of(option.palette);
    if (option.state.testFlag(QStyle::State_HasFocus))
        box(painter, option.rect, Qt::transparent, theme.color(Token::Accent), 2);
    else if (!ringOnly)
        box(painter, option.rect, Qt::transparent, theme.color(Token::Border));
}

void headerSection(QPainter &painter, const QStyleOptionHeader &option)
{
    const Theme &theme = Theme::of(option.palette);
    painter.fillRect(option.rect, theme.color(Token::Base));
    paintHairline(painter, QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                  theme.color(Token::Hairline));
}

void headerLabel(QPainter &painter, const QStyleOptionHeader &option, int lead)
{
    const Theme &theme = Theme::of(option.palette);
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const bool right = (option.textAlignment & Qt::AlignRight) != 0;
    const bool mirrored = option.direction == Qt::RightToLeft;
    QRect rect =
        option.rect.adjusted(mirrored ? RowDelegate::padding : lead, 0, mirrored ? -lead : -RowDelegate::padding, 0);
    QFont font = fontFor(TextSize::Caption); // not the header's own, which is that of its first day
    font.setWeight(sorted ? QFont::DemiBold : QFont::Medium);
    painter.save();
    painter.setFont(font);
    painter.setPen(theme.color(sorted ? Token::Text : Token::Text2));
    const QFontMetrics metrics(font);
    constexpr int arrow = 16;
    const int room = rect.width() - (sorted ? arrow : 0);
    const QString text = metrics.elidedText(option.text, Qt::ElideRight, room + 2);
    const int width = std::min(metrics.horizontalAdvance(text), room);
    QRect label(rect.left(), rect.top(), width + 2, rect.height());
    if (right)
        label.moveRight(rect.right() + 1 - (sorted ? arrow : 0));
    painter.drawText(QStyle::visualRect(option.direction, rect, label), Qt::AlignCenter | Qt::TextSingleLine, text);
    if (sorted) {
        // Qt's SortDown stands for ascending order.
        const bool ascending = option.sortIndicator == QStyleOptionHeader::SortDown;
        const QRect glyph(label.right() + 2, rect.center().y() - arrow / 2 + 1, arrow, arrow);
        paintGlyph(painter, QStyle::visualRect(option.direction, rect, glyph),
                   ascending ? "chev-up"_L1 : "chev-down"_L1, theme.color(Token::Text), theme.color(Token::Base));
    }
    painter.restore();
}

void tab(QPainter &painter, const QStyleOptionTab &option)
{
    const Theme &theme = Theme::of(option.palette);
    if (!option.state.testFlag(QStyle::State_Selected))
        return;
    painter.fillRect(QRect(option.rect.left() + 8, option.rect.bottom() - 1, option.rect.width() - 16, 2),
                     theme.color(Token::Accent));
}

void tabLabel(QPainter &painter, const QStyleOptionTab &option)
{
    const Theme &theme = Theme::of(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter.save();
    painter.setPen(theme.color(selected ? Token::Text : Token::Text2));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
    if (option.state.testFlag(QStyle::State_HasFocus))
        box(painter, option.rect.adjusted(2, 4, -2, -4), Qt::transparent, theme.color(Token::Accent), 1);
    painter.restore();
}

void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle, const QColor &ground)
{
    const Theme &theme = Theme::of(option.palette);
    painter.fillRect(option.rect, ground);
    if (option.maximum <= option.minimum)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Scroll));
    const QRectF grip = QRectF(handle).adjusted(3, 3, -3, -3);
    painter.drawRoundedRect(grip, 3, 3);
    painter.restore();
}

void comboBox(QPainter &painter, const QStyleOptionComboBox &option)
{
    const Theme &theme = Theme::of(option.palette);
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    if (option.editable)
        field(painter, option, option.rect, focus);
    else
        pushButton(painter, option, false);
    const QRect glyph(option.rect.right() - 24, option.rect.center().y() - 7, 16, 16);
    paintGlyph(painter, QStyle::visualRect(option.direction, option.rect, glyph), "chev-down"_L1,
               theme.color(option.state.testFlag(QStyle::State_Enabled) ? Token::Text2 : Token::TextOff),
               theme.color(Token::Base));
}

} // namespace baton::style_painting
