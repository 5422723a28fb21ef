// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/window_actions.h"

#include "ui/common/icons.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QMessageBox>

namespace baton {

using namespace Qt::StringLiterals;

WindowActions::WindowActions(QMenuBar &bar, const QStringList &pageNames, QObject *parent) : QObject(parent)
{
    bar.setObjectName(u"menuBar"_s);
    QMenu *file = fileMenu = bar.addMenu(tr("&File"));
    file->setToolTipsVisible(true);
    connectTenant = add(*file, u"connectTenant"_s, tr("&Connect a tenant…"), QKeySequence::New);
    openDemo = add(*file, u"openDemo"_s, tr("Open the &demo tenant"), QKeySequence(Qt::CTRL | Qt::Key_D));
    file->addSeparator();
    exportShown = add(*file, u"exportShown"_s, tr("&Export what is shown…"), QKeySequence(Qt::CTRL | Qt::Key_E));
    file->addSeparator();
    lockNow = add(*file, u"lockNow"_s, tr("&Lock now"), QKeySequence(Qt::CTRL | Qt::Key_L));
    QMenu *idle = file->addMenu(tr("Lock when &idle"));
    idle->setObjectName(u"idleLockMenu"_s);
    lockMenu = idle->menuAction();
    auto *oneIdle = new QActionGroup(this);
    for (const int minutes : idleLockChoices()) {
        const QString name = minutes == 0 ? tr("&Never") : tr("After %n minutes", nullptr, minutes);
        idleLocks.push_back(add(*idle, u"idleLock%1"_s.arg(minutes), name));
        idleLocks.back()->setCheckable(true);
        oneIdle->addAction(idleLocks.back());
    }
    keepLists = add(*file, u"keepLists"_s, tr("Keep last &seen lists"));
    keepLists->setCheckable(true);
    keepLists->setToolTip(
        tr("What was listed last is kept on this computer and shown at once at the next start. Without "
           "it nothing is kept, and what was kept is removed."));
    file->addSeparator();
    quit = add(*file, u"quit"_s, tr("&Quit"), QKeySequence::Quit);

    QMenu *edit = bar.addMenu(tr("&Edit"));
    copy = add(*edit, u"copy"_s, tr("&Copy"), QKeySequence::Copy);
    edit->addSeparator();
    selectMatching = add(*edit, u"selectAllMatching"_s, tr("Select all that &match"));
    clearSelection = add(*edit, u"clearTheSelection"_s, tr("C&lear selection"));
    edit->addSeparator();
    find = add(*edit, u"find"_s, tr("&Find"), QKeySequence::Find);
    leave = add(*edit, u"leave"_s, tr("Clear &search or go back"), QKeySequence(Qt::Key_Escape));

    QMenu *view = bar.addMenu(tr("&View"));
    refresh = add(*view, u"refreshPage"_s, tr("&Refresh"), QKeySequence(Qt::Key_F5));
    details = add(*view, u"toggleDetails"_s, tr("&Details"), QKeySequence(Qt::Key_F9));
    details->setIcon(themedIcon("pane"_L1));
    details->setIconVisibleInMenu(false);
    columns = add(*view, u"chooseColumns"_s, tr("&Columns…"));
    view->addSeparator();
    QMenu *theme = view->addMenu(tr("&Theme"));
    theme->setObjectName(u"themeMenu"_s);
    auto *one = new QActionGroup(this);
    for (const QString &name : {tr("&System"), tr("&Light"), tr("&Dark")}) {
        schemes.push_back(add(*theme, u"theme%1"_s.arg(schemes.size()), name));
        schemes.back()->setCheckable(true);
        one->addAction(schemes.back());
    }

    QMenu *go = bar.addMenu(tr("&Go"));
    for (int i = 0; i < static_cast<int>(pageNames.size()); ++i) {
        const auto key = static_cast<Qt::Key>(Qt::Key_1 + i);
        pages.push_back(add(*go, u"go%1"_s.arg(i + 1), pageNames[i], QKeySequence(Qt::CTRL | key)));
    }
    const auto next = static_cast<Qt::Key>(Qt::Key_1 + pageNames.size());
    connections = add(*go, u"goConnections"_s, tr("C&onnections"), QKeySequence(Qt::CTRL | next));
    go->addSeparator();
    // Only named in the menu: Enter belongs to whatever has the keys.
    open = add(*go, u"openCurrent"_s,
               tr("&Open") + u'\t' + QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText));
    back = add(*go, u"goBack"_s, tr("&Back"), QKeySequence(Qt::ALT | Qt::Key_Left));

    QMenu *reassignMenu = bar.addMenu(tr("&Reassign"));
    reassignMenu->setToolTipsVisible(true);
    reassign =
        add(*reassignMenu, u"reassignSelection"_s, tr("&Reassign the selection…"), QKeySequence(Qt::CTRL | Qt::Key_R));

    QMenu *help = bar.addMenu(tr("&Help"));
    keys = add(*help, u"keys"_s, tr("&Keys"), QKeySequence(Qt::Key_F1));
    about = add(*help, u"about"_s, tr("&About Baton"));
}

void WindowActions::showConnections(bool shown)
{
    for (QAction *action : {connectTenant, openDemo, connections, lockNow, lockMenu}) {
        action->setVisible(shown);
        if (!shown) // what leads nowhere has no key
            action->setShortcut({});
    }
}

QAction *WindowActions::add(QMenu &menu, const QString &name, const QString &text, const QKeySequence &key)
{
    QAction *action = menu.addAction(text);
    action->setObjectName(name);
    action->setShortcut(key);
    return action;
}

void copyFromFocus()
{
    for (QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
        for (QAction *action : widget->actions()) {
            if (action->objectName() == "copy"_L1) {
                action->trigger();
                return;
            }
        }
        if (widget->metaObject()->indexOfSlot("copy()") >= 0) {
            QMetaObject::invokeMethod(widget, "copy");
            return;
        }
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget)) {
            QApplication::clipboard()->setText(view->currentIndex().data().toString());
            return;
        }
    }
}

void showAbout(QWidget &window)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, WindowActions::tr("About Baton"),
                                WindowActions::tr("Baton %1. Hands access reviews to the right reviewer.")
                                    .arg(QApplication::applicationVersion()),
                                QMessageBox::Close, &window);
    box->setObjectName(u"aboutBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

} // namespace baton
