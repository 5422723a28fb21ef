// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/guarded_json.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace baton;
using namespace Qt::StringLiterals;

class TestGuardedJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void keepsTheValueAsItIs()
    {
        const Result<nlohmann::json> array = parseGuarded("[1,{\"a\":\"b\"}]");
        QVERIFY(array);
        QVERIFY(array->is_array());
        QCOMPARE(array->size(), size_t{2});
        QCOMPARE(array->dump(), std::string("[1,{\"a\":\"b\"}]"));
        const Result<nlohmann::json> text = parseGuarded(" \"x\" ");
        QVERIFY(text);
        QVERIFY(text->is_string());
        const Result<nlohmann::json> null = parseGuarded("null");
        QVERIFY(null);
        QVERIFY(null->is_null());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QByteArray() << u"empty"_s;
        QTest::newRow("white space") << QByteArray(" \r\n\t") << u"empty"_s;
        QTest::newRow("html") << QByteArray("<!DOCTYPE html><html></html>") << u"web page"_s;
        QTest::newRow("html after a mark") << QByteArray("\xEF\xBB\xBF\n <html>") << u"web page"_s;
        QTest::newRow("truncated") << QByteArray("{\"a\":[1,2") << u"not valid JSON"_s;
        QTest::newRow("two values") << QByteArray("{}{}") << u"not valid JSON"_s;
        QTest::newRow("bad utf-8") << QByteArray("[\"\xC3\x28\"]") << u"not valid JSON"_s;
        QTest::newRow("NUL and more") << QByteArray("[]\0[]", 5) << u"not valid JSON"_s;
        QTest::newRow("NUL within a text") << QByteArray("[\"a\0b\"]", 7) << u"not valid JSON"_s;
        QTest::newRow("number too big") << QByteArray("[1e999]") << u"not valid JSON"_s;
        QTest::newRow("100,000 brackets") << QByteArray(100'000, '[') << u"nested deeper"_s;
        QTest::newRow("100,000 objects") << QByteArray("{\"a\":").repeated(100'000) << u"nested deeper"_s;
        QTest::newRow("65 closed") << QByteArray(65, '[') + QByteArray(65, ']') << u"nested deeper"_s;
        QTest::newRow("65 after a string of brackets")
            << "[\"]]]]\\\"]]]]\"," + QByteArray(64, '[') + QByteArray(65, ']') << u"nested deeper"_s;
    }
    void refuses()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, says);
        const Result<nlohmann::json> parsed = parseGuarded(bytes);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Protocol);
        QVERIFY2(parsed.error().message.contains(says), qPrintable(parsed.error().message));
        QVERIFY(!parsed.error().nextStep.isEmpty());
    }

    void namesTheWebPage() { QVERIFY(parseGuarded("<html>").error().message.contains(u"check the API address"_s)); }

    void acceptsTheDeepestAllowed()
    {
        QVERIFY(parseGuarded(QByteArray(64, '[') + QByteArray(64, ']')));
        // Brackets in strings are text.
        QVERIFY(parseGuarded("[\"" + QByteArray(1000, '[') + "\\\"" + QByteArray(1000, '{') + "\\\\\"]"));
        // Siblings are not nested.
        QVERIFY(parseGuarded("[" + QByteArray("[],").repeated(1000) + "[]]"));
    }

    void refusesTooMuchBeforeParsing()
    {
        JsonLimits limits;
        limits.maxBytes = 100;
        QVERIFY(parseGuarded("[\"" + QByteArray(96, 'x') + "\"]", limits));
        // Not JSON at all: only the size can have refused it.
        const Result<nlohmann::json> large = parseGuarded(QByteArray(101, 'x'), limits);
        QVERIFY(!large);
        QVERIFY2(large.error().message.contains(u"larger than"_s), qPrintable(large.error().message));
        QCOMPARE(JsonLimits().maxBytes, qsizetype{67'108'864});
    }
};

QTEST_GUILESS_MAIN(TestGuardedJson)
#include "tst_guarded_json.moc"
