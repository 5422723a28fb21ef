// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cell.h"

#include <QColor>
#include <QPalette>

class QApplication;

namespace baton {

/// What a colour is for. The only place where colours are written is theme.cpp.
enum class Token {
    Window,
    Base,
    Pane,
    Raised,
    Hairline,
    Border,
    InputBorder,
    Text,
    Text2,
    TextOff,
    Accent,
    AccentFill,
    OnAccent,
    Selection,
    SelectionIdle,
    Hover,
    Pressed,
    Meter,
    MeterOk,
    MeterSoft,
    Scroll,
    Track,
    TrackOnSelection,
    CalmTint,
    Ok,
    OkTint,
    Warn,
    WarnTint,
    Bad,
    BadTint,
    Odd,
    OddTint,
    Count
};

enum class Scheme { System, Light, Dark };

/// The colours of one scheme. Widgets ask for the one that fits the palette they are painted with, so that nothing
/// keeps an old colour when the palette changes.
class Theme
{
public:
    static const Theme &of(const QPalette &palette);
    static const Theme &light();
    static const Theme &dark();

    QColor color(Token token) const;
    QColor ink(Tone tone) const;
    QColor tint(Tone tone) const;
    QPalette palette() const;

private:
    explicit constexpr Theme(const QRgb *colors) : m_colors(colors) {}
    const QRgb *m_colors;
};

/// Gives the application the palette of the scheme; System goes by the lightness of the platform's own palette, now.
/// To be called again when the platform's palette changes (QEvent::ThemeChange).
void applyScheme(Scheme scheme);
/// What applyScheme was last given.
Scheme appliedScheme();

} // namespace baton
