// SPDX-License-Identifier: GPL-3.0-or-later
// A large run on a production connection asks for its number to be typed.
#include "tests/gui/dialog_fixture.h"
#include "tests/support/qt_warnings.h"
#include "ui/reassign/send_footer.h"

#include <QLineEdit>
#include <QPushButton>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class DialogGuards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void production()
    {
        DialogFixture fixture;
        fixture.fill();
        QCOMPARE(fixture.uiSettings.typedCountAbove(), 250);
        fixture.connection.production = true;
        fixture.uiSettings.setTypedCountAbove(1);
        fixture.open(fixture.certifications({u"c1"_s, u"c2"_s}));
        fixture.choose(u"otto"_s);
        fixture.giveReason(u"New team"_s);
        TRY_THAT(fixture, isShown(u"typedCount"_s));
        QVERIFY(!fixture.verb()->isEnabled());
        QCOMPARE(textOf(u"countWords"_s), u"Marked production: type 2 to go on."_s);
        auto *typed = find<QLineEdit>(u"typedCount"_s);
        QTest::keyClicks(typed, u"3"_s);
        QVERIFY(!fixture.verb()->isEnabled());
        typed->selectAll();
        QTest::keyClicks(typed, u"2"_s);
        TRY_THAT(fixture, fixture.verb()->isEnabled());
        fixture.verb()->click();
        TRY_THAT(fixture, !fixture.isOpen());
        QCOMPARE(fixture.desk().runs().size(), size_t(1));
    }

    /// Rows that the vendor takes along change hands too.
    void rowsThatMoveAlongAreCounted()
    {
        SendFooter footer(u"Acme"_s, u"Vendor"_s);
        footer.show();
        footer.setVerb(u"Reassign"_s, {}, {});
        footer.setTypedCount({300, 12});
        QCOMPARE(textOf(u"countWords"_s, &footer),
                 u"Marked production: type 312 (300 rows and 12 that move along) to go on."_s);
        auto *typed = find<QLineEdit>(u"typedCount"_s, &footer);
        QTest::keyClicks(typed, u"300"_s);
        QVERIFY(!footer.verb().isEnabled());
        typed->selectAll();
        QTest::keyClicks(typed, u"312"_s);
        QVERIFY(footer.verb().isEnabled());
        footer.setTypedCount({1, 311}); // as many, and others
        QVERIFY(!footer.verb().isEnabled());
        Plan plan;
        plan.calls.emplace_back().rows = {CallRow(), CallRow()};
        plan.calls[0].rows[1].follows = true;
        QCOMPARE(rowsOf(plan), (RowCount{1, 1}));
    }

    void nothingIsAskedBelowItOrElsewhere()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.uiSettings.setTypedCountAbove(1);
        fixture.open(fixture.certifications({u"c1"_s, u"c2"_s}));
        QVERIFY(fixture.makeReady());
        QVERIFY(!isShown(u"typedCount"_s));
        fixture.connection.production = true;
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.makeReady());
        QVERIFY(!isShown(u"typedCount"_s));
    }

    /// What is missing, beside a vendor with a long name, leaves the verb whole.
    void theVerbIsNeverCut()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.provider.vendor.displayName = u"The Enterprise Identity Cloud of Somebody"_s;
        fixture.open(fixture.certifications({u"c1"_s, u"c2"_s, u"c3"_s}));
        QVERIFY(fixture.choose(u"otto"_s));
        const QAbstractButton *verb = fixture.verb();
        TRY_THAT(fixture, verb->text().contains(u"certifications"_s));
        TRY_THAT(fixture, textOf(u"missing"_s).contains(u"reason"_s));
        TRY_THAT(fixture, verb->width() >= verb->sizeHint().width());
        QVERIFY(verb->mapTo(&fixture.dialog(), verb->rect().bottomRight()).x() < fixture.dialog().width());
    }
};

QTEST_MAIN(DialogGuards)
#include "tst_dialog_guards.moc"
