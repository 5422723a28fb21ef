// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"

#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconRoom = 28;
constexpr qsizetype longest = 400;

QLatin1StringView glyphOf(Tone tone)
{
    if (tone == Tone::Bad)
        return "s-failed"_L1;
    return tone == Tone::Warn ? "s-warn"_L1 : "s-info"_L1;
}

} // namespace

Banner::Banner(QLatin1StringView objectName, QWidget *parent) : QFrame(parent)
{
    setObjectName(objectName);
    m_text = plainLabel("bannerText"_L1);
    m_text->setWordWrap(true);
    m_first = pushButton("bannerFirst"_L1, QString());
    m_second = pushButton("bannerSecond"_L1, QString());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(8);
    layout->addSpacing(iconRoom); // a margin would not move to the other side
    layout->addWidget(m_text, 1);
    layout->addWidget(m_first);
    layout->addWidget(m_second);
    connect(m_first, &QPushButton::clicked, this, &Banner::firstChosen);
    connect(m_second, &QPushButton::clicked, this, &Banner::secondChosen);
    clear();
}

void Banner::say(Tone tone, const QString &text, const QString &firstAnswer, const QString &secondAnswer)
{
    m_tone = tone;
    m_text->setText(shortened(text, longest));
    m_first->setText(firstAnswer);
    m_first->setVisible(!firstAnswer.isEmpty());
    m_second->setText(secondAnswer);
    m_second->setVisible(!secondAnswer.isEmpty());
    setAccessibleName(m_text->text());
    setVisible(true);
    update();
}

void Banner::clear()
{
    m_text->clear();
    setVisible(false);
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.tint(m_tone));
    paintHairline(painter, QRect(0, height() - 1, width(), 1), theme.color(Token::Hairline));
    const QRect icon = QStyle::visualRect(layoutDirection(), rect(), QRect(16, (height() - 16) / 2, 16, 16));
    paintGlyph(painter, icon, glyphOf(m_tone), theme.ink(m_tone), theme.tint(m_tone));
}

} // namespace baton
