// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QColor;
class QPainter;
class QRect;

namespace baton {

/// Fills a line that is one unit high or wide with as many whole pixels of the screen as fit into that unit, at its
/// lower or trailing edge: at 150 % all hairlines are equally thin, wherever they fall between the screen's pixels.
void paintHairline(QPainter &painter, const QRect &line, const QColor &color);

} // namespace baton
