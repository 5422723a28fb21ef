// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/help.h"
#include "app/cli/rows_file.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace baton::cli;
using namespace Qt::StringLiterals;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

template <class Options> Options parsed(const QStringList &arguments)
{
    const Result<CommandLine> line = parseCommandLine(arguments);
    if (!line)
        qFatal("%s", qPrintable(describe(line.error())));
    return std::get<Options>(*line);
}

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void lists()
    {
        const auto campaigns = parsed<ListOptions>(words("campaigns --status active --status STAGED --format csv"));
        QCOMPARE(campaigns.kind, ListKind::Campaigns);
        QCOMPARE(campaigns.format, Format::Csv);
        QCOMPARE(campaigns.statuses, (std::vector{CampaignStatus::Active, CampaignStatus::Staged}));

        const auto mine = parsed<ListOptions>(words("certifications --reviewer me --phase signed"));
        QVERIFY(mine.mine);
        QVERIFY(mine.reviewer.isEmpty());
        QCOMPARE(mine.phase, std::optional(CertificationPhase::Signed));

        const auto theirs = parsed<ListOptions>(words("certifications --reviewer r1 --campaign c1 c2"));
        QVERIFY(!theirs.mine);
        QCOMPARE(theirs.reviewer, IdentityId(u"r1"_s));
        QCOMPARE(theirs.campaigns, (std::vector{CampaignId(u"c1"_s), CampaignId(u"c2"_s)}));

        QCOMPARE(parsed<ListOptions>(words("identities")).kind, ListKind::Identities);
        QCOMPARE(parsed<ListOptions>(words("tasks --format=json")).format, Format::Json);
        QCOMPARE(parsed<ListOptions>({u"tasks"_s, u"--filter"_s, u"two words"_s}).filter, u"two words"_s);
    }

    void theCommandMayFollowItsOptions()
    {
        const auto items = parsed<ListOptions>(words("--certification a b items"));
        QCOMPARE(items.kind, ListKind::Items);
        QCOMPARE(items.certifications, (std::vector{CertificationId(u"a"_s), CertificationId(u"b"_s)}));
        const auto status = parsed<ListOptions>(words("--status active campaigns"));
        QCOMPARE(status.statuses.size(), size_t{1});
        const auto reassign = parsed<ReassignOptions>(words("--wait reassign --to a --reason b --certification c"));
        QVERIFY(reassign.wait == WaitMode::UntilProven);
        QVERIFY(!reassign.waitSeconds);
    }

    void reassigns()
    {
        const auto whole = parsed<ReassignOptions>(
            {u"reassign"_s, u"--to=ana@example.com"_s, u"--reason"_s, u" on leave "_s, u"--certification"_s, u"c1"_s,
             u"c2"_s, u"--mode"_s, u"async"_s, u"--yes"_s, u"--wait"_s, u"30"_s, u"--format"_s, u"json"_s});
        QCOMPARE(whole.to, u"ana@example.com"_s);
        QCOMPARE(whole.reason, u"on leave"_s);
        QCOMPARE(whole.rows.size(), size_t{2});
        QVERIFY(whole.rows[1].isWholeCertification());
        QCOMPARE(whole.mode, u"async"_s);
        QVERIFY(whole.yes);
        QVERIFY(!whole.dryRun);
        QCOMPARE(whole.waitSeconds, std::optional(30));
        QCOMPARE(whole.format, Format::Json);

        const auto items = parsed<ReassignOptions>(
            words("reassign --to a --reason b --certification c --item i1 --item i2 i3 --dry-run --move-whole"));
        QCOMPARE(items.rows.size(), size_t{3});
        QCOMPARE(items.rows[2], (OrderRow{CertificationId(u"c"_s), ReviewItemId(u"i3"_s)}));
        QVERIFY(items.dryRun);
        QVERIFY(items.moveWhole);
        QVERIFY(!items.everyoneButTarget);

        const auto file = parsed<ReassignOptions>(words("reassign --to a --reason b --rows - --everyone-but-target"));
        QCOMPARE(file.rowsFile, u"-"_s);
        QVERIFY(file.rows.empty());
        QVERIFY(file.everyoneButTarget);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const auto bad = [](const char *line, const char *says) {
            QTest::newRow(line) << words(line) << QString::fromUtf8(says);
        };
        bad("", "No command");
        bad("certs", "no command “certs”");
        bad("campaigns tasks", "“tasks” is one word too many");
        bad("campaigns --colour", "no option --colour");
        bad("campaigns -x", "no option -x");
        bad("campaigns --phase active", "knows no option --phase");
        bad("reassign --filter x", "knows no option --filter");
        bad("campaigns --status", "--status needs a value");
        bad("campaigns --filter --format json", "--filter needs a value");
        bad("campaigns --format json --format csv", "--format is given twice");
        bad("campaigns --format xml", "no format “xml”");
        bad("campaigns --status open", "no campaign status “open”");
        bad("certifications --phase done", "no phase “done”");
        bad("items", "needs --certification");
        bad("items --certification=", "--certification is empty");
        bad("reassign --reason b --certification c", "not said to whom");
        bad("reassign --to a --certification c", "needs a reason");
        bad("reassign --to a --reason b", "not said which rows");
        bad("reassign --to a --reason b --item i", "--item needs");
        bad("reassign --to a --reason b --certification c d --item i", "exactly one --certification, and 2");
        bad("reassign --to a --reason b --certification c --rows f", "exclude each other");
        bad("reassign --to a --reason b --certification c --mode fast", "no mode “fast”");
        bad("reassign --to a --reason b --certification c --option fast", "“fast” is no option");
        bad("reassign --to a --reason b --certification c --wait=soon", "takes seconds, not “soon”");
        bad("reassign --to a --reason b --certification c --wait 0", "takes seconds");
        bad("reassign --to a --reason b --certification c --yes=1", "--yes takes no value");
        bad("reassign --to a --reason b --certification c --dry-run --wait", "nothing to --wait for");
        bad("reassign --to a --reason b --certification c --format csv", "no format “csv”");
        QTest::newRow("blank reason") << QStringList{u"reassign"_s, u"--to"_s,     u"a"_s, u"--certification"_s,
                                                     u"c"_s,        u"--reason"_s, u"  "_s}
                                      << u"--reason is empty"_s;
    }

    void refuses()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const Result<CommandLine> line = parseCommandLine(arguments);
        QVERIFY(!line.has_value());
        QVERIFY(line.error().kind == ErrorKind::Invalid);
        QVERIFY2(line.error().message.contains(says), qPrintable(line.error().message));
        QVERIFY(!line.error().nextStep.isEmpty());
    }

    void anEmptyValueSaysWhatBelongsThere_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("next");
        QTest::newRow("reason") << u"--reason"_s << u"Say why"_s;
        QTest::newRow("to") << u"--to"_s << u"id, alias or mail"_s;
        QTest::newRow("another") << u"--rows"_s << u"--help"_s;
    }

    void anEmptyValueSaysWhatBelongsThere()
    {
        QFETCH(QString, option);
        QFETCH(QString, next);
        const Result<CommandLine> line = parseCommandLine({u"reassign"_s, option, u" "_s});
        QVERIFY(!line.has_value());
        QVERIFY2(line.error().message.contains(option), qPrintable(line.error().message));
        QVERIFY2(line.error().nextStep.contains(next), qPrintable(line.error().nextStep));
    }

    void rowsOfLines()
    {
        const auto rows = parseRows("\xEF\xBB\xBF# leavers\r\n c1 \r\n\r\nc2 , i1\r\nc2,i2\n  # end\nc1");
        QVERIFY(rows.has_value());
        QCOMPARE(rows->rows.size(), size_t{4});
        QCOMPARE(rows->rows[0], (OrderRow{CertificationId(u"c1"_s), {}}));
        QCOMPARE(rows->rows[1], (OrderRow{CertificationId(u"c2"_s), ReviewItemId(u"i1"_s)}));
        QCOMPARE(rows->rows[3], rows->rows[0]);
        QVERIFY(parseRows("# nothing\n\n")->rows.empty());
        QVERIFY(parseRows("")->rows.empty());
    }

    void badLinesAreNamedByNumberAndNothingIsTaken()
    {
        const auto rows = parseRows("c1\na,b,c\n\n,i1\nc2,\n\"c3\"\nc 4\nc5\xff\nc6");
        QVERIFY(!rows.has_value());
        const QString message = rows.error().message;
        for (const QString &part :
             {u"line 2 has more than one comma"_s, u"line 4 names no certification"_s,
              u"line 5 has nothing after its comma"_s, u"line 6 holds"_s, u"line 7 holds"_s, u"line 8 holds"_s})
            QVERIFY2(message.contains(part), qPrintable(message));
        QVERIFY(!message.contains(u"line 1"_s));
        QVERIFY(!message.contains(u"line 9"_s));
        QByteArray many;
        for (int i = 0; i < 100; ++i)
            many += ",\n";
        QVERIFY(parseRows(many).error().message.contains(u"and 80 more"_s));
    }

    void rowsOfJson()
    {
        const auto rows = parseRows(" \n[{\"id\":\"i1\",\"certificationId\":\"c1\",\"identityName\":\"x\"},"
                                    "{\"certificationId\":\"c2\"},{\"certificationId\":\"c3\",\"itemId\":\"i3\"}]");
        QVERIFY(rows.has_value());
        QCOMPARE(rows->rows.size(), size_t{3});
        QCOMPARE(rows->rows[0], (OrderRow{CertificationId(u"c1"_s), ReviewItemId(u"i1"_s)}));
        QVERIFY(rows->rows[1].isWholeCertification());
        QCOMPARE(rows->rows[2].item, ReviewItemId(u"i3"_s));
        QVERIFY(parseRows("[]")->rows.empty());
        QVERIFY(rows->seen.isEmpty());
    }

    void listedCertificationsSayWhoHeldThem()
    {
        const auto named = parseRows("[{\"id\":\"c1\",\"name\":\"One\",\"modified\":\"2026-03-02T09:00:00.000Z\","
                                     "\"reviewer\":{\"id\":\"ana\",\"name\":\"Ana\"}},"
                                     "{\"id\":\"c2\",\"reviewer\":{\"id\":null,\"name\":null}}]");
        QVERIFY(named.has_value());
        QCOMPARE(named->rows.size(), size_t{2});
        QVERIFY(named->rows[0].isWholeCertification());
        QCOMPARE(named->rows[1].certification, CertificationId(u"c2"_s));
        QCOMPARE(named->seen.size(), 1);
        const Certification seen = named->seen.value(CertificationId(u"c1"_s));
        QCOMPARE(seen.reviewer.id, IdentityId(u"ana"_s));
        QCOMPARE(seen.reviewer.name, u"Ana"_s);
        QCOMPARE(seen.modified, QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC));
    }

    void badJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("broken") << QByteArray("[{\"id\":") << u"no JSON array"_s;
        QTest::newRow("object") << QByteArray("{\"id\":\"x\"}") << u"no JSON array"_s;
        QTest::newRow("no certification") << QByteArray("[{\"certificationId\":\"c\"},{\"id\":\"x\"},3]")
                                          << u"object 2 has no certificationId; object 3"_s;
        QTest::newRow("number") << QByteArray("[{\"certificationId\":\"c\",\"id\":7}]") << u"object 1 has an item id"_s;
        QTest::newRow("deep") << QByteArray(QByteArray(100'000, '[') + QByteArray(100'000, ']')) << u"object 1"_s;
    }

    void badJson()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto rows = parseRows(text);
        QVERIFY(!rows.has_value());
        QVERIFY2(rows.error().message.contains(says), qPrintable(rows.error().message));
    }

    void aMissingFileIsNamed()
    {
        const auto rows = readRows(u"/nonexistent/rows.txt"_s);
        QVERIFY(!rows.has_value());
        QVERIFY(rows.error().message.contains(u"/nonexistent/rows.txt"_s));
    }

    void helpNamesEverything()
    {
        const QString help = helpText(u"CONNECTION-LINES"_s);
        for (const char *part : {"CONNECTION-LINES",
                                 "campaigns",
                                 "certifications",
                                 "items",
                                 "identities",
                                 "tasks",
                                 "reassign",
                                 "--status",
                                 "--campaign",
                                 "--reviewer",
                                 "--phase",
                                 "--certification",
                                 "--item",
                                 "--to",
                                 "--reason",
                                 "--rows",
                                 "--mode",
                                 "--option",
                                 "--dry-run",
                                 "--yes",
                                 "--wait",
                                 "--everyone-but-target",
                                 "--move-whole",
                                 "--as-items",
                                 "--format",
                                 "--filter",
                                 "--help",
                                 "--version",
                                 "\n  0  ",
                                 "\n  1  ",
                                 "\n  2  ",
                                 "\n  3  ",
                                 "\n  4  ",
                                 "\n  5  ",
                                 "\n  6  ",
                                 "\n  7  ",
                                 "\n  8  ",
                                 "reassignment.from.reviewer.name",
                                 "alerts[].texts[].text",
                                 "trails[].newOwner"})
            QVERIFY2(help.contains(QString::fromLatin1(part)), part);
        for (const QString &word : statusWords() + phaseWords())
            QVERIFY2(help.contains(word), qPrintable(word));
        for (const QString &line : help.split(u'\n'))
            QVERIFY2(line.size() <= 140, qPrintable(line));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_cli_command_line.moc"
