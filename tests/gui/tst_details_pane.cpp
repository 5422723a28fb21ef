// SPDX-License-Identifier: GPL-3.0-or-later
// The details pane on its own: it shows what its source says, when somebody looks, and changes only what differs.
#include "tests/gui/window_fixture.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/baton_style.h"
#include "ui/common/details_pane.h"
#include "ui/common/details_parts.h"
#include "ui/common/text_block.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

using namespace baton;
using namespace baton::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestDetailsPane : public QObject
{
    Q_OBJECT

private:
    FakeScheduler m_clock;
    std::unique_ptr<DetailsPane> m_pane;
    DetailsContent m_content;
    bool m_canPick = true;
    int m_asked = 0;

    static DetailsContent campaign()
    {
        DetailsContent content;
        content.kind = u"Campaign"_s;
        content.heading = u"Q3 2025 manager access review"_s;
        content.badge = StateWord{u"Active"_s, "s-active"_L1, Tone::Accent, false};
        DetailsSection facts;
        facts.facts = {{u"Due"_s, u"Thu 25 Sep 2025, 17:00\nin 3 days"_s}, {u"Id"_s, u"ef38f94347-24a56397d8"_s, true}};
        DetailsSection counts;
        counts.title = u"371 certifications"_s;
        counts.unit = u"38 % signed off"_s;
        counts.stackBar = true;
        counts.counts = {{StateWord{u"Signed off"_s, "s-done"_L1, Tone::Ok, false}, 142},
                         {StateWord{u"Begun"_s, "s-part"_L1, Tone::Accent, false}, 229}};
        DetailsSection shares;
        shares.title = u"Reviewers with most undecided"_s;
        shares.shares = {{u"Karoline Aasen"_s, 611, 1204}};
        DetailsSection story;
        story.title = u"What happened"_s;
        story.events = {{StateWord{u"Sent"_s, "s-done"_L1, Tone::Ok, false}, u"14:28:06"_s, u"12 ids"_s}};
        story.text = u"<b>as it came</b>"_s;
        content.sections = {facts, counts, shares, story};
        content.actions = {{"openCertifications"_L1, u"Open certifications"_s}};
        return content;
    }

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new BatonStyle); }
    void init()
    {
        failOnUnexpectedWarnings();
        m_asked = 0;
        m_content = {};
        m_pane = std::make_unique<DetailsPane>(m_clock);
        m_pane->resize(288, 700);
        m_canPick = true;
        m_pane->setSource([this] {
            ++m_asked;
            return m_canPick ? std::optional(m_content) : std::nullopt;
        });
        m_pane->show();
        m_clock.advance(1s);
    }
    void cleanup() { m_pane.reset(); }

    void nothingIsSelected()
    {
        QCOMPARE(textOf(u"detailsHeading"_s, m_pane.get()), u"Nothing is selected"_s);
        QVERIFY(!isShown(u"openCertifications"_s, m_pane.get()));
    }

    /// On a page that is loading, failed or empty.
    void nothingIsSaidWhereNothingCanBePicked()
    {
        m_canPick = false;
        m_pane->refresh();
        m_clock.advance(1s);
        QCOMPARE(textOf(u"detailsHeading"_s, m_pane.get()), QString());
        QCOMPARE(plainText(m_pane->content()).trimmed(), QString());
        m_canPick = true;
        m_pane->refresh();
        m_clock.advance(1s);
        QCOMPARE(textOf(u"detailsHeading"_s, m_pane.get()), u"Nothing is selected"_s);
    }

    void everythingIsThere()
    {
        m_content = campaign();
        m_pane->refresh();
        m_clock.advance(0ms);
        QCOMPARE(textOf(u"detailsKind"_s, m_pane.get()), u"Campaign"_s);
        QCOMPARE(textOf(u"detailsHeading"_s, m_pane.get()), u"Q3 2025 manager access review"_s);
        QCOMPARE(textOf(u"detailsBadge"_s, m_pane.get()), u"Active"_s);
        QStringList spoken;
        for (const QWidget *part : m_pane->findChildren<QWidget *>()) {
            if (part->isVisible() && !part->accessibleName().isEmpty())
                spoken.push_back(part->accessibleName());
        }
        for (const QString &words : {u"Thu 25 Sep 2025, 17:00\nin 3 days"_s, u"ef38f94347-24a56397d8"_s,
                                     u"371 certifications, 38 % signed off"_s, u"Signed off 142"_s, u"Begun 229"_s,
                                     u"Karoline Aasen 611"_s, u"14:28:06 Sent 12 ids"_s, u"<b>as it came</b>"_s})
            QVERIFY2(spoken.contains(words), qPrintable(words));
        QSignalSpy pressed(m_pane.get(), &DetailsPane::actionRequested);
        find<QAbstractButton>(u"openCertifications"_s, m_pane.get())->click();
        QCOMPARE(pressed.size(), 1);
        QCOMPARE(pressed.front().front().value<QLatin1StringView>(), "openCertifications"_L1);
    }

    void manyChangesAreShownFewTimes()
    {
        m_content = campaign();
        const int before = m_asked;
        for (int i = 0; i < 500; ++i) {
            m_content.sections[1].counts[0].count = i;
            m_pane->refresh();
            m_clock.advance(1ms);
        }
        m_clock.advance(1s);
        QVERIFY2(m_asked - before <= 8, qPrintable(QString::number(m_asked - before)));
        QCOMPARE(m_pane->content(), m_content);
    }

    void onlyWhatDiffersIsMadeAnew()
    {
        m_content = campaign();
        m_pane->refresh();
        m_clock.advance(1s);
        const auto sections = [this] { return m_pane->findChildren<QWidget *>(u"detailsSection"_s); };
        const QList<QWidget *> before = sections();
        QCOMPARE(before.size(), 4);
        m_content.sections[1].unit = u"39 % signed off"_s;
        m_pane->refresh();
        m_clock.advance(1s);
        const QList<QWidget *> after = sections();
        QCOMPARE(after.size(), 4);
        for (const int same : {0, 2, 3})
            QVERIFY(after.contains(before[same]));
        QVERIFY(!after.contains(before[1]));
    }

    void whileItIsHiddenNothingIsAsked()
    {
        m_pane->hide();
        const int before = m_asked;
        m_content = campaign();
        m_pane->refresh();
        m_clock.advance(1s);
        QCOMPARE(m_asked, before);
        m_pane->show();
        QCOMPARE(m_asked, before + 1);
        QTRY_COMPARE(textOf(u"detailsHeading"_s, m_pane.get()), m_content.heading);
    }

    void itIsReachedAndReadByKeyboard()
    {
        m_content = campaign();
        m_content.sections.back().text = QString(3000, u'w');
        m_pane->refresh();
        m_clock.advance(1s);
        auto *scroll = find<QScrollArea>(u"detailsScroll"_s, m_pane.get());
        QVERIFY(scroll->focusPolicy() & Qt::TabFocus);
        QVERIFY(!scroll->accessibleName().isEmpty());
        QVERIFY(scroll->accessibleDescription().contains(u"Begun: 229"_s));
        QVERIFY(scroll->verticalScrollBar()->maximum() > 0);
        QApplication::setActiveWindow(m_pane.get());
        scroll->setFocus();
        QTest::keyClick(scroll, Qt::Key_PageDown);
        QVERIFY(scroll->verticalScrollBar()->value() > 0);
        // Another subject begins at its top.
        m_content.heading = u"Another"_s;
        m_pane->refresh();
        m_clock.advance(1s);
        QCOMPARE(scroll->verticalScrollBar()->value(), 0);
    }

    void endlessWordsWrap()
    {
        m_content = campaign();
        m_content.heading = QString(10'000, u'H');
        m_content.sections[0].facts[0].value = QString(10'000, u'v');
        m_content.sections[1].counts[0].state.word = QString(10'000, u'c');
        m_content.sections[2].shares[0].label = QString(10'000, u's');
        m_pane->refresh();
        m_clock.advance(1s);
        QVERIFY(m_pane->minimumSizeHint().width() <= 288);
        auto *scroll = find<QScrollArea>(u"detailsScroll"_s, m_pane.get());
        QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
        QVERIFY(scroll->widget()->width() <= 288);
    }

    void copiesAsItCame()
    {
        m_content = campaign();
        m_pane->refresh();
        m_clock.advance(1s);
        for (TextBlock *value : m_pane->findChildren<TextBlock *>(u"detailsValue"_s)) {
            if (value->text().startsWith(u"ef38"_s))
                value->copy();
        }
        QCOMPARE(QApplication::clipboard()->text(), u"ef38f94347-24a56397d8"_s);
        const QString all = plainText(m_content);
        QVERIFY(all.contains(u"Due: Thu 25 Sep 2025, 17:00"_s));
        QVERIFY(all.contains(u"Karoline Aasen: 611"_s));
        for (QAction *action : find<QScrollArea>(u"detailsScroll"_s, m_pane.get())->actions())
            action->trigger();
        QCOMPARE(QApplication::clipboard()->text(), all);
    }
};

QTEST_MAIN(TestDetailsPane)
#include "tst_details_pane.moc"
