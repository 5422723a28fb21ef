// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "ui/reassign/plan_words.h"
#include "ui/reassign/warning_words.h"

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class PlanWordsTest : public QObject
{
    Q_OBJECT

private:
    static Plan planOf(int certifications, int items, bool task = true)
    {
        Plan plan;
        Call call;
        call.givesTask = task;
        for (int i = 0; i < certifications; ++i)
            call.rows.push_back({{CertificationId(QString::number(i)), {}}, {}, {}, {}, {}, false});
        if (certifications > 0)
            plan.calls.push_back(call);
        call.rows.clear();
        for (int i = 0; i < items; ++i)
            call.rows.push_back({{CertificationId(u"x"_s), ReviewItemId(QString::number(i))}, {}, {}, {}, {}, false});
        if (items > 0)
            plan.calls.push_back(call);
        return plan;
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void countsBothKinds_data()
    {
        QTest::addColumn<int>("certifications");
        QTest::addColumn<int>("items");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << 0 << 0 << QString();
        QTest::newRow("one of each") << 1 << 1 << u"1 certification and 1 item"_s;
        QTest::newRow("both") << 3 << 208 << u"3 certifications and 208 items"_s;
        QTest::newRow("whole") << 37 << 0 << u"37 certifications"_s;
        QTest::newRow("items") << 0 << 1200 << u"1,200 items"_s;
    }

    void countsBothKinds()
    {
        QFETCH(int, certifications);
        QFETCH(int, items);
        QFETCH(QString, words);
        QCOMPARE(countWords(planOf(certifications, items)), words);
        QCOMPARE(countWords(certifications, items), words);
    }

    void theVerbSaysWhatItDoes()
    {
        QCOMPARE(verbText(countWords(planOf(3, 2))), u"Reassign 3 certifications and 2 items"_s);
        QCOMPARE(verbText({}), u"Reassign"_s);
    }

    void whatIsCutStaysWhole()
    {
        QCOMPARE(shownText(u" a\n b\t"_s), u"a b"_s);
        QCOMPARE(shownText(u"abcdef"_s, 3), u"abc…"_s);
        // Not between the halves of one character, and nothing that would turn the text around it.
        QCOMPARE(shownText(u"ab😀cd"_s, 3), u"ab…"_s);
        QCOMPARE(shownText(u"a\u202Eb\u2067c\u2069"_s), u"abc"_s);
        QCOMPARE(shownText(QString(1'000'000, u'x')).size(), 121);
        const QString cut = shownSentence(u"\u2068Ana\u2069 reviews \u2068"_s + QString(500, u'y'), 40);
        QCOMPARE(cut.count(QChar(0x2068)), cut.count(QChar(0x2069)));
        QVERIFY(cut.size() <= 42);
        QCOMPARE(shownSentence(u"\u2068Ana\u2069 stays."_s), u"\u2068Ana\u2069 stays."_s);
        QCOMPARE(spokenName(u"A\u2069\nna"_s), u"\u2068A na\u2069"_s);
    }

    void theLoadCountsWhatIsKnown()
    {
        const Plan whole = planOf(33, 0);
        const Plan items = planOf(0, 5);
        const Plan both = planOf(2, 1);
        QCOMPARE(loadWords(14, nullptr), u"Holds 14 open certifications now"_s);
        QCOMPARE(loadWords(14, &whole), u"Holds 14 open certifications now, 47 afterwards"_s);
        QCOMPARE(loadWords(1, &items), u"Holds 1 open certification now; 5 items more afterwards"_s);
        QCOMPARE(loadWords(0, &both), u"Holds no open certification now, 2 and 1 item more afterwards"_s);
    }

    void theEffectIsThatOfTheCalls()
    {
        QCOMPARE(effectWords(planOf(2, 0)), u"sent in the background, as few calls as possible"_s);
        QCOMPARE(effectWords(planOf(0, 2, false)), u"answered at once, as few calls as possible"_s);
        QCOMPARE(effectWords({}), QString());
    }

    void aWarningSaysOnceWhatIsTrueOfMany()
    {
        Plan plan = planOf(51, 4);
        plan.calls[1].rows[0].subject = {u"Ana Ruiz"_s, u"VPN"_s};
        const auto rowsOf = [&plan](size_t call) {
            std::vector<OrderRow> rows;
            for (const CallRow &row : plan.calls[call].rows)
                rows.push_back(row.row);
            return rows;
        };
        plan.warnings.push_back({WarningKind::DueSoon, u"A is due. B is due. C is due. And 48 more."_s, rowsOf(0)});
        plan.warnings.push_back({WarningKind::AlreadyDecided, u"Already decided: CN=A."_s, rowsOf(1)});
        plan.warnings.push_back({WarningKind::Overdue, u"X is past its due date."_s, rowsOf(1)});
        plan.warnings.push_back({WarningKind::AlreadyDecided, u"Already decided: CN=A."_s, {rowsOf(1).front()}});
        plan.warnings.push_back({WarningKind::NotChecked, u"Not checked: all of it."_s, {}});
        QCOMPARE(warningLines(plan),
                 (QStringList{u"51 certifications are due within 24 hours."_s,
                              u"4 items are decided; they go with their decisions."_s, u"X is past its due date."_s,
                              u"\u2068Ana Ruiz · VPN\u2069 is decided; it goes with what was decided."_s}));
        QCOMPARE(notCheckedLines(plan), QStringList{u"Not checked: all of it."_s});
    }

    void callsOfItemsAreToldApart()
    {
        Plan plan = planOf(1, 2);
        Call &items = plan.calls[1];
        items.campaignName = u"Q3"_s;
        for (CallRow &row : items.rows) {
            row.sourceReviewerName = u"Bea"_s;
            row.subject = {u"Ana Ruiz"_s, u"VPN"_s};
            row.evidence.identity = IdentityId(u"ana"_s);
            row.evidence.accessId = u"vpn"_s;
        }
        items.units = {{UnitKind::IdentitySummary, u"s"_s}};
        const auto told = [&plan] { return plannedCalls(plan)[1].content; };
        QCOMPARE(plannedCalls(plan)[0].content, QString());
        QCOMPARE(plannedCalls(plan)[1].title, u"Q3, reviewed by \u2068Bea\u2069"_s);
        QCOMPARE(told(), u"everything of \u2068Ana Ruiz\u2069"_s);
        items.units = {{UnitKind::Item, u"1"_s}, {UnitKind::Item, u"2"_s}};
        QCOMPARE(told(), u"\u2068Ana Ruiz\u2069: \u2068VPN\u2069"_s);
        items.rows[1].evidence.accessId = u"payroll"_s;
        QCOMPARE(told(), u"single items of \u2068Ana Ruiz\u2069"_s);
        items.rows[1].evidence = {IdentityId(u"yan"_s), {}, u"vpn"_s, {}};
        QCOMPARE(told(), u"\u2068VPN\u2069 of 2 people"_s);
    }

    void everyLeftOutRowSaysWhy()
    {
        Facts facts;
        Certification certification;
        certification.id = CertificationId(u"c"_s);
        certification.reviewer.name = u"Bea"_s;
        certification.campaign.name = u"Q3"_s;
        facts.certifications.insert(certification.id, certification);
        Plan plan;
        LeftOut leftOut;
        leftOut.row = {certification.id, {}};
        leftOut.sentence = u"The vendor's own rule."_s;
        leftOut.reason = LeftOutReason::SelfReview;
        plan.leftOut.push_back(leftOut);
        leftOut.reason = LeftOutReason::ForbiddenByDialect;
        plan.leftOut.push_back(leftOut);
        const std::vector<LeftOutRow> rows = leftOutRows(plan, facts, u"Priya"_s, false);
        QCOMPARE(rows[0].subject, u"Bea"_s);
        QCOMPARE(rows[0].where, u"Q3"_s);
        QCOMPARE(rows[0].why, u"Self-review: \u2068Priya\u2069 is among the reviewed"_s);
        QCOMPARE(rows[1].why, QString()); // its sentence is all there is
        LeftOutTable table;
        table.upsert(rows);
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(table.index(1, 2).data().toString(), u"The vendor's own rule."_s);
    }
};

QTEST_GUILESS_MAIN(PlanWordsTest)
#include "tst_plan_words.moc"
