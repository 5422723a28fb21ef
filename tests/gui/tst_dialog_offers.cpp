// SPDX-License-Identifier: GPL-3.0-or-later
// Left-out rows and what can be done about them; rows that a filter hides; what the verb counts.
#include "tests/gui/dialog_fixture.h"
#include "tests/support/qt_warnings.h"
#include "ui/reassign/warning_list.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class DialogOffers : public QObject
{
    Q_OBJECT

private:
    using Method = FakeProvider::Method;

    static QAbstractButton *offer() { return find<QAbstractButton>(u"takeOffer"_s); }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void theVerbCountsWhatGoes()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s, u"c2"_s, u"c5"_s}));
        QVERIFY(fixture.makeReady(u"ana"_s));
        TRY_SAME(fixture, fixture.tabText(1), u"Left out (1)"_s);
        QCOMPARE(fixture.verb()->text(), u"Reassign 2 certifications"_s);
        fixture.showTab(1);
        offer()->click();
        TRY_SAME(fixture, fixture.verb()->text(), u"Reassign 2 certifications and 1 item"_s);
    }

    void aFailedOfferIsSaidWhereItWasTaken()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c5"_s}));
        QVERIFY(fixture.choose(u"ana"_s));
        fixture.giveReason(u"New team"_s);
        TRY_SAME(fixture, fixture.tabText(1), u"Left out (1)"_s);
        fixture.showTab(1);
        fixture.provider.fail(Method::Items, Error(ErrorKind::Server, u"Out of order."_s));
        offer()->click();
        TRY_THAT(fixture, textOf(u"offerNote"_s).contains(u"Out of order."_s));
        QVERIFY(offer()->isEnabled());
        offer()->click(); // tried again
        TRY_SAME(fixture, fixture.tabText(0), u"Will be sent (1)"_s);
        QVERIFY(!textOf(u"offerNote"_s).contains(u"Out of order."_s));
    }

    void aSecondClickQueuesNothing()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c5"_s}));
        QVERIFY(fixture.choose(u"ana"_s));
        fixture.giveReason(u"New team"_s);
        TRY_SAME(fixture, fixture.tabText(1), u"Left out (1)"_s);
        fixture.showTab(1);
        fixture.provider.hold(Method::Items);
        offer()->click();
        QVERIFY(!offer()->isEnabled());
        offer()->click();
        TRY_SAME(fixture, fixture.provider.held(Method::Items), 1);
        QVERIFY2(textOf(u"offerNote"_s).startsWith(u"Reading"_s), qPrintable(textOf(u"offerNote"_s)));
        fixture.provider.release(Method::Items);
        TRY_SAME(fixture, fixture.tabText(0), u"Will be sent (1)"_s);
        QCOMPARE(fixture.provider.asked(Method::Items), 1);
        QCOMPARE(fixture.verb()->text(), u"Reassign 1 item"_s);
    }

    void oneOfferForAll()
    {
        DialogFixture fixture;
        fixture.fill();
        for (const QString &id : {u"c1"_s, u"c2"_s})
            fixture.provider.addItem(id + u"-3", id, u"ana"_s, u"admin"_s);
        fixture.open(fixture.certifications({u"c1"_s, u"c2"_s, u"c3"_s, u"c5"_s}));
        QVERIFY(fixture.makeReady(u"ana"_s));
        TRY_SAME(fixture, fixture.tabText(1), u"Left out (3)"_s);
        fixture.showTab(1);
        QCOMPARE(textOf(u"takeAllOffers"_s), u"For all 3"_s);
        fixture.provider.hold(Method::Items);
        find<QAbstractButton>(u"takeAllOffers"_s)->click();
        TRY_SAME(fixture, fixture.provider.held(Method::Items), 3);
        fixture.provider.release(Method::Items, 1);
        fixture.scheduler.advance(Millis(500));
        fixture.provider.release(Method::Items);
        TRY_SAME(fixture, fixture.verb()->text(), u"Reassign 1 certification and 5 items"_s);
        QCOMPARE(fixture.tabText(1), u"Left out (0)"_s);
        QCOMPARE(fixture.provider.asked(Method::Items), 3);
    }

    void aGroupsItemsCanMoveWhole()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.provider.certification(CertificationId(u"c1"_s))->reviewer.type =
            VendorEnum(ReviewerType::GovernanceGroup, u"GOVERNANCE_GROUP"_s);
        fixture.open(fixture.items(u"c1"_s, {u"c1-1"_s, u"c1-2"_s}));
        QVERIFY(fixture.choose(u"otto"_s));
        fixture.giveReason(u"New team"_s);
        TRY_SAME(fixture, fixture.tabText(1), u"Left out (2)"_s);
        fixture.showTab(1);
        QCOMPARE(offer()->text(), u"Move it whole"_s);
        QVERIFY(!isShown(u"takeAllOffers"_s)); // both rows are of one certification
        offer()->click();
        TRY_SAME(fixture, fixture.verb()->text(), u"Reassign 1 certification"_s);
    }

    void hiddenRowsAreSaidFromTheStart()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s, u"c2"_s, u"c3"_s}, {u"c2"_s}));
        QCOMPARE(textOf(u"hiddenNote"_s), u"3 certifications, 2 not shown"_s);
        QCOMPARE(textOf(u"onlyShown"_s), u"Only the 1 shown"_s);
        QCOMPARE(fixture.dialog().windowTitle(), u"Reassign 3 certifications"_s);
        find<QAbstractButton>(u"onlyShown"_s)->click();
        QVERIFY(!isShown(u"onlyShown"_s));
        QCOMPARE(textOf(u"hiddenNote"_s), u"1 certification, 2 taken out"_s);
        QCOMPARE(fixture.dialog().windowTitle(), u"Reassign 1 certification"_s);
        QCOMPARE(textOf(u"allAgain"_s), u"All 3 again"_s);
        find<QAbstractButton>(u"allAgain"_s)->click();
        QVERIFY(!isShown(u"allAgain"_s));
        QCOMPARE(textOf(u"hiddenNote"_s), u"3 certifications, 2 not shown"_s);
        find<QAbstractButton>(u"onlyShown"_s)->click();
        QVERIFY(fixture.makeReady());
        TRY_SAME(fixture, fixture.verb()->text(), u"Reassign 1 certification"_s);
    }

    /// Items that stand for a hidden certification are hidden too.
    void anOfferKeepsHiddenRowsHidden()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s, u"c5"_s}, {u"c1"_s}));
        QVERIFY(fixture.makeReady(u"ana"_s));
        TRY_SAME(fixture, fixture.tabText(1), u"Left out (1)"_s);
        fixture.showTab(1);
        offer()->click();
        TRY_SAME(fixture, fixture.verb()->text(), u"Reassign 1 certification and 1 item"_s);
        QCOMPARE(textOf(u"hiddenNote"_s), u"1 certification and 1 item, 1 not shown"_s);
        find<QAbstractButton>(u"onlyShown"_s)->click();
        TRY_SAME(fixture, fixture.verb()->text(), u"Reassign 1 certification"_s);
    }

    void optionsExplainThemselves()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.items(u"c1"_s, {u"c1-1"_s}));
        QVERIFY(!isShown(u"option.mode"_s));
        QCOMPARE(textOf(u"advancedSummary"_s), u"How: Automatic"_s);
        QVERIFY(fixture.choose(u"otto"_s));
        TRY_SAME(fixture, textOf(u"advancedSummary"_s), u"answered at once, as few calls as possible"_s);
        find<QAbstractButton>(u"advanced"_s)->click();
        auto *mode = find<QComboBox>(u"option.mode"_s);
        mode->setCurrentIndex(2);
        QVERIFY(textOf(u"optionExplanation"_s).contains(u"Each call starts a task."_s));
        TRY_SAME(fixture, textOf(u"advancedSummary"_s),
                 u"sent in the background, as few calls as possible · How: In the background"_s);
    }

    /// The way out of an empty plan is where one looks first.
    void itemsAreOfferedWhereNothingWillBeSent()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.provider.allowed = {Answer::No, Answer::No, Answer::Yes, u"This needs the level CERT_ADMIN."_s, {}};
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.choose(u"otto"_s));
        fixture.giveReason(u"New team"_s);
        const QWidget *sent = findWidget(u"sentTab"_s);
        TRY_SAME(fixture, textOf(u"stateAction"_s, sent), u"Hand over its items"_s);
        QVERIFY(textOf(u"stateBody"_s, sent).contains(u"needs an administrator"_s));
        fixture.provider.fail(Method::Items, Error(ErrorKind::Server, u"Out of order."_s));
        find<QAbstractButton>(u"stateAction"_s, sent)->click();
        TRY_THAT(fixture, textOf(u"stateBody"_s, sent).contains(u"Out of order."_s));
        find<QAbstractButton>(u"stateAction"_s, sent)->click();
        TRY_SAME(fixture, fixture.verb()->text(), u"Reassign 2 items"_s);
        QVERIFY(!isShown(u"stateAction"_s, sent));
    }

    /// Up to a third of their tab, and never half a line.
    void warningsStandInWholeLines()
    {
        QWidget tab;
        tab.resize(760, 300);
        auto *warnings = new WarningList(&tab);
        auto *layout = new QVBoxLayout(&tab);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(warnings);
        layout->addStretch(1);
        QStringList sentences;
        for (int i = 0; i < 8; ++i)
            sentences.push_back(u"Sentence %1 of those to know."_s.arg(i));
        warnings->setWarnings(sentences);
        tab.show();
        const int row = warnings->sizeHintForRow(0);
        QVERIFY(row > 0);
        QTRY_COMPARE(warnings->height(), 100 / row * row);
        tab.resize(760, 1200);
        QTRY_COMPARE(warnings->height(), 8 * row);
    }

    void whoHoldsItNowIsNamed()
    {
        DialogFixture fixture;
        fixture.fill();
        const ReassignSubject subject = fixture.certifications({u"c1"_s});
        Certification &row = *fixture.provider.certification(CertificationId(u"c1"_s));
        row.reviewer.id = IdentityId(u"nils"_s);
        row.reviewer.name = u"Nils Dahl"_s;
        fixture.open(subject);
        QVERIFY(fixture.choose(u"otto"_s));
        fixture.showTab(1);
        TRY_THAT(fixture,
                 textOf(u"leftOutSentence"_s).endsWith(u"when you selected it; now \u2068Nils Dahl\u2069 does."_s));
        QCOMPARE(columnOf(find<QAbstractItemView>(u"leftOutTable"_s), 2),
                 QStringList{u"\u2068Nils Dahl\u2069 holds it now"_s});
    }

    void aCampaignWithAnErrorIsNotClosed()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.provider.campaignTable.front().status = VendorEnum(CampaignStatus::Error, u"ERROR"_s);
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.choose(u"otto"_s));
        TRY_SAME(fixture, fixture.tabText(1), u"Left out (1)"_s);
        fixture.showTab(1);
        TRY_SAME(fixture, columnOf(find<QAbstractItemView>(u"leftOutTable"_s), 2),
                 QStringList{u"The campaign has an error"_s});
    }

    /// However many there are, and however much they explain: whole lines, one below the other, all within reach.
    void optionsCanBeRead()
    {
        DialogFixture fixture;
        fixture.fill();
        OrderOption option = fixture.provider.reassigns.optionTable.front();
        for (const QString &id : {u"summary"_s, u"order"_s}) {
            option.id = id;
            option.label = u"Which way the "_s + id + u" goes"_s;
            option.explanation = u"What is told here takes more than one line of a dialog of the usual width, so that "
                                 u"it has to be wrapped somewhere in its middle, and once more further on."_s;
            fixture.provider.reassigns.optionTable.push_back(option);
        }
        fixture.open(fixture.items(u"c1"_s, {u"c1-1"_s}));
        QVERIFY(fixture.choose(u"otto"_s));
        find<QAbstractButton>(u"advanced"_s)->click();
        auto *area = find<QScrollArea>(u"optionsArea"_s);
        for (const QSize size : {QSize(800, 620), QSize(640, 560), QSize(1200, 1100)}) {
            fixture.dialog().resize(size);
            const auto laidOut = [&] {
                int below = 0;
                for (const QLabel *text : area->findChildren<QLabel *>(u"optionExplanation"_s)) {
                    const QRect box = text->parentWidget()->geometry();
                    if (text->height() < text->heightForWidth(text->width()) || box.top() < below)
                        return false;
                    below = box.bottom();
                }
                return below > 0 && area->widget()->height() >= below &&
                       area->verticalScrollBar()->maximum() == area->widget()->height() - area->viewport()->height();
            };
            TRY_THAT(fixture, laidOut());
            for (const QComboBox *choices : area->findChildren<QComboBox *>())
                QVERIFY(choices->height() >= 32);
            const QWidget *tabs = findWidget(u"planTabs"_s);
            const auto bottomOf = [&](const QWidget *part) {
                return part->mapTo(&fixture.dialog(), QPoint(0, part->height())).y();
            };
            TRY_THAT(fixture, bottomOf(area) <= tabs->mapTo(&fixture.dialog(), QPoint(0, 0)).y());
            TRY_THAT(fixture, bottomOf(tabs) <= size.height());
        }
        QCOMPARE(area->verticalScrollBar()->maximum(), 0); // a high window shows all of it
        // Scrolling past an option does not change it.
        auto *mode = find<QComboBox>(u"option.mode"_s);
        const QPoint middle = mode->rect().center();
        QWheelEvent wheel(middle, mode->mapToGlobal(middle), {0, -120}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(mode, &wheel);
        QCOMPARE(mode->currentIndex(), 0);
    }

    void optionsOfItemsShowForItemsAlone()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s, u"c5"_s}));
        QVERIFY(!isShown(u"advanced"_s));
        QVERIFY(fixture.makeReady(u"ana"_s));
        TRY_SAME(fixture, fixture.tabText(1), u"Left out (1)"_s);
        QVERIFY(!isShown(u"advanced"_s));
        fixture.showTab(1);
        offer()->click();
        TRY_THAT(fixture, isShown(u"advanced"_s));
        fixture.open(fixture.items(u"c1"_s, {u"c1-1"_s}));
        QVERIFY(isShown(u"advanced"_s));
    }
};

QTEST_MAIN(DialogOffers)
#include "tst_dialog_offers.moc"
