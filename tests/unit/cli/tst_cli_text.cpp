// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/list_rows.h"
#include "app/cli/plain_text.h"
#include "app/listing/csv_record.h"
#include "tests/support/qt_warnings.h"

#include <QSet>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace baton;
using namespace baton::cli;
using namespace Qt::StringLiterals;

namespace {

/// Every path of a JSON value, as the documented keys write them.
void collectPaths(const nlohmann::ordered_json &value, const QString &path, QStringList &paths)
{
    if (value.is_object()) {
        for (const auto &[key, part] : value.items())
            collectPaths(part, path.isEmpty() ? QString::fromStdString(key) : path + u'.' + QString::fromStdString(key),
                         paths);
    } else if (value.is_array()) {
        for (const auto &part : value)
            collectPaths(part, path + u"[]"_s, paths);
    } else {
        paths << path;
    }
}

Campaign fullCampaign()
{
    Campaign row;
    row.alerts.push_back({u"WARN"_s, {{u"en"_s, u"DEFAULT"_s, u"late"_s}}});
    return row;
}

Certification fullCertification()
{
    Certification row;
    row.reassignment = ReassignmentOrigin{};
    return row;
}

ReviewItem fullItem()
{
    ReviewItem row;
    row.account = ItemAccount{};
    return row;
}

GovernanceTask fullTask()
{
    GovernanceTask row;
    row.errors.push_back({u"en"_s, u"REQUEST"_s, u"no"_s});
    row.trails.push_back({IdentityId(u"a"_s), IdentityId(u"b"_s), u"AUTOMATIC_REASSIGNMENT"_s});
    return row;
}

} // namespace

class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void width_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("columns");
        QTest::newRow("ascii") << u"abc"_s << 3;
        QTest::newRow("umlaut") << u"Müller"_s << 6;
        QTest::newRow("combining") << u"Mu\u0308ller"_s << 6;
        QTest::newRow("japanese") << u"山田太郎"_s << 8;
        QTest::newRow("korean") << u"김철수"_s << 6;
        QTest::newRow("fullwidth") << u"ＡＢ"_s << 4;
        QTest::newRow("beyond the first plane") << QString::fromUtf8("𠮷野") << 4;
        QTest::newRow("emoji") << QString::fromUtf8("👍") << 2;
        QTest::newRow("hebrew") << u"שלום"_s << 4;
        QTest::newRow("isolates") << u"\u2068ab\u2069"_s << 2;
        QTest::newRow("zero width joiner") << u"a\u200Db"_s << 2;
        QTest::newRow("cyrillic") << u"Анна"_s << 4;
    }

    void width()
    {
        QFETCH(QString, text);
        QFETCH(int, columns);
        QCOMPARE(displayWidth(text), columns);
    }

    void aLineHoldsNothingThatSteersATerminal()
    {
        QCOMPARE(singleLine(u"a\u001b[31mred\u0007\u009b2J\nb\tc"_s), u"a[31mred2J b c"_s);
        QCOMPARE(singleLine(u"user\u202Egpj.exe\u2066x\u2069\u200F"_s), u"usergpj.exex"_s);
        QCOMPARE(singleSentence(u"\u2068Ana\u2069\u001b[2J\u202E done"_s), u"\u2068Ana\u2069[2J done"_s);
    }

    void columnsAreAligned()
    {
        const QString table = alignedTable(
            {u"NAME"_s, u"X"_s}, {{u"山田"_s, u"1"_s}, {u"Bo"_s, u"2"_s}, {u"שלום"_s, u"3"_s}, {u"last"_s, QString()}});
        const QStringList lines = table.split(u'\n');
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines[0], u"NAME  X"_s);
        QCOMPARE(lines[1], u"山田  1"_s);
        QCOMPARE(lines[2], u"Bo    2"_s);
        QCOMPARE(lines[3], u"\u2068שלום\u2069  3"_s);
        QCOMPARE(lines[4], u"last"_s);
    }

    void wideCellsAreCutButNotTheLast()
    {
        const QString name(100, u'山');
        const QString table = alignedTable({u"A"_s, u"B"_s}, {{name, name}});
        const QString line = table.split(u'\n').at(1);
        QVERIFY(line.startsWith(name.left(29) + u'…'));
        QVERIFY(line.endsWith(name));
        QCOMPARE(elided(u"abcdef"_s, 6), u"abcdef"_s);
        QCOMPARE(elided(u"abcdefg"_s, 6), u"abcde…"_s);
    }

    void filter_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("matches");
        QTest::newRow("nothing") << QString() << true;
        QTest::newRow("case") << u"ÉMILE"_s << true;
        QTest::newRow("accents") << u"emile strasse"_s << true;
        QTest::newRow("two columns, other order") << u"finance çelik"_s << true;
        QTest::newRow("typed as another letter") << u"hauptstrasse"_s << true;
        QTest::newRow("part of a word") << u"fin"_s << true;
        QTest::newRow("one word missing") << u"emile sales"_s << false;
        QTest::newRow("not across cells") << u"çelikfinance"_s << false;
        QTest::newRow("compatibility") << u"ﬁnance"_s << true;
    }

    void filter()
    {
        QFETCH(QString, words);
        QFETCH(bool, matches);
        QCOMPARE(RowFilter(words).matches({u"Émile Çelik"_s, u"Finance"_s, u"Hauptstraße 1"_s}), matches);
    }

    void csv_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("plain") << u"abc"_s << QByteArray("abc");
        QTest::newRow("empty") << QString() << QByteArray("");
        QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
        QTest::newRow("quote") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
        QTest::newRow("line break") << u"a\r\nb"_s << QByteArray("\"a\r\nb\"");
        QTest::newRow("space") << u" a"_s << QByteArray("\" a\"");
        for (const char *lead : {"=", "+", "-", "@", "\t"})
            QTest::newRow(lead) << QString::fromLatin1(lead) + u"1"_s << QByteArray("'") + lead + "1";
        QTest::newRow("carriage return") << u"\r1"_s << QByteArray("\"'\r1\"");
        QTest::newRow("formula with comma") << u"=HYPERLINK(\"x\",1)"_s << QByteArray("\"'=HYPERLINK(\"\"x\"\",1)\"");
        QTest::newRow("hidden behind a control character") << u"\u0001=1"_s << QByteArray("'=1");
        QTest::newRow("unicode") << u"山"_s << QByteArray("山");
    }

    void csv()
    {
        QFETCH(QString, cell);
        QFETCH(QByteArray, written);
        QCOMPARE(csvRecord({cell}), written + "\r\n");
        QCOMPARE(csvRecord({u"x"_s, cell}), "x," + written + "\r\n");
    }

    void theKeysOfEachListAreDocumented_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, ListKind kind, const nlohmann::ordered_json &json) {
            QTest::newRow(name) << static_cast<int>(kind) << QByteArray::fromStdString(json.dump());
        };
        row("campaigns", ListKind::Campaigns, toJson(fullCampaign()));
        row("certifications", ListKind::Certifications, toJson(fullCertification()));
        row("items", ListKind::Items, toJson(fullItem()));
        row("identities", ListKind::Identities, toJson(Identity()));
        row("tasks", ListKind::Tasks, toJson(fullTask()));
    }

    void theKeysOfEachListAreDocumented()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, json);
        QStringList written;
        collectPaths(nlohmann::ordered_json::parse(json.toStdString()), {}, written);
        QStringList documented;
        const std::vector<JsonKey> keys = jsonKeys(static_cast<ListKind>(kind));
        for (const JsonKey &key : keys) {
            QVERIFY(!key.meaning.isEmpty());
            const bool hasParts = std::any_of(keys.begin(), keys.end(), [&key](const JsonKey &other) {
                return other.path.startsWith(key.path + u'.');
            });
            if (!hasParts)
                documented << key.path;
        }
        QCOMPARE(written, documented);
    }

    void jsonKeepsWhatTheTenantSaid()
    {
        Certification row = fullCertification();
        row.id = CertificationId(u"c1"_s);
        row.name = u"a\"b\u001b"_s;
        row.phase = VendorEnum(CertificationPhase::Unknown, u"BRAND_NEW"_s);
        row.decisionsMade = 0;
        row.signedAt = QDateTime(QDate(2026, 3, 2), QTime(9, 30, 1, 5), Qt::UTC);
        const nlohmann::ordered_json json = toJson(row);
        QCOMPARE(json["phase"].get<std::string>(), std::string("BRAND_NEW"));
        QCOMPARE(json["name"].get<std::string>(), std::string("a\"b\x1b"));
        QCOMPARE(json["decisionsMade"].get<int>(), 0);
        QVERIFY(json["decisionsTotal"].is_null());
        QVERIFY(json["due"].is_null());
        QCOMPARE(json["signed"].get<std::string>(), std::string("2026-03-02T09:30:01.005Z"));
        QVERIFY(toJson(Certification())["reassignment"].is_null());
    }

    void sheets()
    {
        Identity row;
        row.id = IdentityId(u"i1"_s);
        row.name = u"=Ana"_s;
        RowSheet json(ListKind::Identities, Format::Json);
        json.add(tableCells(row), row);
        json.add(tableCells(row), row);
        const QByteArray text = json.take();
        const auto parsed = nlohmann::json::parse(text.toStdString());
        QCOMPARE(parsed.size(), size_t{2});
        QCOMPARE(parsed[0]["name"].get<std::string>(), std::string("=Ana"));
        QCOMPARE(RowSheet(ListKind::Identities, Format::Json).take(), QByteArray("[]\n"));

        RowSheet csv(ListKind::Identities, Format::Csv);
        csv.add(tableCells(row), row);
        QCOMPARE(csv.take(), QByteArray("id,name,alias,email,department,state,managerId,managerName\r\n"
                                        "i1,'=Ana,,,,,,\r\n"));
        RowSheet tasks(ListKind::Tasks, Format::Csv);
        tasks.add(tableCells(fullTask()), fullTask());
        const QByteArray task = tasks.take();
        QVERIFY2(task.contains(",no,\"{\"\"previousOwner\"\":\"\"a\"\""), task.constData());

        RowSheet certifications(ListKind::Certifications, Format::Csv);
        const QByteArray header = certifications.take();
        QVERIFY(header.contains("reassignment.from.reviewer.name"));
        QVERIFY(!header.contains("reassignment,"));
    }

    void everyTableHasACellPerTitle()
    {
        QCOMPARE(tableCells(Campaign()).size(), tableHeader(ListKind::Campaigns).size());
        QCOMPARE(tableCells(Certification()).size(), tableHeader(ListKind::Certifications).size());
        QCOMPARE(tableCells(ReviewItem()).size(), tableHeader(ListKind::Items).size());
        QCOMPARE(tableCells(Identity()).size(), tableHeader(ListKind::Identities).size());
        QCOMPARE(tableCells(GovernanceTask()).size(), tableHeader(ListKind::Tasks).size());
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "tst_cli_text.moc"
