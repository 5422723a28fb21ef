// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/window_fixture.h"
#include "tests/support/fake_scheduler.h"
#include "ui/common/ui_settings.h"
#include "ui/reassign/reassign_dialog.h"

namespace baton::test {

/// The Reassign dialog alone, on a tenant in memory whose time the test moves.
class DialogFixture
{
public:
    DialogFixture();
    ~DialogFixture();

    FakeProvider provider;
    MemoryJournal journal;
    FakeScheduler scheduler;
    Connection connection;
    UiSettings uiSettings; ///< in memory

    /// Certifications c1…c5 of one campaign, reviewed by Bea, Carl, Dora, Emil and Fay. c4 is signed off; c5 reviews
    /// Ana herself and Yan. Bea and Carl report to Mona, Dora to Nils. Ana, Anders, Otto and Zoe can take over.
    void fill();

    /// What a page hands over: these certifications, of which it shows `shown` (all when empty).
    ReassignSubject certifications(const QStringList &ids, const QStringList &shown = {}) const;
    /// These items of one certification, as a page that has read all of them hands them over.
    ReassignSubject items(const QString &certification, const QStringList &ids) const;

    /// Shows the dialog; another one that is open closes first.
    ReassignDialog &open(const ReassignSubject &subject);
    ReassignDialog &dialog() { return *m_dialog; }
    bool isOpen() const { return m_dialog && m_dialog->isVisible(); }
    RunDesk &desk() { return *m_desk; }

    /// Moves time in small steps, and lets other threads answer, until `done` is true.
    bool until(const std::function<bool()> &done);

    /// Types into the type-ahead, waits for its answer and takes the first person.
    bool choose(const QString &text);
    void giveReason(const QString &text);
    /// A reviewer and a reason are there and the verb may be pressed.
    bool makeReady(const QString &person = QStringLiteral("otto"));

    QString tabText(int index) const;
    void showTab(int index);
    QAbstractButton *verb() const;

private:
    std::unique_ptr<RunDesk> m_desk;
    std::unique_ptr<ReassignDialog> m_dialog;
};

} // namespace baton::test

/// Waits, while time moves, until the expression is true.
#define TRY_THAT(fixture, expression) QVERIFY2((fixture).until([&] { return bool(expression); }), #expression)
/// The same for a value; says what it was instead.
#define TRY_SAME(fixture, actual, expected)                                                                            \
    do {                                                                                                               \
        (fixture).until([&] { return (actual) == (expected); });                                                       \
        QCOMPARE(actual, expected);                                                                                    \
    } while (false)
