// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include <QApplication>

#include <array>

namespace baton {

namespace {

constexpr auto tokenCount = static_cast<size_t>(Token::Count);

constexpr std::array<QRgb, tokenCount> lightColors{
    0xffF3F4F6, 0xffFFFFFF, 0xffFAFBFC, 0xffFFFFFF, // window base pane raised
    0xffE8EAEE, 0xffCDD2DA, 0xff838C9B,             // hairline border inputBorder
    0xff1B1F27, 0xff565F6E, 0xff9AA1AD,             // text text2 textOff
    0xff1F56C4, 0xff2A62D6, 0xffFFFFFF,             // accent accentFill onAccent
    0xffE2EBFB, 0xffE9ECF1, 0xffECEEF2, 0xffE1E5EC, // selection selectionIdle hover pressed
    0xff5282E0, 0xff35935F, 0xffAAC2F0, 0xffB4BBC7, // meter meterOk meterSoft scroll
    0xffE3E7ED, 0xffCAD7EF, 0xffEDEFF3,             // track trackOnSelection calmTint
    0xff1A7040, 0xffE3F4EA, 0xff855000, 0xffFCF0D9, // ok warn
    0xffB42318, 0xffFDE9E7, 0xff6A3FA6, 0xffF0E9FB, // bad odd
};

constexpr std::array<QRgb, tokenCount> darkColors{
    0xff17191D, 0xff1E2126, 0xff1B1E22, 0xff2A2E35, //
    0xff2A2E34, 0xff434954, 0xff737C8B,             //
    0xffDFE2E7, 0xffA6AEBB, 0xff6C7480,             //
    0xff8DB3FF, 0xff3A6CDB, 0xffFFFFFF,             //
    0xff27354F, 0xff2B3038, 0xff24282E, 0xff2E333B, //
    0xff6D9AF2, 0xff55B682, 0xff4A64A0, 0xff565E6B, //
    0xff3A404A, 0xff44546F, 0xff2C3138,             //
    0xff74D19C, 0xff1C3A2A, 0xffF0B95C, 0xff3D2F14, //
    0xffFF9389, 0xff45221F, 0xffC9ABF8, 0xff352A4A, //
};

Scheme applied = Scheme::System;

bool looksDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

} // namespace

const Theme &Theme::light()
{
    static constexpr Theme theme(lightColors.data());
    return theme;
}

const Theme &Theme::dark()
{
    static constexpr Theme theme(darkColors.data());
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    return looksDark(palette) ? dark() : light();
}

QColor Theme::color(Token token) const
{
    return QColor::fromRgba(m_colors[static_cast<size_t>(token)]);
}

QColor Theme::ink(Tone tone) const
{
    switch (tone) {
    case Tone::Text:
        return color(Token::Text);
    case Tone::Muted:
    case Tone::Calm:
        return color(Token::Text2);
    case Tone::Accent:
        return color(Token::Accent);
    case Tone::Ok:
        return color(Token::Ok);
    case Tone::Warn:
        return color(Token::Warn);
    case Tone::Bad:
        return color(Token::Bad);
    case Tone::Odd:
        return color(Token::Odd);
    }
    return color(Token::Text);
}

QColor Theme::tint(Tone tone) const
{
    switch (tone) {
    case Tone::Ok:
        return color(Token::OkTint);
    case Tone::Warn:
        return color(Token::WarnTint);
    case Tone::Bad:
        return color(Token::BadTint);
    case Tone::Odd:
        return color(Token::OddTint);
    default:
        return color(Token::CalmTint);
    }
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, color(token)); };
    set(QPalette::Window, Token::Window);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Base);
    set(QPalette::AlternateBase, Token::Pane);
    set(QPalette::Text, Token::Text);
    set(QPalette::Button, Token::Raised);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::PlaceholderText, Token::Text2);
    set(QPalette::Link, Token::Accent);
    set(QPalette::LinkVisited, Token::Accent);
    set(QPalette::BrightText, Token::Bad);
    set(QPalette::Highlight, Token::AccentFill);
    set(QPalette::HighlightedText, Token::OnAccent);
    set(QPalette::Mid, Token::Border);
    set(QPalette::Midlight, Token::Hover);
    set(QPalette::Light, Token::Raised);
    set(QPalette::Dark, Token::InputBorder);
    set(QPalette::Shadow, Token::InputBorder);
    set(QPalette::ToolTipBase, Token::Raised);
    set(QPalette::ToolTipText, Token::Text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Token::TextOff));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Token::SelectionIdle));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, color(Token::TextOff));
    return palette;
}

void applyScheme(Scheme scheme)
{
    applied = scheme;
    if (scheme == Scheme::System) {
        QApplication::setPalette(QPalette()); // the platform's again; ours would only tell what we said before
        scheme = looksDark(QApplication::palette()) ? Scheme::Dark : Scheme::Light;
    }
    QApplication::setPalette((scheme == Scheme::Dark ? Theme::dark() : Theme::light()).palette());
}

Scheme appliedScheme()
{
    return applied;
}

} // namespace baton
