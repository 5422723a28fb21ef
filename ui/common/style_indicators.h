// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QStyleOption>

namespace baton::style_painting {

// The small parts: what says yes or no, how far something is, what unfolds, and the menu bar's words.
void checkMark(QPainter &painter, const QStyleOption &option);
void radioMark(QPainter &painter, const QStyleOption &option);
void branchArrow(QPainter &painter, const QStyleOption &option);
void progressBar(QPainter &painter, const QStyleOptionProgressBar &option);
void menuBarItem(QPainter &painter, const QStyleOptionMenuItem &option, bool mnemonics);

} // namespace baton::style_painting
