// SPDX-License-Identifier: GPL-3.0-or-later
// A right that the account lacks is explained where it is missed, per operation, and everything else goes on.
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;

namespace {

const QString asks = u"Ask an administrator to add the service X to the role of this user."_s;

Error forbidden()
{
    Error error(ErrorKind::Forbidden, u"Denied."_s, asks);
    error.httpStatus = 403;
    return error;
}

/// Sends one certification each of these reviewers; false: the dialog did not come that far.
bool send(WindowFixture &fixture, const QStringList &reviewers)
{
    QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
    if (!table || !QTest::qWaitFor([table] { return table->model()->rowCount() == 5; }))
        return false;
    selectRows(table, reviewers);
    if (!fixture.reassign())
        return false;
    fixture.chooseReviewer(u"otto"_s);
    fixture.giveReason(u"New team"_s);
    auto *button = find<QAbstractButton>(u"send"_s);
    return QTest::qWaitFor([button] { return button->isEnabled(); });
}

bool press(WindowFixture &fixture)
{
    find<QAbstractButton>(u"send"_s)->click();
    const bool sent = QTest::qWaitFor([] { return isShown(u"tasksPage"_s) && !isShown(u"reassignDialog"_s); });
    QApplication::setActiveWindow(&fixture.window());
    return sent;
}

QString bannerOf(const QString &name)
{
    return isShown(name) ? textOf(u"bannerText"_s, findWidget(name)) : QString();
}

QStringList warnings()
{
    return isShown(u"warnings"_s) ? columnOf(find<QAbstractItemView>(u"warnings"_s), 0) : QStringList();
}

} // namespace

class RightsStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void aReassignThatIsNotAllowedIsExplained()
    {
        WindowFixture fixture;
        fixture.fill();
        const QString label = u"Hand over whole ones"_s;
        for (ReassignOperation &operation : fixture.provider.reassigns.operationTable) {
            if (operation.scope == RowScope::WholeCertification)
                operation.label = label;
        }
        fixture.provider.fail(Method::Send, forbidden());
        fixture.open();
        QVERIFY(send(fixture, {u"Bea"_s}));
        QVERIFY(warnings().filter(label).isEmpty());
        QVERIFY(press(fixture));
        const QString right = u"The tenant does not allow this account: “Hand over whole ones”. "_s + asks;
        QTRY_COMPARE(bannerOf(u"missingRight"_s), right + u" Everything else still works."_s);
        QVERIFY(!isShown(u"brake"_s));

        // The next one is told before it is sent, and may go all the same.
        QVERIFY(send(fixture, {u"Carl"_s}));
        QTRY_VERIFY(warnings().contains(right));
        QVERIFY(press(fixture));
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(2));
        QTRY_VERIFY(!isShown(u"missingRight"_s)); // the right was given meanwhile
        QVERIFY(send(fixture, {u"Dora"_s}));
        QVERIFY(!warnings().contains(right));
    }

    void itIsPutAwayUntilSomethingElseIsMissing()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.fail(Method::Send, forbidden(), 2);
        fixture.open();
        QVERIFY(send(fixture, {u"Bea"_s}));
        QVERIFY(press(fixture));
        QTRY_VERIFY(isShown(u"missingRight"_s));
        find<QAbstractButton>(u"bannerFirst"_s, findWidget(u"missingRight"_s))->click();
        QVERIFY(!isShown(u"missingRight"_s));
        QVERIFY(send(fixture, {u"Carl"_s}));
        QVERIFY(press(fixture));
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(2));
        QTRY_COMPARE(fixture.desk().openCalls(), 0);
        QVERIFY(!isShown(u"missingRight"_s)); // the same is known
    }

    void whatWaitsAsksWithTheSameWords()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.reassigns.operationTable.front().limit = 1;
        fixture.settings.run.parallel = 1;
        fixture.provider.fail(Method::Send, forbidden());
        fixture.open();
        QVERIFY(send(fixture, {u"Bea"_s, u"Carl"_s}));
        QVERIFY(press(fixture));
        QTRY_VERIFY(isShown(u"brake"_s));
        QTRY_VERIFY(bannerOf(u"brake"_s).startsWith(u"Sending paused. The tenant does not allow this account: “"_s));
        QVERIFY(bannerOf(u"brake"_s).contains(asks));
        QVERIFY(!isShown(u"missingRight"_s)); // not twice
        find<QAbstractButton>(u"bannerSecond"_s, findWidget(u"brake"_s))->click();
        QTRY_VERIFY(bannerOf(u"missingRight"_s).contains(asks));
    }

    void aRefusalThatNamesNoRightIsNoMissingRight()
    {
        WindowFixture fixture;
        fixture.fill();
        Error error = forbidden();
        error.nextStep.clear();
        fixture.provider.fail(Method::Send, error);
        fixture.open();
        QVERIFY(send(fixture, {u"Bea"_s}));
        QVERIFY(press(fixture));
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(1));
        QTRY_COMPARE(fixture.desk().openCalls(), 0);
        QVERIFY(!isShown(u"missingRight"_s));
    }

    void oneListIsForbiddenAndTheOthersAreThere()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.fail(Method::Items, forbidden(), -1);
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        selectRows(table, {u"Bea"_s});
        table->setCurrentIndex(table->selectionModel()->selectedRows().front());
        QTest::keyClick(table, Qt::Key_Return);
        QWidget *items = fixture.page(u"itemsPage"_s);
        QTRY_COMPARE(textOf(u"stateHeading"_s, items), u"This account may not list items"_s);
        QCOMPARE(textOf(u"stateBody"_s, items),
                 asks + u" The pages that need another right, Tasks and History still work."_s);
        test::press(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"certificationsPage"_s)));
    }

    void aListThatIsForbiddenSinceSaysWhichRight()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QWidget *page = fixture.page(u"campaignsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, page));
        fixture.provider.fail(Method::Campaigns, forbidden());
        test::press(Qt::Key_F5);
        QTRY_VERIFY(textOf(u"bannerText"_s, page).startsWith(u"Refresh failed (403). You see what was loaded at"_s));
        QVERIFY(textOf(u"bannerText"_s, page).endsWith(asks));
        QVERIFY(isShown(u"table"_s, page));
    }

    void peopleThatMayNotBeLookedUp()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        selectRows(table, {u"Bea"_s});
        QVERIFY(fixture.reassign());
        fixture.provider.fail(Method::Search, forbidden(), -1);
        QTest::keyClicks(find<QLineEdit>(u"reviewerSearch"_s), u"otto"_s);
        QTRY_COMPARE(textOf(u"reviewerNote"_s), u"This account may not look people up. "_s + asks);
    }

    void whatMayNotBeCheckedNamesTheRight()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        fixture.provider.fail(Method::ForwardingOf, forbidden(), -1);
        QVERIFY(send(fixture, {u"Bea"_s})); // it may go
        QTRY_VERIFY(textOf(u"checkText"_s).endsWith(u"cannot be checked with this account. "_s + asks));
    }
};

QTEST_MAIN(RightsStory)
#include "tst_story_rights.moc"
