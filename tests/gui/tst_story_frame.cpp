// SPDX-License-Identifier: GPL-3.0-or-later
// The window around the pages: paths, keys, menus, navigation, status bar.
#include "app/providers/traffic_meter.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QProgressBar>

using namespace baton;
using namespace baton::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Traffic as the test says.
class FakeMeter final : public TrafficMeter
{
public:
    std::optional<int> remaining() const override { return left; }
    std::optional<int> allowance() const override { return all; }
    std::chrono::milliseconds heldFor() const override { return held; }
    Health health() const override { return state; }

    std::optional<int> left;
    std::optional<int> all;
    std::chrono::milliseconds held{0};
    Health state = Health::Unknown;
};

} // namespace

class FrameStory : public QObject
{
    Q_OBJECT

private:
    static QAction *action(WindowFixture &fixture, const QString &name)
    {
        return fixture.window().findChild<QAction *>(name);
    }
    static QString spokenPage(int row)
    {
        const auto *pages = find<QAbstractItemView>(u"pages"_s);
        return pages->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    static Error unavailable()
    {
        Error error(ErrorKind::Server, u"upstream"_s);
        error.httpStatus = 503;
        return error;
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void thePathSaysWhereOneCameFrom()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *certifications = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(certifications);
        QTRY_COMPARE(certifications->model()->rowCount(), 5);
        QTRY_VERIFY(certifications->hasFocus());
        press(Qt::Key_Return);
        QWidget *items = fixture.page(u"itemsPage"_s);
        QTRY_VERIFY(isShown(u"tree"_s, items));
        QCOMPARE(textOf(u"path"_s, items), u"Campaigns › Q3 manager review"_s);
        // Each step leads there; the way back from it is the rest of the path.
        find<QAbstractButton>(u"crumb1"_s, items)->click();
        QVERIFY(isShown(u"campaignCertificationsPage"_s));
        QCOMPARE(textOf(u"path"_s, fixture.page(u"campaignCertificationsPage"_s)), u"Campaigns"_s);
        find<QAbstractButton>(u"crumb0"_s)->click();
        QVERIFY(isShown(u"campaignsPage"_s));
        QVERIFY(!isShown(u"path"_s));
        QVERIFY(!action(fixture, u"goBack"_s)->isEnabled());

        // The same items from the list over all campaigns come from there.
        press(Qt::Key_2, Qt::ControlModifier);
        QWidget *everywhere = fixture.page(u"certificationsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, everywhere));
        QTRY_VERIFY(find<QAbstractItemView>(u"table"_s, everywhere)->hasFocus());
        press(Qt::Key_Return);
        QTRY_VERIFY(isShown(u"itemsPage"_s));
        // There the page itself says which campaign it is, and leads there.
        const QString reviewer = textOf(u"title"_s, items);
        QVERIFY2(reviewer.endsWith(u", Q3 manager review"_s), qPrintable(reviewer));
        QCOMPARE(textOf(u"path"_s, items), u"Certifications › Q3 manager review"_s);
        find<QAbstractButton>(u"back"_s, items)->click();
        QVERIFY(isShown(u"certificationsPage"_s));
        press(Qt::Key_Return);
        QTRY_VERIFY(isShown(u"crumb1"_s, items));
        find<QAbstractButton>(u"crumb1"_s, items)->click();
        QVERIFY(isShown(u"campaignCertificationsPage"_s));
        QCOMPARE(textOf(u"path"_s, fixture.page(u"campaignCertificationsPage"_s)), u"Campaigns"_s);
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignCertificationsPage"_s)));
        QTRY_COMPARE(textOf(u"count"_s, fixture.page(u"campaignCertificationsPage"_s)), u"5"_s);
    }

    void anotherCampaignIsAnotherList()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *certifications = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(certifications);
        QTRY_COMPARE(certifications->model()->rowCount(), 5);
        press(Qt::Key_F, Qt::ControlModifier);
        type(u"carl"_s);
        QCOMPARE(certifications->model()->rowCount(), 1);
        press(Qt::Key_Left, Qt::AltModifier);
        fixture.provider.addCertification(u"v1"_s, u"vpn"_s, u"Vera"_s);
        certifications = fixture.openCampaign(u"Contractors with VPN"_s);
        QVERIFY(certifications);
        QTRY_COMPARE(columnOf(certifications, 0), QStringList{u"Vera"_s});
        QCOMPARE(textOf(u"search"_s, fixture.page(u"campaignCertificationsPage"_s)), QString());
    }

    void escapeLeavesStepByStep()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *certifications = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(certifications);
        QTRY_COMPARE(certifications->model()->rowCount(), 5);
        press(Qt::Key_F, Qt::ControlModifier);
        type(u"carl"_s);
        press(Qt::Key_Escape);
        QCOMPARE(certifications->model()->rowCount(), 5);
        QVERIFY(certifications->hasFocus());
        press(Qt::Key_F, Qt::ControlModifier);
        press(Qt::Key_Escape);
        QVERIFY(certifications->hasFocus());
        QVERIFY(isShown(u"campaignCertificationsPage"_s));
        press(Qt::Key_Escape);
        QVERIFY(isShown(u"campaignsPage"_s));
        press(Qt::Key_Escape); // there is nothing more to leave
        QVERIFY(isShown(u"campaignsPage"_s));
    }

    void escapeLeavesAnEmptyOrFailedList_data()
    {
        QTest::addColumn<bool>("fails");
        QTest::newRow("empty") << false;
        QTest::newRow("failed") << true;
    }
    void escapeLeavesAnEmptyOrFailedList()
    {
        QFETCH(const bool, fails);
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        if (fails)
            fixture.provider.fail(FakeProvider::Method::Certifications, unavailable(), -1);
        auto *campaigns = find<QAbstractItemView>(u"table"_s, fixture.page(u"campaignsPage"_s));
        selectRows(campaigns, {u"Contractors with VPN"_s});
        campaigns->setCurrentIndex(campaigns->selectionModel()->selectedRows().front());
        press(Qt::Key_Return);
        QTRY_VERIFY(!textOf(u"stateHeading"_s, fixture.page(u"campaignCertificationsPage"_s)).isEmpty());
        QTRY_VERIFY(!textOf(u"stateHeading"_s).startsWith(u"Loading"_s));
        press(Qt::Key_Escape);
        QVERIFY(isShown(u"campaignsPage"_s));
    }

    void aFirstLoadCanBreakOff()
    {
        WindowFixture fixture;
        fixture.provider.offers.pageSize = 50;
        for (int i = 0; i < 120; ++i)
            fixture.provider.addCampaign(QString::number(i));
        fixture.provider.hold(FakeProvider::Method::Campaigns);
        fixture.open();
        QTRY_COMPARE(fixture.provider.held(FakeProvider::Method::Campaigns), 1);
        fixture.provider.release(FakeProvider::Method::Campaigns, 1);
        QWidget *page = fixture.page(u"campaignsPage"_s);
        QTRY_COMPARE(textOf(u"loadText"_s, page), u"50 of 120 loaded"_s);
        fixture.provider.fail(FakeProvider::Method::Campaigns, unavailable(), -1);
        fixture.provider.release(FakeProvider::Method::Campaigns);
        QTRY_COMPARE(textOf(u"bannerText"_s, page),
                     u"Loading stopped after 50 of 120 (503). The rest is missing here."_s);
        QCOMPARE(textOf(u"loadText"_s, page), u"50 of 120 loaded"_s);
        fixture.provider.heal(FakeProvider::Method::Campaigns);
        find<QAbstractButton>(u"bannerSecond"_s, page)->click();
        QTRY_VERIFY(textOf(u"loadText"_s, page).startsWith(u"120 campaigns, updated "_s));
        QVERIFY(!isShown(u"banner"_s, page));
    }

    void loadingIsStoppedFromTheStatusBar()
    {
        WindowFixture fixture;
        fixture.provider.offers.pageSize = 50;
        for (int i = 0; i < 200; ++i)
            fixture.provider.addCampaign(QString::number(i));
        fixture.provider.hold(FakeProvider::Method::Campaigns);
        fixture.open();
        QTRY_COMPARE(fixture.provider.held(FakeProvider::Method::Campaigns), 1);
        fixture.provider.release(FakeProvider::Method::Campaigns, 1);
        QTRY_COMPARE(textOf(u"statusHint"_s), u"Loading campaigns: 50 of 200"_s);
        QCOMPARE(find<QProgressBar>(u"loadProgress"_s)->value(), 250);
        find<QAbstractButton>(u"stopLoading"_s)->click();
        QVERIFY(!isShown(u"stopLoading"_s));
        QVERIFY(!isShown(u"loadProgress"_s));
        QWidget *page = fixture.page(u"campaignsPage"_s);
        QCOMPARE(textOf(u"bannerText"_s, page), u"Loading stopped after 50 of 200. The rest is missing here."_s);
        QCOMPARE(find<QAbstractItemView>(u"table"_s, page)->model()->rowCount(), 50);
        QCOMPARE(textOf(u"loadText"_s, page), u"50 of 200 loaded"_s);

        // The first page is not read again.
        fixture.provider.release(FakeProvider::Method::Campaigns);
        const int before = fixture.provider.asked(FakeProvider::Method::Campaigns);
        find<QAbstractButton>(u"bannerSecond"_s, page)->click();
        QTRY_VERIFY(textOf(u"loadText"_s, page).startsWith(u"200 campaigns, updated "_s));
        QCOMPARE(find<QAbstractItemView>(u"table"_s, page)->model()->rowCount(), 200);
        QCOMPARE(fixture.provider.asked(FakeProvider::Method::Campaigns) - before, 4); // of 50, two of them shared
        QVERIFY(!isShown(u"banner"_s, page));
    }

    void theStatusBarCountsTheWindow()
    {
        FakeMeter meter;
        meter.left = 71;
        meter.all = 96;
        WindowFixture fixture;
        fixture.provider.meter = &meter;
        fixture.open();
        QCOMPARE(textOf(u"requestsLeft"_s), u"71 of 96 requests left"_s);
        QCOMPARE(find<QProgressBar>(u"requestWindow"_s)->value(), 739);
        meter.held = 5900ms;
        Q_EMIT meter.changed();
        QCOMPARE(textOf(u"requestsLeft"_s), u"held for 6 s"_s);
        meter.held = 0ms;
        meter.all = meter.left = std::nullopt;
        Q_EMIT meter.changed();
        QVERIFY(!isShown(u"requestsLeft"_s));
    }

    void theConnectionSaysHowItGoes()
    {
        FakeMeter meter;
        WindowFixture fixture;
        fixture.provider.meter = &meter;
        fixture.open();
        QTRY_COMPARE(textOf(u"connectionAccount"_s), u"Fake tenant, Me"_s);
        QCOMPARE(textOf(u"connectionName"_s), u"Fjordlight production"_s);
        meter.state = TrafficMeter::Health::Failing;
        Q_EMIT meter.changed();
        QCOMPARE(textOf(u"connectionAccount"_s), u"Fake tenant, failing"_s);
        meter.state = TrafficMeter::Health::Connected;
        Q_EMIT meter.changed();
        QCOMPARE(textOf(u"connectionAccount"_s), u"Fake tenant, Me"_s);
        QVERIFY(findWidget(u"connectionChip"_s)->accessibleName().contains(u"https://fjordlight.example"_s));
    }

    void theNavigationSaysWhatIsAllowed()
    {
        WindowFixture fixture;
        fixture.fill();
        Error error(ErrorKind::Forbidden, u"no"_s);
        error.httpStatus = 403;
        fixture.provider.fail(FakeProvider::Method::Campaigns, error, 1);
        fixture.open();
        QTRY_COMPARE(spokenPage(0), u"Campaigns, not allowed"_s);
        press(Qt::Key_F5);
        QTRY_COMPARE(spokenPage(0), u"Campaigns, 3"_s);
    }

    void theNavigationShowsTheWorstTask()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        selectRows(table, {u"Bea"_s});
        QVERIFY(fixture.reassign());
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"New team"_s);
        QTRY_VERIFY(find<QAbstractButton>(u"send"_s)->isEnabled());
        find<QAbstractButton>(u"send"_s)->click();
        QTRY_COMPARE(spokenPage(2), u"Tasks, 1, Accepted"_s);
        QApplication::setActiveWindow(&fixture.window());
        press(Qt::Key_1, Qt::ControlModifier);
        // From any page the status bar leads to the tasks.
        auto *work = find<QAbstractButton>(u"statusWork"_s);
        QCOMPARE(work->text(), u"1 open task"_s);
        work->click();
        QVERIFY(isShown(u"tasksPage"_s));
        fixture.endTasks(TaskState::Succeeded);
        QTRY_COMPARE(spokenPage(2), u"Tasks"_s);
    }

    void whatCannotBeDoneSaysWhy()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        QVERIFY(!action(fixture, u"reassignSelection"_s)->isEnabled());
        QVERIFY(action(fixture, u"exportShown"_s)->isEnabled());
        QVERIFY(action(fixture, u"refreshPage"_s)->isEnabled());
        QVERIFY(!action(fixture, u"selectAllMatching"_s)->isEnabled()); // one at a time here
        press(Qt::Key_4, Qt::ControlModifier);
        QVERIFY(!action(fixture, u"exportShown"_s)->isEnabled()); // nothing is there
        QVERIFY(!action(fixture, u"chooseColumns"_s)->isEnabled());
    }

    void theMenuOpensWhatIsCurrent()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        auto *campaigns = find<QAbstractItemView>(u"table"_s, fixture.page(u"campaignsPage"_s));
        campaigns->setCurrentIndex(campaigns->model()->index(0, 0));
        action(fixture, u"openCurrent"_s)->trigger();
        QVERIFY(isShown(u"campaignCertificationsPage"_s));
    }

    void copyReachesWhatHasTheKeys()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        press(Qt::Key_F, Qt::ControlModifier);
        type(u"words"_s);
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"words"_s);
        type(u"other"_s);
        press(Qt::Key_A, Qt::ControlModifier);
        action(fixture, u"copy"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text(), u"other"_s);
    }

    void copyGivesTheSelectedRows()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        selectRows(table, {u"Bea"_s, u"Carl"_s});
        table->setFocus();
        press(Qt::Key_C, Qt::ControlModifier);
        const QString byKey = QApplication::clipboard()->text();
        QCOMPARE(byKey.count(u'\n'), 3);
        QVERIFY(byKey.contains(u"Bea\t"_s) && byKey.contains(u"Carl\t"_s));
        QApplication::clipboard()->clear();
        action(fixture, u"copy"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text(), byKey);
    }

    void aTenantsNameIsNeverCut()
    {
        WindowFixture fixture;
        fixture.connectionName = u"Fjordlight production, the Nordic countries and everything else we run"_s;
        fixture.provider.me.name = u"Priscilla Nordahl-Wolfeschlegelsteinhausen of the Nordic countries"_s;
        fixture.open();
        fixture.window().resize(1280, 700);
        QTRY_VERIFY(!textOf(u"connectionAccount"_s).isEmpty());
        for (const QString &part : {u"connectionName"_s, u"connectionAccount"_s}) {
            const QWidget *words = findWidget(part);
            QTRY_VERIFY(words->height() >= words->heightForWidth(words->width()));
        }
        QVERIFY(findWidget(u"navigation"_s)->width() <= 420);
    }

    void anEndlessCampaignNameBreaksNothing()
    {
        WindowFixture fixture;
        const QString endless = QString(10'000, u'W');
        Campaign &campaign = fixture.provider.addCampaign(u"endless"_s);
        campaign.name = endless;
        fixture.provider.addCertification(u"c"_s, u"endless"_s, endless);
        MainWindow &window = fixture.open();
        window.resize(1280, 700);
        QAbstractItemView *table = fixture.openCampaign(endless);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_VERIFY(table->hasFocus());
        press(Qt::Key_Return);
        QTRY_VERIFY(isShown(u"itemsPage"_s));
        QTest::qWait(0);
        QCOMPARE(window.width(), 1280);
        QVERIFY(window.minimumSizeHint().width() <= 1024);
        QWidget *items = fixture.page(u"itemsPage"_s);
        QVERIFY(findWidget(u"search"_s, items)->width() >= 150);
        for (const QString &crumb : {u"crumb0"_s, u"crumb1"_s})
            QVERIFY(findWidget(crumb, items)->width() >= 50);
    }
};

QTEST_MAIN(FrameStory)
#include "tst_story_frame.moc"
