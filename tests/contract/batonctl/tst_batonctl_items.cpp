// SPDX-License-Identifier: GPL-3.0-or-later
// Items of many certifications and people, from what the items command printed: planned, sent, proven, under every
// variant of the tenant.
#include "tests/contract/batonctl/programs.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <set>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// Evidence of an item wherever it lands: person, access, account.
QString evidence(const nlohmann::json &item)
{
    const auto account = item["account"].is_object() ? text(item["account"], "nativeIdentity") : QString();
    return text(item, "identityId") + u'|' + text(item, "identityName") + u'|' + text(item, "accessId") + u'|' +
           account;
}

} // namespace

class BatonctlItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    /// The second of the shows, smaller: items of many certifications and people, from what items printed.
    void itemsOfManyCertifications_data()
    {
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<QString>("mode");
        QTest::newRow("default") << QStringList() << u"auto"_s;
        QTest::newRow("sync") << QStringList() << u"sync"_s;
        QTest::newRow("async") << QStringList() << u"async"_s;
        for (const char *variant : variants) {
            for (const char *mode : {"auto", "async"})
                QTest::addRow("%s %s", variant, mode)
                    << QStringList{u"--variant"_s, QString::fromLatin1(variant)} << QString::fromLatin1(mode);
        }
    }

    void itemsOfManyCertifications()
    {
        QFETCH(QStringList, flags);
        QFETCH(QString, mode);
        const SandboxProgram sandbox(
            flags + QStringList{u"--task-duration"_s, u"300"_s, u"--rate-limit"_s, u"off"_s, u"--items"_s, u"12"_s});
        // Not all of them: whole people and single items alike.
        moveItems(sandbox, 6, mode, [](size_t number) { return number % 5 != 0; });
    }

    /// The second of the shows in its full size.
    void twelveHundredItemsOfThirtyCertifications()
    {
        const SandboxProgram sandbox({u"--certifications"_s, u"2000"_s, u"--items"_s, u"50"_s, u"--task-duration"_s,
                                      u"300"_s, u"--rate-limit"_s, u"off"_s});
        const size_t moved = moveItems(sandbox, 30, u"auto"_s, [](size_t number) { return number % 5 != 0; });
        QCOMPARE(moved, size_t{1200});
    }

private:
    /// Moves the chosen items of so many certifications: exactly the calls of the dry run leave, byte for byte and each
    /// once, and a fresh listing shows the items at their new reviewer, and only them. Gives their number.
    template <class Chosen>
    static size_t moveItems(const SandboxProgram &sandbox, size_t certifications, const QString &mode, Chosen isChosen)
    {
        size_t count = 0;
        tryToMove(sandbox, certifications, mode, isChosen, &count);
        return QTest::currentTestFailed() ? 0 : count;
    }

    template <class Chosen>
    static void tryToMove(const SandboxProgram &sandbox, size_t certifications, const QString &mode, Chosen isChosen,
                          size_t *count)
    {
        const auto rows = first(movable(sandbox.list({u"certifications"_s})), certifications);
        QCOMPARE(rows.size(), certifications);
        const QString target = freeTarget(sandbox, rows);
        QStringList ask{u"items"_s, u"--format"_s, u"json"_s, u"--certification"_s};
        for (const auto &row : rows)
            ask << text(row, "id");
        const nlohmann::json all = sandbox.run(ask).json();
        nlohmann::json chosen = nlohmann::json::array();
        std::multiset<QString> wanted;
        for (size_t i = 0; i < all.size(); ++i) {
            if (!isChosen(i))
                continue;
            chosen.push_back(all[i]);
            wanted.insert(evidence(all[i]));
        }
        *count = chosen.size();
        const QByteArray input = QByteArray::fromStdString(chosen.dump());
        const QStringList order{u"reassign"_s, u"--to"_s,   target, u"--reason"_s, u"on leave"_s, u"--mode"_s,
                                mode,          u"--rows"_s, u"-"_s, u"--format"_s, u"json"_s};
        const Ran dry = sandbox.run(order + QStringList{u"--dry-run"_s}, input);
        QVERIFY2(dry.code == 0, dry.all().constData());
        QCOMPARE(sandbox.changes().size(), size_t{0});
        const Ran ran = sandbox.run(order + QStringList{u"--yes"_s, u"--wait"_s}, input);
        QVERIFY2(ran.code == 0, ran.all().constData());
        QCOMPARE(ran.json()["totals"]["moved"].get<size_t>(), chosen.size());

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

        QStringList found{u"items"_s, u"--certification"_s};
        for (const auto &row : sandbox.list({u"certifications"_s, u"--reviewer"_s, target})) {
            if (row["reassignment"].is_object())
                found << text(row, "id");
        }
        std::multiset<QString> moved;
        for (const auto &item : sandbox.list(found))
            moved.insert(evidence(item));
        QVERIFY(moved == wanted);
    }
};

QTEST_GUILESS_MAIN(BatonctlItems)
#include "tst_batonctl_items.moc"
