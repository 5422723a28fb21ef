// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/connection_chip.h"

#include "ui/common/elide_label.h"
#include "ui/common/icon_label.h"
#include "ui/common/text_block.h"
#include "ui/connections/connection_words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace baton {

using namespace Qt::StringLiterals;

using Health = TrafficMeter::Health;

namespace {

constexpr int widestName = 360; ///< pixels; a longer one wraps

struct Look
{
    QLatin1StringView glyph;
    Token ink;
};

Look lookOf(Health health, bool sandbox)
{
    switch (health) {
    case Health::Slow:
        return {"s-warn"_L1, Token::Warn};
    case Health::Failing:
        return {"s-failed"_L1, Token::Bad};
    case Health::SignedOut:
        return {"lock"_L1, Token::Text2};
    case Health::Unknown:
    case Health::Connected:
        break;
    }
    if (sandbox)
        return {"flask"_L1, Token::Text2};
    return health == Health::Unknown ? Look{"s-running"_L1, Token::Accent} : Look{"s-done"_L1, Token::Ok};
}

QString wordOf(Health health)
{
    switch (health) {
    case Health::Slow:
        return ConnectionChip::tr("slow");
    case Health::Failing:
        return ConnectionChip::tr("failing");
    case Health::SignedOut:
        return ConnectionChip::tr("signed out");
    case Health::Unknown:
    case Health::Connected:
        break;
    }
    return {};
}

} // namespace

ConnectionChip::ConnectionChip(const Connection &connection, const QString &vendor, QWidget *parent)
    : QAbstractButton(parent), m_vendor(vendor), m_address(connection.baseUrl.toDisplayString()),
      m_marks(markWords(connection)), m_sandbox(connection.demo)
{
    setObjectName(u"connectionChip"_s);
    m_icon = new IconLabel("connectionIcon"_L1, this);
    m_icon->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_name = new TextBlock("connectionName"_L1, this, TextSize::BodyStrong);
    m_name->setText(connection.name);
    m_name->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_words = new TextBlock("connectionAccount"_L1, this); // its last word may be that it fails
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_chevron = new IconLabel("connectionSwitch"_L1, this);
    m_chevron->setIcon("chev-both"_L1);
    m_chevron->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_name);
    words->addWidget(m_words);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(0);
    row->addSpacing(10);
    row->addWidget(m_icon);
    row->addSpacing(10);
    row->addLayout(words, 1);
    row->addWidget(m_chevron);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // words that wrap make it higher
    setSwitchable(false);
    tell();
}

void ConnectionChip::setAccount(const QString &account)
{
    m_account = account;
    tell();
}

void ConnectionChip::setHealth(Health health)
{
    if (health == m_health)
        return;
    m_health = health;
    tell();
}

void ConnectionChip::setSwitchable(bool switchable)
{
    m_chevron->setVisible(switchable);
    setFocusPolicy(switchable ? Qt::TabFocus : Qt::NoFocus);
    setEnabled(true);
}

void ConnectionChip::tell()
{
    const Look look = lookOf(m_health, m_sandbox);
    m_icon->setIcon(look.glyph, look.ink);
    const QString word = wordOf(m_health);
    const QString second = word.isEmpty() ? m_account : word;
    const QString words = second.isEmpty() ? m_vendor : tr("%1, %2").arg(m_vendor, second);
    m_words->setText(m_marks.isEmpty() ? words : tr("%1 · %2").arg(m_marks, words));
    QStringList all{m_name->text(), m_marks, m_vendor, m_account, m_address, word};
    all.removeAll(QString());
    setAccessibleName(tr("Connection %1").arg(all.join(u", "_s)));
    setToolTip(plainToolTip(all.join(u'\n')));
}

int ConnectionChip::preferredWidth() const
{
    const int name = QFontMetrics(fontFor(TextSize::BodyStrong)).horizontalAdvance(shortened(m_name->text(), 200)) + 4;
    return std::min(name, scaledLength(widestName)) + 44 + 8 + (m_chevron->isHidden() ? 4 : 16);
}

QSize ConnectionChip::sizeHint() const
{
    return layout()->sizeHint();
}

void ConnectionChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(4.5, 3.5, -4.5, -3.5);
    if (focusPolicy() != Qt::NoFocus && (underMouse() || isDown())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isDown() ? Token::Pressed : Token::Hover));
        painter.drawRoundedRect(box, 6, 6);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 6, 6);
    }
}

} // namespace baton
