// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/options.h"
#include "tests/support/qt_warnings.h"

#include <QObject>

using namespace baton::sandbox;

class SandboxOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void hasTheDefaultsOfTheDesign()
    {
        const auto options = std::get<SandboxOptions>(parsedOptions({}));
        QCOMPARE(options.host, std::string("127.0.0.1"));
        QCOMPARE(options.campaigns, 12U);
        QCOMPARE(options.certifications, 400U);
        QCOMPARE(options.items, 25U);
        QCOMPARE(options.identities, 1000U);
        QCOMPARE(options.rateLimit.count, 100);
        QCOMPARE(options.rateLimit.seconds, 10);
        QCOMPARE(options.taskDurationMs, 1500);
        QCOMPARE(options.tokenLifetimeSeconds, 749);
        QVERIFY(!options.tls);
        QCOMPARE(options.variant("reassigned-certification"), std::string("new-id"));
        QCOMPARE(options.variant("async-status"), std::string("200"));
    }

    void readsEveryForm()
    {
        const auto parsed = parsedOptions({"--seed=7", "--items 40", "--rate-limit", "5/2", "--variant", "trail=object",
                                           "--variant=past-end=400", "--variant bad-id=fails-itself", "--latency", "3",
                                           "--tls", "--request-log", "/tmp/x y"});
        QVERIFY(std::holds_alternative<SandboxOptions>(parsed));
        const auto &options = std::get<SandboxOptions>(parsed);
        QCOMPARE(options.seed, std::uint64_t{7});
        QCOMPARE(options.items, 40U);
        QCOMPARE(options.rateLimit.count, 5);
        QCOMPARE(options.rateLimit.seconds, 2);
        QVERIFY(options.variantIs("trail", "object"));
        QVERIFY(options.variantIs("past-end", "400"));
        QVERIFY(options.variantIs("bad-id", "fails-itself"));
        QVERIFY(options.tls);
        QCOMPARE(options.requestLogPath, std::string("/tmp/x y"));
        QCOMPARE(std::get<SandboxOptions>(parsedOptions({"--rate-limit", "off"})).rateLimit.count, 0);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *argument, const char *value, const char *named) {
            QStringList list{QString::fromUtf8(argument)};
            if (*value != '\0')
                list << QString::fromUtf8(value);
            QTest::newRow(qPrintable(list.join(QLatin1Char(' ')))) << list << QString::fromUtf8(named);
        };
        row("--tls=yes", "", "yes");
        row("--nonsense", "1", "--nonsense");
        row("word", "", "word");
        row("--port", "", "needs a value");
        row("--port", "70000", "65535");
        row("--items", "0", "--items");
        row("--items", "12x", "12x");
        row("--certifications", "-1", "-1");
        row("--identities", "9", "10");
        row("--rate-limit", "100", "100/10");
        row("--rate-limit", "0/10", "--rate-limit");
        row("--variant", "trail", "NAME=VALUE");
        row("--variant", "tail=array", "trail");
        row("--variant", "trail=list", "array or object");
        row("--faults", "/nowhere/at/all.json", "cannot be read");
    }
    void refuses()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        std::vector<std::string> plain;
        for (const QString &argument : arguments)
            plain.push_back(argument.toStdString());
        const auto parsed = parsedOptions(plain);
        QVERIFY(std::holds_alternative<std::string>(parsed));
        const QString problem = QString::fromStdString(std::get<std::string>(parsed));
        QVERIFY2(problem.contains(named), qPrintable(problem));
        QVERIFY(problem.endsWith(QLatin1Char('.')));
        QVERIFY(!problem.contains(QLatin1Char('\n')));
    }

    void helpNamesEveryFlagAndVariant()
    {
        const std::string help = helpText();
        for (const char *flag : {"--host", "--port", "--seed", "--campaigns", "--certifications", "--items",
                                 "--identities", "--latency", "--rate-limit", "--task-duration", "--token-lifetime",
                                 "--tls", "--variant", "--faults", "--request-log", "--ready-file", "--help"})
            QVERIFY2(help.find(flag) != std::string::npos, flag);
        for (const auto &variant : knownVariants())
            QVERIFY2(help.find(variant.name) != std::string::npos, variant.name);
        for (const std::string &endpoint : endpointNames())
            QVERIFY2(help.find(endpoint) != std::string::npos, endpoint.c_str());
        for (std::size_t at = 0, end = 0; end != std::string::npos; at = end + 1) {
            end = help.find('\n', at);
            QVERIFY(std::min(end, help.size()) - at <= 120);
        }
    }
};

QTEST_GUILESS_MAIN(SandboxOptionsTest)
#include "tst_sandbox_options.moc"
