// SPDX-License-Identifier: GPL-3.0-or-later
#include "details_texts.h"
#include "tests/support/qt_warnings.h"
#include "ui/items/item_details.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

ReviewItem item(const QString &person, const QString &access, Decision decision = Decision::Undecided)
{
    ReviewItem made;
    made.id = ReviewItemId(person + u'/' + access);
    made.identity = IdentityId(person);
    made.identityName = person;
    made.accessName = access;
    made.decision = {decision, {}};
    return made;
}

} // namespace

class ItemDetailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void oneItem()
    {
        ReviewItem row = item(u"Ana"_s, u"FI_AP_PAYMENT_RUN_RELEASE"_s);
        row.privileged = true;
        row.description = u"Releases the payment run."_s;
        row.account = ItemAccount{u"AGONCALVES"_s, u"agoncalves"_s, {}, {}, true, false};
        const DetailsContent content = itemDetails(row, nullptr, plainContext());
        QCOMPARE(content.kind, u"Item"_s);
        QCOMPARE(content.heading, u"FI_AP_PAYMENT_RUN_RELEASE"_s);
        QCOMPARE(content.badge->word, u"Undecided"_s);
        QCOMPARE(factOf(content, u"Held by"_s), u"Ana"_s);
        QCOMPARE(factOf(content, u"Privileged"_s), u"yes"_s);
        QCOMPARE(sectionOf(content, u"Description"_s).text, u"Releases the payment run."_s);
        QCOMPARE(factOf(content, u"Native id"_s, u"Account"_s), u"AGONCALVES"_s);
        QCOMPARE(factOf(content, u"Disabled"_s, u"Account"_s), u"yes"_s);
        QCOMPARE(factOf(content, u"Locked"_s, u"Account"_s), u"no"_s);
        QVERIFY(factOf(content, u"Department"_s, u"Identity"_s).isNull());

        Identity person;
        person.department = u"Finance, Lisbon"_s;
        person.managerName = u"Hubert"_s;
        person.state = {IdentityState::Active, u"ACTIVE"_s};
        const DetailsContent known = itemDetails(row, &person, plainContext());
        QCOMPARE(factOf(known, u"Department"_s, u"Identity"_s), u"Finance, Lisbon"_s);
        QCOMPARE(factOf(known, u"Manager"_s, u"Identity"_s), u"Hubert"_s);
        QCOMPARE(factOf(known, u"State"_s, u"Identity"_s), u"Active"_s);
    }

    void aNamelessAccessIsItsAttribute()
    {
        ReviewItem row = item(u"Ana"_s, {});
        row.attributeName = u"memberOf"_s;
        row.attributeValue = u"CN=admins"_s;
        QCOMPARE(itemDetails(row, nullptr, plainContext()).heading, u"CN=admins"_s);
        row.attributeValue.clear();
        QCOMPARE(itemDetails(row, nullptr, plainContext()).heading, u"Ana/"_s);
    }

    void severalItems()
    {
        std::vector<ReviewItem> rows{item(u"Ana"_s, u"a"_s), item(u"Ana"_s, u"b"_s, Decision::Approve),
                                     item(u"Bo"_s, u"a"_s)};
        rows[0].privileged = true;
        ItemTally tally;
        for (const ReviewItem &row : rows)
            tally.add(row);
        const DetailsContent content = itemSelectionDetails(tally, plainContext());
        QCOMPARE(content.heading, u"3 items"_s);
        QCOMPARE(content.note, u"of 2 identities, 1 privileged"_s);
        QCOMPARE(countsOf(sectionOf(content, u"By decision"_s)), (QStringList{u"Undecided 2"_s, u"Approve 1"_s}));
        QCOMPARE(sharesOf(sectionOf(content, u"By identity"_s)), (QStringList{u"Ana 2/2"_s, u"Bo 1/2"_s}));
    }
};

QTEST_GUILESS_MAIN(ItemDetailsTest)
#include "tst_item_details.moc"
