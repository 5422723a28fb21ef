// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/filter_builder.h"
#include "tests/support/qt_warnings.h"

#include <QRandomGenerator>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sailpoint;

namespace {

/// What the vendor reads from a quoted value after the URL was decoded: %xx first, then backslashes.
QString readBack(const QString &quoted)
{
    const QString once = QUrl::fromPercentEncoding(quoted.toUtf8());
    QString value;
    for (qsizetype i = 1; i < once.size() - 1; ++i) {
        if (once[i] == u'\\')
            ++i;
        value += once[i];
    }
    return value;
}

} // namespace

class TestSailPointFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void quoting_data();
    void quoting();
    void anyTextSurvives();
    void expressions();
    void groupsStayBelowBothLimits_data();
    void groupsStayBelowBothLimits();
};

void TestSailPointFilters::quoting_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"abc"_s << u"\"abc\""_s;
    QTest::newRow("empty") << QString() << u"\"\""_s;
    QTest::newRow("quote") << u"O\"Hara"_s << u"\"O\\\"Hara\""_s;
    QTest::newRow("backslash") << u"ACME\\joe"_s << u"\"ACME\\\\joe\""_s;
    QTest::newRow("double escaped") << u"R&D #1 50%"_s << u"\"R%26D %231 50%25\""_s;
    QTest::newRow("escape in the value") << u"%23"_s << u"\"%2523\""_s;
    QTest::newRow("apostrophe") << u"O'Neil"_s << u"\"O'Neil\""_s;
    QTest::newRow("scripts") << u"王 Ünal"_s << u"\"王 Ünal\""_s;
}

void TestSailPointFilters::quoting()
{
    QFETCH(QString, value);
    QFETCH(QString, text);
    QCOMPARE(filter::quoted(value), text);
    QCOMPARE(readBack(text), value);
}

void TestSailPointFilters::anyTextSurvives()
{
    QRandomGenerator random(42);
    const QString alphabet = u"ab\\\"#%&'() ,é王=25"_s;
    for (int round = 0; round < 2000; ++round) {
        QString value;
        const int length = random.bounded(12);
        for (int i = 0; i < length; ++i)
            value += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
        QCOMPARE(readBack(filter::quoted(value)), value);
    }
}

void TestSailPointFilters::expressions()
{
    QCOMPARE(filter::equals("phase"_L1, u"ACTIVE"_s), u"phase eq \"ACTIVE\""_s);
    QCOMPARE(filter::startsWith("alias"_L1, u"jo"_s), u"alias sw \"jo\""_s);
    QCOMPARE(filter::anyOf("id"_L1, {}), QString());
    QCOMPARE(filter::anyOf("id"_L1, {u"a"_s}), u"id eq \"a\""_s);
    QCOMPARE(filter::anyOf("id"_L1, {u"a"_s, u"b\""_s}), u"id in (\"a\",\"b\\\"\")"_s);
    QCOMPARE(filter::all({QString(), u"x"_s, QString(), u"y"_s}), u"x and y"_s);
    QCOMPARE(filter::all({}), QString());
    QCOMPARE(filter::either({u"x"_s, u"y"_s}), u"x or y"_s);
}

void TestSailPointFilters::groupsStayBelowBothLimits_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("groups");
    QTest::newRow("none") << 0 << 32 << 0;
    QTest::newRow("one") << 1 << 32 << 1;
    QTest::newRow("at the id limit") << 100 << 32 << 1;
    QTest::newRow("one over the id limit") << 101 << 32 << 2;
    QTest::newRow("four full ones") << 400 << 32 << 4;
    QTest::newRow("long ids, by bytes") << 100 << 120 << 3; // 129 bytes each: 46 a group
    QTest::newRow("longer than the limit, alone") << 3 << 6500 << 3;
}

void TestSailPointFilters::groupsStayBelowBothLimits()
{
    QFETCH(int, count);
    QFETCH(int, length);
    QFETCH(int, groups);
    QStringList ids;
    for (int i = 0; i < count; ++i)
        ids << QString::number(i).rightJustified(length, u'0');
    const std::vector<QStringList> made = filter::groups(ids, 6000);
    QCOMPARE(static_cast<int>(made.size()), groups);
    QStringList all;
    for (const QStringList &group : made) {
        all += group;
        QVERIFY(group.size() <= filter::maxIds);
        const qsizetype bytes = filter::anyOf("id"_L1, group).toUtf8().toPercentEncoding().size();
        QVERIFY2(bytes <= 6000 + 30 || group.size() == 1, qPrintable(QString::number(bytes)));
    }
    QCOMPARE(all, ids);
}

QTEST_GUILESS_MAIN(TestSailPointFilters)
#include "tst_sailpoint_filters.moc"
