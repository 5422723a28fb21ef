// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/batonctl/programs.h"
#include "tests/support/qt_warnings.h"

#include <QFile>
#include <QTest>

#include <map>
#include <set>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray lines(const std::vector<nlohmann::json> &certifications)
{
    QByteArray text;
    for (const auto &row : certifications)
        text += baton::test::text(row, "id").toUtf8() + '\n';
    return text;
}

} // namespace

class BatonctlReassign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void wholeCertifications_data()
    {
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<QString>("version");
        const QStringList none;
        for (const char *version : {"v3", "v2024", "v2025", "v2026", "v1", "beta"})
            QTest::newRow(version) << none << QString::fromLatin1(version);
        for (const char *variant : variants)
            QTest::newRow(variant) << QStringList{u"--variant"_s, QString::fromLatin1(variant)} << u"v3"_s;
    }

    void wholeCertifications()
    {
        QFETCH(QStringList, flags);
        QFETCH(QString, version);
        const SandboxProgram sandbox(flags + QStringList{u"--task-duration"_s, u"300"_s, u"--rate-limit"_s, u"off"_s});
        const auto rows = first(movable(sandbox.list({u"certifications"_s})), 3);
        QCOMPARE(rows.size(), size_t{3});
        const QString target = freeTarget(sandbox, rows);
        const Ran ran =
            sandbox.run({u"--api-version"_s, version, u"reassign"_s, u"--to"_s, target, u"--reason"_s, u"on leave"_s,
                         u"--rows"_s, u"-"_s, u"--yes"_s, u"--wait"_s, u"--format"_s, u"json"_s},
                        lines(rows));
        QVERIFY2(ran.code == 0, ran.all().constData());
        QCOMPARE(ran.json()["totals"]["moved"].get<int>(), 3);
        const auto changes = sandbox.changes();
        QCOMPARE(changes.size(), size_t{1});
        QVERIFY(changes[0].acted);
        QVERIFY(changes[0].path.contains(version == "v1"_L1 ? u"/campaigns/v1/"_s : u'/' + version + u"/campaigns/"_s));
        std::set<QString> origins;
        for (const auto &row : sandbox.list({u"certifications"_s, u"--reviewer"_s, target}))
            origins.insert(text(row["reassignment"].is_object() ? row["reassignment"]["from"] : row, "id"));
        for (const auto &row : rows) {
            const bool movedOn = origins.count(text(row, "id")) > 0;
            QVERIFY2(movedOn, qPrintable(text(row, "id")));
        }
    }

    void theLogOfRequestsHoldsNoSecretAndNoContent()
    {
        const SandboxProgram sandbox({u"--task-duration"_s, u"300"_s, u"--rate-limit"_s, u"off"_s});
        const auto rows = first(movable(sandbox.list({u"certifications"_s})), 1);
        const QString log = sandbox.path(u"http.jsonl"_s);
        const Ran ran =
            sandbox.run({u"--http-log"_s, log, u"reassign"_s, u"--to"_s, freeTarget(sandbox, rows), u"--reason"_s,
                         u"canary reason"_s, u"--certification"_s, text(rows[0], "id"), u"--yes"_s, u"--wait"_s});
        QVERIFY2(ran.code == 0, ran.all().constData());
        QFile file(log);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
        const QByteArray all = file.readAll();
        for (const QByteArray &hidden : {sandbox.secret().toUtf8(), QByteArray("canary"), QByteArray("Bearer"),
                                         QByteArray("eyJ"), QByteArray("client_secret")})
            QVERIFY2(!all.contains(hidden), hidden.constData());
        std::set<std::string> endpoints;
        const std::set<std::string> known{"t",       "endpoint", "method",    "url",     "status",
                                          "failure", "ms",       "requestId", "attempt", "bytes"};
        for (const QByteArray &line : all.split('\n')) {
            if (line.isEmpty())
                continue;
            const auto entry = nlohmann::json::parse(line.toStdString());
            endpoints.insert(entry["endpoint"].get<std::string>());
            for (const auto &[key, value] : entry.items())
                QVERIFY2(known.count(key) == 1, key.c_str());
        }
        for (const char *endpoint : {"token", "campaign-reassign", "certification-list"})
            QVERIFY2(endpoints.count(endpoint) == 1, endpoint);
    }

    void moreThanACallMayCarryBecomesTwo()
    {
        const SandboxProgram sandbox({u"--campaigns"_s, u"8"_s, u"--certifications"_s, u"1200"_s, u"--items"_s, u"2"_s,
                                      u"--rate-limit"_s, u"off"_s});
        const nlohmann::json all = sandbox.list({u"certifications"_s});
        std::map<QString, std::vector<nlohmann::json>> byCampaign;
        for (const auto &row : movable(all))
            byCampaign[text(row["campaign"], "id")].push_back(row);
        const auto largest = std::max_element(byCampaign.begin(), byCampaign.end(), [](const auto &a, const auto &b) {
            return a.second.size() < b.second.size();
        });
        QVERIFY2(largest->second.size() >= 251, qPrintable(QString::number(largest->second.size())));
        const auto rows = first(largest->second, 251);
        QStringList reviewers;
        for (const auto &row : rows)
            reviewers << text(row["reviewer"], "id");
        for (const auto &person : sandbox.list({u"identities"_s})) {
            if (text(person, "state") != "ACTIVE"_L1 || reviewers.contains(text(person, "id")))
                continue;
            const Ran dry = sandbox.run({u"reassign"_s, u"--to"_s, text(person, "id"), u"--reason"_s, u"x"_s,
                                         u"--rows"_s, u"-"_s, u"--dry-run"_s, u"--format"_s, u"json"_s},
                                        lines(rows));
            if (!dry.json()["leftOut"].empty())
                continue; // somebody who is reviewed in one of them
            QCOMPARE(dry.json()["calls"].size(), size_t{2});
            QCOMPARE(dry.json()["calls"][0]["count"].get<int>(), 250);
            QCOMPARE(dry.json()["calls"][1]["count"].get<int>(), 1);
            return;
        }
        QFAIL("nobody to give them to");
    }

    void itemsBeyondALimitAreSplit()
    {
        const SandboxProgram sandbox(
            {u"--items"_s, u"620"_s, u"--certifications"_s, u"100"_s, u"--rate-limit"_s, u"off"_s});
        const auto rows = first(movable(sandbox.list({u"certifications"_s}), "SEARCH"), 1);
        QCOMPARE(rows.size(), size_t{1});
        const QString target = freeTarget(sandbox, rows);
        const nlohmann::json all = sandbox.list({u"items"_s, u"--certification"_s, text(rows[0], "id")});
        // One item of each access of every person, so that no person is complete and nobody goes as a summary.
        nlohmann::json chosen = nlohmann::json::array();
        std::set<QString> spared;
        for (const auto &item : all) {
            if (!spared.insert(text(item, "identityId")).second)
                chosen.push_back(item);
        }
        const Ran dry = sandbox.run({u"reassign"_s, u"--to"_s, target, u"--reason"_s, u"x"_s, u"--rows"_s, u"-"_s,
                                     u"--mode"_s, u"sync"_s, u"--dry-run"_s, u"--format"_s, u"json"_s},
                                    QByteArray::fromStdString(chosen.dump()));
        QVERIFY2(dry.code == 0, dry.all().constData());
        size_t units = 0;
        const nlohmann::json plan = dry.json();
        for (const auto &call : plan["calls"]) {
            QVERIFY(call["count"].get<int>() <= 50);
            units += call["count"].get<size_t>();
        }
        QCOMPARE(units, chosen.size());
        QVERIFY(plan["calls"].size() >= (chosen.size() + 49) / 50);
    }

    /// 501 items of one person are one more than a call in the background carries.
    void oneItemTooManyForACallBecomesTwo()
    {
        const SandboxProgram sandbox({u"--identities"_s, u"10"_s, u"--items"_s, u"5000"_s, u"--certifications"_s,
                                      u"100"_s, u"--rate-limit"_s, u"off"_s});
        const auto rows = first(movable(sandbox.list({u"certifications"_s}), "SEARCH"), 1);
        QCOMPARE(rows.size(), size_t{1});
        const nlohmann::json all = sandbox.list({u"items"_s, u"--certification"_s, text(rows[0], "id")});
        const QString person = text(all[0], "identityId");
        nlohmann::json chosen = nlohmann::json::array();
        size_t theirs = 0;
        for (const auto &item : all) {
            if (text(item, "identityId") == person && ++theirs <= 501)
                chosen.push_back(item);
        }
        QVERIFY(theirs > 501); // or they would go as one summary
        QString target;
        for (const auto &one : sandbox.list({u"identities"_s})) {
            if (text(one, "state") == "ACTIVE"_L1 && text(one, "id") != person &&
                text(one, "id") != text(rows[0]["reviewer"], "id"))
                target = text(one, "id");
        }
        const Ran dry = sandbox.run({u"reassign"_s, u"--to"_s, target, u"--reason"_s, u"x"_s, u"--rows"_s, u"-"_s,
                                     u"--mode"_s, u"async"_s, u"--dry-run"_s, u"--format"_s, u"json"_s},
                                    QByteArray::fromStdString(chosen.dump()));
        QVERIFY2(dry.code == 0, dry.all().constData());
        const nlohmann::json plan = dry.json();
        QCOMPARE(plan["leftOut"].size(), size_t{0});
        QCOMPARE(plan["calls"].size(), size_t{2});
        QCOMPARE(plan["calls"][0]["count"].get<int>(), 500);
        QCOMPARE(plan["calls"][1]["count"].get<int>(), 1);
        for (const auto &call : plan["calls"]) {
            QVERIFY(text(call, "url").endsWith(u"/reassign-async"_s));
            QCOMPARE(call["limit"].get<int>(), 500);
        }
        QCOMPARE(sandbox.changes().size(), size_t{0});
    }

    void everyoneButTheTarget()
    {
        const SandboxProgram sandbox({u"--task-duration"_s, u"200"_s});
        const auto rows = first(movable(sandbox.list({u"certifications"_s})), 1);
        const QString certification = text(rows[0], "id");
        const nlohmann::json items = sandbox.list({u"items"_s, u"--certification"_s, certification});
        QString target;
        for (const auto &item : items) {
            for (const auto &person : sandbox.list({u"identities"_s, u"--filter"_s, text(item, "identityId")})) {
                if (text(person, "state") == "ACTIVE"_L1)
                    target = text(person, "id");
            }
            if (!target.isEmpty())
                break;
        }
        QVERIFY(!target.isEmpty());
        const QStringList order{u"reassign"_s,        u"--to"_s,     target,        u"--reason"_s, u"x"_s, u"--yes"_s,
                                u"--certification"_s, certification, u"--format"_s, u"json"_s};
        const Ran refused = sandbox.run(order);
        QVERIFY2(refused.code == 3, refused.all().constData());
        QCOMPARE(text(refused.json()["leftOut"][0], "option"), u"--everyone-but-target"_s);
        QCOMPARE(sandbox.changes().size(), size_t{0});
        const Ran taken = sandbox.run(order + QStringList{u"--everyone-but-target"_s, u"--wait"_s});
        const int moved = taken.json()["totals"]["moved"].get<int>();
        QVERIFY2(moved > 0 && moved < static_cast<int>(items.size()), taken.all().constData());
        for (const auto &item : sandbox.list({u"items"_s, u"--certification"_s, certification}))
            QCOMPARE(text(item, "identityId"), target);
    }

    void anItemOfAGovernanceGroupGoesWholeWhenAsked_data()
    {
        QTest::addColumn<QString>("variant");
        QTest::newRow("allowed") << u"allowed"_s;
        QTest::newRow("refused") << u"refused"_s;
    }

    void anItemOfAGovernanceGroupGoesWholeWhenAsked()
    {
        QFETCH(QString, variant);
        const SandboxProgram sandbox(
            {u"--task-duration"_s, u"200"_s, u"--variant"_s, u"group-campaign-reassign="_s + variant});
        nlohmann::json group;
        for (const auto &row : sandbox.list({u"certifications"_s})) {
            if (row["phase"] == "ACTIVE" && row["reviewer"]["type"] == "GOVERNANCE_GROUP")
                group = row;
        }
        QVERIFY(group.is_object());
        const QString target = freeTarget(sandbox, {movable(sandbox.list({u"certifications"_s})).front()});
        const QStringList order{u"reassign"_s,        u"--to"_s,         target,      u"--reason"_s, u"x"_s,
                                u"--certification"_s, text(group, "id"), u"--item"_s, u"any-item"_s, u"--yes"_s,
                                u"--wait"_s,          u"--format"_s,     u"json"_s};
        const Ran refused = sandbox.run(order);
        QVERIFY2(refused.code == 3, refused.all().constData());
        QCOMPARE(text(refused.json()["leftOut"][0], "reason"), u"GroupReviewed"_s);
        QCOMPARE(text(refused.json()["leftOut"][0], "option"), u"--move-whole"_s);
        const Ran whole = sandbox.run(order + QStringList{u"--move-whole"_s});
        const bool allowed = variant == u"allowed";
        QVERIFY2(whole.code == (allowed ? 0 : 4), whole.all().constData());
        QCOMPARE(text(whole.json()["rows"][0], "result"), allowed ? u"Moved"_s : u"NotMoved"_s);
        QVERIFY2(allowed || whole.err.contains(u"Refused: "_s), whole.all().constData());
        QCOMPARE(sandbox.changes().size(), size_t{1});
    }

    void aTokenThatExpiresMeanwhileIsRenewed()
    {
        const SandboxProgram sandbox({u"--token-lifetime"_s, u"1"_s, u"--task-duration"_s, u"2500"_s});
        const auto rows = first(movable(sandbox.list({u"certifications"_s})), 1);
        const QString target = freeTarget(sandbox, rows);
        const Ran ran = sandbox.run({u"reassign"_s, u"--to"_s, target, u"--reason"_s, u"x"_s, u"--certification"_s,
                                     text(rows[0], "id"), u"--yes"_s, u"--wait"_s});
        QVERIFY2(ran.code == 0, ran.all().constData());
    }
};

QTEST_GUILESS_MAIN(BatonctlReassign)
#include "tst_batonctl_reassign.moc"
