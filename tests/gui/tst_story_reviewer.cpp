// SPDX-License-Identifier: GPL-3.0-or-later
// A reviewer without an administrator's rights: the same pages over what is theirs, and why the rest is not.
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QApplication>
#include <QDialog>
#include <QTabWidget>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;

namespace {

struct Reviewing : WindowFixture
{
    Reviewing()
    {
        fill();
        provider.allowed = {Answer::No, Answer::No, Answer::Yes, u"This needs the level CERT_ADMIN."_s, {}};
        Error forbidden(ErrorKind::Forbidden, u"Access denied"_s, u"Listing campaigns needs the role CERT_ADMIN."_s);
        forbidden.httpStatus = 403;
        provider.fail(Method::Campaigns, forbidden, -1);
        for (const QString &id : {u"m1"_s, u"m2"_s}) {
            Certification &row = provider.addCertification(id, u"q3"_s, u"me"_s);
            row.reviewer.name = u"Me"_s;
            row.campaign.name = u"Q3 manager review"_s;
            provider.addItem(id + u"-1", id, u"zoe"_s, u"payroll"_s);
            provider.addItem(id + u"-2", id, u"yan"_s, u"admin"_s);
        }
    }
};

} // namespace

class ReviewerStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void whatIsForbiddenSaysWhatCanBeDone()
    {
        Reviewing story;
        story.open();
        QWidget *campaigns = story.page(u"campaignsPage"_s);
        QTRY_COMPARE(textOf(u"stateHeading"_s, campaigns), u"This account may not list campaigns"_s);
        QVERIFY(textOf(u"stateBody"_s, campaigns).contains(u"CERT_ADMIN"_s));
        QVERIFY(textOf(u"stateBody"_s, campaigns)
                    .contains(u"You can still hand on the certifications that are assigned to you."_s));
        QCOMPARE(textOf(u"stateAction"_s, campaigns), u"Show my certifications"_s);
        find<QAbstractButton>(u"stateAction"_s, campaigns)->click();
        QWidget *mine = story.page(u"certificationsPage"_s);
        QTRY_COMPARE(textOf(u"title"_s, mine), u"My certifications"_s);
        QTRY_VERIFY(isShown(u"table"_s, mine));
        auto *table = find<QAbstractItemView>(u"table"_s, mine);
        QTRY_COMPARE(columnOf(table, 0), (QStringList{u"Me"_s, u"Me"_s}));
        QVERIFY(!isShown(u"chipPerson"_s, mine)); // nobody else's may be asked for
    }

    void aWholeCertificationGoesAsItsItems()
    {
        Reviewing story;
        story.open();
        press(Qt::Key_2, Qt::ControlModifier);
        QWidget *mine = story.page(u"certificationsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, mine));
        auto *table = find<QAbstractItemView>(u"table"_s, mine);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        table->selectionModel()->select(table->model()->index(0, 0),
                                        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        table->setFocus();
        QVERIFY(find<QAbstractButton>(u"reassign"_s, mine)->isEnabled());
        QVERIFY(story.reassign());
        story.chooseReviewer(u"otto"_s);
        story.giveReason(u"On leave"_s);
        auto *tabs = find<QTabWidget>(u"planTabs"_s);
        QTRY_COMPARE(tabs->tabText(1), u"Left out (1)"_s);
        tabs->setCurrentIndex(1);
        QTRY_VERIFY(textOf(u"leftOutSentence"_s).contains(u"needs an administrator"_s));
        auto *offer = find<QAbstractButton>(u"takeOffer"_s);
        QTRY_VERIFY(offer->isEnabled());
        offer->click();
        QTRY_COMPARE(tabs->tabText(0), u"Will be sent (2)"_s);
        auto *send = find<QAbstractButton>(u"send"_s);
        QTRY_VERIFY(send->isEnabled());
        send->click();
        QTRY_VERIFY(!story.provider.sent.empty());
        for (const Call &call : story.provider.sent) {
            QVERIFY(!call.certification.isEmpty());
            for (const CallRow &row : call.rows)
                QVERIFY(!row.row.isWholeCertification());
        }
    }

    void whatNothingCanBeDoneAboutIsExplained()
    {
        Reviewing story;
        story.provider.allowed.reassignItems = Answer::No;
        story.provider.allowed.itemsNeeds = u"This needs the scope idn:campaign:manage."_s;
        story.open();
        press(Qt::Key_2, Qt::ControlModifier);
        QWidget *mine = story.page(u"certificationsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, mine));
        QTRY_COMPARE(textOf(u"selectionFact"_s, mine), u"This needs the scope idn:campaign:manage."_s);
        QVERIFY(!find<QAbstractButton>(u"reassign"_s, mine)->isEnabled());
        press(Qt::Key_R, Qt::ControlModifier);
        QVERIFY(!isShown(u"reassignDialog"_s));
        QTRY_COMPARE(textOf(u"statusHint"_s), u"This needs the scope idn:campaign:manage."_s);
    }

    void anAdministratorSeesEverybodys()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        press(Qt::Key_2, Qt::ControlModifier);
        QWidget *all = fixture.page(u"certificationsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, all));
        QCOMPARE(textOf(u"title"_s, all), u"Certifications"_s);
        QTRY_COMPARE(find<QAbstractItemView>(u"table"_s, all)->model()->rowCount(), 5);
        QVERIFY(isShown(u"chipPerson"_s, all));
    }
};

QTEST_MAIN(ReviewerStory)
#include "tst_story_reviewer.moc"
