// SPDX-License-Identifier: GPL-3.0-or-later
// What the Reassign dialog says before anything is sent: left-out rows and their offers, hidden rows, the payload.
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"
#include "ui/reassign/person_offers.h"
#include "ui/reassign/reviewer_field.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QTabWidget>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// More people than one answer holds, and nobody of that answer fits.
class Crowd final : public IdentityDirectory
{
public:
    QFuture<Result<Page<Identity>>> search(QString, PageRequest, CallContext) override
    {
        Page<Identity> page;
        page.mayHaveMore = true;
        return QtFuture::makeReadyFuture(Result<Page<Identity>>(page));
    }
    QFuture<Result<std::vector<Identity>>> byIds(std::vector<IdentityId>, CallContext) override { return {}; }
    QFuture<Result<Identity>> find(QString, CallContext) override { return {}; }
    QFuture<Result<Forwarding>> forwardingOf(IdentityId, CallContext) override { return {}; }
};

} // namespace

class PlanStory : public QObject
{
    Q_OBJECT

private:
    static void showTab(int index) { find<QTabWidget>(u"planTabs"_s)->setCurrentIndex(index); }
    static QString tabText(int index) { return find<QTabWidget>(u"planTabs"_s)->tabText(index); }

    /// The dialog for these reviewers' certifications of the Q3 campaign.
    static bool openDialog(WindowFixture &fixture, const QStringList &reviewers)
    {
        fixture.fill();
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        if (!table || !QTest::qWaitFor([table] { return table->model()->rowCount() == 5; }))
            return false;
        selectRows(table, reviewers);
        return fixture.reassign() != nullptr;
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void aLeftOutRowSaysWhy()
    {
        WindowFixture fixture;
        QVERIFY(openDialog(fixture, {u"Bea"_s, u"Emil"_s}));
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"New team"_s);
        QTRY_COMPARE(tabText(0), u"Will be sent (1)"_s);
        QCOMPARE(tabText(1), u"Left out (1)"_s);
        QCOMPARE(textOf(u"send"_s), u"Reassign 1 certification"_s);
        showTab(1);
        auto *leftOut = find<QAbstractItemView>(u"leftOutTable"_s);
        QCOMPARE(columnOf(leftOut, 0), QStringList{u"Emil"_s});
        QCOMPARE(columnOf(leftOut, 2).front(), u"Signed off on 1 February"_s);
        QVERIFY(textOf(u"leftOutSentence"_s).endsWith(u"is signed off and can no longer be reassigned."_s));
        QVERIFY(!isShown(u"takeOffer"_s));
    }

    void nothingToSendKeepsTheButtonOff()
    {
        WindowFixture fixture;
        QVERIFY(openDialog(fixture, {u"Emil"_s}));
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"New team"_s);
        QTRY_COMPARE(textOf(u"missing"_s), u"Nothing can be sent: every row is left out."_s);
        QVERIFY(!find<QAbstractButton>(u"send"_s)->isEnabled());
    }

    void aReasonIsRequired()
    {
        WindowFixture fixture;
        QVERIFY(openDialog(fixture, {u"Bea"_s}));
        auto *send = find<QAbstractButton>(u"send"_s);
        QVERIFY(!send->isEnabled());
        QCOMPARE(textOf(u"tenant"_s), u"Changes \u2068Fjordlight production\u2069"_s);
        fixture.chooseReviewer(u"otto"_s);
        QTRY_COMPARE(textOf(u"missing"_s), u"Write a reason. The new reviewer sees it."_s);
        QTRY_COMPARE(textOf(u"callsNote"_s), u"Fake tenant, 1 call, nothing is sent yet"_s);
        QVERIFY(!send->isEnabled());
        fixture.giveReason(u"   "_s);
        QVERIFY(!send->isEnabled());
        // Enter in the reason never sends, not even once everything is there.
        press(Qt::Key_Return);
        fixture.giveReason(u"New team"_s);
        QTRY_VERIFY(send->isEnabled());
        press(Qt::Key_Return);
        QVERIFY(isShown(u"reassignDialog"_s));
        // Another thought: nobody is chosen any more.
        find<QAbstractButton>(u"changeReviewer"_s)->click();
        QVERIFY(!send->isEnabled());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!isShown(u"reassignDialog"_s));
        QVERIFY(fixture.provider.sent.empty());
        QVERIFY(fixture.journal.records.empty());
    }

    void thePayloadIsTheBytesOfTheCall()
    {
        WindowFixture fixture;
        QVERIFY(openDialog(fixture, {u"Bea"_s, u"Carl"_s, u"Dora"_s}));
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"Grüße, 山田 \"quoted\" </p>"_s);
        showTab(2);
        const auto shown = [] { return textOf(u"payloadBody"_s).toUtf8(); };
        QTRY_VERIFY(shown().contains("</p>"));
        QTRY_VERIFY(find<QAbstractButton>(u"send"_s)->isEnabled());
        const QByteArray preview = shown();
        QVERIFY(textOf(u"payloadRequest"_s).startsWith(u"POST https://fjordlight.example/campaigns/q3/reassign"_s));
        QVERIFY(textOf(u"payloadFacts"_s).startsWith(u"%1 bytes, sha256 "_s.arg(preview.size())));
        find<QAbstractButton>(u"copyBody"_s)->click();
        QCOMPARE(QApplication::clipboard()->text().toUtf8(), preview);
        find<QAbstractButton>(u"copyCurl"_s)->click();
        QVERIFY(QApplication::clipboard()->text().startsWith(u"curl "_s));
        auto *send = find<QAbstractButton>(u"send"_s);
        send->click();
        send->click(); // an impatient second click sends nothing more
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(1));
        QCOMPARE(fixture.desk().runs().size(), size_t(1));
        QCOMPARE(fixture.provider.sent.front().body, preview);
        QCOMPARE(fixture.journal.records.front().plan.calls.front().body, preview);
    }

    void hiddenRowsAreCountedAndCanBeDropped()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        selectRows(table, {u"Bea"_s, u"Carl"_s, u"Dora"_s});
        auto *search = find<QLineEdit>(u"search"_s, fixture.page(u"campaignCertificationsPage"_s));
        search->setText(u"carl"_s);
        QCOMPARE(textOf(u"selectionCount"_s), u"3 selected"_s);
        QCOMPARE(textOf(u"selectionFact"_s), u"2 not shown"_s);
        QVERIFY(fixture.reassign());
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"New team"_s);
        QCOMPARE(textOf(u"hiddenNote"_s), u"3 certifications, 2 not shown"_s);
        QTRY_COMPARE(textOf(u"send"_s), u"Reassign 3 certifications"_s);
        QCOMPARE(textOf(u"onlyShown"_s), u"Only the 1 shown"_s);
        find<QAbstractButton>(u"onlyShown"_s)->click();
        QTRY_COMPARE(textOf(u"send"_s), u"Reassign 1 certification"_s);
        QVERIFY(!isShown(u"onlyShown"_s));
        find<QAbstractButton>(u"send"_s)->click();
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(1));
        QCOMPARE(fixture.provider.sent.front().rows.front().row.certification, CertificationId(u"c2"_s));
    }

    void everyoneButThisPersonIsOneButton()
    {
        WindowFixture fixture;
        QVERIFY(openDialog(fixture, {u"Fay"_s}));
        fixture.chooseReviewer(u"ana"_s);
        fixture.giveReason(u"New team"_s);
        QTRY_COMPARE(tabText(1), u"Left out (1)"_s);
        showTab(1);
        auto *offer = find<QAbstractButton>(u"takeOffer"_s);
        QCOMPARE(offer->text(), u"Hand over everyone but this person"_s);
        offer->click();
        QTRY_COMPARE(tabText(0), u"Will be sent (1)"_s);
        QTRY_COMPARE(tabText(1), u"Left out (0)"_s);
        QTRY_VERIFY(find<QAbstractButton>(u"send"_s)->isEnabled());
        find<QAbstractButton>(u"send"_s)->click();
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(1));
        QCOMPARE(fixture.provider.sent.front().rows.size(), size_t(1));
        QCOMPARE(fixture.provider.sent.front().rows.front().row.item, ReviewItemId(u"c5-2"_s));
    }

    /// Of an item that slid unseen across a page's edge nobody said that it should move: its person does not go whole.
    void aListThatChangedWhileItWasReadSendsOnlyWhatWasSelected()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.offers.pageSize = 2;
        fixture.provider.addItem(u"c1-3"_s, u"c1"_s, u"yan"_s, u"vpn"_s);
        fixture.provider.addItem(u"c1-4"_s, u"c1"_s, u"yan"_s, u"mail"_s);
        fixture.provider.hold(FakeProvider::Method::Items);
        fixture.open();
        QAbstractItemView *certifications = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(certifications);
        QTRY_COMPARE(certifications->model()->rowCount(), 5);
        QTRY_VERIFY(certifications->hasFocus());
        press(Qt::Key_Return);
        fixture.provider.release(FakeProvider::Method::Items, 1);
        QTRY_COMPARE(fixture.provider.held(FakeProvider::Method::Items), 1);
        std::erase_if(fixture.provider.itemTable,
                      [](const ReviewItem &item) { return item.id == ReviewItemId(u"c1-1"_s); });
        fixture.provider.release(FakeProvider::Method::Items);
        QWidget *page = fixture.page(u"itemsPage"_s);
        QTRY_COMPARE(textOf(u"bannerText"_s, page), u"The list changed while it was read: rows may be missing here."_s);
        auto *items = find<QAbstractItemView>(u"table"_s, page);
        QCOMPARE(columnOf(items, 1), (QStringList{u"admin"_s, u"mail"_s, u"payroll"_s})); // not vpn
        selectRows(items, {u"yan"_s});
        QVERIFY(fixture.reassign());
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"New team"_s);
        auto *send = find<QAbstractButton>(u"send"_s);
        QTRY_VERIFY(send->isEnabled());
        send->click();
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(1));
        QCOMPARE(fixture.provider.sent.front().units.size(), size_t(2));
        for (const Unit &unit : fixture.provider.sent.front().units)
            QVERIFY(unit.kind == UnitKind::Item);
    }

    void rowsAreMarkedUntilTheyAreChecked()
    {
        WindowFixture fixture;
        fixture.provider.hold(FakeProvider::Method::ReviewedIdentities);
        fixture.provider.hold(FakeProvider::Method::ForwardingOf);
        QVERIFY(openDialog(fixture, {u"Bea"_s, u"Carl"_s}));
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"New team"_s);
        QTRY_COMPARE(tabText(0), u"Will be sent (2)"_s);
        auto *calls = find<QAbstractItemView>(u"callTable"_s);
        QTRY_COMPARE(columnOf(calls, 2), QStringList{u"Not checked"_s});
        QVERIFY2(textOf(u"checkText"_s).startsWith(u"Checking with the tenant"_s), qPrintable(textOf(u"checkText"_s)));
        // It may be sent before the checks end.
        QTRY_VERIFY(find<QAbstractButton>(u"send"_s)->isEnabled());
        fixture.provider.release(FakeProvider::Method::ReviewedIdentities);
        fixture.provider.release(FakeProvider::Method::ForwardingOf);
        QTRY_VERIFY(textOf(u"checkText"_s).startsWith(u"Checked at "_s));
        QTRY_COMPARE(columnOf(calls, 2), QStringList{u"Checked"_s});
    }

    void nobodyIsNotSaidWhileThereAreMore()
    {
        Crowd crowd;
        SystemScheduler scheduler;
        PersonOffers offers(&crowd, {}, {});
        ReviewerField field(&crowd, scheduler, &offers, nullptr);
        field.show();
        QApplication::setActiveWindow(&field);
        field.focusSearch();
        QTest::keyClicks(find<QLineEdit>(u"reviewerSearch"_s, &field), u"ana ruiz"_s);
        QTRY_VERIFY(textOf(u"reviewerNote"_s, &field).contains(u"there are more"_s));
        QVERIFY(!textOf(u"reviewerNote"_s, &field).contains(u"Nobody"_s));
    }

    void aPersonThatIsNotThereIsSaid()
    {
        WindowFixture fixture;
        QVERIFY(openDialog(fixture, {u"Bea"_s}));
        auto *search = find<QLineEdit>(u"reviewerSearch"_s);
        QTest::keyClicks(search, u"nobody"_s);
        QTRY_VERIFY(textOf(u"reviewerNote"_s).startsWith(u"Nobody's name"_s));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(isShown(u"reassignDialog"_s));
        fixture.provider.fail(FakeProvider::Method::Search, Error(ErrorKind::Server, u"Out of order."_s));
        search->clear();
        QTest::keyClicks(search, u"otto"_s);
        QTRY_VERIFY(textOf(u"reviewerNote"_s).contains(u"Out of order."_s));
    }
};

QTEST_MAIN(PlanStory)
#include "tst_story_plan.moc"
