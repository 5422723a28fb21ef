// SPDX-License-Identifier: GPL-3.0-or-later
// A tenant that is slow, or not there: what it listed last can be read, and nobody may send until somebody signed in.
#include "app/composition/early_opening.h"
#include "app/composition/provider_settings.h"
#include "app/sandbox/sandbox.h"
#include "app/time/system_scheduler.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/qt_warnings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<sandbox::Sandbox> tenant(const std::vector<std::string> &flags = {})
{
    std::string error;
    return sandbox::Sandbox::start(std::get<sandbox::SandboxOptions>(sandbox::parsedOptions(flags)), &error);
}

/// A data folder, and a tenant that it knows.
struct Place
{
    explicit Place(const sandbox::Sandbox &sandbox)
    {
        connection.id = ConnectionId(u"c-1"_s);
        connection.name = u"Acme"_s;
        connection.vendorId = vendorIds().constFirst();
        connection.baseUrl = QUrl(QString::fromStdString(sandbox.ready().sailpoint.baseUrl));
        connection.clientId = QString::fromStdString(sandbox.ready().sailpoint.clientId);
        connection.rateLimit = RequestLimit{0, 0};
        secret = QString::fromStdString(sandbox.ready().sailpoint.clientSecret);
    }
    void keepAList()
    {
        QVERIFY(folder->journal());
        const ListKey key{connection.id, u"campaigns"_s};
        folder->lists()->keep(key, u"r1"_s, 0, std::vector<Campaign>(1));
        folder->lists()->complete(key, u"r1"_s, {QDateTime::currentDateTimeUtc(), 1, 0, {}});
    }
    std::shared_ptr<OpenConnection> open()
    {
        OpenSetup setup;
        setup.folder = folder;
        return *OpenConnection::open(connection, secret, setup);
    }

    QTemporaryDir at;
    std::shared_ptr<DataFolder> folder = std::make_shared<DataFolder>(at.path());
    Connection connection;
    QString secret;
    SystemScheduler scheduler;
};

using Given = Result<EarlyOpening::Opened>;

Given waited(const QFuture<Given> &future)
{
    return QTest::qWaitFor([&future] { return future.isFinished(); }, 60'000) ? future.result()
                                                                              : Given(failure(Error()));
}

} // namespace

class TestEarlyOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void aQuickTenantIsJustOpened()
    {
        const auto sandbox = tenant();
        Place place(*sandbox);
        place.keepAList();
        EarlyOpening early(place.folder, place.scheduler, {Millis(60'000), Millis(60'000)});
        const std::shared_ptr<OpenConnection> open = place.open();
        const Given given = waited(early.open(open, true));
        QVERIFY(given);
        QVERIFY(!given->forLooking);
        QCOMPARE(given->lists.cache, place.folder->lists());
        QCOMPARE(given->lists.connection, place.connection.id);
        QVERIFY(given->lists.account.contains(place.connection.clientId));
        QVERIFY(!early.take(place.connection));
        // Without a cache it has no shelf.
        const std::shared_ptr<OpenConnection> another = place.open();
        const Given without = waited(early.open(another, false));
        QVERIFY(without);
        QVERIFY(!without->lists.cache);
    }

    void aSlowTenantIsLookedAtFirst()
    {
        const auto sandbox = tenant({"--latency", "700"});
        Place place(*sandbox);
        place.keepAList();
        EarlyOpening early(place.folder, place.scheduler, {Millis(10), Millis(60'000)});
        QSignalSpy signedIn(&early, &EarlyOpening::signedIn);
        std::shared_ptr<OpenConnection> open = place.open();
        const Given given = waited(early.open(open, true));
        QVERIFY(given);
        QVERIFY(given->forLooking);
        QCOMPARE(signedIn.size(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(signedIn.size(), 1, 30'000);
        QCOMPARE(signedIn.at(0).at(0).value<ConnectionId>(), place.connection.id);
        open.reset(); // its window goes
        const std::shared_ptr<OpenConnection> ready = early.take(place.connection);
        QVERIFY(ready);
        QVERIFY(!early.take(place.connection));
        const Given real = waited(early.open(ready, true));
        QVERIFY(real);
        QVERIFY(!real->forLooking);
    }

    void whatWasChangedMeanwhileIsOpenedAnew()
    {
        const auto sandbox = tenant({"--latency", "300"});
        Place place(*sandbox);
        place.keepAList();
        EarlyOpening early(place.folder, place.scheduler, {Millis(10), Millis(60'000)});
        QSignalSpy signedIn(&early, &EarlyOpening::signedIn);
        const std::shared_ptr<OpenConnection> open = place.open();
        QVERIFY(waited(early.open(open, true)));
        QTRY_COMPARE_WITH_TIMEOUT(signedIn.size(), 1, 30'000);
        Connection edited = place.connection;
        edited.readOnly = true;
        QVERIFY(!early.take(edited));
    }

    void aTenantThatIsNotThereIsLookedAtOrRefused()
    {
        auto sandbox = tenant();
        Place place(*sandbox);
        sandbox.reset();
        EarlyOpening early(place.folder, place.scheduler, {Millis(10), Millis(60'000)});
        const std::shared_ptr<OpenConnection> open = place.open();
        const Given refused = waited(early.open(open, true));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Network);
        place.keepAList();
        const std::shared_ptr<OpenConnection> again = place.open();
        const Given given = waited(early.open(again, true));
        QVERIFY(given);
        QVERIFY(given->forLooking);
        QVERIFY(given->desk);
        const std::shared_ptr<OpenConnection> uncached = place.open();
        QVERIFY(!waited(early.open(uncached, false)));
    }

    void aSignInThatIsRefusedIsNotLookedBehind()
    {
        const auto sandbox = tenant();
        Place place(*sandbox);
        place.keepAList();
        place.secret = u"another"_s;
        EarlyOpening early(place.folder, place.scheduler, {Millis(60'000), Millis(60'000)});
        const std::shared_ptr<OpenConnection> open = place.open();
        const Given refused = waited(early.open(open, true));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Auth);
    }
};

QTEST_GUILESS_MAIN(TestEarlyOpening)
#include "tst_early_opening.moc"
