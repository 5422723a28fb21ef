// SPDX-License-Identifier: GPL-3.0-or-later
// A tenant without a list of everybody's: one's own at first, somebody else's by choosing, several people's as one.
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QApplication>
#include <QLineEdit>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// "Me" certifies m1 in Q3; Karoline, who leaves, k1 in Q3 and k2 in the one of the contractors; Hubert h1 there.
struct Personal : WindowFixture
{
    Personal()
    {
        fill();
        provider.offers.tenantWideLists = false;
        provider.allowed = {};
        provider.addIdentity(u"karo"_s, u"Karoline Aasen"_s);
        provider.addIdentity(u"hubert"_s, u"Hubert Wolfe"_s);
        add(u"m1"_s, u"q3"_s, u"me"_s, u"Me"_s);
        add(u"k1"_s, u"q3"_s, u"karo"_s, u"Karoline Aasen"_s);
        add(u"k2"_s, u"vpn"_s, u"karo"_s, u"Karoline Aasen"_s);
        add(u"h1"_s, u"vpn"_s, u"hubert"_s, u"Hubert Wolfe"_s);
    }

    void add(const QString &id, const QString &campaign, const QString &reviewer, const QString &name)
    {
        Certification &row = provider.addCertification(id, campaign, reviewer);
        row.reviewer.name = name;
        row.progress = 40;
        row.decisionsMade.reset();
        row.decisionsTotal.reset();
        row.completed.reset();
        row.campaign.name = campaign;
        provider.addItem(id + u"-1", id, u"zoe"_s, u"payroll"_s);
    }

    static void pick(QWidget *page, const QString &name)
    {
        QTest::keyClick(findWidget(u"chipPerson"_s, page), Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([] { return isShown(u"personPopup"_s); }));
        auto *search = find<QLineEdit>(u"personSearch"_s);
        QTest::keyClicks(search, name);
        auto *people = find<QAbstractItemView>(u"personList"_s);
        QVERIFY(QTest::qWaitFor([people] { return people->model()->rowCount() > 0; }));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([] { return !isShown(u"personPopup"_s); }));
    }

    static QStringList sorted(QStringList texts)
    {
        texts.sort();
        return texts;
    }
};

QString notice(QWidget *page)
{
    return textOf(u"bannerText"_s, findWidget(u"listNotice"_s, page)).remove(QChar(0x2068)).remove(QChar(0x2069));
}

} // namespace

class WhoseStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void certificationsAreOnesOwnUntilSomebodyIsChosen()
    {
        Personal story;
        story.open();
        press(Qt::Key_2, Qt::ControlModifier);
        QWidget *page = story.page(u"certificationsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, page));
        auto *table = find<QAbstractItemView>(u"table"_s, page);
        QTRY_COMPARE(columnOf(table, 0), QStringList{u"Me"_s});
        QCOMPARE(textOf(u"chipPerson"_s, page), u"Whose: your own"_s);
        QCOMPARE(notice(page), u"This vendor has no list of the whole tenant: you see your own certifications."_s);
        // How far it is is told in per cent only: neither "not given" nor "Not begun".
        QCOMPARE(columnOf(table, 2), QStringList{u"Begun"_s});
        QCOMPARE(columnOf(table, 3), QStringList{u"40 %"_s});

        Personal::pick(page, u"karo"_s);
        QTRY_COMPARE(columnOf(table, 0), (QStringList{u"Karoline Aasen"_s, u"Karoline Aasen"_s}));
        QCOMPARE(notice(page), u"This vendor has no list of the whole tenant: you see the certifications of Karoline "
                               "Aasen."_s);
        Personal::pick(page, u"hubert"_s);
        QTRY_COMPARE(Personal::sorted(columnOf(table, 0)),
                     (QStringList{u"Hubert Wolfe"_s, u"Karoline Aasen"_s, u"Karoline Aasen"_s}));
        QVERIFY(notice(page).endsWith(u"the certifications of Karoline Aasen and Hubert Wolfe."_s));
        // Clearing a search that finds nothing does not lead back to one's own.
        find<QLineEdit>(u"search"_s, page)->setText(u"nothing like it"_s);
        find<QAbstractButton>(u"stateAction"_s, page)->click();
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QTest::keyClick(findWidget(u"chipPerson"_s, page), Qt::Key_Delete);
        QTRY_COMPARE(columnOf(table, 0), QStringList{u"Me"_s});
    }

    void campaignsToo()
    {
        Personal story;
        story.open();
        QWidget *page = story.page(u"campaignsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, page));
        auto *table = find<QAbstractItemView>(u"table"_s, page);
        QTRY_COMPARE(columnOf(table, 0), QStringList{u"Q3 manager review"_s});
        QCOMPARE(notice(page), u"This vendor has no list of the whole tenant: you see your own campaigns."_s);
        Personal::pick(page, u"hubert"_s);
        QTRY_COMPARE(columnOf(table, 0), QStringList{u"Contractors with VPN"_s});
        Personal::pick(page, u"karo"_s);
        QTRY_COMPARE(Personal::sorted(columnOf(table, 0)),
                     (QStringList{u"Contractors with VPN"_s, u"Q3 manager review"_s})); // each campaign once
    }

    void aCampaignShowsEveryCertificationOfIt()
    {
        Personal story;
        story.open();
        QAbstractItemView *table = story.openCampaign(u"Q3 manager review"_s);
        QTRY_VERIFY(columnOf(table, 0).contains(u"Karoline Aasen"_s));
        QVERIFY(!isShown(u"listNotice"_s, story.page(u"campaignCertificationsPage"_s)));
    }
};

QTEST_MAIN(WhoseStory)
#include "tst_story_whose.moc"
