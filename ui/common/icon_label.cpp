// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icon_label.h"

#include "ui/common/icons.h"

namespace baton {

IconLabel::IconLabel(QLatin1StringView objectName, QWidget *parent, int size) : QWidget(parent), m_size(size)
{
    setObjectName(objectName);
    setFixedSize(size, size);
}

void IconLabel::setIcon(QLatin1StringView name, Token ink)
{
    if (name == m_name && ink == m_ink)
        return;
    m_name = name;
    m_ink = ink;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    paintGlyph(painter, rect(), m_name, theme.color(m_ink), palette().color(backgroundRole()));
}

} // namespace baton
