// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QMenuBar>

namespace baton {

/// The menus of the window: every key that works everywhere, as an action that says so.
class WindowActions final : public QObject
{
    Q_OBJECT

public:
    /// `pages`: the pages' names with their mnemonics, in the navigation's order; Ctrl+1 is the first.
    WindowActions(QMenuBar &bar, const QStringList &pages, QObject *parent = nullptr);

    QAction *connectTenant; ///< these five are there where connections are
    QAction *openDemo;
    QAction *connections;
    QAction *lockNow;
    QAction *lockMenu;
    QList<QAction *> idleLocks; ///< by idleLockChoices()
    QMenu *fileMenu;
    QAction *keepLists; ///< checked while they are kept; there where lists can be kept
    QAction *exportShown;
    QAction *quit;
    QAction *copy;
    QAction *selectMatching;
    QAction *clearSelection;
    QAction *find;
    QAction *leave; ///< Esc
    QAction *refresh;
    QAction *columns;
    QAction *details;         ///< checked while they are there
    QList<QAction *> schemes; ///< by Scheme
    QList<QAction *> pages;
    QAction *open;
    QAction *back;
    QAction *reassign;
    QAction *keys;
    QAction *about;

    void showConnections(bool shown);
    void showKeepLists(bool shown) { keepLists->setVisible(shown); }
    /// Minutes without a key or the mouse after which Baton can be told to lock itself; 0: never.
    static QList<int> idleLockChoices() { return {0, 5, 15, 60}; }

private:
    static QAction *add(QMenu &menu, const QString &name, const QString &text, const QKeySequence &key = {});
};

/// Ctrl+C: what has the keys copies its own selection, by its slot copy() or its action "copy".
void copyFromFocus();
/// Says what Baton is, and which one this is.
void showAbout(QWidget &window);

} // namespace baton
