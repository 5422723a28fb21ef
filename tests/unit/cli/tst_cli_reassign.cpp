// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/cli/cli_desk.h"

#include <QTest>

using namespace baton;
using namespace baton::cli;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;

class ReassignCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void sendsWaitsAndProves()
    {
        CliDesk desk;
        desk.whole({u"c0"_s, u"c1"_s, u"c2"_s});
        desk.options.wait = WaitMode::UntilProven;
        desk.start();
        desk.goOn(Millis(1000));
        QCOMPARE(desk.code, -1);
        desk.endTasks();
        QCOMPARE(desk.goOn(), 0);
        QCOMPARE(desk.provider.sent.size(), size_t{2});
        QCOMPARE(desk.results(), (QStringList{u"Moved"_s, u"Moved"_s, u"Moved"_s}));
        const auto report = desk.json();
        QCOMPARE(report["totals"]["moved"].get<int>(), 3);
        QCOMPARE(report["calls"][0]["state"].get<std::string>(), std::string("Moved"));
        QCOMPARE(report["target"]["name"].get<std::string>(), std::string("BO"));
        QCOMPARE(desk.journal.records.size(), size_t{1});
    }

    void aRefusedCallIsProvenNotMoved()
    {
        CliDesk desk;
        desk.whole({u"c0"_s, u"c2"_s});
        desk.provider.onSend = [&desk](const Call &call) -> Result<Ticket> {
            if (call.campaign == CampaignId(u"k2"_s))
                return failure(refusal(422, u"no"_s));
            desk.provider.applyReassign(call);
            Ticket ticket;
            ticket.task = GovernanceTask{};
            ticket.task->id = TaskId(u"t"_s);
            ticket.task->state = VendorEnum(TaskState::Succeeded, u"SUCCESS"_s);
            return ticket;
        };
        desk.options.wait = WaitMode::UntilProven;
        QCOMPARE(desk.run(), 4);
        QCOMPARE(desk.results(), (QStringList{u"Moved"_s, u"NotMoved"_s}));
        QCOMPARE(desk.json()["calls"][1]["error"]["message"].get<std::string>(), std::string("no"));
    }

    void movedElsewhereIsNotMoved()
    {
        CliDesk desk;
        desk.whole({u"c0"_s});
        desk.provider.onSend = [&desk](const Call &call) -> Result<Ticket> {
            Call other = call;
            other.target = IdentityId(u"p3"_s);
            desk.provider.applyReassign(other);
            Ticket ticket;
            ticket.task = GovernanceTask{};
            ticket.task->id = TaskId(u"t"_s);
            ticket.task->state = VendorEnum(TaskState::Succeeded, u"SUCCESS"_s);
            return ticket;
        };
        desk.options.wait = WaitMode::UntilProven;
        QCOMPARE(desk.run(), 4);
        QCOMPARE(desk.results(), QStringList{u"MovedElsewhere"_s});
    }

    void aDryRunSendsNothingAndTakesNoFolder()
    {
        CliDesk desk;
        desk.whole({u"c0"_s, u"c1"_s, u"nope"_s});
        desk.options.dryRun = true;
        desk.options.yes = false;
        QCOMPARE(desk.run(), 0);
        QCOMPARE(desk.provider.sent.size(), size_t{0});
        QCOMPARE(desk.deskOpened, 0);
        const auto plan = desk.json();
        QVERIFY(plan["dryRun"].get<bool>());
        QCOMPARE(plan["calls"].size(), size_t{1});
        QCOMPARE(plan["calls"][0]["count"].get<int>(), 2);
        QVERIFY(!plan["calls"][0]["body"].get<std::string>().empty());
        QVERIFY(plan["calls"][0]["curl"].get<std::string>().starts_with("curl --request POST https://t.example/"));
        QCOMPARE(plan["leftOut"][0]["reason"].get<std::string>(), std::string("Vanished"));

        desk.output.written.clear();
        desk.code = -1;
        desk.options.format = Format::Table;
        QCOMPARE(desk.run(), 0);
        const QString text = QString::fromUtf8(desk.output.written);
        QVERIFY2(text.contains(u"Would be sent: 2 rows to BO on the test tenant, in 1 call\n"_s), qPrintable(text));
        QVERIFY(text.contains(QString::fromStdString(plan["calls"][0]["body"].get<std::string>())));
        QVERIFY(text.contains(u"Left out (1 row):\n  nope: "_s));
    }

    void nothingToSend()
    {
        CliDesk desk;
        desk.whole({u"nope"_s});
        QCOMPARE(desk.run(), 3);
        QCOMPARE(desk.results(), QStringList{u"LeftOut"_s});
        desk.code = -1;
        desk.options.dryRun = true;
        QCOMPARE(desk.run(), 3);
        desk.code = -1;
        desk.options.rows.clear();
        desk.output.notes.clear();
        QCOMPARE(desk.run(), 3);
        QVERIFY(desk.output.told(u"holds no rows"_s));
        QCOMPARE(desk.provider.sent.size(), size_t{0});
    }

    void leftOutRowsDoNotSpoilTheOthers()
    {
        CliDesk desk;
        desk.whole({u"c0"_s, u"c0"_s});
        desk.options.wait = WaitMode::UntilProven;
        desk.start();
        desk.goOn(Millis(1000));
        desk.endTasks();
        QCOMPARE(desk.goOn(), 0);
        QCOMPARE(desk.results(), (QStringList{u"Moved"_s, u"LeftOut"_s}));
    }

    void whatChangedHandsSinceItWasListedIsLeftOut()
    {
        CliDesk desk;
        desk.whole({u"c0"_s, u"c1"_s});
        for (const QString &id : {u"c0"_s, u"c1"_s})
            desk.options.seen.insert(CertificationId(id), *desk.provider.certification(CertificationId(id)));
        Reviewer &now = desk.provider.certification(CertificationId(u"c0"_s))->reviewer;
        now.id = IdentityId(u"p1"_s);
        now.name = u"P1"_s;
        desk.options.dryRun = true;
        QCOMPARE(desk.run(), 0);
        const auto report = desk.json();
        QCOMPARE(report["leftOut"].size(), size_t{1});
        QCOMPARE(report["leftOut"][0]["reason"].get<std::string>(), std::string("Changed"));
        const QString sentence = QString::fromStdString(report["leftOut"][0]["sentence"].get<std::string>());
        QVERIFY2(sentence.contains(u"now ⁨P1⁩ does"_s), qPrintable(sentence));
    }

    void everyoneButTheTarget()
    {
        CliDesk desk;
        desk.options.to = u"p1"_s;
        desk.whole({u"c0"_s});
        desk.options.dryRun = true;
        QCOMPARE(desk.run(), 3);
        QCOMPARE(desk.json()["leftOut"][0]["option"].get<std::string>(), std::string("--everyone-but-target"));
        desk.output.written.clear();
        desk.code = -1;
        desk.options.everyoneButTarget = true;
        QCOMPARE(desk.run(), 0);
        const auto plan = desk.json();
        QCOMPARE(plan["leftOut"].size(), size_t{0});
        int rows = 0;
        for (const auto &call : plan["calls"]) {
            for (const auto &row : call["rows"]) {
                ++rows;
                QVERIFY(row["itemId"].get<std::string>() != "c0i1");
            }
        }
        QCOMPARE(rows, 3);
    }

    void moveWholeInsteadOfItsItems()
    {
        CliDesk desk;
        desk.provider.certification(CertificationId(u"c0"_s))->reviewer.type =
            VendorEnum(ReviewerType::GovernanceGroup, u"GOVERNANCE_GROUP"_s);
        for (ReassignOperation &operation : desk.provider.reassigns.operationTable) {
            if (operation.scope == RowScope::Items)
                operation.groupReviewed = GroupReviewed::Forbidden;
        }
        desk.options.rows = {{CertificationId(u"c0"_s), ReviewItemId(u"c0i0"_s)},
                             {CertificationId(u"c0"_s), ReviewItemId(u"c0i1"_s)}};
        desk.options.dryRun = true;
        QCOMPARE(desk.run(), 3);
        QCOMPARE(desk.json()["leftOut"][0]["option"].get<std::string>(), std::string("--move-whole"));
        desk.output.written.clear();
        desk.code = -1;
        desk.options.moveWhole = true;
        QCOMPARE(desk.run(), 0);
        QCOMPARE(desk.json()["calls"][0]["rows"].size(), size_t{1});
        QVERIFY(desk.json()["calls"][0]["rows"][0]["itemId"].is_null());
    }

    void itemsInsteadOfWhatTakesAnAdministrator()
    {
        CliDesk desk;
        desk.provider.allowed.reassignWhole = Answer::No;
        desk.options.rows = {{CertificationId(u"c0"_s), {}}};
        desk.options.dryRun = true;
        QCOMPARE(desk.run(), 3);
        QCOMPARE(desk.json()["leftOut"][0]["reason"].get<std::string>(), std::string("NeedsAdministrator"));
        QCOMPARE(desk.json()["leftOut"][0]["option"].get<std::string>(), std::string("--as-items"));
        desk.output.written.clear();
        desk.code = -1;
        desk.options.asItems = true;
        QCOMPARE(desk.run(), 0);
        QVERIFY(!desk.json()["calls"][0]["rows"][0]["itemId"].is_null());
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("nobody to ask") << u"ask"_s << 2 << u"Nobody can be asked"_s;
        QTest::newRow("unknown person") << u"unknown"_s << 1 << u"--to zoe: "_s;
        QTest::newRow("several people") << u"several"_s << 1 << u"--to bo: Several"_s;
        QTest::newRow("no right to look up") << u"lookup"_s << 1 << u"not allowed"_s;
        QTest::newRow("folder in use") << u"inuse"_s << 8 << u"in use"_s;
        QTest::newRow("folder broken") << u"folder"_s << 1 << u"in use"_s;
        QTest::newRow("no writer") << u"writer"_s << 1 << u"cannot reassign on the test tenant"_s;
        QTest::newRow("certifications cannot be read") << u"read"_s << 1 << u"down"_s;
    }

    void refusals()
    {
        QFETCH(QString, what);
        QFETCH(int, code);
        QFETCH(QString, says);
        CliDesk desk;
        desk.whole({u"c0"_s});
        if (what == u"ask")
            desk.options.yes = false;
        else if (what == u"unknown")
            desk.options.to = u"zoe"_s;
        else if (what == u"several")
            desk.provider.addIdentity(u"other"_s, u"Other"_s).alias = u"bo"_s;
        else if (what == u"lookup")
            desk.provider.fail(Method::Find, {ErrorKind::Forbidden, u"not allowed"_s});
        else if (what == u"writer")
            desk.provider.missingRoles[4] = true;
        else if (what == u"read")
            desk.provider.fail(Method::Certifications, {ErrorKind::Server, u"down"_s}, -1);
        else
            desk.deskError = Error(ErrorKind::Storage, u"in use"_s);
        desk.inUse = what == u"inuse";
        QCOMPARE(desk.run(), code);
        QVERIFY2(desk.output.told(says), qPrintable(desk.output.notes.join(u'\n')));
        QCOMPARE(desk.provider.sent.size(), size_t{0});
        QVERIFY(desk.output.written.isEmpty());
    }

    void aPulledBrakeStopsWhereNobodyCanBeAsked()
    {
        CliDesk desk;
        for (int i = 0; i < 8; ++i) {
            const QString campaign = u"m%1"_s.arg(i);
            desk.provider.addCampaign(campaign);
            desk.provider.addCertification(u"d%1"_s.arg(i), campaign, u"ana"_s);
            desk.whole({u"d%1"_s.arg(i)});
        }
        desk.provider.onSend = [](const Call &) -> Result<Ticket> { return failure(refusal(403, u"no right"_s)); };
        desk.options.wait = WaitMode::UntilProven;
        QCOMPARE(desk.run(), 4);
        QVERIFY(desk.provider.sent.size() < 8);
        QVERIFY(desk.output.told(u"Paused: "_s));
        QVERIFY(desk.output.told(u"Nobody can be asked here"_s));
        QVERIFY(desk.json()["totals"]["notSent"].get<int>() > 0);
    }

    void aJournalThatCannotBeWrittenStopsTheRun_data()
    {
        QTest::addColumn<QString>("fails");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("sent");
        QTest::addColumn<QStringList>("results");
        QTest::newRow("the run") << u"run"_s << 4 << 0 << QStringList{u"NotMoved"_s, u"NotMoved"_s};
        QTest::newRow("the intent") << u"intent"_s << 4 << 0 << QStringList{u"NotMoved"_s, u"NotMoved"_s};
        // The first call has left by then, and no proof can be kept.
        QTest::newRow("the answer") << u"answer"_s << 1 << 1 << QStringList{u"NotChecked"_s, u"NotMoved"_s};
    }

    void aJournalThatCannotBeWrittenStopsTheRun()
    {
        QFETCH(QString, fails);
        QFETCH(int, code);
        QFETCH(int, sent);
        QFETCH(QStringList, results);
        CliDesk desk;
        desk.whole({u"c0"_s, u"c1"_s});
        desk.provider.reassigns.operationTable.front().limit = 1;
        desk.options.wait = WaitMode::UntilProven;
        desk.journal.failingBegin = fails == u"run";
        desk.journal.failing = [&fails](const std::vector<JournalEvent> &events) {
            return (fails == u"intent" && std::holds_alternative<AttemptIntended>(events.front().what)) ||
                   (fails == u"answer" && std::holds_alternative<CallAccepted>(events.front().what));
        };
        QCOMPARE(desk.run(), code);
        QCOMPARE(desk.provider.sent.size(), static_cast<size_t>(sent));
        QCOMPARE(desk.results(), results);
        QVERIFY(desk.output.told(u"The journal cannot be written, so nothing more is sent: The disk is full."_s));
        QVERIFY(desk.json()["rows"][1]["detail"].get<std::string>().find("journal") != std::string::npos);
    }

    void aProofThatNobodyReadsIsAFailure()
    {
        for (const Written answer : {Written::Failed, Written::ReaderGone}) {
            CliDesk desk;
            desk.whole({u"c0"_s});
            desk.output.answer = answer;
            QCOMPARE(desk.run(), 1);
            QVERIFY(desk.output.told(u"proof could not be written"_s));
            QCOMPARE(desk.provider.sent.size(), size_t{1});
        }
    }

    void theModeReachesThePlan()
    {
        CliDesk desk;
        desk.options.rows = {{CertificationId(u"c0"_s), ReviewItemId(u"c0i0"_s)}};
        desk.options.dryRun = true;
        QCOMPARE(desk.run(), 0);
        const std::string standard = desk.json()["calls"][0]["operation"].get<std::string>();
        desk.output.written.clear();
        desk.code = -1;
        desk.options.mode = u"async"_s;
        QCOMPARE(desk.run(), 0);
        QVERIFY(desk.json()["calls"][0]["operation"].get<std::string>() != standard);
    }

    void optionsAreTheDialectsOwn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says"); // empty: taken
        QTest::newRow("known") << u"mode"_s << u"async"_s << QString();
        QTest::newRow("no such value") << u"mode"_s << u"fast"_s << u"async"_s;
        QTest::newRow("no such option") << u"speed"_s << u"x"_s << u"mode"_s;
    }

    void optionsAreTheDialectsOwn()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, says);
        CliDesk desk;
        desk.options.rows = {{CertificationId(u"c0"_s), ReviewItemId(u"c0i0"_s)}};
        desk.options.dryRun = true;
        desk.options.options.insert(name, value);
        QCOMPARE(desk.run(), says.isEmpty() ? 0 : 1);
        if (says.isEmpty())
            QCOMPARE(desk.json()["options"][name.toStdString()].get<std::string>(), value.toStdString());
        else
            QVERIFY2(desk.output.notes.join(u'\n').contains(says), qPrintable(desk.output.notes.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(ReassignCommandTest)
#include "tst_cli_reassign.moc"
