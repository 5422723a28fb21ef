// SPDX-License-Identifier: GPL-3.0-or-later
// The other vendor's embedded tenant, over real HTTP with the real journal: 120 rows of every kind are handed over in
// the window, proven row by row by reading alone, and taken back.
#include "app/composition/open_connection.h"
#include "app/reassign/reassign_run.h"
#include "models/tables/grouped_table.h"
#include "tests/gui/page_details.h"
#include "tests/support/qt_warnings.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>

#include <map>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

template <class T> Result<T> answerOf(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patience) || future.resultCount() == 0)
        return failure(Error(ErrorKind::Internal, u"No answer."_s));
    return future.result();
}

} // namespace

class SecondVendorStory : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<OpenConnection> m_open;
    std::unique_ptr<MainWindow> m_window;
    RunDesk *m_desk = nullptr;
    UiSettings m_settings;
    Certification m_source;
    qsizetype m_rows = 0;   ///< to hand over
    QSet<QString> m_wanted; ///< ids of the table's rows

    void begin(const QStringList &options)
    {
        ConnectionArguments arguments;
        arguments.kind = ConnectionArguments::Kind::Demo;
        arguments.vendorId = u"saviynt"_s;
        arguments.demoOptions = options;
        Result<std::unique_ptr<OpenConnection>> open = OpenConnection::open(arguments);
        QVERIFY2(open, open ? "" : qPrintable(describe(open.error())));
        m_open = std::move(*open);
        std::optional<Result<RunDesk *>> desk;
        m_open->desk().then(m_open.get(), [&desk](const Result<RunDesk *> &answer) { desk = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(desk.has_value(), patience);
        QVERIFY(*desk);
        m_desk = **desk;
        const Result<Journal *> journal = m_open->journal();
        m_window = std::make_unique<MainWindow>(WindowServices{m_open->connection(), m_open->provider(), **journal,
                                                               m_open->scheduler(), ***desk, m_settings});
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        m_window->begin();
    }

    /// An open certification of a managers' campaign with so many rows, of every kind, that can go one by one.
    void findSource()
    {
        const auto campaigns = answerOf(m_open->provider().campaignReader()->campaigns({}, {0, 100, false}, {}));
        const auto me = answerOf(m_open->provider().whoAmI({}));
        QVERIFY(campaigns && me);
        for (const Campaign &campaign : campaigns->items) {
            if (campaign.status != CampaignStatus::Active || campaign.type != CampaignType::Manager)
                continue;
            CertificationQuery query;
            query.campaigns = {campaign.id};
            const auto all =
                answerOf(m_open->provider().certificationReader()->certifications(query, {0, 100, false}, {}));
            QVERIFY(all);
            for (const Certification &one : all->items) {
                if (!one.isSigned() && one.reviewer.id != me->id && holdsEnough(one))
                    return;
            }
        }
        QFAIL("the tenant has no such certification");
    }

    bool holdsEnough(const Certification &certification)
    {
        const auto items =
            answerOf(m_open->provider().certificationReader()->items(certification.id, {0, 100, false}, {}));
        if (!items)
            return false;
        const ReassignDialect &dialect = m_open->provider().dialect();
        const std::vector<ReassignOperation> operations = dialect.operations();
        const auto mayGo = [&](const ReviewItem &item) {
            return std::any_of(operations.begin(), operations.end(), [&](const ReassignOperation &operation) {
                return operation.family == dialect.familyOf(item) && !dialect.forbids(operation, certification, &item);
            });
        };
        m_wanted.clear();
        std::map<AccessType, qsizetype> kinds;
        for (const AccessType type : {AccessType::Role, AccessType::Account, AccessType::Entitlement}) {
            for (const ReviewItem &item : items->items) {
                const bool goes = item.accessType == type && item.decision == Decision::Undecided && mayGo(item);
                if (!goes || kinds[type] == m_rows / 2 || m_wanted.size() == m_rows)
                    continue;
                ++kinds[type];
                m_wanted.insert(certification.id.toString() + u'/' + item.id.toString());
            }
        }
        m_source = certification;
        return m_wanted.size() == m_rows && kinds.size() == 3;
    }

    QTreeView *openItems()
    {
        press(Qt::Key_1, Qt::ControlModifier);
        QWidget *campaigns = findWidget(u"campaignsPage"_s, m_window.get());
        if (!QTest::qWaitFor([&] { return isShown(u"table"_s, campaigns); }, patience))
            return nullptr;
        activate(find<QAbstractItemView>(u"table"_s, campaigns), m_source.campaign.name);
        QWidget *certifications = findWidget(u"campaignCertificationsPage"_s, m_window.get());
        if (!QTest::qWaitFor([&] { return textOf(u"loadText"_s, certifications).contains(u"updated"_s); }, patience))
            return nullptr;
        activate(find<QAbstractItemView>(u"table"_s, certifications), m_source.reviewer.name);
        QWidget *items = findWidget(u"itemsPage"_s, m_window.get());
        if (!QTest::qWaitFor([&] { return isShown(u"tree"_s, items); }, patience))
            return nullptr;
        return find<QTreeView>(u"tree"_s, items);
    }

    static void activate(QAbstractItemView *table, const QString &text)
    {
        selectRows(table, {text});
        const QModelIndexList rows = table->selectionModel()->selectedRows();
        QVERIFY2(!rows.isEmpty(), qPrintable(text));
        table->setCurrentIndex(rows.front());
        QTest::keyClick(table, Qt::Key_Return);
    }

    void selectWanted(QTreeView *tree)
    {
        auto *model = qobject_cast<GroupedTable *>(tree->model());
        QVERIFY(model);
        QTRY_VERIFY(std::all_of(m_wanted.begin(), m_wanted.end(),
                                [model](const QString &id) { return model->indexOfRow(id).isValid(); }));
        QItemSelection chosen;
        for (const QString &id : m_wanted)
            chosen.select(model->indexOfRow(id), model->indexOfRow(id));
        tree->selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        tree->setFocus();
    }

    /// What each line says, for a test that fails.
    static QString told(const QAbstractItemView *view)
    {
        QStringList lines;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            lines.push_back(view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString() + u" | "_s +
                            view->model()->index(row, 1).data(Qt::AccessibleTextRole).toString());
        return lines.join(u'\n');
    }

    QString proofs() const
    {
        QStringList lines;
        for (const ReassignRun *run : m_desk->runs()) {
            for (const CallProgress &call : run->calls())
                lines.push_back(call.note + u": "_s + (call.proofs.empty() ? QString() : call.proofs.front().detail));
        }
        return u'\n' + lines.join(u'\n');
    }

    /// Waits for the calls of the newest run, which is on top.
    void waitUntilMoved(int calls)
    {
        QWidget *page = findWidget(u"tasksPage"_s, m_window.get());
        auto *tasks = find<QTreeView>(u"taskTree"_s, page);
        QTRY_COMPARE_WITH_TIMEOUT(tasks->model()->rowCount(), calls, patience);
        const auto moved = [&] { return columnOf(tasks, 0).count(u"Moved"_s) == calls; };
        QVERIFY2(QTest::qWaitFor(moved, 60'000), qPrintable(told(tasks) + proofs()));
        QTRY_COMPARE(textOf(u"statusWork"_s), QString());
    }

    /// Hands over so many rows of every kind in the window, and sees each of them proven.
    void handOver(qsizetype rows, int calls)
    {
        m_rows = rows;
        begin({u"--certifications"_s, u"60"_s, u"--items"_s, u"150"_s});
        findSource();
        QVERIFY(!m_wanted.isEmpty());
        QTreeView *tree = openItems();
        QVERIFY(tree);
        QVERIFY(!isShown(u"listNotice"_s, findWidget(u"itemsPage"_s)));
        selectWanted(tree);
        QTRY_COMPARE(textOf(u"selectionCount"_s, findWidget(u"itemsPage"_s)), u"%1 selected"_s.arg(rows));
        press(Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"reassignDialog"_s));
        auto *dialog = find<QDialog>(u"reassignDialog"_s);
        QApplication::setActiveWindow(dialog);
        QTest::keyClicks(find<QLineEdit>(u"reviewerSearch"_s), u"ada"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(u"reviewerList"_s), patience);
        QTest::keyClick(find<QLineEdit>(u"reviewerSearch"_s), Qt::Key_Return);
        find<QLineEdit>(u"reasonText"_s)->insert(u"Story of the second vendor"_s);
        auto *send = find<QAbstractButton>(u"send"_s);
        QTRY_VERIFY_WITH_TIMEOUT(send->isEnabled(), patience);
        QCOMPARE(send->text(), u"Reassign %1 items"_s.arg(rows));
        send->click();
        QTRY_VERIFY(isShown(u"tasksPage"_s));
        waitUntilMoved(calls);
        auto *tasks = find<QTreeView>(u"taskTree"_s, findWidget(u"tasksPage"_s));
        QStringList proven;
        for (int call = 0; call < calls; ++call) {
            tasks->expand(tasks->model()->index(call, 0));
            QTRY_VERIFY(tasks->model()->rowCount(tasks->model()->index(call, 0)) >= 20);
            proven += below(tasks, tasks->model()->index(call, 0), 0);
        }
        QCOMPARE(proven.size(), rows);
        QCOMPARE(proven.count(u"Moved"_s), rows); // each by itself
    }

    /// What the run on top of the history handed over; the calls of the way back are on top of the tasks then.
    void takeBack(int callsBefore)
    {
        QApplication::setActiveWindow(m_window.get());
        press(Qt::Key_4, Qt::ControlModifier);
        QWidget *page = findWidget(u"historyPage"_s, m_window.get());
        QTRY_VERIFY(isShown(u"historyTree"_s, page));
        auto *history = find<QTreeView>(u"historyTree"_s, page);
        QTRY_COMPARE(columnOf(history, 1), QStringList{u"Moved"_s});
        history->setCurrentIndex(history->model()->index(0, 0));
        QTRY_VERIFY(isShown(u"takeBack"_s));
        auto *back = find<QAbstractButton>(u"takeBack"_s);
        QTRY_VERIFY(back->isEnabled());
        back->click();
        QTRY_VERIFY_WITH_TIMEOUT(isShown(u"reassignDialog"_s), patience);
        QApplication::setActiveWindow(find<QDialog>(u"reassignDialog"_s));
        auto *send = find<QAbstractButton>(u"send"_s);
        QTRY_VERIFY_WITH_TIMEOUT(send->isEnabled(), patience);
        QCOMPARE(send->text(), u"Reassign %1 items"_s.arg(m_rows));
        send->click();
        QTRY_VERIFY(isShown(u"tasksPage"_s));
        auto *tasks = find<QTreeView>(u"taskTree"_s, findWidget(u"tasksPage"_s, m_window.get()));
        const auto undone = [&] {
            return columnOf(tasks, 0).count(u"Moved"_s) == callsBefore &&
                   columnOf(tasks, 0).count(u"Undone"_s) == callsBefore;
        };
        QVERIFY2(QTest::qWaitFor(undone, 60'000), qPrintable(told(tasks) + proofs()));
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void cleanup()
    {
        m_window.reset();
        m_open.reset();
    }

    void manyRowsOfEveryKindGo()
    {
        handOver(120, 3); // 50, 50 and 20
        takeBack(3);
    }

    void rolesThatTheTenantDoesNotShowAreSpokenOf_data()
    {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<bool>("shown");
        QTest::newRow("under the person") << u"under-user"_s << true;
        QTest::newRow("under the account") << u"under-account"_s << true;
        QTest::newRow("nowhere") << u"absent"_s << false;
    }
    void rolesThatTheTenantDoesNotShowAreSpokenOf()
    {
        QFETCH(QString, variant);
        QFETCH(bool, shown);
        m_rows = 0;
        begin({u"--certifications"_s, u"20"_s, u"--items"_s, u"10"_s, u"--variant"_s, u"saviynt-roles="_s + variant});
        press(Qt::Key_2, Qt::ControlModifier);
        QWidget *page = findWidget(u"certificationsPage"_s, m_window.get());
        QTRY_VERIFY_WITH_TIMEOUT(textOf(u"loadText"_s, page).contains(u"updated"_s), patience);
        auto *table = find<QAbstractItemView>(u"table"_s, page);
        const auto row = columnOf(table, 1).indexOf(u"Q4 Manager Review"_s);
        QVERIFY(row >= 0);
        table->setCurrentIndex(table->model()->index(static_cast<int>(row), 0));
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(u"itemsPage"_s), patience);
        QWidget *items = findWidget(u"itemsPage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(textOf(u"loadText"_s, items).contains(u"identit"_s), patience);
        QCOMPARE(leavesOf(find<QAbstractItemView>(u"tree"_s, items), 1).contains(u"Role"_s), shown);
        QCOMPARE(isShown(u"listNotice"_s, items), !shown);
        if (!shown)
            QVERIFY(textOf(u"bannerText"_s, findWidget(u"listNotice"_s, items)).contains(u"shows no roles here"_s));
    }
};

QTEST_MAIN(SecondVendorStory)
#include "tst_story_second_vendor.moc"
