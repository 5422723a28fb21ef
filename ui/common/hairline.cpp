// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/hairline.h"

#include <QPainter>

#include <algorithm>

namespace baton {

void paintHairline(QPainter &painter, const QRect &line, const QColor &color)
{
    const QTransform toScreen = painter.deviceTransform();
    if (toScreen.type() > QTransform::TxScale) {
        painter.fillRect(line, color);
        return;
    }
    // The edges where fillRect() would put them.
    const QRectF exact = toScreen.mapRect(QRectF(line));
    QRect pixels(QPoint(qRound(exact.left()), qRound(exact.top())),
                 QPoint(qRound(exact.right()) - 1, qRound(exact.bottom()) - 1));
    if (line.height() == 1)
        pixels.setTop(pixels.bottom() + 1 - std::max(1, static_cast<int>(toScreen.m22())));
    if (line.width() == 1)
        pixels.setLeft(pixels.right() + 1 - std::max(1, static_cast<int>(toScreen.m11())));
    painter.fillRect(toScreen.inverted().mapRect(QRectF(pixels)), color);
}

} // namespace baton
