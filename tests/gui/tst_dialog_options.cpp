// SPDX-License-Identifier: GPL-3.0-or-later
// Advanced options that need more than a choice: a warning to read first, a value to type.
#include "tests/gui/dialog_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QToolButton>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

struct Optional : DialogFixture
{
    Optional()
    {
        fill();
        OrderOption checks;
        checks.id = u"checks"_s;
        checks.label = u"Validate each row"_s;
        checks.explanation = u"Whether rows are checked."_s;
        checks.choices = {{u"Y"_s, u"Yes"_s, u"Every row is checked."_s, {}},
                          {u"N"_s, u"No"_s, u"No row is checked."_s, u"Nobody checks who reviews themselves."_s}};
        checks.defaultValue = u"Y"_s;
        OrderOption who;
        who.id = u"who"_s;
        who.label = u"In whose name"_s;
        who.explanation = u"An owner or a delegate may."_s;
        who.choices = {{u"me"_s, u"Yourself"_s, u"The user that is signed in."_s, {}},
                       {u"certifier"_s, u"The certifier"_s, u"Of each certification."_s, {}}};
        who.defaultValue = u"me"_s;
        who.freeValue = true;
        provider.reassigns.optionTable = {checks, who};
        open(certifications({u"c1"_s}));
        find<QToolButton>(u"advanced"_s)->setChecked(true);
    }

    QString explained(const QString &option)
    {
        return textOf(u"optionExplanation"_s, findWidget(u"option."_s + option)->parentWidget());
    }
    QString chosen(const QString &option)
    {
        return dialog().findChild<QComboBox *>(u"option."_s + option)->currentText();
    }
};

} // namespace

class DialogOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void aWarningIsReadFirst()
    {
        Optional fixture;
        auto *checks = find<QComboBox>(u"option.checks"_s);
        checks->setCurrentIndex(1);
        QTRY_VERIFY(isShown(u"optionWarning"_s));
        QCOMPARE(find<QMessageBox>(u"optionWarning"_s)->informativeText(), u"Nobody checks who reviews themselves."_s);
        QCOMPARE(fixture.chosen(u"checks"_s), u"Yes"_s); // stands until the question is answered
        find<QAbstractButton>(u"keepChoice"_s)->click();
        QTRY_VERIFY(!isShown(u"optionWarning"_s));
        QCOMPARE(fixture.chosen(u"checks"_s), u"Yes"_s);
        QVERIFY(fixture.explained(u"checks"_s).endsWith(u"Every row is checked."_s));

        checks->setCurrentIndex(1);
        QTRY_VERIFY(isShown(u"optionWarning"_s));
        find<QAbstractButton>(u"chooseAnyway"_s)->click();
        QTRY_VERIFY(!isShown(u"optionWarning"_s));
        QCOMPARE(fixture.chosen(u"checks"_s), u"No"_s);
        QVERIFY(fixture.explained(u"checks"_s).endsWith(u"No row is checked."_s));
        QVERIFY(fixture.makeReady());
        fixture.verb()->click();
        TRY_THAT(fixture, fixture.provider.sent.size() == 1);
        QCOMPARE(fixture.journal.records.back().order.options.value(u"checks"_s), u"N"_s);

        // Back to what needs no warning: nobody is asked.
        Optional again;
        auto *asked = find<QComboBox>(u"option.checks"_s);
        asked->setCurrentIndex(0);
        QVERIFY(!isShown(u"optionWarning"_s));
    }

    void aValueMayBeTyped()
    {
        Optional fixture;
        auto *who = find<QComboBox>(u"option.who"_s);
        QVERIFY(who->isEditable());
        QVERIFY(fixture.explained(u"who"_s).endsWith(u"The user that is signed in."_s));
        who->setCurrentIndex(1);
        QVERIFY(fixture.explained(u"who"_s).endsWith(u"Of each certification."_s));
        who->lineEdit()->selectAll();
        QTest::keyClicks(who->lineEdit(), u" ada.owner"_s);
        QVERIFY(fixture.explained(u"who"_s).startsWith(u"An owner or a delegate may."_s));
        QVERIFY(fixture.explained(u"who"_s).contains(u"ada.owner"_s));
        QVERIFY(fixture.makeReady());
        fixture.verb()->click();
        TRY_THAT(fixture, fixture.provider.sent.size() == 1);
        QCOMPARE(fixture.journal.records.back().order.options.value(u"who"_s), u"ada.owner"_s);
    }

    void nothingTypedIsTheDefault()
    {
        Optional fixture;
        auto *who = find<QComboBox>(u"option.who"_s);
        who->lineEdit()->setText(u"somebody"_s);
        who->lineEdit()->clear();
        QVERIFY(fixture.explained(u"who"_s).endsWith(u"The user that is signed in."_s));
    }
};

QTEST_MAIN(DialogOptions)
#include "tst_dialog_options.moc"
