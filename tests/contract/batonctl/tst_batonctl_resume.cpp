// SPDX-License-Identifier: GPL-3.0-or-later
// What an earlier batonctl left open: told, gone on with, read again, given up.
#include "tests/contract/batonctl/programs.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton::test;
using namespace Qt::StringLiterals;

class BatonctlResume : public QObject
{
    Q_OBJECT

private:
    static QStringList orderOf(const SandboxProgram &sandbox, size_t count)
    {
        const auto rows = first(movable(sandbox.list({u"certifications"_s})), count);
        QStringList order{u"reassign"_s, u"--to"_s,  freeTarget(sandbox, rows), u"--reason"_s,
                          u"on leave"_s, u"--yes"_s, u"--as-items"_s,           u"--certification"_s};
        for (const auto &row : rows)
            order << text(row, "id");
        return order;
    }

    /// Killed as soon as it has said `moment`.
    static void killAt(const SandboxProgram &sandbox, const QStringList &order, const QString &moment)
    {
        const auto process = startBatonctl(sandbox.connection() + order, sandbox.secret());
        QString said;
        QVERIFY2(waitUntilSaid(*process, said, moment), qPrintable(said));
        process->kill();
        process->waitForFinished();
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void tellsAndAsksBeforeAnything()
    {
        const SandboxProgram sandbox({u"--task-duration"_s, u"60000"_s});
        killAt(sandbox, orderOf(sandbox, 2), u"Accepted"_s);
        const size_t sent = sandbox.changes().size();
        const Ran ran = sandbox.run({u"resume"_s});
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains(u"accepted, proof outstanding"_s), ran.all().constData());
        QVERIFY2(ran.err.contains(u"--abandon"_s), ran.all().constData());
        QCOMPARE(sandbox.changes().size(), sent);
    }

    void followsWhatWasAccepted()
    {
        const SandboxProgram sandbox({u"--task-duration"_s, u"500"_s});
        killAt(sandbox, orderOf(sandbox, 3), u"Accepted"_s);
        const Ran ran = sandbox.run({u"resume"_s, u"--yes"_s, u"--wait"_s, u"--format"_s, u"json"_s});
        QVERIFY2(ran.code == 0, ran.all().constData());
        const nlohmann::json report = ran.json();
        QCOMPARE(report["totals"]["moved"].get<int>(), 3);
        QCOMPARE(text(report["runs"][0], "action"), u"Rechecked"_s);
        QCOMPARE(sandbox.run({u"resume"_s}).code, 0); // nothing is open any more
    }

    void aRecheckSendsNothing()
    {
        const SandboxProgram sandbox({u"--task-duration"_s, u"300"_s});
        killAt(sandbox, orderOf(sandbox, 2), u"Accepted"_s);
        const size_t sent = sandbox.changes().size();
        const Ran ran = sandbox.run({u"resume"_s, u"--recheck"_s, u"--wait"_s});
        QVERIFY2(ran.code == 0, ran.all().constData());
        QCOMPARE(sandbox.changes().size(), sent);
    }

    void givesUpForAReason()
    {
        const SandboxProgram sandbox({u"--task-duration"_s, u"60000"_s});
        killAt(sandbox, orderOf(sandbox, 2), u"Accepted"_s);
        const Ran ran = sandbox.run({u"resume"_s, u"--abandon"_s, u"The campaign was cancelled"_s});
        QVERIFY2(ran.code == 0, ran.all().constData());
        QVERIFY2(ran.out.contains("cancelled"), ran.all().constData());
        const Ran again = sandbox.run({u"resume"_s});
        QVERIFY2(again.code == 0 && again.err.contains(u"Nothing is open"_s), again.all().constData());
    }

    void refusesWhatDoesNotFit()
    {
        const SandboxProgram sandbox;
        QCOMPARE(sandbox.run({u"resume"_s, u"--yes"_s, u"--recheck"_s}).code, 2);
        QCOMPARE(sandbox.run({u"resume"_s, u"--yes"_s, u"--run"_s, u"no-such-run"_s}).code, 7);
        QCOMPARE(sandbox.run({u"resume"_s, u"--dry-run"_s}).code, 2);
    }

    void leavesRunsOfOtherConnectionsAlone()
    {
        const SandboxProgram sandbox({u"--task-duration"_s, u"60000"_s});
        killAt(sandbox, orderOf(sandbox, 1), u"Accepted"_s);
        const Ran ran = sandbox.runAsReviewer({u"resume"_s, u"--yes"_s});
        QVERIFY2(ran.code == 0, ran.all().constData());
        QVERIFY2(ran.err.contains(u"another connection"_s), ran.all().constData());
        QVERIFY2(ran.err.contains(u"Nothing is open"_s), ran.all().constData());
    }
};

QTEST_GUILESS_MAIN(BatonctlResume)
#include "tst_batonctl_resume.moc"
