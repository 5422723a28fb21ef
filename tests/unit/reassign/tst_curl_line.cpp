// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/curl_line.h"
#include "tests/support/qt_warnings.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

namespace baton::test {

using namespace Qt::StringLiterals;

class CurlLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void writesTheCommand();
    void survivesTheShell_data();
    void survivesTheShell();
    void putsLargeBodiesIntoAFile_data();
    void putsLargeBodiesIntoAFile();
    void keepsNoSecret();
};

namespace {

Call callWith(const QByteArray &body)
{
    Call call;
    call.method = u"POST"_s;
    call.path = u"v3/campaigns/q3/reassign"_s;
    call.body = body;
    return call;
}

} // namespace

void CurlLineTest::writesTheCommand()
{
    const CurlLine made = curlLine(callWith("{\"reason\":\"Ana's leave\"}"), QUrl(u"https://acme.example/"_s));
    QVERIFY(made.bodyFile.isEmpty());
    QCOMPARE(made.line, u"curl --request POST https://acme.example/v3/campaigns/q3/reassign"
                        " --header \"Authorization: Bearer $TOKEN\" --header 'Accept: application/json'"
                        " --header 'Content-Type: application/json'"
                        " --data-raw '{\"reason\":\"Ana'\\''s leave\"}'"_s);
}

void CurlLineTest::survivesTheShell_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("quotes") << u"{\"a\":\"it's \\\"so\\\" 'quoted'\"}"_s;
    QTest::newRow("expansions") << u"$HOME `id` $(id) !! \\ * ~"_s;
    QTest::newRow("a file name to curl") << u"@/etc/hostname"_s;
    QTest::newRow("lines and scripts") << u"first\nsecond\tאנה 安娜 \U0001F600"_s;
}

// A real shell, with a curl that only prints its arguments.
void CurlLineTest::survivesTheShell()
{
    QFETCH(QString, body);
    const QString shell = QStandardPaths::findExecutable(u"sh"_s);
    if (shell.isEmpty())
        QSKIP("no POSIX shell here");
    const CurlLine made = curlLine(callWith(body.toUtf8()), QUrl(u"https://acme.example/base path"_s));
    QProcess process;
    process.start(
        shell, {u"-c"_s, u"TOKEN=secret; curl() { for word; do printf '%s\\037' \"$word\"; done; }; "_s + made.line});
    QVERIFY(process.waitForFinished());
    const QStringList words = QString::fromUtf8(process.readAllStandardOutput()).split(QChar(0x1f));
    QCOMPARE(words.value(2), u"https://acme.example/base%20path/v3/campaigns/q3/reassign"_s);
    QCOMPARE(words.value(4), u"Authorization: Bearer secret"_s);
    QCOMPARE(words.value(words.size() - 3), u"--data-raw"_s);
    QCOMPARE(words.value(words.size() - 2), body);
}

void CurlLineTest::putsLargeBodiesIntoAFile_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<QString>("file");
    QTest::newRow("4 KB") << 4096 << QString();
    QTest::newRow("above") << 4097 << u"call-7.json"_s;
}

void CurlLineTest::putsLargeBodiesIntoAFile()
{
    QFETCH(int, bytes);
    QFETCH(QString, file);
    const CurlLine made = curlLine(callWith(QByteArray(bytes, 'x')), QUrl(u"https://acme.example"_s), 7);
    QCOMPARE(made.bodyFile, file);
    QCOMPARE(made.line.endsWith(u" --data-binary @call-7.json"_s), !file.isEmpty());
}

void CurlLineTest::keepsNoSecret()
{
    const CurlLine made = curlLine(callWith("{}"), QUrl(u"https://me:hunter2@acme.example/api?token=hunter2"_s));
    QVERIFY(!made.line.contains(u"hunter2"_s));
    QVERIFY(made.line.contains(u" https://acme.example/api/v3/campaigns"_s));
}

} // namespace baton::test

QTEST_GUILESS_MAIN(baton::test::CurlLineTest)
#include "tst_curl_line.moc"
