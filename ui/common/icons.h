// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QIcon>
#include <QLatin1StringView>
#include <QPainter>

namespace baton {

/// An icon of resources/icons in the palette's colours, at any scale.
QIcon themedIcon(QLatin1StringView name, Token ink = Token::Text2);

/// The same, painted now. `hole` is what shows through a filled shape.
void paintGlyph(QPainter &painter, const QRect &rect, QLatin1StringView name, const QColor &ink, const QColor &hole);

} // namespace baton
