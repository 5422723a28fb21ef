// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reassign of 3,000 items is killed at a random moment, resumed, killed again, until it is done, under the variants
// of the tenant in turn. By the tenant's own log every item was moved exactly once; a fresh listing shows each at its
// new reviewer; the journal's chain is whole.
//   BATON_CRASH_ROUNDS=50 BATON_CRASH_SEED=7 tst_crash
#include "app/storage/database.h"
#include "app/storage/sqlite_journal.h"
#include "tests/contract/batonctl/programs.h"
#include "tests/support/qt_warnings.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <set>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

constexpr size_t certifications = 75;
constexpr size_t itemsEach = 40;
constexpr int mostKills = 4; ///< in one round; each doubt that is settled by reading takes half a minute
constexpr int patience = 300'000;

QString evidence(const nlohmann::json &item)
{
    const auto account = item["account"].is_object() ? text(item["account"], "nativeIdentity") : QString();
    return text(item, "identityId") + u'|' + text(item, "identityName") + u'|' + text(item, "accessId") + u'|' +
           account;
}

/// What the journal says after a kill.
struct Remains
{
    bool begun = false;
    bool inBetween = false; ///< some call was intended and had not come to its end
    bool intact = false;
};

Remains remainsOf(const QString &folder)
{
    Remains remains;
    if (!QFile::exists(folder + u"/baton.sqlite"_s)) {
        remains.intact = true;
        return remains;
    }
    Result<std::unique_ptr<Database>> database = Database::open(folder);
    if (!database || !(*database)->notice().isEmpty())
        return remains;
    SqliteJournal journal(**database);
    const auto done = [](auto future) {
        future.waitForFinished();
        return future.result();
    };
    const auto runs = done(journal.runs());
    const auto chain = done(journal.checkChain());
    if (!runs || !chain)
        return remains;
    remains.begun = !runs->empty();
    remains.intact = chain->intact;
    for (const RunSummary &run : *runs) {
        const auto story = done(journal.run(run.id));
        if (!story)
            return {};
        for (const CallHistory &call : historiesOf(story->record.plan.calls, story->events))
            remains.inBetween = remains.inBetween || (call.attempts > 0 && !isSettled(call.state));
    }
    return remains;
}

} // namespace

class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void rounds_data()
    {
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<quint32>("seed");
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("BATON_CRASH_ROUNDS", &given);
        const int rounds = given ? wanted : 4;
        const auto base = static_cast<quint32>(qEnvironmentVariableIntValue("BATON_CRASH_SEED"));
        for (int round = 0; round < rounds; ++round) {
            const auto choice = (static_cast<size_t>(round) + base) % (variants.size() + 1);
            QStringList flags;
            if (choice > 0)
                flags << u"--variant"_s << QString::fromLatin1(variants.at(choice - 1));
            QTest::addRow("%d %s", round, choice > 0 ? variants.at(choice - 1) : "default")
                << flags << base * 1000 + static_cast<quint32>(round);
        }
    }

    void rounds()
    {
        QFETCH(QStringList, flags);
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const SandboxProgram sandbox(
            flags + QStringList{u"--certifications"_s, u"2000"_s, u"--items"_s, QString::number(itemsEach),
                                u"--rate-limit"_s, u"off"_s, u"--latency"_s, QString::number(random.bounded(5, 60)),
                                u"--task-duration"_s, QString::number(random.bounded(100, 1500))});
        QVERIFY(sandbox.isReady());
        choose(sandbox);
        if (QTest::currentTestFailed())
            return;
        const QString rows = sandbox.path(u"rows.json"_s);
        const QStringList order{u"reassign"_s, u"--to"_s,     m_target,
                                u"--reason"_s, u"on leave"_s, u"--rows"_s,
                                rows,          u"--mode"_s,   random.bounded(2) == 0 ? u"auto"_s : u"async"_s,
                                u"--yes"_s,    u"--wait"_s};
        QFile file(rows);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(m_items.dump()));
        file.close();

        QString told;
        bool begun = false;
        for (int life = 0;; ++life) {
            QVERIFY2(life < mostKills + 3, qPrintable(u"It never comes to its end:\n"_s + told));
            const bool kill = life < mostKills && (life == 0 || random.bounded(4) != 0);
            const QStringList command = begun ? QStringList{u"resume"_s, u"--yes"_s, u"--wait"_s} : order;
            const bool ended = live(sandbox, command, kill, random, told);
            if (QTest::currentTestFailed())
                return;
            const Remains remains = remainsOf(sandbox.path(u"data"_s));
            QVERIFY2(remains.intact, "the chain is broken, or the file cannot be read");
            begun = remains.begun;
            if (!ended) {
                ++m_kills;
                m_between += remains.inBetween ? 1 : 0;
            } else if (begun) {
                break;
            }
        }
        const Ran nothing = sandbox.run({u"resume"_s, u"--yes"_s});
        QVERIFY2(nothing.code == 0 && nothing.err.contains(u"Nothing is open"_s), nothing.all().constData());
        everyItemMovedOnce(sandbox);
        everyItemIsAtItsNewReviewer(sandbox);
        QVERIFY(remainsOf(sandbox.path(u"data"_s)).intact);
    }

    void mostKillsHitBetweenIntentAndEnd()
    {
        qInfo("%d kills, %d of them between intent and settlement", m_kills, m_between);
        QVERIFY(m_kills > 0);
        QVERIFY(2 * m_between >= m_kills);
    }

private:
    void choose(const SandboxProgram &sandbox)
    {
        const auto rows = first(movable(sandbox.list({u"certifications"_s})), certifications);
        QCOMPARE(rows.size(), certifications);
        m_target = freeTarget(sandbox, rows);
        QStringList ask{u"items"_s, u"--format"_s, u"json"_s, u"--certification"_s};
        for (const auto &row : rows)
            ask << text(row, "id");
        m_items = sandbox.run(ask).json();
        QCOMPARE(m_items.size(), certifications * itemsEach);
    }

    /// True when it ended by itself.
    static bool live(const SandboxProgram &sandbox, const QStringList &command, bool kill, QRandomGenerator &random,
                     QString &told)
    {
        const std::unique_ptr<QProcess> process = startBatonctl(sandbox.connection() + command, sandbox.secret());
        QString said;
        if (kill) {
            // Mostly while calls are on their way; some before anything is.
            const char *moment = random.bounded(6) == 0 ? "" : random.bounded(2) == 0 ? "Sending" : "Accepted";
            waitUntilSaid(*process, said, QString::fromLatin1(moment));
            if (!process->waitForFinished(static_cast<int>(random.bounded(400))))
                process->kill();
        }
        if (process->state() != QProcess::NotRunning && !process->waitForFinished(patience))
            QTest::qFail("batonctl does not end", __FILE__, __LINE__);
        const bool ended = process->exitStatus() == QProcess::NormalExit;
        said += QString::fromUtf8(process->readAllStandardError());
        told += u"\n--- %1 (%2)\n%3"_s.arg(command.first(), ended ? QString::number(process->exitCode()) : u"killed"_s,
                                           said.right(2000));
        if (ended && process->exitCode() != 0)
            QTest::qFail(qPrintable(told + QString::fromUtf8(process->readAllStandardOutput().right(4000))), __FILE__,
                         __LINE__);
        return ended;
    }

    void everyItemMovedOnce(const SandboxProgram &sandbox) const
    {
        // The units of a body stand for items: one by itself, or all those of a person in the certification.
        std::multimap<QString, size_t> itemsOf;
        for (size_t i = 0; i < m_items.size(); ++i) {
            const QString certification = text(m_items[i], "certificationId");
            itemsOf.emplace(certification + u"/ITEM/"_s + text(m_items[i], "id"), i);
            itemsOf.emplace(certification + u"/SUMMARY/"_s + text(m_items[i], "summaryId"), i);
        }
        std::vector<int> moved(m_items.size(), 0);
        for (const SandboxProgram::Logged &call : sandbox.changes()) {
            if (!call.acted)
                continue;
            const QString certification = call.path.section(u'/', -2, -2);
            const nlohmann::json body = nlohmann::json::parse(call.body.toStdString());
            for (const auto &unit : body["reassign"]) {
                const bool isItem = text(unit, "type") == u"ITEM"_s;
                const auto [from, to] =
                    itemsOf.equal_range(certification + (isItem ? u"/ITEM/"_s : u"/SUMMARY/"_s) + text(unit, "id"));
                QVERIFY2(from != to, qPrintable(call.path + u' ' + call.body));
                for (auto item = from; item != to; ++item)
                    ++moved[item->second];
            }
        }
        for (size_t i = 0; i < moved.size(); ++i)
            QVERIFY2(moved[i] == 1, qPrintable(u"%1 was moved %2 times"_s.arg(text(m_items[i], "id")).arg(moved[i])));
    }

    void everyItemIsAtItsNewReviewer(const SandboxProgram &sandbox) const
    {
        std::multiset<QString> wanted;
        for (const auto &item : m_items)
            wanted.insert(evidence(item));
        QStringList found{u"items"_s, u"--certification"_s};
        for (const auto &row : sandbox.list({u"certifications"_s, u"--reviewer"_s, m_target})) {
            if (row["reassignment"].is_object())
                found << text(row, "id");
        }
        std::multiset<QString> there;
        for (const auto &item : sandbox.list(found))
            there.insert(evidence(item));
        QVERIFY(there == wanted);
    }

    QString m_target;
    nlohmann::json m_items;
    int m_kills = 0;
    int m_between = 0;
};

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "36000000"); // counted over all rounds together
    QCoreApplication application(argc, argv);
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_crash.moc"
