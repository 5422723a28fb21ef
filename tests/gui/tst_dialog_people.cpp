// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing the new reviewer: the list is about what is typed, and about nothing else.
#include "tests/gui/dialog_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QApplication>
#include <QLineEdit>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class DialogPeople : public QObject
{
    Q_OBJECT

private:
    using Method = FakeProvider::Method;

    static QLineEdit *search() { return find<QLineEdit>(u"reviewerSearch"_s); }
    static bool listIsLive() { return isShown(u"reviewerList"_s) && findWidget(u"reviewerList"_s)->isEnabled(); }
    static QStringList listed() { return columnOf(find<QAbstractItemView>(u"reviewerList"_s), 0); }

    static void typeSlowly(DialogFixture &fixture, const QString &text)
    {
        QTest::keyClicks(search(), text);
        fixture.scheduler.advance(Millis(300));
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void enterNeverTakesSomebodyFromAnEarlierText()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        typeSlowly(fixture, u"an"_s);
        TRY_THAT(fixture, listIsLive());
        QCOMPARE(listed(), (QStringList{u"Ana Ruiz"_s, u"Anders Lund"_s}));
        fixture.provider.hold(Method::Search);
        QTest::keyClicks(search(), u"ders"_s);
        QVERIFY(!listIsLive());
        press(Qt::Key_Return);
        QVERIFY(!isShown(u"reviewerCard"_s));
        fixture.scheduler.advance(Millis(300));
        press(Qt::Key_Return);
        QVERIFY(!isShown(u"reviewerCard"_s));
        fixture.provider.release(Method::Search);
        TRY_THAT(fixture, listIsLive());
        QCOMPARE(listed(), QStringList{u"Anders Lund"_s});
        press(Qt::Key_Return);
        QCOMPARE(textOf(u"reviewerName"_s), u"Anders Lund"_s);
    }

    void aLateAnswerStaysAway()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        typeSlowly(fixture, u"ana"_s);
        TRY_THAT(fixture, listIsLive());
        // The person goes on typing, sees the right row before the answer, and takes it with the mouse.
        fixture.provider.hold(Method::Search);
        QTest::keyClicks(search(), u" "_s);
        QTest::keyClick(search(), Qt::Key_Backspace);
        QTest::keyClick(search(), Qt::Key_Backspace);
        fixture.scheduler.advance(Millis(300));
        QTest::keyClicks(search(), u"a"_s);
        fixture.scheduler.advance(Millis(300));
        fixture.provider.release(Method::Search, 1);
        fixture.until(listIsLive);
        press(Qt::Key_Return);
        fixture.provider.release(Method::Search);
        TRY_SAME(fixture, textOf(u"reviewerName"_s), u"Ana Ruiz"_s);
        fixture.scheduler.advance(Millis(1000));
        QVERIFY(isShown(u"reviewerCard"_s));
        QVERIFY(!isShown(u"reviewerList"_s));
    }

    void aLateAnswerDoesNotCoverAnotherField()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        fixture.provider.hold(Method::Search);
        typeSlowly(fixture, u"ana"_s);
        find<QLineEdit>(u"reasonText"_s)->setFocus();
        fixture.provider.release(Method::Search);
        fixture.scheduler.advance(Millis(1000));
        QCoreApplication::processEvents();
        QVERIFY(!isShown(u"reviewerList"_s));
        // Back in the field, Down shows what was found.
        search()->setFocus();
        press(Qt::Key_Down);
        TRY_THAT(fixture, listIsLive());
        QCOMPARE(listed(), QStringList{u"Ana Ruiz"_s});
    }

    void downReopensTheList()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        typeSlowly(fixture, u"an"_s);
        TRY_THAT(fixture, listIsLive());
        press(Qt::Key_Escape);
        QVERIFY(!isShown(u"reviewerList"_s));
        QVERIFY(fixture.isOpen());
        press(Qt::Key_Down);
        TRY_THAT(fixture, listIsLive());
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(textOf(u"reviewerName"_s), u"Anders Lund"_s);
        find<QAbstractButton>(u"changeReviewer"_s)->click();
        QCOMPARE(search()->text(), u"an"_s);
        QVERIFY(!isShown(u"reviewerList"_s));
        press(Qt::Key_Down);
        TRY_THAT(fixture, listIsLive());
        QCOMPARE(listed(), (QStringList{u"Ana Ruiz"_s, u"Anders Lund"_s}));
    }

    void theListFollowsItsField()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        typeSlowly(fixture, u"an"_s);
        TRY_THAT(fixture, listIsLive());
        fixture.dialog().resize(1000, 700);
        const auto left = [](QWidget *widget) { return widget->mapToGlobal(QPoint(0, 0)).x(); };
        QWidget *list = findWidget(u"reviewerList"_s);
        TRY_THAT(fixture, std::abs(list->width() - search()->width()) <= 4);
        QVERIFY(std::abs(left(list) - left(search())) <= 2);
    }

    void peopleStandAsTheTenantSortsThem()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        typeSlowly(fixture, u"zoe"_s);
        TRY_THAT(fixture, listIsLive());
        // Zoe was there before; now others stand ahead of her.
        fixture.provider.addIdentity(u"zo2"_s, u"Zora Ahl"_s);
        std::rotate(fixture.provider.identityTable.begin(), fixture.provider.identityTable.end() - 1,
                    fixture.provider.identityTable.end());
        QTest::keyClick(search(), Qt::Key_Backspace);
        fixture.scheduler.advance(Millis(300));
        TRY_SAME(fixture, listed(), (QStringList{u"Zora Ahl"_s, u"Zoe Lind"_s}));
    }

    void nothingIsCheckedOnceNobodyIsChosen()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.provider.hold(Method::ForwardingOf);
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.choose(u"otto"_s));
        TRY_THAT(fixture, textOf(u"checkText"_s).startsWith(u"Checking"_s));
        find<QAbstractButton>(u"changeReviewer"_s)->click();
        QCOMPARE(textOf(u"checkText"_s), QString());
    }
};

QTEST_MAIN(DialogPeople)
#include "tst_dialog_people.moc"
