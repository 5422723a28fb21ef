// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_desk.h"
#include "app/time/system_scheduler.h"
#include "tests/support/fake_provider.h"
#include "tests/support/memory_journal.h"
#include "ui/common/ui_settings.h"
#include "ui/main_window/main_window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QTest>

#include <memory>

class QDialog;

namespace baton::test {

/// The first visible widget with this object name, below `root` or (null) in any window. Fails the test when there is
/// none, so that it is never null in a passing test.
QWidget *findWidget(const QString &name, const QWidget *root = nullptr);

template <class W> W *find(const QString &name, const QWidget *root = nullptr)
{
    return qobject_cast<W *>(findWidget(name, root));
}

/// The text of a label, button or text edit, by object name.
QString textOf(const QString &name, const QWidget *root = nullptr);
/// Whether a widget of that name is on the screen.
bool isShown(const QString &name, const QWidget *root = nullptr);

/// What a table shows in a column, from top to bottom.
QStringList columnOf(const QAbstractItemView *view, int column);
/// The same of the rows below the groups of a tree.
QStringList leavesOf(const QAbstractItemView *view, int column);
/// Selects the rows (of a tree: the groups) whose first column shows one of these texts.
void selectRows(QAbstractItemView *view, const QStringList &texts);

/// Keys to whatever has the focus, as a person types.
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
void type(const QString &text);

/// A tenant in memory, everything above it for real, and the window on it. Time is real but short: tracker and
/// verifier ask every few milliseconds.
class WindowFixture
{
public:
    WindowFixture();
    ~WindowFixture();

    FakeProvider provider;
    MemoryJournal journal;
    SystemScheduler scheduler;
    RunDesk::Settings settings;
    UiSettings uiSettings; ///< in memory
    ListShelf lists;       ///< nothing is kept
    bool signedIn = true;  ///< false: only looked at
    QString connectionName = QStringLiteral("Fjordlight production");
    bool production = false; ///< whether the connection is marked so

    /// Three campaigns; "Q3" has five certifications (one signed off, one of the person "ana" herself), each with
    /// items; people to choose from.
    void fill();
    /// Builds and shows the window; the first page is filled when it returns.
    MainWindow &open();
    MainWindow &window() { return *m_window; }
    RunDesk &desk() { return *m_desk; }

    QWidget *page(const QString &name) { return findWidget(name, m_window.get()); }
    /// Opens the campaign and waits for its certifications; gives their table.
    QAbstractItemView *openCampaign(const QString &name);
    /// Ctrl+R; gives the dialog.
    QDialog *reassign();
    /// Types into the dialog's type-ahead and takes the first person.
    void chooseReviewer(const QString &text);
    void giveReason(const QString &text);
    /// Ends every task of the tenant in this way, once every call that was sent has its answer.
    void endTasks(TaskState state, const std::vector<LocalizedText> &errors = {});

private:
    std::unique_ptr<RunDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace baton::test
