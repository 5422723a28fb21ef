// SPDX-License-Identifier: GPL-3.0-or-later
// The options of a vendor under *Advanced*: what asks first, and what takes a value of one's own.
#include "tests/gui/dialog_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QComboBox>
#include <QLineEdit>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class DialogOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void aChoiceThatSkipsSomethingAsksFirst()
    {
        DialogFixture fixture;
        fixture.fill();
        OrderOption checks;
        checks.id = u"checks"_s;
        checks.label = u"Validate"_s;
        checks.choices = {{u"Y"_s, u"Yes"_s, u"Every row is checked."_s, {}},
                          {u"N"_s, u"No"_s, u"No row is checked."_s, u"Nothing will be checked."_s}};
        checks.defaultValue = u"Y"_s;
        fixture.provider.reassigns.optionTable.push_back(checks);
        fixture.open(fixture.certifications({u"c1"_s}));
        find<QAbstractButton>(u"advanced"_s)->click();
        auto *box = find<QComboBox>(u"option.checks"_s);
        box->setCurrentIndex(1);
        QVERIFY(isShown(u"optionWarning"_s));
        QCOMPARE(box->currentIndex(), 0);
        find<QAbstractButton>(u"leaveOption"_s)->click();
        QTRY_VERIFY(!isShown(u"optionWarning"_s));
        QCOMPARE(box->currentIndex(), 0);
        box->setCurrentIndex(1);
        QTRY_VERIFY(isShown(u"optionWarning"_s));
        find<QAbstractButton>(u"chooseAnyway"_s)->click();
        QCOMPARE(box->currentIndex(), 1);
        QVERIFY(textOf(u"advancedSummary"_s).contains(u"Validate: No"_s));
        QVERIFY(fixture.makeReady());
        TRY_THAT(fixture, fixture.verb()->isEnabled());
        fixture.verb()->click();
        TRY_THAT(fixture, !fixture.isOpen());
        QCOMPARE(fixture.desk().runs().front()->order().options.value(u"checks"_s), u"N"_s);
    }

    void anOptionMayHaveAValueOfOnesOwn()
    {
        DialogFixture fixture;
        fixture.fill();
        OrderOption actor;
        actor.id = u"actor"_s;
        actor.label = u"In whose name"_s;
        actor.choices = {{u"me"_s, u"Yourself"_s, u"You."_s, {}}, {u"certifier"_s, u"The certifier"_s, u"They."_s, {}}};
        actor.defaultValue = u"me"_s;
        actor.freeValue = true;
        fixture.provider.reassigns.optionTable.push_back(actor);
        fixture.open(fixture.certifications({u"c1"_s}));
        find<QAbstractButton>(u"advanced"_s)->click();
        auto *text = find<QLineEdit>(u"option.actor.text"_s);
        text->setText(u" jdoe "_s);
        Q_EMIT text->editingFinished();
        QVERIFY(textOf(u"advancedSummary"_s).contains(u"In whose name: jdoe"_s));
        text->setText(u"the certifier"_s); // a choice is a choice, however it is written
        Q_EMIT text->editingFinished();
        QVERIFY(textOf(u"advancedSummary"_s).contains(u"In whose name: The certifier"_s));
        text->clear();
        Q_EMIT text->editingFinished();
        QCOMPARE(text->text(), u"Yourself"_s);
        text->setText(u"jdoe"_s);
        Q_EMIT text->editingFinished();
        QVERIFY(fixture.makeReady());
        TRY_THAT(fixture, fixture.verb()->isEnabled());
        fixture.verb()->click();
        TRY_THAT(fixture, !fixture.isOpen());
        QCOMPARE(fixture.desk().runs().front()->order().options.value(u"actor"_s), u"jdoe"_s);
    }

    /// Somebody stands behind a choice: it is there, by name, while readings tell who that is.
    void choicesOfPeopleAreOfferedWhereTheyAreKnown()
    {
        DialogFixture fixture;
        fixture.fill();
        OrderOption actor;
        actor.id = u"actor"_s;
        actor.label = u"In whose name"_s;
        actor.choices = {{u"me"_s, u"Yourself"_s, u"You."_s, {}},
                         {u"certifier"_s, u"The certifier"_s, u"They."_s, {}, ChoicePerson::Certifier},
                         {u"owner"_s, u"The campaign owner"_s, u"Whose it is."_s, {}, ChoicePerson::CampaignOwner}};
        actor.defaultValue = u"me"_s;
        actor.freeValue = true;
        fixture.provider.reassigns.optionTable.push_back(actor);
        const auto offered = [] {
            const auto *box = find<QComboBox>(u"option.actor"_s);
            QStringList texts;
            for (int i = 0; i < box->count(); ++i)
                texts << box->itemText(i).remove(QChar(0x2068)).remove(QChar(0x2069));
            return texts;
        };
        const auto open = [&fixture](const QStringList &ids) {
            fixture.open(fixture.certifications(ids));
            find<QAbstractButton>(u"advanced"_s)->click();
        };
        // The certifier from the page's list; whose the campaign is nobody says.
        open({u"c1"_s});
        QCOMPARE(offered(), (QStringList{u"Yourself"_s, u"The certifier (Bea)"_s}));
        open({u"c1"_s, u"c2"_s});
        QCOMPARE(offered(), (QStringList{u"Yourself"_s, u"The certifier"_s})); // of each its own
        QVERIFY(fixture.choose(u"otto"_s));
        TRY_THAT(fixture, !textOf(u"checkText"_s).startsWith(u"Checking"_s));
        QCOMPARE(offered(), (QStringList{u"Yourself"_s, u"The certifier"_s}));

        Campaign &campaign = fixture.provider.campaignTable.front();
        campaign.owner = IdentityId(u"nils"_s);
        campaign.ownerName = u"Nils Dahl"_s;
        open({u"c1"_s});
        QVERIFY(fixture.makeReady());
        TRY_SAME(fixture, offered(),
                 (QStringList{u"Yourself"_s, u"The certifier (Bea)"_s, u"The campaign owner (Nils Dahl)"_s}));
        auto *text = find<QLineEdit>(u"option.actor.text"_s);
        text->setText(u"the campaign owner"_s);
        Q_EMIT text->editingFinished();
        QVERIFY(textOf(u"advancedSummary"_s).contains(u"In whose name: The campaign owner"_s));
        TRY_THAT(fixture, fixture.verb()->isEnabled());
        fixture.verb()->click();
        TRY_THAT(fixture, !fixture.isOpen());
        QCOMPARE(fixture.desk().runs().front()->order().options.value(u"actor"_s), u"owner"_s);
    }
};

QTEST_MAIN(DialogOptions)
#include "tst_dialog_options.moc"
