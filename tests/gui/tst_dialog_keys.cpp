// SPDX-License-Identifier: GPL-3.0-or-later
// Keys in the Reassign dialog: nothing leaves but by its button, wherever the focus is, and everything can be reached.
#include "tests/gui/dialog_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QApplication>
#include <QLineEdit>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class DialogKeys : public QObject
{
    Q_OBJECT

private:
    /// Every widget that Tab reaches from the one that has the focus, each once, until it comes round.
    static QWidgetList tabStops()
    {
        QWidgetList stops;
        QWidget *focus = QApplication::focusWidget();
        while (focus && !stops.contains(focus)) {
            stops.push_back(focus);
            QTest::keyClick(focus, Qt::Key_Tab);
            focus = QApplication::focusWidget();
        }
        return stops;
    }

    static void sendKey(QWidget *to, QEvent::Type type, int key, bool repeated)
    {
        QKeyEvent event(type, key, Qt::NoModifier, {}, repeated);
        QApplication::sendEvent(to, &event);
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void enterSendsFromTheVerbAlone_data()
    {
        QTest::addColumn<int>("tab");
        QTest::addColumn<int>("key");
        for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
            for (int tab = 0; tab < 3; ++tab)
                QTest::addRow("tab %d, key %#x", tab, key) << tab << key;
        }
    }

    void enterSendsFromTheVerbAlone()
    {
        QFETCH(int, tab);
        QFETCH(int, key);
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.items(u"c1"_s, {u"c1-1"_s, u"c1-2"_s}));
        QVERIFY(fixture.makeReady());
        find<QAbstractButton>(u"advanced"_s)->click();
        fixture.showTab(tab);
        find<QLineEdit>(u"reasonText"_s)->setFocus();
        const QWidgetList stops = tabStops();
        QStringList names;
        for (const QWidget *stop : stops)
            names.push_back(stop->objectName());
        QVERIFY2(stops.size() >= 7, qPrintable(names.join(u" "_s)));
        QVERIFY(stops.contains(fixture.verb()));
        for (QWidget *stop : stops) {
            if (stop == fixture.verb() || stop->objectName() == u"cancel" || stop->objectName() == u"changeReviewer")
                continue;
            stop->setFocus();
            QTest::keyClick(stop, static_cast<Qt::Key>(key));
            QCoreApplication::processEvents();
            QVERIFY2(fixture.isOpen() && fixture.desk().runs().empty(), qPrintable(stop->objectName()));
        }
        fixture.verb()->setFocus();
        QTest::keyClick(fixture.verb(), static_cast<Qt::Key>(key));
        TRY_THAT(fixture, !fixture.isOpen());
        QCOMPARE(fixture.desk().runs().size(), size_t(1));
    }

    void enterOnAButtonPressesIt()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.items(u"c1"_s, {u"c1-1"_s}));
        QVERIFY(fixture.makeReady());
        auto *advanced = find<QAbstractButton>(u"advanced"_s);
        advanced->setFocus();
        press(Qt::Key_Return);
        QVERIFY(isShown(u"option.mode"_s));
        find<QAbstractButton>(u"changeReviewer"_s)->setFocus();
        press(Qt::Key_Return);
        QVERIFY(isShown(u"reviewerSearch"_s));
        find<QAbstractButton>(u"cancel"_s)->setFocus();
        press(Qt::Key_Return);
        QVERIFY(!fixture.isOpen());
        QVERIFY(fixture.desk().runs().empty());
    }

    /// Enter in the reason moves to the verb; a finger that rests on the key does not press it.
    void aHeldKeyDoesNotSend()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.makeReady());
        find<QLineEdit>(u"reasonText"_s)->setFocus();
        press(Qt::Key_Return);
        QVERIFY(fixture.verb()->hasFocus());
        for (int i = 0; i < 5; ++i) {
            sendKey(QApplication::focusWidget(), QEvent::KeyPress, Qt::Key_Return, true);
            sendKey(QApplication::focusWidget(), QEvent::KeyRelease, Qt::Key_Return, true);
        }
        QVERIFY(fixture.isOpen());
        QVERIFY(fixture.desk().runs().empty());
    }

    void controlEnterSendsOnceEverythingIsThere()
    {
        DialogFixture fixture;
        fixture.fill();
        fixture.open(fixture.certifications({u"c1"_s}));
        QVERIFY(fixture.choose(u"otto"_s));
        QTest::keyClick(&fixture.dialog(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(fixture.isOpen());
        fixture.giveReason(u"New team"_s);
        TRY_THAT(fixture, fixture.verb()->isEnabled());
        press(Qt::Key_Return, Qt::ControlModifier);
        press(Qt::Key_Return, Qt::ControlModifier);
        TRY_THAT(fixture, !fixture.isOpen());
        QCOMPARE(fixture.desk().runs().size(), size_t(1));
    }
};

QTEST_MAIN(DialogKeys)
#include "tst_dialog_keys.moc"
