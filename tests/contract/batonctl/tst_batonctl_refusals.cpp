// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong gets a sentence: what, which row, what to do. Nothing is sent where that can be known before.
#include "tests/contract/batonctl/programs.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton::test;
using namespace Qt::StringLiterals;

class BatonctlRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sandbox = std::make_unique<SandboxProgram>(QStringList{u"--rate-limit"_s, u"off"_s});
        QVERIFY(m_sandbox->isReady());
        m_certifications = m_sandbox->list({u"certifications"_s});
        m_rows = movable(m_certifications);
        m_target = freeTarget(*m_sandbox, {m_rows[0]});
        QVERIFY(!m_target.isEmpty());
    }
    void cleanupTestCase() { m_sandbox.reset(); }
    void init() { failOnUnexpectedWarnings(); }

    void usage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *line, const char *says) {
            QTest::newRow(line) << QString::fromUtf8(line).split(u' ') << QString::fromUtf8(says);
        };
        row("campaigns", "No tenant is named");
        row("--demo", "No command is given");
        row("--demo frobnicate", "no command “frobnicate”");
        row("--demo --url https://a.example campaigns", "exclude each other");
        row("--url http://a.example --client-id x campaigns", "Plain http");
        row("--url https://a.example/v3 --client-id x campaigns", "no path");
        row("--url https://a.example campaigns", "--client-id");
        row("--url https://a.example --client-id x campaigns", "BATON_CLIENT_SECRET");
        row("--demo --api-version v4 campaigns", "v4");
        row("--demo --rate-limit many campaigns", "“many” is not a rate limit");
        row("--demo --demo-option --colour=red campaigns", "--demo-option");
        row("--demo --http-log /nonexistent/log campaigns", "/nonexistent/log");
        row("--demo reassign --to a --certification b", "needs a reason");
        row("--demo reassign --to a --reason b", "which rows");
        row("--demo reassign --to a --reason b --rows /nonexistent", "cannot be read");
        row("--demo reassign --to a --reason b --certification c", "Nobody can be asked");
    }

    void usage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const Ran ran = runBatonctl(arguments);
        QVERIFY2(ran.code == 2, ran.all().constData());
        QVERIFY2(ran.err.contains(says) && ran.err.contains(u'→'), ran.all().constData());
        QVERIFY(ran.out.isEmpty());
    }

    void badLinesAreNamed()
    {
        const Ran ran =
            m_sandbox->run(order({u"--rows"_s, u"-"_s}), text(m_rows[0], "id").toUtf8() + "\na,b,c\n\n,x\n");
        QVERIFY2(ran.code == 2, ran.all().constData());
        QVERIFY(ran.err.contains(u"line 2"_s) && ran.err.contains(u"line 4"_s) && !ran.err.contains(u"line 1 "_s));
        QCOMPARE(m_sandbox->changes().size(), size_t{0});
    }

    void zeroRows()
    {
        const Ran ran = m_sandbox->run(order({u"--rows"_s, u"-"_s}), "# nobody\n");
        QVERIFY2(ran.code == 3, ran.all().constData());
        QVERIFY(ran.err.contains(u"no rows"_s));
    }

    void aWrongUrl()
    {
        const Ran ran = runBatonctl({u"--url"_s, u"http://127.0.0.1:1"_s, u"--client-id"_s, u"x"_s, u"campaigns"_s},
                                    u"secret-word"_s);
        QVERIFY2(ran.code == 1, ran.all().constData());
        QVERIFY2(ran.err.contains(u'→'), ran.all().constData());
        QVERIFY(!ran.err.contains(u"secret-word"_s));
    }

    void aWrongSecret()
    {
        for (const QStringList &command :
             {QStringList{u"campaigns"_s}, order({u"--certification"_s, text(m_rows[0], "id")})}) {
            const Ran ran = runBatonctl(m_sandbox->connection() + command, u"not-the-secret"_s);
            QVERIFY2(ran.code == 1, ran.all().constData());
            QVERIFY2(ran.err.contains(u"401"_s) && ran.err.contains(u'→'), ran.all().constData());
            QVERIFY(!ran.err.contains(u"not-the-secret"_s));
            QVERIFY(ran.out.isEmpty());
        }
    }

    void noRight()
    {
        const Ran list = m_sandbox->runAsReviewer({u"campaigns"_s});
        QVERIFY2(list.code == 1, list.all().constData());
        QVERIFY2(list.err.contains(u"403"_s) && list.err.contains(u'→'), list.all().constData());
    }

    /// A reviewer may not move whole certifications. That is known beforehand: nothing is sent, and the way that is
    /// open is named; the tenant accepts it.
    void noRightToSend()
    {
        const Ran mine =
            m_sandbox->runAsReviewer({u"certifications"_s, u"--reviewer"_s, u"me"_s, u"--format"_s, u"json"_s});
        const auto rows = movable(mine.json(), text(mine.json()[0]["campaign"], "campaignType").toUtf8().constData());
        QVERIFY(!rows.empty());
        const size_t before = m_sandbox->changes().size();
        QStringList order = orderTo(freeTarget(*m_sandbox, {rows[0]}), {u"--certification"_s, text(rows[0], "id")});
        const Ran ran = m_sandbox->runAsReviewer(order);
        QVERIFY2(ran.code == 3, ran.all().constData());
        QVERIFY2(ran.err.contains(u"whole needs an administrator. Its items can be handed over instead. → Add "
                                  "--as-items."_s),
                 ran.all().constData());
        QCOMPARE(m_sandbox->changes().size(), before);

        const Ran items = m_sandbox->runAsReviewer(order << u"--as-items"_s);
        QVERIFY2(items.code == 6, items.all().constData());
        const auto changes = m_sandbox->changes();
        QVERIFY(changes.size() > before);
        QVERIFY(changes.back().acted && changes.back().path.contains(u"/certifications/"_s));
    }

    void unknownIds()
    {
        const Ran items = m_sandbox->run({u"items"_s, u"--certification"_s, u"no-such-id"_s});
        QVERIFY2(items.code == 1 && items.err.contains(u"no-such-id"_s), items.all().constData());
        QVERIFY(items.out.isEmpty());
        const Ran campaign = m_sandbox->run({u"certifications"_s, u"--campaign"_s, u"no-such-id"_s});
        QVERIFY2(campaign.code == 1 && campaign.err.contains(u"no-such-id"_s), campaign.all().constData());
        const Ran person = m_sandbox->run({u"reassign"_s, u"--to"_s, u"no-such-person"_s, u"--reason"_s, u"x"_s,
                                           u"--certification"_s, text(m_rows[0], "id"), u"--yes"_s});
        QVERIFY2(person.code == 1 && person.err.contains(u"no-such-person"_s) && person.err.contains(u'→'),
                 person.all().constData());
    }

    void leftOut_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("reason");
        QTest::newRow("unknown certification") << u"unknown"_s << u"Vanished"_s;
        QTest::newRow("item of another certification") << u"stray"_s << u"Vanished"_s;
        QTest::newRow("signed off") << u"signed"_s << u"SignedOff"_s;
        QTest::newRow("already theirs") << u"theirs"_s << u"AlreadyReviewer"_s;
        QTest::newRow("reviewed person, item") << u"self"_s << u"SelfReview"_s;
        QTest::newRow("reviewed person, whole") << u"selfwhole"_s << u"SelfReview"_s;
        QTest::newRow("leaver") << u"leaver"_s << u"TargetInactive"_s;
        QTest::newRow("governance group, item") << u"group"_s << u"GroupReviewed"_s;
        QTest::newRow("role composition that is closed") << u"closed"_s << u"CampaignClosed"_s;
    }

    void leftOut()
    {
        QFETCH(QString, what);
        QFETCH(QString, reason);
        QString target = m_target;
        QString certification = text(m_rows[0], "id");
        QString item;
        const auto itemsOf = [this](const QString &id) {
            return m_sandbox->list({u"items"_s, u"--certification"_s, id});
        };
        if (what == u"unknown") {
            certification = u"no-such-id"_s;
        } else if (what == u"stray") {
            item = text(itemsOf(text(m_rows[1], "id"))[0], "id");
        } else if (what == u"signed") {
            certification = find([](const auto &row) { return row["phase"] == "SIGNED"; });
        } else if (what == u"theirs") {
            target = text(m_rows[0]["reviewer"], "id");
        } else if (what == u"self" || what == u"selfwhole") {
            const nlohmann::json items = itemsOf(certification);
            for (const auto &person : m_sandbox->list({u"identities"_s})) {
                for (const auto &one : items) {
                    if (text(person, "state") != "ACTIVE"_L1 || text(one, "identityId") != text(person, "id"))
                        continue;
                    target = text(person, "id");
                    item = what == u"self" ? text(one, "id") : QString();
                }
            }
        } else if (what == u"leaver") {
            for (const auto &person : m_sandbox->list({u"identities"_s})) {
                if (text(person, "state") != "ACTIVE"_L1)
                    target = text(person, "id");
            }
        } else if (what == u"group") {
            certification = find([](const auto &row) {
                return row["phase"] == "ACTIVE" && row["reviewer"]["type"] == "GOVERNANCE_GROUP";
            });
            item = u"some-item"_s;
        } else {
            QStringList closed;
            for (const auto &row : m_sandbox->list({u"campaigns"_s})) {
                if (!QStringList{u"ACTIVE"_s, u"STAGED"_s}.contains(text(row, "status")))
                    closed << text(row, "id");
            }
            certification = find([&closed](const auto &row) {
                return row["phase"] != "SIGNED" && row["signed"].is_null() &&
                       closed.contains(text(row["campaign"], "id"));
            });
            if (certification.isEmpty())
                QSKIP("the seed has no open certification in a closed campaign");
        }
        QStringList rest{u"--certification"_s, certification};
        if (!item.isEmpty())
            rest << u"--item"_s << item;
        const size_t before = m_sandbox->changes().size();
        const Ran ran = m_sandbox->run(orderTo(target, rest) + QStringList{u"--format"_s, u"json"_s});
        QVERIFY2(ran.code == 3, ran.all().constData());
        const nlohmann::json left = ran.json()["leftOut"];
        QCOMPARE(left.size(), size_t{1});
        QCOMPARE(text(left[0], "reason"), reason);
        QCOMPARE(text(left[0], "certificationId"), certification);
        QVERIFY(text(left[0], "sentence").size() > 20);
        QCOMPARE(m_sandbox->changes().size(), before);
    }

    void anAnswerThatIsAWebPage_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QStringList>("command");
        QTest::newRow("list") << u"campaigns"_s << QStringList{u"campaigns"_s};
        QTest::newRow("sign-in") << u"token"_s << QStringList{u"campaigns"_s};
    }

    void anAnswerThatIsAWebPage()
    {
        QFETCH(QString, endpoint);
        QFETCH(QStringList, command);
        const SandboxProgram sandbox(
            {}, "{\"faults\":[{\"endpoint\":\"" + endpoint.toUtf8() +
                    "\",\"action\":\"status\",\"status\":200,\"body\":\"<!DOCTYPE html><html><script>x</script>\"}]}");
        const Ran ran = sandbox.run(command);
        QVERIFY2(ran.code == 1, ran.all().constData());
        QVERIFY2(ran.err.contains(u"web page"_s) && ran.err.contains(u'→'), ran.all().constData());
        QVERIFY(!ran.err.contains(u"<script>"_s));
    }

    void theRestOfTheOrderIsStillSent()
    {
        const SandboxProgram sandbox({u"--task-duration"_s, u"200"_s});
        const Ran ran =
            sandbox.run(order({u"--rows"_s, u"-"_s, u"--wait"_s, u"--format"_s, u"json"_s}),
                        "no-such-id\n" + text(m_rows[0], "id").toUtf8() + '\n' + text(m_rows[0], "id").toUtf8() + '\n');
        QVERIFY2(ran.code == 0, ran.all().constData());
        QCOMPARE(ran.json()["totals"]["moved"].get<int>(), 1);
        QCOMPARE(ran.json()["leftOut"].size(), size_t{2});
    }

private:
    QStringList orderTo(const QString &target, const QStringList &rest) const
    {
        return QStringList{u"reassign"_s, u"--to"_s, target, u"--reason"_s, u"on leave"_s, u"--yes"_s} + rest;
    }
    QStringList order(const QStringList &rest) const { return orderTo(m_target, rest); }

    template <class Matches> QString find(Matches matches) const
    {
        for (const auto &row : m_certifications) {
            if (matches(row))
                return text(row, "id");
        }
        return {};
    }

    std::unique_ptr<SandboxProgram> m_sandbox;
    nlohmann::json m_certifications;
    std::vector<nlohmann::json> m_rows;
    QString m_target;
};

QTEST_GUILESS_MAIN(BatonctlRefusals)
#include "tst_batonctl_refusals.moc"
