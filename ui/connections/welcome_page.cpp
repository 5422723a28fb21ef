// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/welcome_page.h"

#include "ui/common/icon_label.h"
#include "ui/common/widgets.h"
#include "ui/connections/door.h"

#include <QBoxLayout>
#include <QEvent>
#include <QKeySequence>
#include <QLocale>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal headingScale = 1.9; ///< of the body
constexpr int markSize = 48;

QFont headingFont()
{
    QFont font = fontFor(TextSize::BodyStrong);
    font.setPointSizeF(fontFor(TextSize::Body).pointSizeF() * headingScale);
    return font;
}

QString vendorNames(const ConnectionDesk &desk)
{
    QStringList names;
    for (const VendorOffer &offer : desk.offers())
        names << offer.vendor.displayName;
    if (names.size() < 2)
        return names.join(QString());
    const QString last = names.takeLast();
    return WelcomePage::tr("%1 or %2").arg(names.join(u", "_s), last);
}

QString secretWords(SecretStore::Place place)
{
    return place == SecretStore::Place::Keychain
               ? WelcomePage::tr("The secret stays in this computer's keychain.")
               : WelcomePage::tr("The secret is kept in memory, only until Baton ends.");
}

} // namespace

WelcomePage::WelcomePage(const ConnectionDesk &desk, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"welcomePage"_s);
    setAccessibleName(tr("Welcome"));
    auto *mark = new IconLabel("welcomeMark"_L1, this, markSize);
    mark->setIcon("baton"_L1, Token::Accent);
    QLabel *heading = plainLabel("welcomeHeading"_L1, TextSize::Body, this);
    heading->setText(tr("Hand every access review to the right reviewer"));
    heading->setFont(headingFont());
    QLabel *words = plainLabel("welcomeWords"_L1, TextSize::Body, this);
    words->setForegroundRole(QPalette::PlaceholderText);
    words->setText(
        tr("Baton lists your certifications, shows the exact call before it is sent, and proves what moved."));
    m_connect = new Door("connectDoor"_L1, "plug"_L1, tr("Connect a tenant"), QKeySequence::New, this);
    m_connect->setWords(tr("%1. %2").arg(vendorNames(desk), secretWords(desk.services().secrets.place())));
    m_demo = new Door("demoDoor"_L1, "flask"_L1, tr("Try the demo tenant"), QKeySequence(Qt::CTRL | Qt::Key_D), this);
    m_demo->setWords(
        tr("A made-up tenant on this computer, with the rules of every vendor. Nothing leaves the machine."));
    auto *doors = new QHBoxLayout;
    doors->setSpacing(16);
    doors->addWidget(m_connect);
    doors->addWidget(m_demo);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(mark);
    column->addSpacing(16);
    column->addWidget(heading);
    column->addSpacing(8);
    column->addWidget(words);
    column->addSpacing(28);
    column->addLayout(doors);
    column->addSpacing(28);
    int number = 0;
    for (const QString &promise : {tr("Nothing is sent before you have seen it, and nothing is sent twice."),
                                   tr("“Moved” means that Baton read it back from the tenant."),
                                   tr("Every run can be undone and exported as evidence.")}) {
        auto *tick = new IconLabel("welcomeTick"_L1, this);
        tick->setIcon("check"_L1, Token::Ok);
        QLabel *label = plainLabel({}, TextSize::Body, this);
        label->setObjectName(u"welcomePromise%1"_s.arg(++number));
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setText(promise);
        auto *row = new QHBoxLayout;
        row->setSpacing(10);
        row->addWidget(tick);
        row->addWidget(label, 1);
        column->addLayout(row);
        column->addSpacing(8);
    }
    column->addStretch(1);
    auto *centred = new QHBoxLayout(this);
    centred->setContentsMargins(24, 24, 24, 24);
    centred->addStretch(1);
    centred->addLayout(column);
    centred->addStretch(1);
    connect(m_connect, &Door::clicked, this, &WelcomePage::connectChosen);
    connect(m_demo, &Door::clicked, this, &WelcomePage::demoChosen);
}

void WelcomePage::takeFocus()
{
    m_connect->setFocus(Qt::OtherFocusReason);
}

bool WelcomePage::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        if (auto *heading = findChild<QLabel *>(u"welcomeHeading"_s))
            heading->setFont(headingFont());
    }
    return QWidget::event(event);
}

} // namespace baton
