// SPDX-License-Identifier: GPL-3.0-or-later
// A list on its own, with a clock that the test moves: what it says while it loads, fails, waits and grows old.
#include "models/tables/campaign_table.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/list_page.h"
#include "ui/common/record_view.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>

using namespace baton;
using namespace baton::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestListPage : public QObject
{
    Q_OBJECT

private:
    FakeScheduler m_clock;
    std::unique_ptr<CampaignTable> m_table;
    std::unique_ptr<ListPage> m_page;

    void fill(int count)
    {
        std::vector<Campaign> rows;
        for (int i = 0; i < count; ++i) {
            Campaign row;
            row.id = CampaignId(QString::number(i));
            row.name = u"Campaign %1"_s.arg(i);
            row.status = VendorEnum(CampaignStatus::Active, u"ACTIVE"_s);
            row.deadline = m_clock.wallNow().addDays(3);
            rows.push_back(row);
        }
        m_table->upsert(std::move(rows));
    }
    static Error answered(int status, const QString &message, ErrorKind kind = ErrorKind::Server)
    {
        Error error(kind, message);
        error.httpStatus = status;
        return error;
    }
    QString said(const QString &name) const { return textOf(name, m_page.get()); }
    void click(const QString &name) const { find<QAbstractButton>(name, m_page.get())->click(); }

private Q_SLOTS:
    void init()
    {
        failOnUnexpectedWarnings();
        m_table = std::make_unique<CampaignTable>();
        ListPage::Texts texts;
        texts.id = "campaigns"_L1;
        texts.title = u"Campaigns"_s;
        texts.plural = u"campaigns"_s;
        texts.singular = u"campaign"_s;
        texts.noMatch = u"No campaign matches"_s;
        m_page = std::make_unique<ListPage>(texts, *m_table, nullptr, m_clock, u"Fjordlight"_s);
        m_page->resize(800, 600);
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_table.reset();
    }

    void loadingIsSaidOnlyWhenItLasts()
    {
        m_page->showLoading(0, -1);
        QCOMPARE(said(u"stateHeading"_s), QString());
        QCOMPARE(m_page->progressText(), QString());
        m_clock.advance(299ms);
        QCOMPARE(said(u"stateHeading"_s), QString());
        m_clock.advance(1ms);
        QCOMPARE(said(u"stateHeading"_s), u"Loading campaigns…"_s);
        QCOMPARE(m_page->progressText(), u"Loading campaigns"_s);
        fill(2);
        m_page->showLoading(2, 12500);
        QCOMPARE(m_page->progressText(), u"Loading campaigns: 2 of %1"_s.arg(QLocale().toString(12500)));
    }

    void aFailureThatMayPassIsRetriedAfterHalfAMinute()
    {
        QSignalSpy retried(m_page.get(), &ListPage::refreshRequested);
        m_page->showLoading(0, -1);
        m_page->showFailed(answered(503, u"upstream"_s));
        QVERIFY(said(u"stateBody"_s).endsWith(u"Baton tries again in 30 seconds."_s));
        QCOMPARE(m_page->progressText(), u"Tries again in 30 s"_s);
        m_clock.advance(12s);
        QVERIFY(said(u"stateBody"_s).endsWith(u"Baton tries again in 18 seconds."_s));
        QCOMPARE(m_page->progressText(), u"Tries again in 18 s"_s);
        QVERIFY(retried.isEmpty());
        m_clock.advance(18s);
        QCOMPARE(retried.size(), 1);
    }

    void aRetryChangesNothingUntilItHasAnAnswer()
    {
        m_page->showFailed(answered(503, u"upstream"_s));
        m_page->showLoading(0, -1);
        QCOMPARE(said(u"stateHeading"_s), u"Campaigns could not be loaded"_s);
        QVERIFY(said(u"stateBody"_s).endsWith(u"Trying again…"_s));
        m_clock.advance(1s);
        QCOMPARE(said(u"stateHeading"_s), u"Campaigns could not be loaded"_s);
        QVERIFY(isShown(u"stateAction"_s, m_page.get()));
        m_page->showLoaded(0, true);
        QCOMPARE(said(u"stateHeading"_s), u"There are no campaigns"_s);
    }

    void theVendorsOwnWaitIsKept()
    {
        QSignalSpy retried(m_page.get(), &ListPage::refreshRequested);
        Error error = answered(429, u"slow down"_s, ErrorKind::RateLimited);
        error.retryAfter = 90s;
        m_page->showFailed(error);
        m_clock.advance(89s);
        QVERIFY(retried.isEmpty());
        m_clock.advance(1s);
        QCOMPARE(retried.size(), 1);
    }

    void nobodyLooksNothingIsAsked()
    {
        QSignalSpy retried(m_page.get(), &ListPage::refreshRequested);
        m_page->showFailed(answered(503, u"upstream"_s));
        m_page->hide();
        m_clock.advance(10min);
        QVERIFY(retried.isEmpty());
        m_page->show();
        QCOMPARE(retried.size(), 1);
    }

    void aRefusalIsNotRetried_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("forbidden") << ErrorKind::Forbidden;
        QTest::newRow("no sign-in") << ErrorKind::Auth;
        QTest::newRow("certificate") << ErrorKind::Tls;
        QTest::newRow("unreadable") << ErrorKind::Protocol;
    }
    void aRefusalIsNotRetried()
    {
        QFETCH(const ErrorKind, kind);
        QSignalSpy retried(m_page.get(), &ListPage::refreshRequested);
        m_page->showFailed(answered(400, u"no"_s, kind));
        m_clock.advance(10min);
        QVERIFY(retried.isEmpty());
        QVERIFY(!said(u"stateBody"_s).contains(u"tries again"_s));
    }

    void onlyTheTenantsWordsAreQuoted_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("quoted");
        QTest::newRow("an answer") << 503 << ErrorKind::Server << true;
        QTest::newRow("no answer") << 0 << ErrorKind::Network << false;
        QTest::newRow("unreadable answer") << 200 << ErrorKind::Protocol << false;
    }
    void onlyTheTenantsWordsAreQuoted()
    {
        QFETCH(const int, status);
        QFETCH(const ErrorKind, kind);
        QFETCH(const bool, quoted);
        m_page->showFailed(answered(status, u"the words"_s, kind));
        QCOMPARE(said(u"stateDetail"_s).contains(u"“the words”"_s), quoted);
        QVERIFY(said(u"stateDetail"_s).contains(u"the words"_s));
        QCOMPARE(said(u"stateDetailTitle"_s).endsWith(u" said"_s), quoted);
    }

    void theReportOfAFailureIsCopied()
    {
        Error error = answered(503, u"upstream"_s);
        error.trackingId = u"track-7"_s;
        m_page->showFailed(error);
        click(u"stateCopy"_s);
        const QString copied = QApplication::clipboard()->text();
        QVERIFY(copied.contains(u"Fjordlight"_s) && copied.contains(u"upstream"_s) && copied.contains(u"track-7"_s));
    }

    void aFirstLoadThatEndsEarlySaysWhatIsMissing()
    {
        m_page->showLoading(0, -1);
        fill(3);
        m_page->showLoading(3, 100000);
        m_page->showStopped(3, 100000, answered(503, u"upstream"_s));
        const QString all = QLocale().toString(100000);
        QCOMPARE(said(u"bannerText"_s), u"Loading stopped after 3 of %1 (503). The rest is missing here."_s.arg(all));
        QCOMPARE(said(u"loadText"_s), u"3 of %1 loaded"_s.arg(all));
        QCOMPARE(said(u"count"_s), all);
        click(u"bannerFirst"_s);
        auto *details = find<QMessageBox>(u"errorDetails"_s);
        QVERIFY(details->text().contains(u"upstream"_s));
        details->close();
        QCOMPARE(said(u"bannerSecond"_s), u"Load the rest"_s);
        QSignalSpy rest(m_page.get(), &ListPage::restRequested);
        QSignalSpy again(m_page.get(), &ListPage::refreshRequested);
        click(u"bannerSecond"_s);
        QCOMPARE(rest.size(), 1);
        QCOMPARE(again.size(), 0);
    }

    void whatHidesEverythingCanBeCleared()
    {
        fill(3);
        m_page->showLoaded(0, true);
        QSignalSpy filtersCleared(m_page.get(), &ListPage::clearFiltersRequested);
        QSignalSpy refreshed(m_page.get(), &ListPage::refreshRequested);
        // Also after a failed refresh: the button does what it says.
        m_page->showFailed(answered(503, u"upstream"_s));
        find<QLineEdit>(u"search"_s, m_page.get())->setText(u"zürich"_s);
        QCOMPARE(said(u"stateHeading"_s), u"No campaign matches"_s);
        QVERIFY(said(u"stateBody"_s).contains(u"None of the 3 loaded campaigns"_s));
        QCOMPARE(said(u"stateAction"_s), u"Clear search"_s);
        m_page->setFilterCount(2);
        QCOMPARE(said(u"stateAction"_s), u"Clear search and filters"_s);
        QVERIFY(said(u"stateBody"_s).endsWith(u"passes all 2 filters."_s));
        click(u"stateSecond"_s);
        QCOMPARE(filtersCleared.size(), 1);
        click(u"stateAction"_s);
        QCOMPARE(filtersCleared.size(), 2);
        QVERIFY(isShown(u"table"_s, m_page.get()));
        QCOMPARE(said(u"search"_s), QString());
        QVERIFY(refreshed.isEmpty());
    }

    void withoutTheRightThereIsSomethingElseToDo()
    {
        m_page->setForbiddenOffer(u"You can still hand on what is yours."_s, u"Show my certifications"_s);
        Error error = answered(403, u"denied"_s, ErrorKind::Forbidden);
        error.nextStep = u"Listing campaigns needs the role CERT_ADMIN."_s;
        m_page->showFailed(error);
        QCOMPARE(said(u"stateBody"_s),
                 u"Listing campaigns needs the role CERT_ADMIN. You can still hand on what is yours."_s);
        QVERIFY(!isShown(u"filterRow"_s, m_page.get()));
        QSignalSpy taken(m_page.get(), &ListPage::offerTaken);
        QSignalSpy again(m_page.get(), &ListPage::refreshRequested);
        click(u"stateAction"_s);
        QCOMPARE(taken.size(), 1);
        click(u"stateSecond"_s);
        QCOMPARE(again.size(), 1);
    }

    void anotherListKnowsNothingOfTheOneBefore()
    {
        fill(3);
        m_page->showLoaded(1, true);
        find<QLineEdit>(u"search"_s, m_page.get())->setText(u"campaign 1"_s);
        QVERIFY(isShown(u"banner"_s, m_page.get()));
        QSignalSpy filtersCleared(m_page.get(), &ListPage::clearFiltersRequested);
        m_table->clear();
        m_page->startNewList();
        QCOMPARE(said(u"search"_s), QString());
        QCOMPARE(filtersCleared.size(), 1);
        QVERIFY(!isShown(u"banner"_s, m_page.get()));
        QCOMPARE(said(u"loadText"_s), QString());
        QVERIFY(!isShown(u"count"_s, m_page.get()));
        // Its first load failing is no failed refresh of the old one.
        m_page->showLoading(0, -1);
        m_page->showFailed(answered(503, u"upstream"_s));
        QCOMPARE(said(u"stateHeading"_s), u"Campaigns could not be loaded"_s);
    }

    void relativeDatesFollowTheClock()
    {
        fill(1);
        m_page->showLoaded(0, true);
        const int due = m_table->columnOf("due"_L1);
        QCOMPARE(columnOf(&m_page->view(), due), QStringList{u"in 3 days"_s});
        QSignalSpy ticked(m_page.get(), &ListPage::clockTicked);
        m_clock.advance(60s);
        QCOMPARE(ticked.size(), 1);
        m_clock.advance(24h);
        QCOMPARE(columnOf(&m_page->view(), due), QStringList{u"in 2 days"_s});
        // Not while nobody looks, but at once when somebody does.
        m_page->hide();
        ticked.clear();
        m_clock.advance(24h);
        QVERIFY(ticked.isEmpty());
        m_page->show();
        QVERIFY(columnOf(&m_page->view(), due).front().startsWith(u"tomorrow"_s));
    }

    /// What stands beside a painted picture keeps clear of it, whichever side it is on.
    void theBannerIsMirrored()
    {
        fill(1);
        m_page->setLayoutDirection(Qt::RightToLeft);
        m_page->showFailed(answered(503, u"upstream"_s));
        const QWidget *banner = findWidget(u"banner"_s, m_page.get());
        QTRY_VERIFY(findWidget(u"bannerText"_s, banner)->geometry().right() < banner->width() - 36);
        QVERIFY(findWidget(u"bannerSecond"_s, banner)->x() < 40);
    }

    void endlessTextsStayInTheirPlace()
    {
        const QString endless(10'000, u'W');
        Error error = answered(503, endless);
        error.nextStep = endless;
        m_page->setTitle(endless);
        m_page->setCrumbs({endless, endless});
        m_page->showFailed(error);
        QTest::qWait(0);
        QVERIFY(m_page->minimumSizeHint().width() < 800);
        QVERIFY(said(u"stateBody"_s).size() < 1000);
        QVERIFY(findWidget(u"stateAction"_s, m_page.get())->geometry().bottom() < 600);
        fill(1);
        m_page->showFailed(error);
        QVERIFY(said(u"bannerText"_s).size() < 1000);
        QVERIFY(m_page->minimumSizeHint().width() < 800);
        // The search keeps its room beside the longest title.
        QVERIFY(findWidget(u"search"_s, m_page.get())->width() >= 150);
    }
};

QTEST_MAIN(TestListPage)
#include "tst_list_page.moc"
