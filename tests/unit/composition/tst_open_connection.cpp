// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/open_connection.h"
#include "app/listing/when_answered.h"
#include "tests/support/qt_warnings.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<OpenConnection> demo(const QString &dataDir, const QString &httpLog = {})
{
    ConnectionArguments arguments;
    arguments.kind = ConnectionArguments::Kind::Demo;
    arguments.demoOptions = {u"--certifications 10"_s, u"--identities 100"_s};
    arguments.dataDir = dataDir;
    arguments.httpLog = httpLog;
    Result<std::unique_ptr<OpenConnection>> open = OpenConnection::open(arguments);
    return open ? std::move(*open) : nullptr;
}

/// Nothing: no answer came.
std::optional<Result<RunDesk *>> deskOf(OpenConnection &open)
{
    std::optional<Result<RunDesk *>> desk;
    whenAnswered(open.desk(), &open, [&desk](const Result<RunDesk *> &answer) { desk = answer; });
    return QTest::qWaitFor([&desk] { return desk.has_value(); }, 20'000) ? desk : std::nullopt;
}

} // namespace

class OpenConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void aBusyFolderCanBeTriedAgain()
    {
        const QTemporaryDir folder;
        const QString data = folder.filePath(u"data"_s);
        auto first = demo(data);
        auto second = demo(data);
        QVERIFY(first && second);
        QVERIFY(deskOf(*first).value().has_value());
        for (int i = 0; i < 2; ++i) {
            const auto refused = deskOf(*second).value();
            QVERIFY(!refused.has_value());
            QVERIFY(refused.error().kind == ErrorKind::Storage);
            QVERIFY(second->folderAccess() == OpenConnection::FolderAccess::InUse);
            QVERIFY(second->journal().has_value()); // the past can be read meanwhile
        }
        first.reset();
        const auto desk = deskOf(*second).value();
        QVERIFY2(desk.has_value(), desk ? "" : qPrintable(describe(desk.error())));
        QVERIFY(second->folderAccess() == OpenConnection::FolderAccess::Writable);
        QCOMPARE(deskOf(*second).value().value(), *desk);
        QVERIFY(second->folderNotice().isEmpty());
    }

    void requestsAreLoggedWhereThatIsAskedFor()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"http.jsonl"_s);
        auto open = demo(folder.filePath(u"data"_s), path);
        QVERIFY(open);
        QVERIFY(deskOf(*open).value().has_value());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList endpoints;
        while (!file.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
            endpoints << line.value(u"endpoint"_s).toString();
            QCOMPARE(line.value(u"status"_s).toInt(), 200);
        }
        QCOMPARE(endpoints, (QStringList{u"token"_s, u"public-identity-list"_s}));
    }

    void aLogThatCannotBeWrittenIsRefused()
    {
        const QTemporaryDir folder;
        ConnectionArguments arguments;
        arguments.kind = ConnectionArguments::Kind::Demo;
        arguments.httpLog = folder.path();
        const auto open = OpenConnection::open(arguments);
        QVERIFY(!open.has_value());
        QVERIFY(open.error().kind == ErrorKind::Invalid);
    }
};

QTEST_GUILESS_MAIN(OpenConnectionTest)
#include "tst_open_connection.moc"
