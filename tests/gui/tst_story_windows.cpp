// SPDX-License-Identifier: GPL-3.0-or-later
// The windows of connections: the welcome, opening and failing, switching, the lock.
#include "tests/gui/connections_fixture.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"
#include "ui/main_window/connection_windows.h"
#include "ui/main_window/idle_lock.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>

#include <map>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// A tenant in memory.
class FakeTenant final : public OpenTenant
{
public:
    FakeTenant(Connection connection, Scheduler &scheduler, UiSettings &settings)
        : m_connection(std::move(connection)), m_scheduler(scheduler), m_settings(settings),
          m_desk(provider, m_journal, scheduler, RunOrigin(), RunDesk::Settings())
    {
        provider.addCampaign(u"q3"_s).name = u"Campaign of "_s + m_connection.name;
    }
    WindowServices services() override { return {m_connection, provider, m_journal, m_scheduler, m_desk, m_settings}; }

    FakeProvider provider;

private:
    Connection m_connection;
    Scheduler &m_scheduler;
    UiSettings &m_settings;
    MemoryJournal m_journal;
    RunDesk m_desk;
};

/// Opens tenants in memory, or refuses.
class FakeOpener final : public ConnectionOpener
{
public:
    FakeOpener(Scheduler &scheduler, UiSettings &settings) : m_scheduler(scheduler), m_settings(settings) {}

    QFuture<Result<OpenTenantPtr>> open(const Connection &connection) override
    {
        ++asked;
        if (refusal)
            return QtFuture::makeReadyFuture(Result<OpenTenantPtr>(failure(*refusal)));
        auto tenant = std::make_shared<FakeTenant>(connection, m_scheduler, m_settings);
        alive[connection.id.toString()] = tenant;
        return QtFuture::makeReadyFuture(Result<OpenTenantPtr>(OpenTenantPtr(tenant)));
    }
    Result<std::vector<Connection>> demos() override
    {
        std::vector<Connection> both;
        for (const QString &vendor : {u"one"_s, u"two"_s}) {
            Connection demo;
            demo.id = ConnectionId(u"demo-"_s + vendor);
            demo.name = u"the demo tenant of "_s + vendor;
            demo.vendorId = vendor;
            demo.demo = true;
            both.push_back(demo);
        }
        return both;
    }

    std::optional<Error> refusal;
    int asked = 0;
    std::map<QString, std::weak_ptr<FakeTenant>> alive;

private:
    Scheduler &m_scheduler;
    UiSettings &m_settings;
};

} // namespace

class WindowsStory : public QObject
{
    Q_OBJECT

private:
    static void click(const QString &name, const QWidget *root = nullptr)
    {
        find<QAbstractButton>(name, root)->click();
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void withoutAConnectionThereAreTwoDoors()
    {
        ConnectionsFixture fixture;
        FakeOpener opener(fixture.scheduler, fixture.settings);
        ConnectionWindows windows(opener, fixture.desk);
        windows.begin();
        QVERIFY(isShown(u"welcomePage"_s));
        click(u"connectDoor"_s);
        QVERIFY(isShown(u"connectionDialog"_s));
        find<ConnectionDialog>(u"connectionDialog"_s)->reject();
        click(u"demoDoor"_s);
        QTRY_VERIFY(windows.front());
        QVERIFY(!isShown(u"startWindow"_s));
        // Both demo tenants can be switched to.
        QCOMPARE(fixture.desk.entries().size(), size_t(2));
        click(u"connectionChip"_s);
        auto *menu = find<QMenu>(u"connectionMenu"_s);
        QVERIFY(menu->findChild<QAction *>(u"switchTo2"_s)->text().contains(u"the demo tenant of two"_s));
        menu->close();
        // A demo is not what the next start opens.
        QCOMPARE(fixture.settings.lastConnection(), QString());
    }

    void theOneUsedLastOpens()
    {
        ConnectionsFixture fixture;
        fixture.add(u"Payroll"_s);
        const Connection last = fixture.add(u"Fjordlight"_s, true, true);
        fixture.settings.setLastConnection(last.id.toString());
        FakeOpener opener(fixture.scheduler, fixture.settings);
        ConnectionWindows windows(opener, fixture.desk);
        windows.begin();
        QTRY_VERIFY(windows.front());
        QVERIFY(windows.front()->isVisible());
        QCOMPARE(windows.front()->windowTitle(), u"Fjordlight (production, read-only) – Baton"_s);
        QVERIFY(findWidget(u"connectionChip"_s)->accessibleName().contains(u"production, read-only"_s));
        QCOMPARE(fixture.desk.standing(last.id).front, true);
    }

    void switchingKeepsThePagesOfEach()
    {
        ConnectionsFixture fixture;
        const Connection a = fixture.add(u"Alpha"_s);
        const Connection b = fixture.add(u"Beta"_s);
        FakeOpener opener(fixture.scheduler, fixture.settings);
        ConnectionWindows windows(opener, fixture.desk);
        windows.begin(a.id);
        QTRY_VERIFY(windows.front());
        MainWindow *first = windows.front();
        first->resize(1100, 700);
        QApplication::setActiveWindow(first);
        QTest::keyClick(first, Qt::Key_3, Qt::ControlModifier);
        QVERIFY(isShown(u"tasksPage"_s, first));
        const QRect place = first->geometry();

        fixture.desk.askToOpen(b.id);
        QTRY_VERIFY(windows.front() && windows.front() != first);
        MainWindow *second = windows.front();
        QVERIFY(second->isVisible() && !first->isVisible());
        QCOMPARE(second->geometry(), place);
        QVERIFY(fixture.desk.standing(a.id).open && !fixture.desk.standing(a.id).front);
        QCOMPARE(fixture.settings.lastConnection(), b.id.toString());

        fixture.desk.askToOpen(a.id);
        QTRY_COMPARE(windows.front(), first);
        QVERIFY(first->isVisible() && !second->isVisible());
        QVERIFY(isShown(u"tasksPage"_s, first)); // as it was left
        QCOMPARE(opener.asked, 2);

        // The page of connections lies behind the chip; back leads to where one was.
        QTest::keyClick(first, Qt::Key_5, Qt::ControlModifier);
        QVERIFY(isShown(u"connectionsPage"_s, first));
        QTest::keyClick(first, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(isShown(u"tasksPage"_s, first));
    }

    void whatFailsToOpenSaysWhyAndLeadsBack()
    {
        ConnectionsFixture fixture;
        const Connection a = fixture.add(u"Alpha"_s);
        const Connection b = fixture.add(u"Beta"_s);
        FakeOpener opener(fixture.scheduler, fixture.settings);
        ConnectionWindows windows(opener, fixture.desk);
        windows.begin(a.id);
        QTRY_VERIFY(windows.front());
        MainWindow *first = windows.front();
        opener.refusal = Error(ErrorKind::Auth, u"invalid_client"_s);
        fixture.desk.askToOpen(b.id);
        QTRY_VERIFY(isShown(u"startWindow"_s));
        QVERIFY(!first->isVisible());
        QVERIFY(textOf(u"stateHeading"_s, findWidget(u"startWindow"_s)).contains(u"Beta"_s));
        click(u"stateSecond"_s, findWidget(u"startWindow"_s));
        QTRY_VERIFY(first->isVisible());
        QVERIFY(!isShown(u"startWindow"_s));
        // Or once more.
        fixture.desk.askToOpen(b.id);
        QTRY_VERIFY(isShown(u"startWindow"_s));
        opener.refusal.reset();
        click(u"stateAction"_s, findWidget(u"startWindow"_s));
        QTRY_VERIFY(windows.front() && windows.front() != first);
    }

    void aDataFolderInUseIsSaidAndTriedAgain()
    {
        ConnectionsFixture fixture;
        const Connection a = fixture.add(u"Alpha"_s);
        FakeOpener opener(fixture.scheduler, fixture.settings);
        ConnectionWindows windows(opener, fixture.desk);
        opener.refusal = Error(ErrorKind::Storage, u"Another Baton uses the data folder /x, so nothing can be sent."_s,
                               u"Wait until it ends."_s);
        windows.begin(a.id);
        QTRY_VERIFY(isShown(u"startWindow"_s));
        QWidget *window = findWidget(u"startWindow"_s);
        QTRY_COMPARE(textOf(u"stateHeading"_s, window), u"Baton's data folder cannot be used"_s);
        QCOMPARE(textOf(u"stateBody"_s, window),
                 u"Another Baton uses the data folder /x, so nothing can be sent. Wait until it ends."_s);
        QVERIFY(!isShown(u"stateDetail"_s, window)); // it would say the same
        opener.refusal.reset();
        click(u"stateAction"_s, window);
        QTRY_VERIFY(windows.front());
        QVERIFY(!isShown(u"startWindow"_s));
    }

    void theOneInFrontIsRemovedOrChanged()
    {
        ConnectionsFixture fixture;
        const Connection a = fixture.add(u"Alpha"_s);
        FakeOpener opener(fixture.scheduler, fixture.settings);
        ConnectionWindows windows(opener, fixture.desk);
        windows.begin(a.id);
        QTRY_VERIFY(windows.front());
        Connection marked = a;
        marked.production = true;
        fixture.desk.keep(marked, std::nullopt);
        QTRY_VERIFY(windows.front() && windows.front()->windowTitle().contains(u"production"_s));
        QCOMPARE(opener.asked, 2);
        fixture.desk.remove(a.id);
        QTRY_VERIFY(isShown(u"welcomePage"_s));
        QVERIFY(!windows.front());
        QVERIFY(opener.alive[a.id.toString()].expired());
    }

    void theLockLeavesNothingOpen()
    {
        ConnectionsFixture fixture;
        const Connection a = fixture.add(u"Alpha"_s);
        FakeOpener opener(fixture.scheduler, fixture.settings);
        ConnectionWindows windows(opener, fixture.desk);
        windows.begin(a.id);
        QTRY_VERIFY(windows.front());
        fixture.desk.setStanding(ConnectionId(u"busy"_s), {true, false, TrafficMeter::Health::Connected, 1});
        QSignalSpy refused(&fixture.desk, &ConnectionDesk::lockRefused);
        windows.lock();
        QCOMPARE(refused.size(), 1);
        QVERIFY(windows.front());
        fixture.desk.setStanding(ConnectionId(u"busy"_s), {});
        windows.lock();
        QVERIFY(!windows.front());
        QVERIFY(opener.alive[a.id.toString()].expired());
        QWidget *start = findWidget(u"startWindow"_s);
        QCOMPARE(textOf(u"stateHeading"_s, start), u"Baton is locked"_s);
        click(u"stateAction"_s, start);
        QTRY_VERIFY(windows.front());
        QCOMPARE(opener.asked, 2); // signed in anew
    }

    void itLocksWhenNobodyTouchesIt()
    {
        FakeScheduler time;
        bool mayLock = false;
        IdleLock idle(time, [&mayLock] { return mayLock; });
        QSignalSpy due(&idle, &IdleLock::due);
        time.advance(Millis(24 * 3'600'000));
        QCOMPARE(due.size(), 0); // off
        idle.setMinutes(5);
        time.advance(Millis(4 * 60'000));
        QWidget window;
        QTest::keyClick(&window, Qt::Key_A);
        time.advance(Millis(4 * 60'000));
        QCOMPARE(due.size(), 0);
        time.advance(Millis(60'000));
        QCOMPARE(due.size(), 0); // something goes on
        mayLock = true;
        time.advance(Millis(60'000));
        QCOMPARE(due.size(), 1);
        idle.setMinutes(0);
        time.advance(Millis(3'600'000));
        QCOMPARE(due.size(), 1);
    }
};

QTEST_MAIN(WindowsStory)
#include "tst_story_windows.moc"
