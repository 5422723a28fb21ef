// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo_tenants.h"
#include "app/composition/open_connection.h"
#include "app/composition/provider_settings.h"
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

    void eachVendorHasADemo()
    {
        for (const QString &vendor : vendorIds()) {
            const QTemporaryDir folder;
            ConnectionArguments arguments;
            arguments.kind = ConnectionArguments::Kind::Demo;
            arguments.vendorId = vendor;
            arguments.demoOptions = {u"--certifications 10"_s, u"--identities 100"_s};
            arguments.dataDir = folder.filePath(u"data"_s);
            const auto open = OpenConnection::open(arguments);
            QVERIFY2(open.has_value(), open ? "" : qPrintable(describe(open.error())));
            QCOMPARE((*open)->connection().vendorId, vendor);
            QCOMPARE((*open)->provider().descriptor().id, vendor);
            QVERIFY(deskOf(**open).value().has_value());
        }
    }

    void aTenantIsSignedInToAsItsVendorWantsIt_data()
    {
        QTest::addColumn<QString>("vendor");
        QTest::addColumn<bool>("byUser");
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("says"); // empty: opens
        QTest::newRow("standard") << QString() << false << QString() << QString();
        QTest::newRow("standard by user") << QString() << true << QString() << u"API client"_s;
        QTest::newRow("standard with a setting") << QString() << false << u"base-path"_s << u"no settings"_s;
        QTest::newRow("saviynt") << u"saviynt"_s << true << QString() << QString();
        QTest::newRow("saviynt by client") << u"saviynt"_s << false << QString() << u"by a user"_s;
        QTest::newRow("saviynt, unknown setting") << u"saviynt"_s << true << u"speed"_s << u"“speed”"_s;
        QTest::newRow("saviynt, bad value") << u"saviynt"_s << true << u"time-zone"_s << u"time-zone"_s;
        QTest::newRow("unknown") << u"acme"_s << true << QString() << u"“acme”"_s;
    }

    void aTenantIsSignedInToAsItsVendorWantsIt()
    {
        QFETCH(QString, vendor);
        QFETCH(bool, byUser);
        QFETCH(QString, setting);
        QFETCH(QString, says);
        ConnectionArguments arguments;
        arguments.kind = ConnectionArguments::Kind::Tenant;
        arguments.vendorId = vendor;
        arguments.url = QUrl(u"https://a.example"_s);
        (byUser ? arguments.username : arguments.clientId) = u"ana"_s;
        if (!setting.isEmpty())
            arguments.settings.insert(setting, u"?"_s);
        const auto open = OpenConnection::open(arguments);
        QCOMPARE(open.has_value(), says.isEmpty());
        if (!open) {
            QVERIFY(open.error().kind == ErrorKind::Invalid && !open.error().nextStep.isEmpty());
            QVERIFY2(open.error().message.contains(says), qPrintable(open.error().message));
        } else {
            QCOMPARE((*open)->connection().clientId, u"ana"_s);
        }
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

    /// Of the two in a window: the command line says the same of them as of the one that batonctl opens.
    void theDemosOfAWindowAreAsTheCommandLineSays()
    {
        ConnectionArguments arguments;
        arguments.kind = ConnectionArguments::Kind::Demo;
        arguments.demoOptions = {u"--certifications 10"_s, u"--identities 100"_s};
        arguments.vendorId = vendorIds().constLast();
        const auto asPublished = DemoTenants::start(arguments, {});
        QVERIFY(asPublished.has_value());
        QVERIFY(((*asPublished)->connections().front().rateLimit == RequestLimit{100, 10}));

        arguments.rateLimit = RequestLimit{7, 2};
        arguments.settings = {{u"time-zone"_s, u"Europe/Zurich"_s}};
        const auto demos = DemoTenants::start(arguments, {});
        QVERIFY(demos.has_value());
        const std::vector<Connection> connections = (*demos)->connections();
        QCOMPARE(connections.size(), size_t{2});
        for (const Connection &one : connections) {
            QVERIFY((one.rateLimit == RequestLimit{7, 2}));
            QCOMPARE(one.settings, one.vendorId == arguments.vendorId ? arguments.settings : decltype(one.settings)());
            QVERIFY((*demos)->open(one.id).has_value());
        }
    }
};

QTEST_GUILESS_MAIN(OpenConnectionTest)
#include "tst_open_connection.moc"
