// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/connection_access.h"

#include "app/time/when_settled.h"
#include "ui/common/icons.h"
#include "ui/common/ui_settings.h"
#include "ui/common/widgets.h"
#include "ui/connections/connection_dialog.h"
#include "ui/connections/connection_words.h"
#include "ui/connections/connections_page.h"
#include "ui/main_window/connection_chip.h"
#include "ui/main_window/page_router.h"
#include "ui/main_window/status_line.h"
#include "ui/main_window/window_actions.h"

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 60; ///< characters of a menu's line

Token inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return Token::Ok;
    case Tone::Warn:
        return Token::Warn;
    case Tone::Bad:
        return Token::Bad;
    case Tone::Accent:
        return Token::Accent;
    default:
        return Token::Text2;
    }
}

/// A menu reads "&" as a mnemonic.
QString plainLine(const QString &text)
{
    return shortened(text, longestName).replace(u'&', u"&&"_s);
}

} // namespace

ConnectionAccess::ConnectionAccess(const WindowServices &services, ConnectionChip &chip, WindowActions &actions,
                                   PageRouter &router, ConnectionsPage *page, StatusLine &status, QWidget &window)
    : QObject(&window), m_services(services), m_chip(chip), m_actions(actions), m_router(router), m_page(page),
      m_window(window)
{
    m_actions.showConnections(m_services.connections);
    connectLists(status);
    if (!m_services.connections)
        return;
    m_menu = new QMenu(&window);
    m_menu->setObjectName(u"connectionMenu"_s);
    m_menu->setAccessibleName(tr("Connections"));
    m_menu->setToolTipsVisible(true);
    m_chip.setSwitchable(true);
    connect(&m_chip, &ConnectionChip::clicked, this, &ConnectionAccess::dropUp);
    connect(m_services.connections, &ConnectionDesk::lockRefused, &status, &StatusLine::say);
    connectActions(*m_services.connections);
}

void ConnectionAccess::connectLists(StatusLine &status)
{
    ListCache *cache = m_services.lists.cache;
    m_actions.showKeepLists(cache != nullptr);
    if (!cache)
        return;
    m_actions.keepLists->setChecked(m_services.settings.keepsLists());
    connect(m_actions.keepLists, &QAction::triggered, this, [this, cache](bool keeps) {
        m_services.settings.setKeepsLists(keeps);
        cache->setOn(keeps);
    });
    // Another window may have changed it.
    connect(m_actions.fileMenu, &QMenu::aboutToShow, this,
            [this] { m_actions.keepLists->setChecked(m_services.settings.keepsLists()); });
    whenTaken(cache->notice(), this, [&status](const std::optional<QString> &notice) {
        if (notice && !notice->isEmpty())
            status.say(*notice);
    });
}

void ConnectionAccess::connectActions(ConnectionDesk &desk)
{
    connect(m_actions.connectTenant, &QAction::triggered, this,
            [this, &desk] { openConnectionDialog(desk, std::nullopt, m_window); });
    connect(m_actions.openDemo, &QAction::triggered, &desk, &ConnectionDesk::askForDemo);
    connect(m_actions.connections, &QAction::triggered, this, &ConnectionAccess::showPage);
    connect(m_actions.lockNow, &QAction::triggered, &desk, &ConnectionDesk::askToLock);
    const QList<int> choices = WindowActions::idleLockChoices();
    const qsizetype now = std::max<qsizetype>(0, choices.indexOf(desk.services().settings.idleLockMinutes()));
    for (qsizetype i = 0; i < choices.size(); ++i) {
        m_actions.idleLocks[i]->setChecked(i == now);
        connect(m_actions.idleLocks[i], &QAction::triggered, this,
                [&desk, minutes = choices[i]] { desk.setIdleLockMinutes(minutes); });
    }
    connect(&desk, &ConnectionDesk::idleLockChanged, this, [this, choices](int minutes) {
        if (const qsizetype at = choices.indexOf(minutes); at >= 0)
            m_actions.idleLocks[at]->setChecked(true);
    });
}

void ConnectionAccess::showPage()
{
    if (m_router.front() != m_page)
        m_router.drillInto(*m_page);
}

void ConnectionAccess::dropUp()
{
    fill(*m_services.connections);
    const int height = m_menu->sizeHint().height();
    m_menu->popup(m_chip.mapToGlobal(QPoint(4, -height)));
}

void ConnectionAccess::fill(ConnectionDesk &desk)
{
    QMenu &menu = *m_menu;
    menu.clear();
    int number = 0;
    for (const ConnectionEntry &entry : desk.entries()) {
        const StateWord state = stateWord(entry);
        QStringList words{titleWords(entry.connection), entry.vendor, state.word};
        QAction *action = menu.addAction(themedIcon(state.glyph, inkOf(state.tone)), plainLine(words.join(u" · "_s)));
        action->setObjectName(u"switchTo%1"_s.arg(++number));
        action->setToolTip(entry.connection.baseUrl.toDisplayString());
        if (entry.standing.openCalls > 0)
            action->setText(action->text() + u" · "_s + tr("%n open", nullptr, entry.standing.openCalls));
        if (entry.connection.id == m_services.connection.id) {
            QFont font = menu.font();
            font.setWeight(QFont::DemiBold);
            action->setFont(font);
            action->setText(tr("%1 · here").arg(action->text()));
        }
        connect(action, &QAction::triggered, this, [&desk, id = entry.connection.id] { desk.askToOpen(id); });
    }
    menu.addSeparator();
    menu.addAction(m_actions.connectTenant);
    menu.addAction(m_actions.connections);
}

} // namespace baton
