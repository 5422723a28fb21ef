// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/http_log_file.h"
#include "tests/support/qt_warnings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

} // namespace

class HttpLogFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void linesAreAddedForTheOwnerAlone_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("new") << false;
        QTest::newRow("open to others before") << true;
    }

    void linesAreAddedForTheOwnerAlone()
    {
        QFETCH(bool, isThere);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"http.jsonl"_s);
        if (isThere) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("before\n") > 0);
            QVERIFY(file.setPermissions(QFile::permissions(path) | QFileDevice::ReadOther | QFileDevice::ReadGroup));
        }
        const Result<HttpLog::Sink> sink = httpLogFile(path);
        QVERIFY(sink.has_value());
        (*sink)("{\"a\":1}");
        const QByteArray before = isThere ? "before\n" : "";
        QCOMPARE(contentOf(path), before + "{\"a\":1}\n"); // at once, not at the end
        (*sink)("{\"a\":2}");
        QCOMPARE(contentOf(path), before + "{\"a\":1}\n{\"a\":2}\n");
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                                QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        QVERIFY(!(QFile::permissions(path) & others));
    }

    void whatCannotBeWrittenIsRefused()
    {
        const QTemporaryDir folder;
        for (const QString &path : {folder.path(), folder.filePath(u"missing/http.jsonl"_s)}) {
            const Result<HttpLog::Sink> sink = httpLogFile(path);
            QVERIFY(!sink.has_value());
            QVERIFY(sink.error().kind == ErrorKind::Invalid);
            QVERIFY2(sink.error().message.contains(path), qPrintable(sink.error().message));
            QVERIFY(sink.error().nextStep.contains(u"--http-log"_s));
        }
    }
};

QTEST_GUILESS_MAIN(HttpLogFileTest)
#include "tst_http_log_file.moc"
