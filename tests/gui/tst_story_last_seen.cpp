// SPDX-License-Identifier: GPL-3.0-or-later
// What was listed last is there at once at the next start, says how old it is, and nothing is sent by it.
#include "app/storage/sqlite_list_cache.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QAction>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;

namespace {

/// A window whose lists are kept, that can be closed and opened again: another start.
class Starts
{
public:
    Starts()
    {
        fixture.fill();
        fixture.lists = {&cache, ConnectionId(u"test"_s), u"ana"_s};
    }
    /// A first start that has read the campaigns, and the certifications of Q3.
    void first()
    {
        fixture.open();
        QVERIFY(fixture.openCampaign(u"Q3 manager review"_s));
        QTRY_VERIFY(textOf(u"loadText"_s, certifications()).contains(u"updated"_s));
    }
    /// The next one, in front of the campaigns.
    void next()
    {
        fixture.uiSettings.setLastPage(u"campaignsPage"_s);
        fixture.open();
    }
    QWidget *campaigns() { return fixture.page(u"campaignsPage"_s); }
    QWidget *certifications() { return fixture.page(u"campaignCertificationsPage"_s); }
    QStringList names() { return columnOf(find<QAbstractItemView>(u"table"_s, campaigns()), 0); }

    QTemporaryDir folder;
    SqliteListCache cache{folder.path()};
    WindowFixture fixture;
};

} // namespace

class LastSeenStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void aSlowTenantShowsWhatWasSeenLastAndThenWhatIs()
    {
        Starts starts;
        starts.first();
        FakeProvider &tenant = starts.fixture.provider;
        tenant.addCampaign(u"new"_s).name = u"Brand new"_s;
        std::erase_if(tenant.campaignTable, [](const Campaign &one) { return one.id == CampaignId(u"vpn"_s); });
        tenant.hold(Method::Campaigns);
        starts.next();
        QTRY_VERIFY(isShown(u"table"_s, starts.campaigns()));
        QCOMPARE(starts.names().size(), 3);
        QVERIFY(starts.names().contains(u"Contractors with VPN"_s));
        QVERIFY2(textOf(u"loadText"_s, starts.campaigns()).startsWith(u"3 campaigns, as of "_s),
                 qPrintable(textOf(u"loadText"_s, starts.campaigns())));
        QVERIFY(!isShown(u"banner"_s, starts.campaigns()));
        // While it is searched too.
        find<QLineEdit>(u"search"_s, starts.campaigns())->setText(u"VPN"_s);
        QVERIFY(textOf(u"loadText"_s, starts.campaigns()).startsWith(u"1 of 3 campaigns, as of "_s));
        find<QLineEdit>(u"search"_s, starts.campaigns())->clear();
        tenant.release(Method::Campaigns);
        QTRY_VERIFY(textOf(u"loadText"_s, starts.campaigns()).startsWith(u"3 campaigns, updated "_s));
        QVERIFY(starts.names().contains(u"Brand new"_s));
        QVERIFY(!starts.names().contains(u"Contractors with VPN"_s));
    }

    void anUnreachableTenantCanStillBeRead()
    {
        Starts starts;
        starts.first();
        const Error down(ErrorKind::Network, u"The host cannot be reached."_s);
        for (const Method method : {Method::Campaigns, Method::Certifications, Method::Items, Method::Rights})
            starts.fixture.provider.fail(method, down, -1);
        starts.next();
        QTRY_VERIFY(isShown(u"table"_s, starts.campaigns()));
        QTRY_VERIFY(isShown(u"banner"_s, starts.campaigns()));
        const QString banner = textOf(u"bannerText"_s, starts.campaigns());
        QVERIFY2(banner.startsWith(u"Refresh failed: The host cannot be reached. You see the list as of "_s),
                 qPrintable(banner));
        QVERIFY(textOf(u"loadText"_s, starts.campaigns()).startsWith(u"3 campaigns, as of "_s));
        QVERIFY(textOf(u"statusHint"_s).startsWith(u"Tries again in "_s));
        // Further down too, as far as it was opened; nothing of it can be sent.
        QAbstractItemView *table = starts.fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        selectRows(table, {u"Bea"_s});
        QCOMPARE(textOf(u"selectionCount"_s), u"1 selected"_s);
        const auto *reassign = find<QAbstractButton>(u"reassign"_s, starts.certifications());
        QVERIFY(!reassign->isEnabled());
        QTRY_VERIFY2(reassign->toolTip().contains(u"cannot be reassigned: refresh the list first"_s),
                     qPrintable(reassign->toolTip()));
        // It is there again.
        for (const Method method : {Method::Campaigns, Method::Certifications, Method::Items, Method::Rights})
            starts.fixture.provider.heal(method);
        press(Qt::Key_F5);
        QTRY_VERIFY(textOf(u"loadText"_s, starts.certifications()).contains(u"updated"_s));
        QVERIFY(!isShown(u"banner"_s, starts.certifications()));
        QTRY_VERIFY(reassign->isEnabled());
        // And what was not there in between was not forgotten, or written over.
        starts.next();
        QTRY_VERIFY(textOf(u"loadText"_s, starts.campaigns()).startsWith(u"3 campaigns, updated "_s));
    }

    void beforeTheSignInItIsOnlyLookedAt()
    {
        Starts starts;
        starts.first();
        starts.fixture.signedIn = false;
        starts.next();
        QAbstractItemView *table = starts.fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_VERIFY(textOf(u"loadText"_s, starts.certifications()).contains(u"updated"_s));
        selectRows(table, {u"Bea"_s});
        const auto *reassign = find<QAbstractButton>(u"reassign"_s, starts.certifications());
        QVERIFY(!reassign->isEnabled());
        QCOMPARE(reassign->toolTip(), u"Nothing can be sent before the sign-in"_s);
    }

    void onlyRowsThatCameAgainCanBeSent()
    {
        Starts starts;
        starts.first();
        starts.fixture.provider.offers.pageSize = 2;
        starts.next();
        QTRY_VERIFY(textOf(u"loadText"_s, starts.campaigns()).contains(u"updated"_s));
        starts.fixture.provider.hold(Method::Certifications);
        QAbstractItemView *table = starts.fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        starts.fixture.provider.release(Method::Certifications, 1);
        const auto *reassign = find<QAbstractButton>(u"reassign"_s, starts.certifications());
        selectRows(table, {u"Bea"_s}); // of the first page
        QTRY_VERIFY(reassign->isEnabled());
        selectRows(table, {u"Bea"_s, u"Fay"_s});
        QTRY_VERIFY(!reassign->isEnabled());
        QVERIFY(reassign->toolTip().contains(u"wait until they are read again"_s));
        starts.fixture.provider.release(Method::Certifications);
        QTRY_VERIFY(reassign->isEnabled());
    }

    void whatMayNotBeSeenAnyMoreIsForgotten()
    {
        Starts starts;
        starts.first();
        starts.fixture.provider.fail(Method::Campaigns, Error(ErrorKind::Forbidden, u"No."_s), -1);
        starts.next();
        QTRY_COMPARE(textOf(u"stateHeading"_s, starts.campaigns()), u"This account may not list campaigns"_s);
        starts.fixture.provider.heal(Method::Campaigns);
        starts.fixture.provider.hold(Method::Campaigns);
        starts.next();
        QTRY_COMPARE(textOf(u"stateHeading"_s, starts.campaigns()), u"Loading campaigns…"_s);
        QVERIFY(!isShown(u"table"_s, starts.campaigns()));
    }

    void aReadingThatIsStoppedLeavesTheOneBefore()
    {
        Starts starts;
        starts.first();
        FakeProvider &tenant = starts.fixture.provider;
        for (int i = 0; i < 6; ++i)
            tenant.addCampaign(QString::number(i));
        tenant.offers.pageSize = 2;
        tenant.hold(Method::Campaigns);
        starts.next();
        tenant.release(Method::Campaigns, 1);
        QTRY_VERIFY(isShown(u"stopLoading"_s));
        QTRY_VERIFY(textOf(u"loadText"_s, starts.campaigns()).contains(u"as of"_s));
        find<QAbstractButton>(u"stopLoading"_s)->click();
        QTRY_VERIFY(textOf(u"bannerText"_s, starts.campaigns()).startsWith(u"The refresh was stopped. You see"_s));
        starts.next();
        QTRY_VERIFY(textOf(u"loadText"_s, starts.campaigns()).startsWith(u"3 campaigns, as of "_s));
        tenant.release(Method::Campaigns);
        QTRY_VERIFY(textOf(u"loadText"_s, starts.campaigns()).startsWith(u"9 campaigns, updated "_s));
    }

    void aLoadThatWentOnLaterIsKeptToo_data()
    {
        QTest::addColumn<bool>("fails");
        QTest::newRow("stopped by the person") << false;
        QTest::newRow("cut short by an error") << true;
    }

    void aLoadThatWentOnLaterIsKeptToo()
    {
        QFETCH(bool, fails);
        Starts starts;
        FakeProvider &tenant = starts.fixture.provider;
        for (int i = 0; i < 6; ++i)
            tenant.addCampaign(QString::number(i));
        tenant.offers.pageSize = 2;
        tenant.hold(Method::Campaigns);
        starts.next();
        tenant.release(Method::Campaigns, 1);
        QTRY_VERIFY(isShown(u"table"_s, starts.campaigns()));
        if (fails) {
            tenant.fail(Method::Campaigns, Error(ErrorKind::Server, u"Down."_s), -1);
            tenant.release(Method::Campaigns);
            QTRY_VERIFY(isShown(u"banner"_s, starts.campaigns()));
            tenant.heal(Method::Campaigns);
        } else {
            find<QAbstractButton>(u"stopLoading"_s)->click();
        }
        QTRY_COMPARE(textOf(u"bannerSecond"_s, starts.campaigns()), u"Load the rest"_s);
        tenant.release(Method::Campaigns);
        find<QAbstractButton>(u"bannerSecond"_s, starts.campaigns())->click();
        QTRY_VERIFY(textOf(u"loadText"_s, starts.campaigns()).startsWith(u"9 campaigns, updated "_s));
        tenant.hold(Method::Campaigns);
        starts.next();
        QTRY_VERIFY(textOf(u"loadText"_s, starts.campaigns()).startsWith(u"9 campaigns, as of "_s));
        QCOMPARE(starts.names().size(), 9);
    }

    void anotherAccountSeesNothingOfIt()
    {
        Starts starts;
        starts.first();
        starts.fixture.provider.hold(Method::Campaigns);
        starts.fixture.lists.account = u"otto"_s;
        starts.next();
        QTRY_COMPARE(textOf(u"stateHeading"_s, starts.campaigns()), u"Loading campaigns…"_s);
        starts.fixture.lists.account = u"ana"_s;
        starts.next();
        QTRY_VERIFY(isShown(u"table"_s, starts.campaigns()));
    }

    void theMenuTurnsItOff()
    {
        Starts starts;
        starts.first();
        auto *keep = starts.fixture.window().findChild<QAction *>(u"keepLists"_s);
        QVERIFY(keep->isVisible());
        QVERIFY(keep->isChecked());
        keep->trigger();
        QVERIFY(!starts.fixture.uiSettings.keepsLists());
        starts.fixture.provider.hold(Method::Campaigns);
        starts.next();
        QTRY_COMPARE(textOf(u"stateHeading"_s, starts.campaigns()), u"Loading campaigns…"_s);
        // Without a place for lists there is nothing to turn off.
        starts.fixture.lists = {};
        starts.next();
        QVERIFY(!starts.fixture.window().findChild<QAction *>(u"keepLists"_s)->isVisible());
    }
};

QTEST_MAIN(LastSeenStory)
#include "tst_story_last_seen.moc"
