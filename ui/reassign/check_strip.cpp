// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/check_strip.h"

#include "ui/common/elide_label.h"
#include "ui/common/hairline.h"
#include "ui/common/icons.h"

#include <QBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int lead = 24;
constexpr int glyphSize = 16;

QLatin1StringView glyphOf(CheckState::Kind kind)
{
    switch (kind) {
    case CheckState::Kind::Idle:
        return {};
    case CheckState::Kind::Running:
        return "s-verify"_L1;
    case CheckState::Kind::Done:
        return "s-accepted"_L1;
    case CheckState::Kind::Incomplete:
        return "s-warn"_L1;
    case CheckState::Kind::Unreachable:
        return "cloud-off"_L1;
    }
    return {};
}

bool needsYou(CheckState::Kind kind)
{
    return kind == CheckState::Kind::Incomplete || kind == CheckState::Kind::Unreachable;
}

} // namespace

CheckStrip::CheckStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"checkStrip"_s);
    m_text = new ElideLabel("checkText"_L1, this);
    m_again = new QToolButton(this);
    m_again->setObjectName(u"checkAgain"_s);
    m_again->setText(tr("Check again"));
    m_again->setFont(fontFor(TextSize::Caption));
    m_again->setToolTip(tr("F5"));
    m_again->setAutoRaise(true);
    m_again->setFocusPolicy(Qt::TabFocus);
    m_again->setMinimumSize(80, 26);
    auto *row = new QHBoxLayout(this);
    // Spacings, not margins: margins are not mirrored.
    row->setContentsMargins(lead, 5, lead, 5);
    row->setSpacing(0);
    row->addSpacing(glyphSize + 8);
    row->addWidget(m_text, 1);
    row->addWidget(m_again);
    connect(m_again, &QToolButton::clicked, this, &CheckStrip::againRequested);
    setFixedHeight(sizeHint().height());
    setState({});
}

void CheckStrip::setState(const CheckState &state)
{
    m_kind = state.kind;
    m_text->setText(state.text);
    // An empty tooltip leaves it to the label to show what it had to cut.
    m_text->setToolTip(state.tip.isEmpty() ? QString() : plainToolTip(state.text + u'\n' + state.tip));
    m_text->setForegroundRole(needsYou(m_kind) ? QPalette::WindowText : QPalette::PlaceholderText);
    m_again->setText(m_kind == CheckState::Kind::Unreachable ? tr("Retry") : tr("Check again"));
    m_again->setAccessibleName(m_again->text());
    m_again->setVisible(m_kind != CheckState::Kind::Idle && state.again);
    m_again->setEnabled(m_kind != CheckState::Kind::Running);
    update();
}

void CheckStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    const QColor ground = theme.color(m_kind == CheckState::Kind::Unreachable ? Token::WarnTint : Token::Base);
    QPainter painter(this);
    painter.fillRect(rect(), ground);
    if (m_kind == CheckState::Kind::Idle)
        return;
    paintHairline(painter, QRect(0, 0, width(), 1), theme.color(Token::Hairline));
    const Tone tone = needsYou(m_kind) ? Tone::Warn : m_kind == CheckState::Kind::Running ? Tone::Accent : Tone::Ok;
    paintGlyph(
        painter,
        QStyle::visualRect(layoutDirection(), rect(), QRect(lead, (height() - glyphSize) / 2, glyphSize, glyphSize)),
        glyphOf(m_kind), theme.ink(tone), ground);
}

} // namespace baton
