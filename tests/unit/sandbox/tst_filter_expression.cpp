// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/filter_expression.h"
#include "tests/support/qt_warnings.h"

#include <QObject>

#include <algorithm>

using namespace baton::sandbox;

namespace {

const std::vector<FilterField> &fields()
{
    static const std::vector<FilterField> list = {
        {"id", kEquals | kIn},
        {"name", kEquals | kStartsWith},
        {"completed", kEquals | kNotEquals, true},
    };
    return list;
}

/// Holds for the row id=a1, name=Zoë "Z" \ #1, completed=true?
bool holdsFor(const FilterExpression &filter)
{
    return filter.holds([](std::size_t field) -> std::optional<std::string> {
        static const std::vector<std::string> row = {"a1", "Zoë \"Z\" \\ #1", "true"};
        return row[field];
    });
}

} // namespace

class FilterExpressionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void holds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *text, bool expected) {
            QTest::newRow(text) << QString::fromUtf8(text).replace(QLatin1Char('\''), QLatin1Char('"')) << expected;
        };
        row("id eq 'a1'", true);
        row("id eq 'A1'", true);
        row("id eq 'a2'", false);
        row("id in ('b','a1')", true);
        row("id in ( 'b' , 'c' )", false);
        row("name sw 'zoë'", true);
        row("name sw 'oë'", false);
        row("name eq 'Zoë \\'Z\\' \\\\ #1'", true);
        row("name eq 'Zoë \\'Z\\' \\\\ %231'", true);
        row("completed eq true", true);
        row("completed ne true", false);
        row("completed ne false", true);
        row("id eq 'x' or id eq 'a1' and completed eq true", true);
        row("(id eq 'a1' or id eq 'x') and completed eq false", false);
        row("id eq 'a1' or (id eq 'x' and completed eq false)", true);
        row("not id eq 'x'", true);
        row("not (id eq 'a1' or completed eq true)", false);
        row("not not (id eq 'a1')", true);
    }
    void holds()
    {
        QFETCH(QString, text);
        QFETCH(bool, expected);
        const auto parsed = FilterExpression::parse(text.toStdString(), fields());
        const auto *problem = std::get_if<std::string>(&parsed);
        QVERIFY2(problem == nullptr, problem ? problem->c_str() : "");
        QCOMPARE(holdsFor(std::get<FilterExpression>(parsed)), expected);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *text, const char *named) {
            QTest::newRow(text) << QString::fromUtf8(text).replace(QLatin1Char('\''), QLatin1Char('"'))
                                << QString::fromUtf8(named);
        };
        row("email eq 'a'", "email");
        row("id sw 'a'", "sw");
        row("name in ('a')", "in");
        row("id gt 'a'", "gt");
        row("id eq", "quotes");
        row("id eq a", "quotes");
        row("id eq 'a", "closing quote");
        row("completed eq 1", "true or false");
        row("id in 'a'", "parentheses");
        row("id in ('a' 'b')", "not closed");
        row("id in ()", "quotes");
        row("(id eq 'a'", "not closed");
        row("id eq 'a') ", "unexpected");
        row("id eq 'a' and", "too early");
        row("id eq 'a' AND id eq 'b'", "unexpected");
        row("and", "supported");
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, named);
        const auto parsed = FilterExpression::parse(text.toStdString(), fields());
        QVERIFY(std::holds_alternative<std::string>(parsed));
        const QString problem = QString::fromStdString(std::get<std::string>(parsed));
        QVERIFY2(problem.contains(named), qPrintable(problem));
    }

    void refusesEndlessNesting()
    {
        std::string text(100000, '(');
        text += "id eq \"a\"" + std::string(100000, ')');
        QVERIFY(std::holds_alternative<std::string>(FilterExpression::parse(text, fields())));
        std::string nots;
        for (int i = 0; i < 100000; ++i)
            nots += "not ";
        QVERIFY(std::holds_alternative<std::string>(FilterExpression::parse(nots + "id eq \"a\"", fields())));
    }

    void tellsTheOnlyValues()
    {
        const auto only = [](std::string text) {
            std::replace(text.begin(), text.end(), '\'', '"');
            return std::get<FilterExpression>(FilterExpression::parse(text, fields())).onlyValuesOf(0);
        };
        QCOMPARE(only("id eq 'A'").value(), std::vector<std::string>{"a"});
        QCOMPARE(only("completed eq true and id in ('a','b')").value(), (std::vector<std::string>{"a", "b"}));
        QVERIFY(!only("id eq 'a' or completed eq true"));
        QVERIFY(!only("not id eq 'a'"));
    }
};

QTEST_GUILESS_MAIN(FilterExpressionTest)
#include "tst_filter_expression.moc"
