// SPDX-License-Identifier: GPL-3.0-or-later
// What the History page tells: every run of every session, its calls, its evidence, and a file to take along.
#include "tests/gui/page_details.h"
#include "tests/support/qt_warnings.h"
#include "ui/history/history_export.h"

#include <QApplication>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class HistoryStory : public QObject
{
    Q_OBJECT

private:
    static const QDateTime &began()
    {
        static const QDateTime at(QDate(2026, 2, 1), QTime(12, 0), Qt::UTC);
        return at;
    }

    /// Two calls of two certifications each: the first moved, the second never left; two rows were left out.
    static void partlyMoved(MemoryJournal &journal, const QString &id, const QString &connection = u"test"_s)
    {
        RunRecord record;
        record.id = RunId(id);
        record.at = began();
        record.order.connection = ConnectionId(connection);
        record.order.target = IdentityId(u"otto"_s);
        record.order.targetName = u"Otto Berg"_s;
        record.order.reason = u"Cluster ownership (CHG-20418)"_s;
        record.origin = {u"Fjordlight production"_s,
                         u"https://fjordlight.example"_s,
                         IdentityId(u"zoe"_s),
                         u"Zoe Bronte"_s,
                         u"zoe"_s,
                         u"0.1.0"_s};
        for (int i = 0; i < 4; ++i) {
            if (i % 2 == 0) {
                Call &call = record.plan.calls.emplace_back();
                call.id = CallId(id + u"-call-" + QString::number(i / 2 + 1));
                call.method = u"POST"_s;
                call.path = u"/campaigns/q3/reassign"_s;
                call.body = "{}";
                call.campaignName = u"Q3 manager review"_s;
            }
            CallRow row;
            row.row.certification = CertificationId(u"c%1"_s.arg(i + 1));
            row.subject.name = u"Certification of Ngô %1"_s.arg(i + 1);
            row.sourceReviewerName = u"Bea"_s;
            record.plan.calls.back().rows.push_back(row);
            record.order.rows.push_back(row.row);
        }
        record.plan.leftOut = {{{CertificationId(u"c8"_s), {}}, LeftOutReason::SignedOff, {}, {}},
                               {{CertificationId(u"c9"_s), {}}, LeftOutReason::AlreadyReviewer, {}, {}}};
        const auto said = [&](int second, const QString &call, JournalEvent::What what) {
            return JournalEvent{record.id, CallId(call), began().addSecs(second), std::move(what)};
        };
        GovernanceTask task;
        task.id = TaskId(u"2c91f0a07f0a4711"_s);
        task.state = VendorEnum(TaskState::Succeeded, u"SUCCESS"_s);
        RowProof moved;
        moved.outcome = RowOutcome::Moved;
        moved.at = began().addSecs(9);
        journal.held = true;
        journal.begin(record);
        journal.append({said(1, id + u"-call-1", AttemptIntended{}),
                        said(2, id + u"-call-1", CallAccepted{202, u"track-1"_s, true, task}),
                        said(9, id + u"-call-1", RowProven{0, moved}), said(9, id + u"-call-1", RowProven{1, moved}),
                        said(9, id + u"-call-1", CallSettled{CallState::Moved, {}})});
        journal.release();
    }

    static QTreeView *openHistory(WindowFixture &fixture)
    {
        QTest::keyClick(&fixture.window(), Qt::Key_4, Qt::ControlModifier);
        if (!QTest::qWaitFor([] { return isShown(u"historyTree"_s); }))
            return nullptr;
        auto *tree = find<QTreeView>(u"historyTree"_s, fixture.page(u"historyPage"_s));
        return QTest::qWaitFor([tree] { return tree->model()->rowCount() > 0; }) ? tree : nullptr;
    }

    /// Its first row stayed, its second went to somebody whom a rule names.
    static void partlyStayed(MemoryJournal &journal)
    {
        RunRecord record;
        record.id = RunId(u"run-s"_s);
        record.at = began();
        record.order.connection = ConnectionId(u"test"_s);
        record.order.target = IdentityId(u"otto"_s);
        record.order.targetName = u"Otto Berg"_s;
        record.order.reason = u"Leave"_s;
        Call &call = record.plan.calls.emplace_back();
        call.id = CallId(u"call-s"_s);
        for (const QString &id : {u"c1"_s, u"c2"_s}) {
            CallRow row;
            row.row.certification = CertificationId(id);
            row.subject.name = u"Certification "_s + id;
            call.rows.push_back(row);
            record.order.rows.push_back(row.row);
        }
        RowProof stayed;
        stayed.outcome = RowOutcome::NotMoved;
        RowProof elsewhere;
        elsewhere.outcome = RowOutcome::MovedElsewhere;
        elsewhere.holder = IdentityId(u"zoe"_s);
        elsewhere.holderName = u"Zoe Lind"_s;
        const auto said = [&](JournalEvent::What what) {
            return JournalEvent{record.id, call.id, began().addSecs(5), std::move(what)};
        };
        journal.begin(record);
        journal.append({said(AttemptIntended{}), said(CallAccepted{202, {}, false, {}}), said(RowProven{0, stayed}),
                        said(RowProven{1, elsewhere}), said(CallSettled{CallState::PartlyMoved, {}})});
        journal.release();
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void aRunUnfoldsToItsCalls()
    {
        WindowFixture fixture;
        fixture.fill();
        partlyMoved(fixture.journal, u"run-1"_s);
        fixture.open();
        QTreeView *history = openHistory(fixture);
        QVERIFY(history);
        QCOMPARE(columnOf(history, 0), QStringList{u"4 certifications → \u2068Otto Berg\u2069"_s});
        // Nobody sends any more: what never left is not sent.
        QCOMPARE(columnOf(history, 1), QStringList{u"Partly moved"_s});
        QCOMPARE(columnOf(history, 2), QStringList{u"2 of 4"_s});
        history->expand(history->model()->index(0, 0));
        const auto run = [history] { return history->model()->index(0, 0); };
        QTRY_COMPARE(below(history, run(), 0),
                     (QStringList{u"Call 1: 2 certifications"_s, u"Call 2: 2 certifications"_s, u"2 left out"_s}));
        QCOMPARE(below(history, run(), 1), (QStringList{u"Moved"_s, u"Not sent"_s, u"Left out"_s}));
        // Runs are sorted; the calls of one stay as they were planned.
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            history->sortByColumn(3, order);
            QCoreApplication::processEvents();
            QCOMPARE(below(history, run(), 0),
                     (QStringList{u"Call 1: 2 certifications"_s, u"Call 2: 2 certifications"_s, u"2 left out"_s}));
        }
        QCOMPARE(below(history, run(), 2), (QStringList{u"2 of 2"_s, u"not sent"_s, QString()}));
        const auto second = [&](int row) {
            return history->model()->index(row, 0, run()).data(Qt::AccessibleTextRole).toString();
        };
        QVERIFY2(second(0).contains(u"202, task 2c91…4711, SUCCESS, all re-read"_s), qPrintable(second(0)));
        QVERIFY2(second(1).contains(u"Baton stopped before this call left"_s), qPrintable(second(1)));
        QVERIFY2(second(2).contains(u"1 signed off, 1 already held by \u2068Otto Berg\u2069"_s), qPrintable(second(2)));
    }

    void theDetailsCountRowsAndShowEvidence()
    {
        WindowFixture fixture;
        fixture.fill();
        partlyMoved(fixture.journal, u"run-1"_s);
        fixture.open();
        QTreeView *history = openHistory(fixture);
        QVERIFY(history);
        history->setCurrentIndex(history->model()->index(0, 0));
        const auto told = [&] { return detailsOf(fixture, u"historyPage"_s); };
        QTRY_VERIFY2(told().contains(u"Evidence"_s), qPrintable(told()));
        for (const QString &text :
             {u"Cluster ownership (CHG-20418)"_s, u"Fjordlight production"_s, u"Zoe Bronte (zoe on this machine)"_s,
              u"6 certifications asked for"_s, u"Moved, re-read and confirmed"_s, u"Not sent, safe to send"_s,
              u"6, chained"_s, u"sha256"_s, u"c8: 1 signed off"_s, u"c9: 1 already held by"_s})
            QVERIFY2(told().contains(text), qPrintable(text + u"\n---\n"_s + told()));
        QCOMPARE(textOf(u"sendNotSent"_s, fixture.page(u"historyPage"_s)), u"&Send the 2 not sent…"_s);
        find<QAbstractButton>(u"sendNotSent"_s, fixture.page(u"historyPage"_s))->click();
        QTRY_VERIFY(isShown(u"reassignDialog"_s));
        QTRY_COMPARE(textOf(u"reasonText"_s), u"Cluster ownership (CHG-20418)"_s);
        find<QDialog>(u"reassignDialog"_s)->reject();

        // A call tells its own story.
        history->expand(history->model()->index(0, 0));
        QTRY_COMPARE(history->model()->rowCount(history->model()->index(0, 0)), 3);
        history->setCurrentIndex(history->model()->index(0, 0, history->model()->index(0, 0)));
        QTRY_VERIFY2(told().contains(u"Answered 202"_s), qPrintable(told()));
        QVERIFY(told().contains(u"Call 1: 2 certifications"_s));
        QCOMPARE(textOf(u"selectionCount"_s, fixture.page(u"historyPage"_s)), u"1 call selected"_s);
        QVERIFY(told().contains(u"deprecated"_s));
        QVERIFY(told().contains(u"track-1"_s));
    }

    void whatStayedIsOrderedAgain()
    {
        WindowFixture fixture;
        fixture.fill();
        partlyStayed(fixture.journal);
        fixture.open();
        QTreeView *history = openHistory(fixture);
        QVERIFY(history);
        const QWidget *page = fixture.page(u"historyPage"_s);
        const auto told = [&] { return detailsOf(fixture, u"historyPage"_s); };
        history->setCurrentIndex(history->model()->index(0, 0));
        // Who has what was passed on is said of the run as of its call.
        QTRY_VERIFY2(told().contains(u"Partly passed on to ⁨Zoe Lind⁩"_s), qPrintable(told()));
        QTRY_COMPARE(textOf(u"reassignAgain"_s, page), u"Reassign this one again…"_s);
        history->expand(history->model()->index(0, 0));
        QTRY_COMPARE(below(history, history->model()->index(0, 0), 0), QStringList{u"Call 1: 2 certifications"_s});
        history->setCurrentIndex(history->model()->index(0, 0, history->model()->index(0, 0)));
        // Each row with its word, which stands nowhere else on this page.
        QTRY_VERIFY2(told().contains(u"Not moved: ⁨Certification c1⁩\nMoved to ⁨Zoe Lind⁩ instead: "
                                     u"⁨Certification c2⁩"_s),
                     qPrintable(told()));
        QTRY_COMPARE(textOf(u"reassignAgain"_s, page), u"Reassign this one again…"_s);
        find<QAbstractButton>(u"reassignAgain"_s, page)->click();
        QTRY_VERIFY(isShown(u"reassignDialog"_s));
        QTRY_COMPARE(textOf(u"reasonText"_s), u"Leave"_s);
        QTRY_COMPARE(textOf(u"send"_s), u"Reassign 1 certification"_s);
        find<QDialog>(u"reassignDialog"_s)->reject();
    }

    void aRunOfAnotherTenantIsOnlyLookedAt()
    {
        WindowFixture fixture;
        fixture.fill();
        partlyMoved(fixture.journal, u"run-1"_s, u"another"_s);
        fixture.open();
        QTreeView *history = openHistory(fixture);
        QVERIFY(history);
        history->setCurrentIndex(history->model()->index(0, 0));
        QTRY_VERIFY(detailsOf(fixture, u"historyPage"_s).contains(u"Evidence"_s));
        QVERIFY(!isShown(u"sendNotSent"_s, fixture.page(u"historyPage"_s)));
    }

    void runsAreFoundByTheirRows()
    {
        WindowFixture fixture;
        fixture.fill();
        partlyMoved(fixture.journal, u"run-1"_s);
        RunRecord other;
        other.id = RunId(u"run-2"_s);
        other.at = began().addSecs(60);
        other.order.targetName = u"Ana Ruiz"_s;
        other.order.reason = u"Parental leave"_s;
        fixture.journal.begin(other);
        fixture.journal.release();
        fixture.open();
        QTreeView *history = openHistory(fixture);
        QVERIFY(history);
        QTRY_COMPARE(history->model()->rowCount(), 2);
        QVERIFY(columnOf(history, 0).value(0).contains(u"Ana Ruiz"_s)); // newest first
        auto *search = find<QLineEdit>(u"search"_s, fixture.page(u"historyPage"_s));
        search->setText(u"leave"_s);
        QTRY_COMPARE(history->model()->rowCount(), 1);
        QVERIFY(columnOf(history, 0).value(0).contains(u"Ana Ruiz"_s));
        search->setText(u"ngo chg-20418"_s); // a row's subject without its accents, and the reason
        QTRY_COMPARE(history->model()->rowCount(), 1);
        QTRY_VERIFY(columnOf(history, 0).value(0).contains(u"Otto Berg"_s));
        // What is picked stays picked, also while the rows are still searched on disk and it is not shown.
        history->setCurrentIndex(history->model()->index(0, 0));
        const QString picked = detailsOf(fixture, u"historyPage"_s);
        QVERIFY(picked.contains(u"Otto Berg"_s));
        search->setText(u"ngo"_s);
        QTRY_COMPARE(history->model()->rowCount(), 1);
        search->setText(u"parental"_s);
        QTRY_VERIFY(columnOf(history, 0).value(0).contains(u"Ana Ruiz"_s));
        QVERIFY(detailsOf(fixture, u"historyPage"_s).contains(u"Otto Berg"_s));
        search->clear();
        QTRY_COMPARE(history->model()->rowCount(), 2);
        QVERIFY(history->selectionModel()->isRowSelected(1));
    }

    void aRunOfThisSessionIsLive()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *certifications = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(certifications);
        QTRY_COMPARE(certifications->model()->rowCount(), 5);
        selectRows(certifications, {u"Bea"_s});
        QVERIFY(fixture.reassign());
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"New team"_s);
        auto *button = find<QAbstractButton>(u"send"_s);
        QTRY_VERIFY(button->isEnabled());
        button->click();
        QTRY_VERIFY(isShown(u"tasksPage"_s) && !isShown(u"reassignDialog"_s));
        QApplication::setActiveWindow(&fixture.window());
        QTreeView *history = openHistory(fixture);
        QVERIFY(history);
        QTRY_COMPARE(columnOf(history, 1), QStringList{u"Accepted"_s});
        history->expand(history->model()->index(0, 0));
        QTRY_COMPARE(below(history, history->model()->index(0, 0), 1), QStringList{u"Accepted"_s});
        fixture.endTasks(TaskState::Succeeded);
        QTRY_COMPARE(columnOf(history, 1), QStringList{u"Moved"_s});
        QTRY_COMPARE(columnOf(history, 2), QStringList{u"1 of 1"_s});
        QTRY_COMPARE(below(history, history->model()->index(0, 0), 1), QStringList{u"Moved"_s});
        QVERIFY(history->isExpanded(history->model()->index(0, 0)));
    }

    void theJournalIsChecked()
    {
        WindowFixture fixture;
        fixture.fill();
        partlyMoved(fixture.journal, u"run-1"_s);
        fixture.open();
        QVERIFY(openHistory(fixture));
        const QWidget *page = fixture.page(u"historyPage"_s);
        QTRY_COMPARE(textOf(u"loadText"_s, page), u"journal complete, 6 events, no gap"_s);
        QVERIFY(!isShown(u"banner"_s, page));
        fixture.journal.chain.intact = false;
        fixture.journal.chain.firstBroken = 4;
        QTest::keyClick(&fixture.window(), Qt::Key_F5);
        QTRY_VERIFY(isShown(u"banner"_s, page));
        QVERIFY(textOf(u"bannerText"_s, findWidget(u"banner"_s, page)).contains(u"event 4"_s));
        QCOMPARE(textOf(u"loadText"_s, page), u"journal broken"_s);
    }

    void theEvidenceIsTakenAlong()
    {
        const QTemporaryDir folder;
        WindowFixture fixture;
        fixture.fill();
        partlyMoved(fixture.journal, u"run-1"_s);
        fixture.open();
        QTreeView *history = openHistory(fixture);
        QVERIFY(history);
        history->setCurrentIndex(history->model()->index(0, 0));
        QVERIFY(isShown(u"exportEvidence"_s));
        QTest::keyClick(&fixture.window(), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"exportDialog"_s));
        find<QFileDialog>(u"exportDialog"_s)->reject();
        QTRY_VERIFY(!isShown(u"exportDialog"_s));

        for (const QString &name : {u"run.json"_s, u"run.csv"_s}) {
            const QString path = folder.filePath(name);
            HistoryExport *work = HistoryExport::write(fixture.journal, RunId(u"run-1"_s), path, began(), *this);
            QSignalSpy written(work, &HistoryExport::written);
            QTRY_COMPARE(written.size(), 1);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                     QFile::Permissions());
            const QByteArray bytes = file.readAll();
            if (name.endsWith(u"csv"_s))
                QCOMPARE(bytes.count("\r\n"), 7); // the names and six events
            else
                QCOMPARE(QJsonDocument::fromJson(bytes).object().value(u"run"_s).toString(), u"run-1"_s);
        }
        HistoryExport *work =
            HistoryExport::write(fixture.journal, RunId(u"run-1"_s), u"/nowhere/at/all.json"_s, began(), *this);
        QSignalSpy failed(work, &HistoryExport::failed);
        QTRY_COMPARE(failed.size(), 1);
    }

    void anEmptyHistorySaysSo()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTest::keyClick(&fixture.window(), Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"historyPage"_s));
        QVERIFY(!isShown(u"historyTree"_s));
        QVERIFY(!isShown(u"exportEvidence"_s, fixture.page(u"historyPage"_s)));
    }
};

QTEST_MAIN(HistoryStory)
#include "tst_story_history.moc"
