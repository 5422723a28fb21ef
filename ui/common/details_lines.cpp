// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/details_lines.h"

#include "ui/common/elide_label.h"
#include "ui/common/icons.h"
#include "ui/common/text_block.h"

#include <QGridLayout>
#include <QHelpEvent>
#include <QLocale>
#include <QPainterPath>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int glyph = 16;
constexpr int gap = 6;
constexpr int barWidth = 40;
constexpr int barHeight = 6;

/// What a part of a stacked bar is filled with: each state's own ink would shout.
Token fillOf(Tone tone, int place)
{
    switch (tone) {
    case Tone::Ok:
        return Token::MeterOk;
    case Tone::Accent:
        return place == 0 ? Token::Meter : Token::MeterSoft;
    case Tone::Warn:
        return Token::Warn;
    case Tone::Bad:
        return Token::Bad;
    case Tone::Odd:
        return Token::Odd;
    default:
        return Token::Track;
    }
}

} // namespace

DetailsLine::DetailsLine(int height, const QString &spoken, QWidget *parent)
    : QWidget(parent), m_height(scaledLength(height))
{
    setFont(fontFor(TextSize::Caption));
    setAccessibleName(spoken);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QRect DetailsLine::place(const QRect &rect) const
{
    return QStyle::visualRect(layoutDirection(), this->rect(), rect);
}

void DetailsLine::drawText(QPainter &painter, const QRect &rect, const QString &text, const QColor &ink,
                           Qt::Alignment side) const
{
    const QString line = shortened(text.simplified(), 200);
    painter.setPen(ink);
    painter.setLayoutDirection(textDirection(line));
    painter.drawText(place(rect),
                     Qt::TextSingleLine |
                         static_cast<int>(QStyle::visualAlignment(layoutDirection(), side) | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(line, Qt::ElideRight, rect.width() + 2));
}

bool DetailsLine::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        if (fontMetrics().horizontalAdvance(shortened(accessibleName(), 200)) > width() / 2)
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(accessibleName()), this);
        return true;
    }
    return QWidget::event(event);
}

BadgeLine::BadgeLine(const StateWord &state, QWidget *parent) : DetailsLine(22, state.word, parent), m_state(state)
{
    setObjectName(u"detailsBadge"_s);
}

void BadgeLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    QColor ground = palette().color(QPalette::AlternateBase);
    int left = 0;
    const int lead = m_state.glyph.isEmpty() ? 0 : glyph + gap;
    if (m_state.badge) {
        left = gap;
        ground = theme.tint(m_state.tone);
        const int text = fontMetrics().horizontalAdvance(shortened(m_state.word, 200)) + 2;
        const QRect box(0, 0, std::min(width(), lead + text + 2 * gap), height());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(place(box), 5, 5);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    const QColor ink = theme.ink(m_state.tone);
    paintGlyph(painter, place(QRect(left, (height() - glyph) / 2, glyph, glyph)), m_state.glyph, ink, ground);
    drawText(painter, QRect(left + lead, 0, width() - left - lead, height()), m_state.word,
             m_state.badge ? ink : theme.color(Token::Text));
}

TitleLine::TitleLine(const QString &title, const QString &unit, QWidget *parent)
    : DetailsLine(16, unit.isEmpty() ? title : title + u", "_s + unit, parent), m_title(title), m_unit(unit)
{
}

void TitleLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    const int unit = m_unit.isEmpty() ? 0 : std::min(width() / 2, fontMetrics().horizontalAdvance(m_unit) + 4);
    drawText(painter, QRect(width() - unit, 0, unit, height()), m_unit, theme.color(Token::Text2), Qt::AlignRight);
    painter.setFont(fontFor(TextSize::CaptionStrong));
    drawText(painter, QRect(0, 0, width() - unit - gap, height()), m_title, theme.color(Token::Text));
}

StackBar::StackBar(const std::vector<DetailsCount> &counts, QWidget *parent)
    : DetailsLine(8, {}, parent), m_counts(counts)
{
}

void StackBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    qint64 sum = 0;
    for (const DetailsCount &count : m_counts)
        sum += count.count;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect(), 3, 3);
    painter.setClipPath(shape);
    painter.fillRect(rect(), theme.color(Token::Track));
    if (sum <= 0)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    qint64 before = 0;
    int accents = 0;
    for (const DetailsCount &count : m_counts) {
        const int from = static_cast<int>(before * width() / sum);
        before += count.count;
        const int to = static_cast<int>(before * width() / sum);
        const Token fill = fillOf(count.state.tone, accents);
        accents += count.state.tone == Tone::Accent ? 1 : 0;
        if (to > from && fill != Token::Track)
            painter.fillRect(place(QRect(from, 0, to - from, height())), theme.color(fill));
        if (before < sum && to > from) // a seam, so that neighbours of one colour stay apart
            painter.fillRect(place(QRect(to - 1, 0, 1, height())), theme.color(Token::Pane));
    }
}

CountLine::CountLine(const DetailsCount &count, QWidget *parent)
    : DetailsLine(28, count.state.word + u' ' + QLocale().toString(count.count), parent), m_count(count)
{
}

void CountLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    const QString number = QLocale().toString(m_count.count);
    const int numberWidth = fontMetrics().horizontalAdvance(number) + 2;
    int left = 0;
    if (!m_count.state.glyph.isEmpty()) {
        paintGlyph(painter, place(QRect(0, (height() - glyph) / 2, glyph, glyph)), m_count.state.glyph,
                   theme.ink(m_count.state.tone), theme.color(Token::Pane));
        left = glyph + gap;
    }
    drawText(painter, QRect(left, 0, width() - left - numberWidth - gap, height()), m_count.state.word,
             theme.color(Token::Text));
    drawText(painter, QRect(width() - numberWidth, 0, numberWidth, height()), number, theme.color(Token::Text),
             Qt::AlignRight);
}

ShareLine::ShareLine(const DetailsShare &share, qint64 widest, QWidget *parent)
    : DetailsLine(30, share.label + u' ' + QLocale().toString(share.count), parent), m_share(share), m_widest(widest)
{
}

void ShareLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    const QLocale locale;
    const int number = std::max(scaledLength(30), fontMetrics().horizontalAdvance(locale.toString(m_widest)) + 4);
    const int barAt = width() - number - 8 - barWidth;
    drawText(painter, QRect(0, 0, barAt - 10, height()), m_share.label, theme.color(Token::Text));
    drawText(painter, QRect(width() - number, 0, number, height()), locale.toString(m_share.count),
             theme.color(Token::Text), Qt::AlignRight);
    const QRect track(barAt, (height() - barHeight) / 2, barWidth, barHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Track));
    painter.drawRoundedRect(place(track), 2, 2);
    if (m_share.most <= 0 || m_share.count <= 0)
        return;
    const double part = std::min(1.0, static_cast<double>(m_share.count) / static_cast<double>(m_share.most));
    QRect filled = track;
    filled.setWidth(std::max(3, static_cast<int>(barWidth * part)));
    painter.setBrush(theme.color(Token::Meter));
    painter.drawRoundedRect(place(filled), 2, 2);
}

EventLine::EventLine(const DetailsEvent &step, bool first, bool last, QWidget *parent)
    : QWidget(parent), m_state(step.state), m_first(first), m_last(last)
{
    setAccessibleName(QStringList{step.time, step.state.word, step.detail}.join(u' ').simplified());
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 6);
    grid->setHorizontalSpacing(0);
    grid->setVerticalSpacing(2);
    grid->setColumnMinimumWidth(0, glyph + 10);
    grid->setColumnStretch(1, 1);
    auto *heading = new TextBlock("detailsStep"_L1, this, TextSize::Body);
    heading->setText(step.state.word);
    QLabel *time = plainLabel("detailsTime"_L1, TextSize::Caption, this);
    time->setForegroundRole(QPalette::PlaceholderText);
    time->setText(shortened(step.time, 40));
    time->setMinimumWidth(0);
    grid->addWidget(heading, 0, 1);
    grid->addWidget(time, 0, 2, Qt::AlignTop | Qt::AlignTrailing);
    if (!step.detail.isEmpty()) {
        auto *detail = new TextBlock("detailsStepText"_L1, this, TextSize::Caption);
        detail->setForegroundRole(QPalette::PlaceholderText);
        detail->setText(step.detail);
        grid->addWidget(detail, 1, 1, 1, 2);
    }
}

void EventLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    const auto place = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    const int top = 4 + std::max(0, (QFontMetrics(fontFor(TextSize::Body)).height() - glyph) / 2);
    paintGlyph(painter, place(QRect(0, top, glyph, glyph)), m_state.glyph, theme.ink(m_state.tone),
               theme.color(Token::Pane));
    const auto rule = [&](int from, int to) {
        painter.fillRect(place(QRect(glyph / 2, from, 1, std::max(0, to - from))), theme.color(Token::Border));
    };
    if (!m_first)
        rule(0, top - 2);
    if (!m_last)
        rule(top + glyph + 2, height());
}

} // namespace baton
