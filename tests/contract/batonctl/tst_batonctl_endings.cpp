// SPDX-License-Identifier: GPL-3.0-or-later
// How a run can end, and what batonctl then says: exit statuses, lost answers, refusals, Ctrl-C, a folder in use.
#include "tests/contract/batonctl/programs.h"
#include "tests/support/qt_warnings.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <set>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// A sandbox and an order for it.
struct Ready
{
    explicit Ready(const QStringList &flags = {}, const QByteArray &faults = {}, const char *campaignType = "MANAGER")
        : sandbox(flags, faults), rows(movable(sandbox.list({u"certifications"_s}), campaignType)),
          target(freeTarget(sandbox, {rows.front()}))
    {
    }

    QStringList order(const QStringList &rest = {}) const
    {
        return QStringList{u"reassign"_s, u"--to"_s,     target,    u"--reason"_s,        u"x"_s,
                           u"--yes"_s,    u"--format"_s, u"json"_s, u"--certification"_s, text(rows[0], "id")} +
               rest;
    }

    SandboxProgram sandbox;
    std::vector<nlohmann::json> rows;
    QString target;
};

QByteArray fault(const char *endpoint, const char *rest)
{
    return QByteArray("{\"faults\":[{\"endpoint\":\"") + endpoint + "\"," + rest + "}]}";
}

void interrupt(QProcess &process)
{
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
}

} // namespace

class BatonctlEndings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void acceptedAndNotWaitedFor()
    {
        const Ready ready({u"--task-duration"_s, u"60000"_s});
        const Ran ran = ready.sandbox.run(ready.order());
        QVERIFY2(ran.code == 6, ran.all().constData());
        QCOMPARE(text(ran.json()["rows"][0], "result"), u"NotChecked"_s);
        QVERIFY(!text(ran.json()["calls"][0], "taskId").isEmpty());
        const Ran tasks = ready.sandbox.run({u"tasks"_s, u"--format"_s, u"json"_s});
        QCOMPARE(text(tasks.json()[0], "id"), text(ran.json()["calls"][0], "taskId"));
    }

    void waitedForTooShort()
    {
        const Ready ready({u"--task-duration"_s, u"60000"_s});
        const Ran ran = ready.sandbox.run(ready.order({u"--wait"_s, u"1"_s}));
        QVERIFY2(ran.code == 6 && ran.err.contains(u"1 second"_s), ran.all().constData());
    }

    void aRefusalIsProven()
    {
        const Ready ready({},
                          fault("campaign-reassign", "\"action\":\"status\",\"status\":400,\"body\":{\"detailCode\":"
                                                     "\"400.1 Bad\",\"trackingId\":\"trk-1\",\"messages\":[{\"locale\":"
                                                     "\"en-US\",\"localeOrigin\":\"DEFAULT\",\"text\":\"cannot\"}]}"));
        for (const QStringList &wait : {QStringList(), QStringList{u"--wait"_s}}) {
            const Ran ran = ready.sandbox.run(ready.order(wait));
            QVERIFY2(ran.code == 4, ran.all().constData());
            QCOMPARE(text(ran.json()["rows"][0], "result"), u"NotMoved"_s);
            QCOMPARE(text(ran.json()["calls"][0]["error"], "trackingId"), u"trk-1"_s);
            QVERIFY2(ran.err.contains(u"cannot"_s), ran.all().constData());
        }
    }

    /// The answer is lost after the tenant acted: nothing is sent again, and waiting proves the move.
    void aLostAnswer()
    {
        const Ready ready({u"--task-duration"_s, u"200"_s},
                          fault("campaign-reassign", "\"action\":\"close-after-acting\""));
        const Ran lost = ready.sandbox.run(ready.order());
        QVERIFY2(lost.code == 5, lost.all().constData());
        QCOMPARE(text(lost.json()["rows"][0], "result"), u"Unknown"_s);
        QCOMPARE(ready.sandbox.changes().size(), size_t{1});

        const Ready other({u"--task-duration"_s, u"200"_s},
                          fault("campaign-reassign", "\"action\":\"close-after-acting\""));
        const Ran proven = other.sandbox.run(other.order({u"--wait"_s}));
        QVERIFY2(proven.code == 0, proven.all().constData());
        QCOMPARE(other.sandbox.changes().size(), size_t{1});
    }

    /// A 5xx says nothing about what was done: it is not sent again, its rows are unknown, and waiting proves the move.
    void aServerErrorIsNotRepeated()
    {
        for (const bool wait : {false, true}) {
            const Ready ready({u"--task-duration"_s, u"200"_s},
                              fault("campaign-reassign", "\"action\":\"status\",\"status\":503,\"acts\":true"));
            const Ran ran = ready.sandbox.run(ready.order(wait ? QStringList{u"--wait"_s} : QStringList()));
            QVERIFY2(ran.code == (wait ? 0 : 5), ran.all().constData());
            QCOMPARE(text(ran.json()["rows"][0], "result"), wait ? u"Moved"_s : u"Unknown"_s);
            const auto changes = ready.sandbox.changes();
            QCOMPARE(changes.size(), size_t{1});
            QVERIFY(changes[0].acted && changes[0].status == 503);
        }
    }

    void tooManyRequestsIsRepeated()
    {
        const Ready ready({u"--task-duration"_s, u"200"_s},
                          fault("campaign-reassign", "\"on\":[1],\"action\":\"status\",\"status\":429,\"headers\":"
                                                     "{\"Retry-After\":\"1\"},\"body\":{\"message\":\"slow down\"}"));
        const Ran ran = ready.sandbox.run(ready.order({u"--wait"_s}));
        QVERIFY2(ran.code == 0, ran.all().constData());
        const auto changes = ready.sandbox.changes();
        QCOMPARE(changes.size(), size_t{2});
        QCOMPARE(changes[0].status, 429);
        QVERIFY(changes[1].acted);
    }

    void theBrake()
    {
        const Ready ready({u"--rate-limit"_s, u"off"_s},
                          fault("certification-reassign", "\"action\":\"status\",\"status\":403,\"body\":"
                                                          "{\"messages\":[{\"text\":\"Not you.\"}]}"));
        QByteArray rows;
        QStringList ask{u"items"_s, u"--certification"_s};
        for (size_t i = 0; i < 10; ++i)
            ask << text(ready.rows[i], "id");
        std::set<QString> seen;
        for (const auto &item : ready.sandbox.list(ask)) {
            if (text(item, "identityId") != ready.target && seen.insert(text(item, "certificationId")).second)
                rows += (text(item, "certificationId") + u',' + text(item, "id")).toUtf8() + '\n';
        }
        const Ran ran =
            ready.sandbox.run({u"reassign"_s, u"--to"_s, ready.target, u"--reason"_s, u"x"_s, u"--yes"_s, u"--rows"_s,
                               u"-"_s, u"--mode"_s, u"sync"_s, u"--wait"_s, u"--format"_s, u"json"_s},
                              rows);
        QVERIFY2(ran.code == 4, ran.all().constData());
        QVERIFY2(ran.err.contains(u"Paused"_s) && ran.err.contains(u"Not you."_s), ran.all().constData());
        QVERIFY(ran.json()["totals"]["notSent"].get<int>() >= 5);
        QVERIFY(ready.sandbox.changes().size() <= 4);
    }

    void asksOnATerminal_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("code");
        QTest::newRow("yes") << QByteArray("y") << 0;
        QTest::newRow("no") << QByteArray("n") << 1;
        QTest::newRow("neither") << QByteArray("") << 1;
    }

    void asksOnATerminal()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, code);
        const Ready ready({u"--task-duration"_s, u"200"_s});
        QStringList order = ready.order({u"--wait"_s});
        order.removeAll(u"--yes"_s);
        const Ran ran = runOnTerminal(ready.sandbox.connection() + order, ready.sandbox.secret(), answer);
        QVERIFY2(ran.code == code, ran.all().constData());
        QVERIFY2(ran.out.contains("Reassign 1 row to ") && ran.out.contains(" on 127.0.0.1? [y/N]"),
                 ran.all().constData());
        QCOMPARE(ready.sandbox.changes().size(), code == 0 ? size_t{1} : size_t{0});
    }

    void theFolderIsInUseAndCtrlC()
    {
        const Ready ready({u"--task-duration"_s, u"600000"_s});
        const QString target = freeTarget(ready.sandbox, {ready.rows[0], ready.rows[1]});
        const QStringList connection = ready.sandbox.connection();
        const auto first = startBatonctl(connection + ready.order({u"--wait"_s}), ready.sandbox.secret());
        QString said;
        QVERIFY2(waitUntilSaid(*first, said, u"Accepted"_s), qPrintable(said));

        const QStringList other{
            u"reassign"_s, u"--to"_s, target, u"--reason"_s, u"x"_s, u"--certification"_s, text(ready.rows[1], "id")};
        const Ran second = ready.sandbox.run(other + QStringList{u"--yes"_s});
        QVERIFY2(second.code == 8, second.all().constData());
        QVERIFY2(second.err.contains(ready.sandbox.path(u"data"_s)) && second.err.contains(u"--data-dir"_s),
                 second.all().constData());
        QCOMPARE(ready.sandbox.changes().size(), size_t{1});
        QCOMPARE(ready.sandbox.run({u"campaigns"_s}).code, 0);
        const Ran dry = ready.sandbox.run(other + QStringList{u"--dry-run"_s, u"--format"_s, u"json"_s});
        QVERIFY2(dry.code == 0, dry.all().constData());
        QCOMPARE(dry.json()["calls"].size(), size_t{1});
        QCOMPARE(ready.sandbox.changes().size(), size_t{1});

        interrupt(*first);
        QVERIFY(first->waitForFinished(60'000));
        QCOMPARE(first->exitStatus(), QProcess::NormalExit);
        QCOMPARE(first->exitCode(), 6);
        first->setReadChannel(QProcess::StandardOutput);
        const auto report = nlohmann::json::parse(first->readAllStandardOutput().toStdString());
        QCOMPARE(report["totals"]["notYetProven"].get<int>(), 1);
    }

    /// Ctrl-C while a call waits for its answer: that answer is waited for; a second Ctrl-C ends at once.
    void ctrlCWhileACallIsUnderWay()
    {
        const Ready ready({u"--task-duration"_s, u"600000"_s},
                          "{\"faults\":["
                          "{\"endpoint\":\"campaign-reassign\",\"on\":[1],\"action\":\"slow\",\"ms\":2000},"
                          "{\"endpoint\":\"campaign-reassign\",\"on\":[2],\"action\":\"slow\",\"ms\":60000}]}");
        const QStringList connection = ready.sandbox.connection();
        const auto endOf = [](QProcess &process) {
            process.setReadChannel(QProcess::StandardOutput);
            return nlohmann::json::parse(process.readAllStandardOutput().toStdString());
        };
        // "Sending" is said when the intent is on disk: from then on the call is under way.
        auto process = startBatonctl(connection + ready.order({u"--wait"_s}), ready.sandbox.secret());
        QString said;
        QVERIFY2(waitUntilSaid(*process, said, u"Sending"_s), qPrintable(said));
        interrupt(*process);
        QVERIFY(process->waitForFinished(60'000));
        auto report = endOf(*process);
        QCOMPARE(text(report["calls"][0], "state"), u"Accepted"_s);
        QCOMPARE(process->exitCode(), 6);

        process = startBatonctl(connection + ready.order({u"--wait"_s}), ready.sandbox.secret());
        said.clear();
        QVERIFY2(waitUntilSaid(*process, said, u"Sending"_s), qPrintable(said));
        interrupt(*process);
        QVERIFY2(waitUntilSaid(*process, said, u"Interrupted"_s), qPrintable(said));
        interrupt(*process);
        QVERIFY(process->waitForFinished(30'000)); // long before the answer
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 5);
        report = endOf(*process);
        QCOMPARE(text(report["calls"][0], "state"), u"Sending"_s);
        QCOMPARE(text(report["rows"][0], "result"), u"Unknown"_s);
    }

    void aFolderThatCannotBeMade()
    {
        const Ready ready;
        QFile file(ready.sandbox.path(u"data"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const Ran ran = ready.sandbox.run(ready.order());
        QVERIFY2(ran.code == 1, ran.all().constData());
        QVERIFY2(ran.err.contains(file.fileName()), ran.all().constData());
        QCOMPARE(ready.sandbox.changes().size(), size_t{0});
        QCOMPARE(ready.sandbox.run({u"campaigns"_s}).code, 0);
    }

    void theDataFolderIsPrivateAndHoldsNoSecret()
    {
        const Ready ready({u"--task-duration"_s, u"200"_s});
        QCOMPARE(ready.sandbox.run(ready.order({u"--wait"_s})).code, 0);
        const QDir folder(ready.sandbox.path(u"data"_s));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(folder.path()) & others));
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden)) {
            QFile file(folder.filePath(name));
            QVERIFY2(!(file.permissions() & others), qPrintable(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(ready.sandbox.secret().toUtf8()), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(BatonctlEndings)
#include "tst_batonctl_endings.moc"
