// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says when it has nothing to show: loading, empty, no match, failed, forbidden, stale.
#include "models/domain/silent_refusal.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>

#include <cmath>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class StatesStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void aFailureSaysWhatToDoAndIsRetried()
    {
        WindowFixture fixture;
        fixture.fill();
        Error error(ErrorKind::Server, u"<b>Upstream</b> timed out"_s);
        error.httpStatus = 503;
        error.trackingId = u"track-7"_s;
        fixture.provider.fail(FakeProvider::Method::Campaigns, error);
        fixture.open();
        QWidget *page = fixture.page(u"campaignsPage"_s);
        QTRY_COMPARE(textOf(u"stateHeading"_s, page), u"Campaigns could not be loaded"_s);
        QVERIFY(textOf(u"stateBody"_s, page).contains(u"Nothing was changed."_s));
        QVERIFY(textOf(u"stateDetail"_s, page).contains(u"<b>Upstream</b>"_s));
        QVERIFY(textOf(u"stateDetail"_s, page).contains(u"track-7"_s));
        QVERIFY(textOf(u"stateBody"_s, page).contains(u"give the tracking id"_s));
        QVERIFY(textOf(u"statusHint"_s).startsWith(u"Tries again"_s));
        // Another page is not what is tried again.
        QTest::keyClick(&fixture.window(), Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"historyPage"_s));
        QVERIFY(!textOf(u"statusHint"_s).contains(u"again in"_s));
        QTest::keyClick(&fixture.window(), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"campaignsPage"_s));
        find<QAbstractButton>(u"stateAction"_s, page)->click();
        QTRY_VERIFY(isShown(u"table"_s, page));
        QCOMPARE(find<QAbstractItemView>(u"table"_s, page)->model()->rowCount(), 3);
        QVERIFY(textOf(u"loadText"_s, page).startsWith(u"3 campaigns, updated "_s));
    }

    void onlyTheTenantIsQuoted()
    {
        WindowFixture fixture;
        fixture.fill();
        Error error(ErrorKind::Server, silentRefusal(503));
        error.httpStatus = 503;
        fixture.provider.fail(FakeProvider::Method::Campaigns, error, -1);
        fixture.open();
        const QWidget *page = fixture.page(u"campaignsPage"_s);
        QTRY_COMPARE(textOf(u"stateDetailTitle"_s, page), u"What is known"_s);
        QVERIFY(!textOf(u"stateDetail"_s, page).contains(u'“'));
        QVERIFY(!textOf(u"stateBody"_s, page).contains(u"tracking id"_s)); // there is none
    }

    void aForbiddenListNamesTheRight()
    {
        WindowFixture fixture;
        fixture.fill();
        Error error(ErrorKind::Forbidden, u"Access denied"_s, u"Ask for the role CERT_ADMIN."_s);
        error.httpStatus = 403;
        fixture.provider.fail(FakeProvider::Method::Campaigns, error, -1);
        fixture.open();
        QWidget *page = fixture.page(u"campaignsPage"_s);
        QTRY_COMPARE(textOf(u"stateHeading"_s, page), u"This account may not list campaigns"_s);
        QVERIFY(textOf(u"stateBody"_s, page).startsWith(u"Ask for the role CERT_ADMIN. You can still"_s));
        // The rest of the window still works, and a button leads there.
        QCOMPARE(textOf(u"stateAction"_s, page), u"Show my certifications"_s);
        QVERIFY(textOf(u"stateDetail"_s, page).contains(u"403: “Access denied”"_s));
        find<QAbstractButton>(u"stateAction"_s, page)->click();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"certificationsPage"_s)));
    }

    void aMissingRoleIsForbiddenToo()
    {
        WindowFixture fixture;
        fixture.provider.missingRoles[0] = true;
        fixture.open();
        QTRY_COMPARE(textOf(u"stateHeading"_s), u"This account may not list campaigns"_s);
    }

    void aFailedRefreshKeepsTheRows()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QWidget *page = fixture.page(u"campaignsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, page));
        auto *table = find<QAbstractItemView>(u"table"_s, page);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        Error error(ErrorKind::Server, u"no"_s);
        error.httpStatus = 503;
        fixture.provider.fail(FakeProvider::Method::Campaigns, error);
        press(Qt::Key_F5);
        QTRY_VERIFY(textOf(u"bannerText"_s, page).startsWith(u"Refresh failed (503). You see what was loaded at"_s));
        QVERIFY(isShown(u"table"_s, page));
        QCOMPARE(table->model()->rowCount(), 3);
        find<QAbstractButton>(u"bannerSecond"_s, page)->click();
        QTRY_VERIFY(!isShown(u"banner"_s, page));
    }

    void aRefreshKeepsSelectionAndForgetsWhatIsGone()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        selectRows(table, {u"Bea"_s, u"Carl"_s});
        std::erase_if(fixture.provider.certificationTable,
                      [](const Certification &row) { return row.id == CertificationId(u"c1"_s); });
        fixture.provider.certification(CertificationId(u"c2"_s))->decisionsMade = 4;
        press(Qt::Key_F5);
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QTRY_COMPARE(textOf(u"selectionCount"_s), u"1 selected"_s);
        QVERIFY(columnOf(table, 3).contains(u"4 of 4"_s));
    }

    void aListThatChangedWhileItWasReadSaysSo()
    {
        WindowFixture fixture;
        fixture.provider.offers.pageSize = 2;
        for (int i = 0; i < 5; ++i)
            fixture.provider.addCampaign(QString::number(i));
        fixture.provider.hold(FakeProvider::Method::Campaigns);
        fixture.open();
        QWidget *page = fixture.page(u"campaignsPage"_s);
        fixture.provider.release(FakeProvider::Method::Campaigns, 1);
        QTRY_COMPARE(fixture.provider.held(FakeProvider::Method::Campaigns), 2);
        fixture.provider.campaignTable.erase(fixture.provider.campaignTable.begin());
        fixture.provider.release(FakeProvider::Method::Campaigns);
        QTRY_COMPARE(textOf(u"bannerText"_s, page), u"The list changed while it was read: rows may be missing here."_s);
        QCOMPARE(textOf(u"count"_s, page), u"4"_s);
        find<QAbstractButton>(u"bannerFirst"_s, page)->click();
        QTRY_VERIFY(!isShown(u"banner"_s, page));
        QTRY_COMPARE(find<QAbstractItemView>(u"table"_s, page)->model()->rowCount(), 4);
    }

    void loadingSaysHowFarItIs()
    {
        WindowFixture fixture;
        fixture.provider.offers.pageSize = 50;
        for (int i = 0; i < 120; ++i)
            fixture.provider.addCampaign(QString::number(i));
        fixture.provider.hold(FakeProvider::Method::Campaigns);
        fixture.open();
        QWidget *page = fixture.page(u"campaignsPage"_s);
        QTRY_COMPARE(textOf(u"stateHeading"_s, page), u"Loading campaigns…"_s);
        fixture.provider.release(FakeProvider::Method::Campaigns, 1);
        QTRY_COMPARE(textOf(u"loadText"_s, page), u"50 of 120 loaded"_s);
        QCOMPARE(textOf(u"statusHint"_s), u"Loading campaigns: 50 of 120"_s);
        QVERIFY(isShown(u"table"_s, page));
        fixture.provider.release(FakeProvider::Method::Campaigns);
        QTRY_VERIFY(textOf(u"loadText"_s, page).startsWith(u"120 campaigns, updated"_s));
        QCOMPARE(textOf(u"count"_s, page), u"120"_s);
    }

    void emptyAndNoMatchAreDifferent()
    {
        WindowFixture fixture;
        fixture.open();
        QWidget *page = fixture.page(u"campaignsPage"_s);
        QTRY_COMPARE(textOf(u"stateHeading"_s, page), u"There are no campaigns"_s);
        fixture.provider.addCampaign(u"one"_s);
        press(Qt::Key_F5);
        QTRY_VERIFY(isShown(u"table"_s, page));
        find<QLineEdit>(u"search"_s, page)->setText(u"zürich"_s);
        QCOMPARE(textOf(u"stateHeading"_s, page), u"No campaign matches"_s);
        QVERIFY(textOf(u"stateBody"_s, page).contains(u"zürich"_s));
        QCOMPARE(textOf(u"count"_s, page), u"1"_s);
        QTRY_COMPARE(textOf(u"loadText"_s, page), u"0 of 1 campaign"_s);
        find<QAbstractButton>(u"stateAction"_s, page)->click();
        QVERIFY(isShown(u"table"_s, page));
    }

    void markupInVendorTextStaysText()
    {
        WindowFixture fixture;
        fixture.provider.addCampaign(u"m"_s).name = u"<img src=x> & <b>bold</b>"_s;
        fixture.provider.addCertification(u"c"_s, u"m"_s, u"<i>Ana</i>"_s);
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"<img src=x> & <b>bold</b>"_s);
        QVERIFY(table);
        QWidget *page = fixture.page(u"campaignCertificationsPage"_s);
        QCOMPARE(textOf(u"title"_s, page), u"<img src=x> & <b>bold</b>"_s);
        for (const QLabel *label : fixture.window().findChildren<QLabel *>()) {
            if (label->isVisible())
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }

    /// Every ink that carries a word is readable on every ground it is drawn on.
    void everyInkIsReadable()
    {
        const auto luminance = [](const QColor &color) {
            const auto channel = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
            return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
        };
        const auto contrast = [&](const QColor &a, const QColor &b) {
            const double high = std::max(luminance(a), luminance(b));
            const double low = std::min(luminance(a), luminance(b));
            return (high + 0.05) / (low + 0.05);
        };
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            for (const Token ground : {Token::Base, Token::Pane, Token::Selection, Token::Window}) {
                for (const Token ink :
                     {Token::Text, Token::Text2, Token::Accent, Token::Ok, Token::Warn, Token::Bad, Token::Odd})
                    QVERIFY(contrast(theme->color(ink), theme->color(ground)) >= 4.5);
            }
            for (const Tone tone : {Tone::Calm, Tone::Ok, Tone::Warn, Tone::Bad, Tone::Odd})
                QVERIFY(contrast(theme->ink(tone), theme->tint(tone)) >= 4.5);
            QVERIFY(contrast(theme->color(Token::OnAccent), theme->color(Token::AccentFill)) >= 4.5);
            QCOMPARE(&Theme::of(theme->palette()), theme);
        }
    }
};

QTEST_MAIN(StatesStory)
#include "tst_story_states.moc"
