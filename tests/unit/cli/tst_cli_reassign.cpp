// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reassign_command.h"
#include "app/reassign/run_desk.h"
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/memory_journal.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/cli/recording_output.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace baton;
using namespace baton::cli;
using namespace Qt::StringLiterals;
using Method = baton::test::FakeProvider::Method;

namespace {

Error refusal(int status, const QString &message)
{
    Error error(status == 403 ? ErrorKind::Forbidden : ErrorKind::Invalid, message);
    error.httpStatus = status;
    return error;
}

/// batonctl on a tenant in memory, with time moved by hand.
struct Desk
{
    Desk()
    {
        provider.addCampaign(u"k1"_s);
        provider.addCampaign(u"k2"_s);
        for (int i = 0; i < 4; ++i) {
            provider.addCertification(u"c%1"_s.arg(i), i < 2 ? u"k1"_s : u"k2"_s, u"ana"_s);
            for (int j = 0; j < 4; ++j)
                provider.addItem(u"c%1i%2"_s.arg(i).arg(j), u"c%1"_s.arg(i), u"p%1"_s.arg(j), u"a%1"_s.arg(j));
        }
        for (const QString &name : {u"ana"_s, u"bo"_s, u"p0"_s, u"p1"_s, u"p2"_s, u"p3"_s})
            provider.addIdentity(name, name.toUpper());
        desk = std::make_unique<RunDesk>(provider, journal, time, RunOrigin{}, RunDesk::Settings{});
        options.to = u"bo"_s;
        options.reason = u"on leave"_s;
        options.yes = true;
        options.format = Format::Json;
    }

    void whole(const QStringList &ids)
    {
        for (const QString &id : ids)
            options.rows.push_back({CertificationId(id), {}});
    }

    void start()
    {
        Workplace workplace{provider,
                            time,
                            output,
                            ConnectionId(u"x"_s),
                            u"the test tenant"_s,
                            QUrl(u"https://t.example"_s),
                            canAsk,
                            [this] {
                                ++deskOpened;
                                return QtFuture::makeReadyFuture(deskError ? Result<RunDesk *>(failure(*deskError))
                                                                           : Result<RunDesk *>(desk.get()));
                            },
                            [this] { return inUse; }};
        command = makeReassignCommand(options, std::move(workplace));
        QObject::connect(command.get(), &Command::finished, command.get(),
                         [this](ExitCode exit) { code = static_cast<int>(exit); });
        command->start();
    }

    /// Lets time pass until it ended, or `limit` of it is over.
    int run(Millis limit = Millis(3'600'000))
    {
        start();
        return goOn(limit);
    }
    int goOn(Millis limit = Millis(3'600'000))
    {
        for (Millis passed(0); code < 0 && passed < limit; passed += Millis(100))
            time.advance(Millis(100));
        return code;
    }
    void endTasks(TaskState state = TaskState::Succeeded)
    {
        for (GovernanceTask &task : provider.taskTable)
            task.state = VendorEnum(state, u"X"_s);
    }

    nlohmann::json json() const { return nlohmann::json::parse(output.written.toStdString()); }
    QStringList results() const
    {
        QStringList words;
        const auto report = json();
        for (const auto &row : report["rows"])
            words << QString::fromStdString(row["result"].get<std::string>());
        return words;
    }

    test::FakeProvider provider;
    test::FakeScheduler time;
    test::RecordingOutput output;
    test::MemoryJournal journal;
    std::unique_ptr<RunDesk> desk;
    std::optional<Error> deskError;
    int deskOpened = 0;
    bool inUse = false;
    bool canAsk = false;
    ReassignOptions options;
    std::unique_ptr<Command> command;
    int code = -1;
};

} // namespace

class ReassignCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void sendsWaitsAndProves()
    {
        Desk desk;
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

    void withoutWaitItEndsWhenEveryCallWasAnswered()
    {
        Desk desk;
        desk.whole({u"c0"_s, u"c2"_s});
        QCOMPARE(desk.run(), 6);
        QCOMPARE(desk.provider.sent.size(), size_t{2});
        QCOMPARE(desk.results(), (QStringList{u"NotChecked"_s, u"NotChecked"_s}));
        QVERIFY(desk.output.told(u"not yet proven: 2 rows"_s));
    }

    void waitingEndsAfterItsSeconds()
    {
        Desk desk;
        desk.whole({u"c0"_s});
        desk.options.wait = WaitMode::UntilProven;
        desk.options.waitSeconds = 20;
        const Millis before = desk.time.now();
        QCOMPARE(desk.run(), 6);
        QVERIFY(desk.time.now() - before >= Millis(20'000));
        QVERIFY(desk.time.now() - before < Millis(21'000));
    }

    void aRefusedCallIsProvenNotMoved()
    {
        Desk desk;
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

    void aLostCallIsUnknownAndNotWaitedForWithoutWait()
    {
        Desk desk;
        desk.whole({u"c0"_s});
        desk.provider.onSend = [](const Call &) -> Result<Ticket> {
            return failure({ErrorKind::OutcomeUnknown, u"no answer"_s});
        };
        const Millis before = desk.time.now();
        QCOMPARE(desk.run(), 5);
        QVERIFY(desk.time.now() - before < Millis(5000));
        QCOMPARE(desk.results(), QStringList{u"Unknown"_s});
    }

    void movedElsewhereIsNotMoved()
    {
        Desk desk;
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
        Desk desk;
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
        Desk desk;
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
        Desk desk;
        desk.whole({u"c0"_s, u"c0"_s});
        desk.options.wait = WaitMode::UntilProven;
        desk.start();
        desk.goOn(Millis(1000));
        desk.endTasks();
        QCOMPARE(desk.goOn(), 0);
        QCOMPARE(desk.results(), (QStringList{u"Moved"_s, u"LeftOut"_s}));
    }

    void everyoneButTheTarget()
    {
        Desk desk;
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
        Desk desk;
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
        Desk desk;
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
        Desk desk;
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
        Desk desk;
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

    void ctrlCStopsSendingAndSaysWhatStaysOpen()
    {
        Desk desk;
        for (int i = 0; i < 8; ++i) {
            const QString campaign = u"m%1"_s.arg(i);
            desk.provider.addCampaign(campaign);
            desk.provider.addCertification(u"d%1"_s.arg(i), campaign, u"ana"_s);
            desk.whole({u"d%1"_s.arg(i)});
        }
        desk.options.wait = WaitMode::UntilProven;
        desk.provider.hold(Method::Send);
        desk.start();
        for (int i = 0; i < 100 && desk.provider.held(Method::Send) < 3; ++i)
            desk.time.advance(Millis(10));
        QCOMPARE(desk.provider.held(Method::Send), 3);
        desk.command->interrupt(1);
        desk.goOn(Millis(1000));
        QCOMPARE(desk.code, -1); // three calls are under way
        desk.provider.release(Method::Send);
        QCOMPARE(desk.goOn(), 6);
        QCOMPARE(desk.provider.sent.size(), size_t{3});
        const auto totals = desk.json()["totals"];
        QCOMPARE(totals["notYetProven"].get<int>(), 3);
        QCOMPARE(totals["notSent"].get<int>(), 5);
    }

    void ctrlCTwiceEndsAtOnce()
    {
        Desk desk;
        desk.whole({u"c0"_s});
        desk.options.wait = WaitMode::UntilProven;
        desk.provider.hold(Method::Send);
        desk.start();
        for (int i = 0; i < 100 && desk.provider.held(Method::Send) < 1; ++i)
            desk.time.advance(Millis(10));
        desk.command->interrupt(1);
        desk.command->interrupt(2);
        QCOMPARE(desk.goOn(Millis(1000)), 6);
    }

    void ctrlCBeforeAnythingIsSent()
    {
        Desk desk;
        desk.whole({u"c0"_s});
        desk.provider.hold(Method::Certifications);
        desk.start();
        desk.time.advance(Millis(100));
        desk.command->interrupt(1);
        QCOMPARE(desk.code, 1);
        desk.provider.release(Method::Certifications);
        desk.time.advance(Millis(1000));
        QCOMPARE(desk.provider.sent.size(), size_t{0});
        QVERIFY(desk.output.told(u"nothing was sent"_s));
    }

    void aJournalThatCannotBeWrittenStopsTheRun()
    {
        Desk desk;
        desk.whole({u"c0"_s});
        desk.journal.failingBegin = true;
        const int code = desk.run();
        QVERIFY2(code == 1 || code == 4, qPrintable(QString::number(code)));
        QVERIFY(desk.output.told(u"journal cannot be written"_s));
        QCOMPARE(desk.provider.sent.size(), size_t{0});
    }

    void aProofThatNobodyReadsIsAFailure()
    {
        for (const Written answer : {Written::Failed, Written::ReaderGone}) {
            Desk desk;
            desk.whole({u"c0"_s});
            desk.output.answer = answer;
            QCOMPARE(desk.run(), 1);
            QVERIFY(desk.output.told(u"proof could not be written"_s));
            QCOMPARE(desk.provider.sent.size(), size_t{1});
        }
    }

    void theModeReachesThePlan()
    {
        Desk desk;
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
};

QTEST_GUILESS_MAIN(ReassignCommandTest)
#include "tst_cli_reassign.moc"
