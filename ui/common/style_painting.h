// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QStyleOption>

namespace baton::style_painting {

// How BatonStyle draws each part; colours come from the option's palette.
void pushButton(QPainter &painter, const QStyleOption &option, bool primary);
void pushButtonLabel(QPainter &painter, const QStyleOptionButton &option, bool primary, bool mnemonics);
void toolButton(QPainter &painter, const QStyleOption &option);
void field(QPainter &painter, const QStyleOption &option, const QRect &rect, bool focused);
/// `ringOnly`: nothing without the focus.
void frame(QPainter &painter, const QStyleOption &option, bool ringOnly);
void headerSection(QPainter &painter, const QStyleOptionHeader &option);
void headerLabel(QPainter &painter, const QStyleOptionHeader &option, int lead);
void tab(QPainter &painter, const QStyleOptionTab &option);
void tabLabel(QPainter &painter, const QStyleOptionTab &option);
void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle, const QColor &ground);
void comboBox(QPainter &painter, const QStyleOptionComboBox &option);

} // namespace baton::style_painting
