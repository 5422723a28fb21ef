// SPDX-License-Identifier: GPL-3.0-or-later
// Between looking and sending: what is sent is what was shown.
#include "tests/gui/dialog_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QApplication>
#include <QLineEdit>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class DialogSending : public QObject
{
    Q_OBJECT

private:
    using Method = FakeProvider::Method;

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    /// Facts that arrive after the last look change what would be sent: it is shown, and the button asked for again.
    void aPlanThatChangedIsShownFirst()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.provider.hold(Method::ReviewedIdentities);
        fixture.open(fixture.certifications({u"c1"_s, u"c5"_s}));
        QVERIFY(fixture.makeReady(u"ana"_s));
        TRY_SAME(fixture, fixture.verb()->text(), u"Reassign 2 certifications"_s);
        // Ana is reviewed in c5; the click comes before the plan could be made anew.
        fixture.provider.release(Method::ReviewedIdentities);
        QTRY_COMPARE(fixture.provider.held(Method::ReviewedIdentities), 0);
        fixture.scheduler.advance(Millis(0));
        fixture.verb()->click();
        TRY_SAME(fixture, fixture.verb()->text(), u"Reassign 1 certification"_s);
        QVERIFY(fixture.isOpen());
        QVERIFY(fixture.desk().runs().empty());
        QVERIFY2(textOf(u"missing"_s).contains(u"changed"_s), qPrintable(textOf(u"missing"_s)));
        QVERIFY(fixture.verb()->isEnabled());
        fixture.verb()->click();
        TRY_THAT(fixture, !fixture.isOpen());
        QCOMPARE(fixture.desk().runs().size(), size_t(1));
        QCOMPARE(fixture.desk().runs().front()->calls().size(), size_t(1));
    }

    void factsOlderThanTwoMinutesAreReadAgain()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s, u"c2"_s}));
        QVERIFY(fixture.makeReady());
        TRY_THAT(fixture, textOf(u"checkText"_s).startsWith(u"Checked"_s));
        const int before = fixture.provider.asked(Method::Certifications);
        fixture.scheduler.advance(Millis(121'000));
        fixture.verb()->click();
        TRY_THAT(fixture, !fixture.isOpen());
        QVERIFY(fixture.provider.asked(Method::Certifications) > before);
        QCOMPARE(fixture.desk().runs().size(), size_t(1));
    }

    void aReviewerWhoBecameInactiveIsCaught()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.makeReady());
        TRY_THAT(fixture, textOf(u"checkText"_s).startsWith(u"Checked"_s));
        for (Identity &person : fixture.provider.identityTable) {
            if (person.id == IdentityId(u"otto"_s))
                person.state = VendorEnum(IdentityState::InactiveLongTerm, u"INACTIVE_LONG_TERM"_s);
        }
        fixture.scheduler.advance(Millis(121'000));
        fixture.verb()->click();
        TRY_SAME(fixture, fixture.tabText(1), u"Left out (1)"_s);
        QVERIFY(fixture.isOpen());
        QVERIFY(fixture.desk().runs().empty());
        QVERIFY(!fixture.verb()->isEnabled());
        QCOMPARE(textOf(u"reviewerState"_s), u"Inactive"_s);
        QVERIFY2(textOf(u"missing"_s).contains(u"is inactive and cannot take over reviews"_s),
                 qPrintable(textOf(u"missing"_s)));
    }

    void aRowThatVanishedIsShownFirst()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s, u"c2"_s}));
        QVERIFY(fixture.makeReady());
        TRY_THAT(fixture, textOf(u"checkText"_s).startsWith(u"Checked"_s));
        std::erase_if(fixture.provider.certificationTable,
                      [](const Certification &row) { return row.id == CertificationId(u"c2"_s); });
        fixture.scheduler.advance(Millis(121'000));
        fixture.verb()->click();
        TRY_SAME(fixture, fixture.verb()->text(), u"Reassign 1 certification"_s);
        QVERIFY(fixture.desk().runs().empty());
        TRY_THAT(fixture, fixture.verb()->isEnabled());
        fixture.verb()->click();
        TRY_THAT(fixture, !fixture.isOpen());
    }

    void nothingTypedIsLostWithTheNetwork()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.makeReady());
        TRY_THAT(fixture, textOf(u"checkText"_s).startsWith(u"Checked"_s));
        const Error lost(ErrorKind::Network, u"No route to host."_s);
        for (const Method method : {Method::Certifications, Method::ByIds, Method::ForwardingOf, Method::PendingTasks})
            fixture.provider.fail(method, lost, -1);
        fixture.scheduler.advance(Millis(121'000));
        fixture.verb()->click();
        TRY_THAT(fixture, textOf(u"checkText"_s).contains(u"cannot be reached"_s));
        QVERIFY(fixture.isOpen());
        QVERIFY(fixture.desk().runs().empty());
        QCOMPARE(textOf(u"reasonText"_s), u"New team"_s);
        QCOMPARE(textOf(u"reviewerName"_s), u"Otto Berg"_s);
        QCOMPARE(fixture.verb()->text(), u"Reassign 1 certification"_s);
        for (const Method method : {Method::Certifications, Method::ByIds, Method::ForwardingOf, Method::PendingTasks})
            fixture.provider.heal(method);
        QCOMPARE(textOf(u"checkAgain"_s), u"Retry"_s);
        find<QAbstractButton>(u"checkAgain"_s)->click();
        TRY_THAT(fixture, textOf(u"checkText"_s).startsWith(u"Checked"_s));
        QVERIFY(fixture.desk().runs().empty());
        fixture.verb()->click();
        TRY_THAT(fixture, !fixture.isOpen());
        QCOMPARE(fixture.desk().runs().size(), size_t(1));
    }

    /// What is typed after the click is not what was agreed to.
    void typingTakesTheClickBack()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.makeReady());
        TRY_THAT(fixture, textOf(u"checkText"_s).startsWith(u"Checked"_s));
        fixture.provider.hold(Method::Certifications);
        fixture.scheduler.advance(Millis(121'000));
        fixture.verb()->click();
        TRY_SAME(fixture, fixture.provider.held(Method::Certifications), 1);
        QVERIFY(!fixture.verb()->isEnabled());
        fixture.giveReason(u"Another reason"_s);
        fixture.provider.release(Method::Certifications);
        TRY_THAT(fixture, textOf(u"checkText"_s).startsWith(u"Checked"_s) && fixture.verb()->isEnabled());
        QVERIFY(fixture.isOpen());
        QVERIFY(fixture.desk().runs().empty());
    }
};

QTEST_MAIN(DialogSending)
#include "tst_dialog_sending.moc"
