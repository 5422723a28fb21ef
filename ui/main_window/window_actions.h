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

private:
    static QAction *add(QMenu &menu, const QString &name, const QString &text, const QKeySequence &key = {});
};

/// Ctrl+C: what has the keys copies its own selection, by its slot copy() or its action "copy".
void copyFromFocus();
/// Says what Baton is, and which one this is.
void showAbout(QWidget &window);

} // namespace baton
