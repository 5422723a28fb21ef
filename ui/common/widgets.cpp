// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/widgets.h"

#include "ui/common/hairline.h"
#include "ui/common/icons.h"

#include <QAction>
#include <QApplication>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace baton {

namespace {

class Rule final : public QWidget
{
public:
    explicit Rule(QWidget *parent) : QWidget(parent) { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintHairline(painter, rect(), Theme::of(palette()).color(Token::Hairline));
    }
};

/// Keeps its size among the others when the application's font changes.
class SizedLabel final : public QLabel
{
public:
    SizedLabel(TextSize size, QWidget *parent) : QLabel(parent), m_size(size)
    {
        setFont(fontFor(m_size));
        // By itself a label goes by the direction of its text, not by that of the window.
        setAlignment(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter));
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationFontChange)
            setFont(fontFor(m_size));
        return QLabel::event(event);
    }

private:
    TextSize m_size;
};

} // namespace

QFont fontFor(TextSize size)
{
    QFont font = QApplication::font();
    const qreal body = font.pointSizeF();
    switch (size) {
    case TextSize::Caption:
        font.setPointSizeF(std::max(8.5, body * 0.9));
        break;
    case TextSize::CaptionStrong:
        font.setPointSizeF(std::max(8.5, body * 0.9));
        font.setWeight(QFont::DemiBold);
        break;
    case TextSize::Body:
        break;
    case TextSize::BodyStrong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextSize::Heading:
        font.setPointSizeF(body * 1.15);
        font.setWeight(QFont::DemiBold);
        break;
    case TextSize::Title:
        font.setPointSizeF(body * 1.3);
        font.setWeight(QFont::DemiBold);
        break;
    }
    return font;
}

int scaledLength(int length)
{
    return static_cast<int>(std::lround(length * std::max(1.0, QFontMetricsF(QApplication::font()).height() / 16.5)));
}

QString shortened(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    // Never half of a character.
    const qsizetype end = text.at(most - 1).isHighSurrogate() ? most - 1 : most;
    return text.left(end) + QChar(0x2026);
}

Qt::LayoutDirection textDirection(const QString &text)
{
    return text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
}

QLabel *plainLabel(QLatin1StringView objectName, TextSize size, QWidget *parent)
{
    auto *label = new SizedLabel(size, parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setMinimumWidth(40);
    return label;
}

QLabel *noteLabel(QLatin1StringView objectName, QWidget *parent)
{
    QLabel *label = plainLabel(objectName, TextSize::Caption, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

QPushButton *pushButton(QLatin1StringView objectName, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    button->setMinimumSize(scaledLength(80), scaledLength(32));
    return button;
}

namespace {

QToolButton *squareButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIconSize({16, 16});
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    button->setFixedSize(scaledLength(28), scaledLength(28));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

QToolButton *toolButton(QLatin1StringView objectName, QLatin1StringView icon, const QString &text, QWidget *parent)
{
    QToolButton *button = squareButton(parent);
    button->setObjectName(objectName);
    button->setIcon(themedIcon(icon));
    button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

QToolButton *toolButtonFor(QAction &action, QWidget *parent)
{
    QToolButton *button = squareButton(parent);
    button->setDefaultAction(&action);
    button->setObjectName(action.objectName() + QLatin1StringView("Button"));
    QString name = action.text();
    name.remove(u'&');
    button->setAccessibleName(name);
    return button;
}

void passToChildren(const QWidget &window, QEvent &event)
{
    for (QWidget *widget : window.findChildren<QWidget *>())
        QApplication::sendEvent(widget, &event);
}

QWidget *rule(QWidget *parent)
{
    return new Rule(parent);
}

} // namespace baton
