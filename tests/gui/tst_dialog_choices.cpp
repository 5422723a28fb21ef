// SPDX-License-Identifier: GPL-3.0-or-later
// What the Reassign dialog offers before anything is typed, and what it keeps for the next time.
#include "tests/gui/dialog_fixture.h"
#include "tests/support/qt_warnings.h"
#include "ui/reassign/person_offers.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class DialogChoices : public QObject
{
    Q_OBJECT

private:
    using Method = FakeProvider::Method;

    static QStringList offered()
    {
        return isShown(u"reviewerList"_s) ? columnOf(find<QAbstractItemView>(u"reviewerList"_s), 0) : QStringList();
    }
    static QStringList reasons()
    {
        const auto *box = find<QComboBox>(u"reason"_s);
        QStringList texts;
        for (int i = 0; i < box->count(); ++i)
            texts.push_back(box->itemText(i));
        return texts;
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void theManagerInOneKey()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s, u"c2"_s}));
        press(Qt::Key_M, Qt::ControlModifier);
        TRY_SAME(fixture, textOf(u"reviewerName"_s), u"Mona Vik"_s);
        QVERIFY(!isShown(u"reviewerList"_s));
        fixture.giveReason(u"On leave"_s);
        TRY_SAME(fixture, fixture.verb()->text(), u"Reassign 2 certifications"_s);
    }

    void severalManagersAreOffered()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c3"_s, u"c1"_s, u"c2"_s}));
        // The one that most of the reviewers have comes first; nobody is taken by Enter alone.
        TRY_SAME(fixture, offered(), (QStringList{u"Mona Vik"_s, u"Nils Dahl"_s}));
        press(Qt::Key_Return);
        QVERIFY(!isShown(u"reviewerCard"_s));
        press(Qt::Key_Escape);
        press(Qt::Key_M, Qt::ControlModifier);
        TRY_SAME(fixture, offered(), (QStringList{u"Mona Vik"_s, u"Nils Dahl"_s}));
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(textOf(u"reviewerName"_s), u"Nils Dahl"_s);
    }

    void noManagerIsSaid()
    {
        DialogFixture fixture;
        fixture.fill();
        for (Identity &person : fixture.provider.identityTable)
            person.managerId = IdentityId();
        fixture.open(fixture.certifications({u"c1"_s}));
        press(Qt::Key_M, Qt::ControlModifier);
        TRY_SAME(fixture, textOf(u"reviewerNote"_s), u"The tenant names no manager of \u2068Bea\u2069."_s);
        QVERIFY(!isShown(u"reviewerCard"_s));
        fixture.provider.fail(Method::ByIds, Error(ErrorKind::Server, u"Out of order."_s));
        press(Qt::Key_M, Qt::ControlModifier);
        TRY_THAT(fixture, textOf(u"reviewerNote"_s).contains(u"Out of order."_s));
    }

    void whoWasChosenLatelyIsOffered()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c5"_s})); // Fay, Bea and Carl report to Mona
        QVERIFY(fixture.makeReady(u"otto"_s));
        fixture.verb()->click();
        TRY_THAT(fixture, !fixture.isOpen());
        fixture.open(fixture.certifications({u"c1"_s}));
        TRY_SAME(fixture, offered(), (QStringList{u"Mona Vik"_s, u"Otto Berg"_s}));
        // Somebody who was only tried was not chosen.
        QVERIFY(fixture.choose(u"anders"_s));
        find<QAbstractButton>(u"changeReviewer"_s)->click();
        press(Qt::Key_Backspace);
        QVERIFY(fixture.choose(u"ana"_s));
        fixture.dialog().reject();
        fixture.open(fixture.certifications({u"c1"_s}));
        TRY_SAME(fixture, offered(), (QStringList{u"Mona Vik"_s, u"Otto Berg"_s}));
        QVERIFY(fixture.makeReady(u"nils"_s));
        fixture.verb()->click();
        TRY_THAT(fixture, !fixture.isOpen());
        fixture.open(fixture.certifications({u"c2"_s}));
        TRY_SAME(fixture, offered(), (QStringList{u"Mona Vik"_s, u"Nils Dahl"_s, u"Otto Berg"_s}));
        // Another tenant knows nothing of it.
        fixture.dialog().reject();
        fixture.connection.id = ConnectionId(u"other"_s);
        fixture.open(fixture.certifications({u"c2"_s}));
        TRY_SAME(fixture, offered(), QStringList{u"Mona Vik"_s});
    }

    void reasonsAreKeptPerConnection()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.makeReady());
        fixture.giveReason(u"Moved to Finance"_s);
        TRY_THAT(fixture, fixture.verb()->isEnabled());
        fixture.verb()->click();
        TRY_THAT(fixture, !fixture.isOpen());
        RunRecord foreign;
        foreign.order.connection = ConnectionId(u"other"_s);
        foreign.order.reason = u"Of another tenant"_s;
        RunRecord earlier;
        earlier.order.connection = fixture.connection.id;
        earlier.order.reason = u"From the journal"_s;
        fixture.journal.records = {earlier, foreign};
        fixture.open(fixture.certifications({u"c2"_s}));
        QCOMPARE(reasons(), (QStringList{u"Moved to Finance"_s, u"From the journal"_s}));
        QCOMPARE(textOf(u"reasonText"_s), QString()); // what was sent is no draft
    }

    void whatWasTypedWaitsForTheNextTime()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        fixture.giveReason(u"Half a rea"_s);
        press(Qt::Key_Escape);
        QVERIFY(!fixture.isOpen());
        fixture.open(fixture.certifications({u"c2"_s}));
        QCOMPARE(textOf(u"reasonText"_s), u"Half a rea"_s);
    }

    void theKeysOfTheReasonKeepWhatIsTyped()
    {
        DialogFixture fixture;
        fixture.fill();
        RunRecord earlier;
        earlier.order.connection = fixture.connection.id;
        earlier.order.reason = u"From the journal"_s;
        fixture.journal.records = {earlier};
        fixture.open(fixture.certifications({u"c1"_s}));
        fixture.giveReason(u"My own"_s);
        for (const Qt::Key key : {Qt::Key_Up, Qt::Key_PageDown, Qt::Key_PageUp})
            press(key);
        QWheelEvent wheel({5, 5}, fixture.dialog().mapToGlobal(QPoint(5, 5)), {0, -120}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(findWidget(u"reason"_s), &wheel);
        QCOMPARE(textOf(u"reasonText"_s), u"My own"_s);
    }

    void aRunGoesOnWithWhoAndWhyFilledIn()
    {
        DialogFixture fixture;
        fixture.fill();
        ReassignSubject subject = fixture.certifications({u"c1"_s, u"c2"_s});
        subject.target = fixture.provider.identityTable[2];
        subject.reason = u"As before"_s;
        fixture.open(subject);
        QCOMPARE(textOf(u"reviewerName"_s), u"Otto Berg"_s);
        QCOMPARE(textOf(u"reasonText"_s), u"As before"_s);
        TRY_THAT(fixture, fixture.verb()->isEnabled());
        QVERIFY(fixture.desk().runs().empty());
        press(Qt::Key_Return);
        QVERIFY(fixture.verb()->hasFocus());
        press(Qt::Key_Return);
        TRY_THAT(fixture, !fixture.isOpen());
        QCOMPARE(fixture.desk().runs().size(), size_t(1));
    }

    void theCardSaysHowMuchSomebodyHolds()
    {
        DialogFixture fixture;
        fixture.fill();
        for (int i = 0; i < 3; ++i)
            fixture.provider.addCertification(u"o%1"_s.arg(i), u"q3"_s, u"otto"_s);
        fixture.open(fixture.certifications({u"c1"_s, u"c2"_s}));
        QVERIFY(fixture.choose(u"otto"_s));
        TRY_SAME(fixture, textOf(u"reviewerLoad"_s), u"Holds 3 open certifications now, 5 afterwards"_s);
        QCOMPARE(textOf(u"reviewerState"_s), u"Active"_s);
        QCOMPARE(textOf(u"reviewerLine"_s), u"otto@example.com"_s);
    }

    /// Who can take nothing over is told at once, before anybody has thought of a reason.
    void whoCannotTakeOverIsSaid_data()
    {
        QTest::addColumn<IdentityState>("state");
        QTest::addColumn<QString>("why");
        QTest::newRow("inactive") << IdentityState::InactiveLongTerm
                                  << u"\u2068Otto Berg\u2069 is inactive and cannot take over reviews."_s;
        QTest::newRow("on leave") << IdentityState::InactiveShortTerm
                                  << u"\u2068Otto Berg\u2069 is on leave and cannot take over reviews."_s;
    }

    void whoCannotTakeOverIsSaid()
    {
        QFETCH(IdentityState, state);
        QFETCH(QString, why);
        DialogFixture fixture;
        fixture.fill();
        for (Identity &person : fixture.provider.identityTable) {
            if (person.id == IdentityId(u"otto"_s))
                person.state = VendorEnum(state, u"INACTIVE_SOMEHOW"_s);
        }
        fixture.open(fixture.certifications({u"c1"_s, u"c2"_s}));
        QVERIFY(fixture.choose(u"otto"_s));
        QCOMPARE(textOf(u"reviewerLoad"_s), why);
        QCOMPARE(textOf(u"missing"_s), why);
        TRY_SAME(fixture, textOf(u"stateBody"_s, findWidget(u"sentTab"_s)), why + u" Choose another reviewer."_s);
        fixture.giveReason(u"New team"_s);
        TRY_SAME(fixture, fixture.tabText(1), u"Left out (2)"_s);
        QCOMPARE(textOf(u"missing"_s), why);
        QVERIFY(!fixture.verb()->isEnabled());
        QCOMPARE(textOf(u"reviewerLoad"_s), why);
    }

    /// A reviewer's own sign-in lists only what is theirs: nothing is counted from that.
    void nobodyIsCountedWithoutTheRight()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.provider.offers.tenantWideLists = false;
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.makeReady());
        TRY_THAT(fixture, textOf(u"checkText"_s).startsWith(u"Checked"_s));
        QVERIFY(!isShown(u"reviewerLoad"_s)); // no blank line stands for it
    }

    void aCapIsNotSilent()
    {
        DialogFixture fixture;
        std::vector<Reviewer> reviewers;
        for (int i = 0; i < 120; ++i) {
            Reviewer reviewer;
            reviewer.id = IdentityId(u'r' + QString::number(i));
            reviewer.name = u"Reviewer %1"_s.arg(i);
            fixture.provider.addIdentity(reviewer.id.toString(), reviewer.name).managerId = IdentityId(u"mona"_s);
            reviewers.push_back(reviewer);
        }
        fixture.provider.addIdentity(u"mona"_s, u"Mona Vik"_s);
        PersonOffers offers(fixture.provider.identityDirectory(), reviewers, {});
        offers.read();
        TRY_THAT(fixture, offers.managers() == 1);
        QCOMPARE(offers.offers().front().note, u"Manager of 90 of the first 90 of 120 reviewers"_s);
    }

    void rowsOfRecentReasonsHaveRoom()
    {
        DialogFixture fixture;
        fixture.fill();
        RunRecord earlier;
        earlier.order.connection = fixture.connection.id;
        earlier.order.reason = u"From the journal"_s;
        fixture.journal.records = {earlier};
        fixture.open(fixture.certifications({u"c1"_s}));
        TRY_SAME(fixture, reasons(), QStringList{u"From the journal"_s});
        const auto *list = find<QComboBox>(u"reason"_s)->view();
        QVERIFY(list->sizeHintForRow(0) >= 28);
    }

    /// Of what a tenant refuses to tell, the line says what it is, and nobody is sent to ask again.
    void whatMayNotBeAskedIsSaidInWords()
    {
        DialogFixture fixture;
        fixture.fill();
        Error refused(ErrorKind::Forbidden, u"The server understood the request but refuses it."_s);
        refused.httpStatus = 403;
        fixture.provider.fail(Method::Campaigns, refused, -1);
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.choose(u"otto"_s));
        TRY_SAME(fixture, textOf(u"checkText"_s),
                 u"Whether the campaign is open cannot be checked with this account"_s);
        QVERIFY(findWidget(u"checkText"_s)->toolTip().contains(u"The server understood"_s));
        QVERIFY(!isShown(u"checkAgain"_s));
        // What is out of order may work the next time.
        fixture.provider.heal(Method::Campaigns);
        fixture.provider.fail(Method::Campaigns, Error(ErrorKind::Server, u"Out of order."_s), -1);
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.choose(u"otto"_s));
        TRY_THAT(fixture, textOf(u"checkText"_s).startsWith(u"One check failed"_s));
        QVERIFY(isShown(u"checkAgain"_s));
    }

    void lookingUpThatFailedIsTriedAgain()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        fixture.provider.fail(Method::Search, Error(ErrorKind::Network, u"No route to host."_s));
        QTest::keyClicks(find<QLineEdit>(u"reviewerSearch"_s), u"otto"_s);
        fixture.scheduler.advance(Millis(300));
        TRY_THAT(fixture, textOf(u"reviewerNote"_s).contains(u"No route to host."_s));
        const QWidget *note = findWidget(u"reviewerNote"_s);
        TRY_THAT(fixture, note->height() >= note->heightForWidth(note->width()));
        QVERIFY(isShown(u"retrySearch"_s));
        press(Qt::Key_Return);
        fixture.scheduler.advance(Millis(300));
        TRY_SAME(fixture, offered(), QStringList{u"Otto Berg"_s});
        QVERIFY(!isShown(u"retrySearch"_s));
    }

    /// Names and reasons of any length and script are shown as text, cut, and push nothing aside.
    void wordsOfAnyKindKeepTheirPlace()
    {
        DialogFixture fixture;
        fixture.fill();
        const QString endless = u"<b>Ω\u202E"_s + QString(10'000, u'x');
        for (Identity &person : fixture.provider.identityTable) {
            if (person.id == IdentityId(u"otto"_s))
                person.name = endless;
        }
        Certification &row = *fixture.provider.certification(CertificationId(u"c1"_s));
        row.name = row.campaign.name = row.reviewer.name = endless;
        fixture.connection.name = endless;
        fixture.provider.certification(CertificationId(u"c4"_s))->name = endless;
        RunRecord earlier;
        earlier.order.connection = fixture.connection.id;
        earlier.order.reason = endless;
        fixture.journal.records = {earlier};
        ReassignDialog &dialog = fixture.open(fixture.certifications({u"c1"_s, u"c4"_s}));
        const QSize before = dialog.size();
        QVERIFY(fixture.choose(u"otto"_s));
        fixture.giveReason(endless);
        TRY_THAT(fixture, fixture.verb()->isEnabled());
        for (int tab = 0; tab < 3; ++tab) {
            fixture.showTab(tab);
            QCoreApplication::processEvents();
            QVERIFY2(dialog.minimumSizeHint().width() <= 800, qPrintable(QString::number(tab)));
            QCOMPARE(dialog.size(), before);
        }
        QVERIFY(textOf(u"reviewerName"_s).size() < 130);
        QVERIFY(!textOf(u"reviewerName"_s).contains(QChar(0x202E)));
        QVERIFY(textOf(u"reviewerName"_s).startsWith(u"<b>"_s));
        QVERIFY(textOf(u"tenant"_s).endsWith(QChar(0x2069)));
        // It is sent as it was typed.
        fixture.verb()->click();
        TRY_THAT(fixture, !fixture.isOpen());
        QCOMPARE(fixture.desk().runs().front()->order().reason, endless);
    }
};

QTEST_MAIN(DialogChoices)
#include "tst_dialog_choices.moc"
