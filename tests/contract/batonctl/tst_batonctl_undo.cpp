// SPDX-License-Identifier: GPL-3.0-or-later
// A run is taken back: whole certifications and items, under every variant of the tenant.
#include "tests/contract/batonctl/programs.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <map>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// What an item is, wherever it lies.
QString keyOf(const nlohmann::json &item)
{
    return text(item, "identityId") + u'|' + text(item, "accessId");
}

} // namespace

class BatonctlUndo : public QObject
{
    Q_OBJECT

private:
    /// Certifications of one reviewer who is there to take them back.
    static std::vector<nlohmann::json> ofOneReviewer(const SandboxProgram &sandbox, size_t count)
    {
        std::map<QString, bool> active;
        for (const auto &person : sandbox.list({u"identities"_s}))
            active[text(person, "id")] = text(person, "state").compare(u"ACTIVE"_s, Qt::CaseInsensitive) == 0;
        std::map<QString, std::vector<nlohmann::json>> byReviewer;
        for (const auto &row : movable(sandbox.list({u"certifications"_s}))) {
            auto &rows = byReviewer[text(row["reviewer"], "id")];
            rows.push_back(row);
            if (rows.size() == count && active[text(row["reviewer"], "id")])
                return rows;
        }
        return {};
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void bringsBack_data()
    {
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<bool>("whole");
        for (const bool whole : {true, false}) {
            QTest::addRow("default, %s", whole ? "whole" : "items") << QStringList() << whole;
            for (const char *variant : variants)
                QTest::addRow("%s, %s", variant, whole ? "whole" : "items")
                    << QStringList{u"--variant"_s, QString::fromLatin1(variant)} << whole;
        }
    }

    void bringsBack()
    {
        QFETCH(QStringList, flags);
        QFETCH(bool, whole);
        const SandboxProgram sandbox(
            flags + QStringList{u"--task-duration"_s, u"200"_s, u"--rate-limit"_s, u"off"_s, u"--items"_s, u"12"_s});
        const auto rows = ofOneReviewer(sandbox, 1);
        QCOMPARE(rows.size(), size_t(1));
        const QString source = text(rows[0]["reviewer"], "id");
        const QString target = freeTarget(sandbox, rows);
        const auto before = itemsHeldBy(sandbox, source, rows[0]);
        QStringList order{u"reassign"_s, u"--to"_s,     target,    u"--reason"_s,        u"on leave"_s,      u"--yes"_s,
                          u"--wait"_s,   u"--format"_s, u"json"_s, u"--certification"_s, text(rows[0], "id")};
        if (!whole) {
            order << u"--item"_s;
            const auto items = sandbox.list({u"items"_s, u"--certification"_s, text(rows[0], "id")});
            for (size_t i = 0; i < items.size(); i += 2)
                order << text(items[i], "id");
        }
        const Ran moved = sandbox.run(order);
        QVERIFY2(moved.code == 0, moved.all().constData());
        const QString run = text(moved.json(), "run");
        const size_t sent = sandbox.changes().size();

        const Ran dry = sandbox.run({u"undo"_s, run, u"--dry-run"_s});
        QVERIFY2(dry.code == 0, dry.all().constData());
        QVERIFY2(dry.err.contains(u"will tell them again"_s), dry.all().constData());
        QCOMPARE(sandbox.changes().size(), sent);
        const Ran undone = sandbox.run({u"undo"_s, run, u"--yes"_s, u"--wait"_s, u"--format"_s, u"json"_s});
        QVERIFY2(undone.code == 0, undone.all().constData());
        QCOMPARE(undone.json()["totals"]["moved"].get<int>(), moved.json()["totals"]["moved"].get<int>());
        QVERIFY(itemsHeldBy(sandbox, source, rows[0]) == before);
        // Nothing is left to take back.
        const size_t then = sandbox.changes().size();
        QCOMPARE(sandbox.run({u"undo"_s, run, u"--yes"_s}).code, 3);
        QCOMPARE(sandbox.changes().size(), then);
    }

    void aDryRunTakesNoFolder()
    {
        const SandboxProgram sandbox({u"--task-duration"_s, u"5000"_s});
        const auto rows = first(movable(sandbox.list({u"certifications"_s})), 2);
        const auto order = [&](size_t row) {
            return QStringList{u"reassign"_s,
                               u"--to"_s,
                               freeTarget(sandbox, rows),
                               u"--reason"_s,
                               u"on leave"_s,
                               u"--yes"_s,
                               u"--wait"_s,
                               u"--format"_s,
                               u"json"_s,
                               u"--certification"_s,
                               text(rows[row], "id")};
        };
        const Ran moved = sandbox.run(order(0));
        QVERIFY2(moved.code == 0, moved.all().constData());
        const QString run = text(moved.json(), "run");
        const auto other = startBatonctl(sandbox.connection() + order(1), sandbox.secret());
        QString said;
        QVERIFY2(waitUntilSaid(*other, said, u"Run "_s), qPrintable(said)); // it holds the folder
        QCOMPARE(sandbox.run({u"undo"_s, run, u"--yes"_s}).code, 8);
        const Ran dry = sandbox.run({u"undo"_s, run, u"--dry-run"_s});
        QVERIFY2(dry.code == 0, dry.all().constData());
        other->kill();
        other->waitForFinished();
    }

    void refusesWhatDoesNotFit()
    {
        const SandboxProgram sandbox;
        QCOMPARE(sandbox.run({u"undo"_s}).code, 2);
        QCOMPARE(sandbox.run({u"undo"_s, u"no-such-run"_s, u"--yes"_s}).code, 7);
        QCOMPARE(sandbox.run({u"undo"_s, u"no-such-run"_s}).code, 2); // nobody can be asked
    }

private:
    static std::multimap<QString, int> itemsHeldBy(const SandboxProgram &sandbox, const QString &reviewer,
                                                   const nlohmann::json &row)
    {
        QStringList ask{u"items"_s, u"--certification"_s};
        for (const auto &one : sandbox.list({u"certifications"_s, u"--reviewer"_s, reviewer})) {
            if (text(one["campaign"], "id") == text(row["campaign"], "id"))
                ask << text(one, "id");
        }
        std::multimap<QString, int> held;
        if (ask.size() > 2) {
            for (const auto &item : sandbox.list(ask))
                held.emplace(keyOf(item), 1);
        }
        return held;
    }
};

QTEST_GUILESS_MAIN(BatonctlUndo)
#include "tst_batonctl_undo.moc"
