// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/door.h"

#include "ui/common/icon_label.h"
#include "ui/common/text_block.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int doorWidth = 324;
constexpr int doorHeight = 176;
constexpr int pictureSize = 24;

} // namespace

Door::Door(QLatin1StringView objectName, QLatin1StringView icon, const QString &heading, const QKeySequence &key,
           QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(objectName);
    setText(heading);
    setAccessibleName(heading);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setBackgroundRole(QPalette::Base);
    auto *picture = new IconLabel("doorIcon"_L1, this, pictureSize);
    picture->setIcon(icon, Token::Accent);
    auto *title = new TextBlock("doorHeading"_L1, this, TextSize::Heading);
    title->setText(heading);
    m_words = new TextBlock("doorWords"_L1, this, TextSize::Body);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    auto *keys = new TextBlock("doorKey"_L1, this, TextSize::Caption);
    keys->setForegroundRole(QPalette::PlaceholderText);
    keys->setText(key.toString(QKeySequence::NativeText));
    for (QWidget *part : {static_cast<QWidget *>(picture), static_cast<QWidget *>(title),
                          static_cast<QWidget *>(m_words), static_cast<QWidget *>(keys)})
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(6);
    column->addWidget(picture);
    column->addSpacing(8);
    column->addWidget(title);
    column->addWidget(m_words);
    column->addStretch(1);
    column->addWidget(keys);
    setFixedWidth(scaledLength(doorWidth));
    setMinimumHeight(scaledLength(doorHeight));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);
}

void Door::setWords(const QString &words)
{
    m_words->setText(words);
    setAccessibleDescription(words);
}

QSize Door::sizeHint() const
{
    const int width = scaledLength(doorWidth);
    return {width, std::max(scaledLength(doorHeight), layout()->heightForWidth(width))};
}

void Door::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = hasFocus() || isDown();
    const qreal edge = marked ? 2 : 1;
    painter.setPen(QPen(theme.color(marked ? Token::Accent : Token::Border), edge));
    painter.setBrush(theme.color(underMouse() && !isDown() ? Token::Pane : Token::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), 8, 8);
}

void Door::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

} // namespace baton
