// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"

#include "ui/common/icons.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>

namespace baton {

using namespace Qt::StringLiterals;

Banner::Banner(QLatin1StringView objectName, QWidget *parent) : QFrame(parent)
{
    setObjectName(objectName);
    m_text = plainLabel("bannerText"_L1);
    m_text->setWordWrap(true);
    m_first = pushButton("bannerFirst"_L1, QString());
    m_second = pushButton("bannerSecond"_L1, QString());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(44, 6, 16, 6);
    layout->setSpacing(8);
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
    m_text->setText(text);
    m_first->setText(firstAnswer);
    m_first->setVisible(!firstAnswer.isEmpty());
    m_second->setText(secondAnswer);
    m_second->setVisible(!secondAnswer.isEmpty());
    setAccessibleName(text);
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
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Hairline));
    const QRect icon = QStyle::visualRect(layoutDirection(), rect(), QRect(18, (height() - 16) / 2, 16, 16));
    paintGlyph(painter, icon, m_tone == Tone::Bad ? "s-failed"_L1 : "s-warn"_L1, theme.ink(m_tone), theme.tint(m_tone));
}

} // namespace baton
