// SPDX-License-Identifier: GPL-3.0-or-later
// The window on the embedded tenant, over real HTTP with the real journal: what a person sees with `baton --demo`.
#include "app/composition/open_connection.h"
#include "tests/gui/page_details.h"
#include "tests/support/qt_warnings.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class DemoStory : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<OpenConnection> demo(DemoUser user)
    {
        ConnectionArguments arguments;
        arguments.kind = ConnectionArguments::Kind::Demo;
        arguments.demoUser = user;
        arguments.demoOptions = {u"--certifications"_s, u"60"_s, u"--task-duration"_s, u"100"_s};
        Result<std::unique_ptr<OpenConnection>> open = OpenConnection::open(arguments);
        if (!open)
            QTest::qFail(qPrintable(describe(open.error())), __FILE__, __LINE__);
        return open ? std::move(*open) : nullptr;
    }

    static std::unique_ptr<MainWindow> windowOn(OpenConnection &open)
    {
        std::optional<Result<RunDesk *>> desk;
        open.desk().then(&open, [&desk](const Result<RunDesk *> &answer) { desk = answer; });
        if (!QTest::qWaitFor([&] { return desk.has_value(); }, 20'000) || !*desk)
            return nullptr;
        const Result<Journal *> journal = open.journal();
        static UiSettings settings;
        auto window = std::make_unique<MainWindow>(
            WindowServices{open.connection(), open.provider(), **journal, open.scheduler(), ***desk, settings});
        window->show();
        QApplication::setActiveWindow(window.get());
        window->begin();
        return window;
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void aReassignIsProvenByReadingAgain()
    {
        const std::unique_ptr<OpenConnection> open = demo(DemoUser::Admin);
        QVERIFY(open);
        const std::unique_ptr<MainWindow> window = windowOn(*open);
        QVERIFY(window);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(u"table"_s, window.get()), 20'000);
        press(Qt::Key_2, Qt::ControlModifier);
        QWidget *page = findWidget(u"certificationsPage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(textOf(u"loadText"_s, page).contains(u"updated"_s), 20'000);
        auto *table = find<QAbstractItemView>(u"table"_s, page);
        QCOMPARE(table->model()->rowCount(), 60);

        // Two certifications that are being worked on, of the page's first such campaign.
        find<QLineEdit>(u"search"_s, page)->setText(u"begun"_s);
        QVERIFY(table->model()->rowCount() > 1);
        table->setFocus();
        table->selectionModel()->select(table->model()->index(0, 0),
                                        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        press(Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"reassignDialog"_s));
        QApplication::setActiveWindow(find<QDialog>(u"reassignDialog"_s));
        auto *search = find<QLineEdit>(u"reviewerSearch"_s);
        QTest::keyClicks(search, u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(u"reviewerList"_s), 20'000);
        QTest::keyClick(search, Qt::Key_Return);
        find<QLineEdit>(u"reasonText"_s)->insert(u"Story of the demo"_s);
        auto *send = find<QAbstractButton>(u"send"_s);
        QTRY_VERIFY_WITH_TIMEOUT(send->isEnabled(), 20'000);
        send->click();
        QTRY_VERIFY(isShown(u"tasksPage"_s));
        auto *tasks = find<QTreeView>(u"taskTree"_s, findWidget(u"tasksPage"_s));
        QTRY_COMPARE_WITH_TIMEOUT(columnOf(tasks, 0), QStringList{u"Moved"_s}, 60'000);
        tasks->expand(tasks->model()->index(0, 0));
        QTRY_COMPARE(below(tasks, tasks->model()->index(0, 0), 0), QStringList{u"Moved"_s});
        QTRY_COMPARE(textOf(u"statusWork"_s), QString());
    }

    void aReviewerSeesWhatIsTheirs()
    {
        const std::unique_ptr<OpenConnection> open = demo(DemoUser::Reviewer);
        QVERIFY(open);
        const std::unique_ptr<MainWindow> window = windowOn(*open);
        QVERIFY(window);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(u"statePanel"_s) || isShown(u"table"_s), 20'000);
        press(Qt::Key_2, Qt::ControlModifier);
        QWidget *page = findWidget(u"certificationsPage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(u"table"_s, page) || !textOf(u"stateHeading"_s, page).isEmpty(), 20'000);
        QVERIFY(!textOf(u"title"_s, page).isEmpty());
    }
};

QTEST_MAIN(DemoStory)
#include "tst_story_demo.moc"
