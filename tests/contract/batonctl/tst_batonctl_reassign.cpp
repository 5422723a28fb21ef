// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/batonctl/programs.h"
#include "tests/support/qt_warnings.h"

#include <QFile>
#include <QTest>

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

std::vector<nlohmann::json> first(std::vector<nlohmann::json> rows, size_t count)
{
    rows.resize(std::min(rows.size(), count));
    return rows;
}

/// Evidence of an item wherever it lands: person, access, account.
QString evidence(const nlohmann::json &item)
{
    const auto account = item["account"].is_object() ? text(item["account"], "nativeIdentity") : QString();
    return text(item, "identityId") + u'|' + text(item, "identityName") + u'|' + text(item, "accessId") + u'|' +
           account;
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
        for (const char *variant : {"reassigned-certification=same-id", "visibility=delayed", "trail=object",
                                    "past-end=400", "bad-id=fails-itself"})
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

    /// The second of the shows, smaller: items of many certifications and people, from what items printed.
    void itemsOfManyCertifications_data()
    {
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<QString>("mode");
        QTest::newRow("default") << QStringList() << u"auto"_s;
        QTest::newRow("sync") << QStringList() << u"sync"_s;
        QTest::newRow("async") << QStringList() << u"async"_s;
        for (const char *variant : {"reassigned-certification=same-id", "visibility=delayed", "mixed-items=clean",
                                    "async-status=202", "trail=object"})
            QTest::newRow(variant) << QStringList{u"--variant"_s, QString::fromLatin1(variant)} << u"async"_s;
    }

    void itemsOfManyCertifications()
    {
        QFETCH(QStringList, flags);
        QFETCH(QString, mode);
        const SandboxProgram sandbox(
            flags + QStringList{u"--task-duration"_s, u"300"_s, u"--rate-limit"_s, u"off"_s, u"--items"_s, u"12"_s});
        const auto rows = first(movable(sandbox.list({u"certifications"_s})), 6);
        const QString target = freeTarget(sandbox, rows);
        QStringList ask{u"items"_s, u"--format"_s, u"json"_s, u"--certification"_s};
        for (const auto &row : rows)
            ask << text(row, "id");
        const Ran items = sandbox.run(ask);
        // Not all of them: whole people and single items alike.
        nlohmann::json chosen = nlohmann::json::array();
        std::set<QString> wanted;
        const nlohmann::json all = items.json();
        for (size_t i = 0; i < all.size(); ++i) {
            if (i % 5 == 0)
                continue;
            chosen.push_back(all[i]);
            wanted.insert(evidence(all[i]));
        }
        const QByteArray input = QByteArray::fromStdString(chosen.dump());
        const QStringList order{u"reassign"_s, u"--to"_s,   target, u"--reason"_s, u"on leave"_s, u"--mode"_s,
                                mode,          u"--rows"_s, u"-"_s, u"--format"_s, u"json"_s};
        const Ran dry = sandbox.run(order + QStringList{u"--dry-run"_s}, input);
        QVERIFY2(dry.code == 0, dry.all().constData());
        QCOMPARE(sandbox.changes().size(), size_t{0});
        const Ran ran = sandbox.run(order + QStringList{u"--yes"_s, u"--wait"_s}, input);
        QVERIFY2(ran.code == 0, ran.all().constData());
        QCOMPARE(ran.json()["totals"]["moved"].get<size_t>(), chosen.size());

        // Exactly the calls of the dry run, byte for byte, each once.
        std::multiset<QString> planned;
        std::multiset<QString> sent;
        const nlohmann::json plan = dry.json();
        for (const auto &call : plan["calls"])
            planned.insert(text(call, "url").mid(sandbox.url().size()) + u' ' + text(call, "body"));
        for (const SandboxProgram::Logged &call : sandbox.changes()) {
            QVERIFY(call.acted && call.status < 400);
            sent.insert(call.path + u' ' + call.body);
        }
        QVERIFY(sent == planned);

        // A fresh listing shows them at the target, and only them.
        QStringList found{u"items"_s, u"--certification"_s};
        for (const auto &row : sandbox.list({u"certifications"_s, u"--reviewer"_s, target})) {
            if (row["reassignment"].is_object())
                found << text(row, "id");
        }
        std::set<QString> moved;
        for (const auto &item : sandbox.list(found))
            moved.insert(evidence(item));
        QVERIFY(moved == wanted);
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

    void anItemOfAGovernanceGroupGoesWholeWhenAsked()
    {
        const SandboxProgram sandbox({u"--task-duration"_s, u"200"_s});
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
        QVERIFY2(whole.code == 0, whole.all().constData());
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
