// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/identity_table.h"
#include "models/tables/search_index.h"
#include "models/tables/state_words.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

class TableWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void searchIgnoresCaseAndAccents_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("found");
        QTest::addRow("words in any order") << u"Ana Ruiz\nPayroll"_s << u"payroll ana"_s << true;
        QTest::addRow("every word") << u"Ana Ruiz\nPayroll"_s << u"ana oslo"_s << false;
        QTest::addRow("accents") << u"Zürich"_s << u"zurich"_s << true;
        QTest::addRow("accents in the query") << u"Zurich"_s << u"ZÜRICH"_s << true;
        QTest::addRow("Cyrillic case") << u"Дмитрий Ковалёв"_s << u"ковалев"_s << true;
        QTest::addRow("CJK") << u"山田 太郎"_s << u"太郎"_s << true;
        QTest::addRow("sharp s") << u"Straße"_s << u"STRASSE"_s << true;
        QTest::addRow("stroked l") << u"Łukasz Żółkiewski"_s << u"lukasz zolkiewski"_s << true;
        QTest::addRow("spaces alone") << u"x"_s << u"   "_s << true;
        QTest::addRow("part of a word") << u"reviewer"_s << u"view"_s << true;
    }
    void searchIgnoresCaseAndAccents()
    {
        QFETCH(QString, text);
        QFETCH(QString, query);
        QFETCH(bool, found);
        SearchIndex index;
        index.append({u"other"_s});
        index.setWords(foldedWords(query));
        index.append({u"other"_s, text});
        QCOMPARE(index.matches(1), found);
        index.replace(0, {text + u" and more"_s});
        QCOMPARE(index.matches(0), found);
        index.take({1});
        QCOMPARE(index.count(), 1);
        QCOMPARE(index.matches(0), found);
        index.setWords({});
        QVERIFY(index.matches(0));
        index.setWords(foldedWords(query));
        QCOMPARE(index.matches(0), found);
    }

    void dueWords_data()
    {
        QTest::addColumn<int>("hours");
        QTest::addColumn<bool>("ended");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("tone");
        QTest::addRow("later") << 24 * 9 << false << u"in 9 days"_s << static_cast<int>(Tone::Muted);
        QTest::addRow("today") << 5 << false << u"today 17:00"_s << static_cast<int>(Tone::Warn);
        QTest::addRow("tomorrow") << 23 << false << u"tomorrow 11:00"_s << static_cast<int>(Tone::Warn);
        QTest::addRow("late") << -24 * 12 << false << u"12 days late"_s << static_cast<int>(Tone::Bad);
        QTest::addRow("one day") << -24 << false << u"1 day late"_s << static_cast<int>(Tone::Bad);
        QTest::addRow("since noon") << -2 << false << u"late since 10:00"_s << static_cast<int>(Tone::Bad);
        QTest::addRow("ended") << -24 * 12 << true << u"ended 4 Mar"_s << static_cast<int>(Tone::Muted);
    }
    void dueWords()
    {
        QFETCH(int, hours);
        QFETCH(bool, ended);
        CellContext context;
        context.locale = QLocale::c();
        const QDateTime noon(QDate(2026, 3, 16), QTime(12, 0), Qt::LocalTime);
        context.now = noon.toUTC();
        const StateWord word = dueWord(context.now.addSecs(qint64(hours) * 3600), ended, context);
        QTEST(word.word, "word");
        QTEST(static_cast<int>(word.tone), "tone");
        QVERIFY(dueWord({}, false, context).word.isEmpty());
    }

    void anUnknownWordIsShownAsTheVendorSaysIt()
    {
        Campaign campaign;
        campaign.status = VendorEnum(CampaignStatus::Unknown, u"SUSPENDED"_s);
        QCOMPARE(stateWord(campaign).word, u"SUSPENDED"_s);
        QCOMPARE(stateWord(campaign).tone, Tone::Odd);
        QVERIFY(stateWord(campaign).badge);
        Certification certification;
        certification.phase = VendorEnum(CertificationPhase::Unknown, u"LIMBO"_s);
        QCOMPARE(stateWord(certification).word, u"LIMBO"_s);
        QCOMPARE(typeWord(VendorEnum(CampaignType::Unknown, u"NEW_KIND"_s)), u"NEW_KIND"_s);
    }

    void acceptedIsNotMoved()
    {
        QCOMPARE(stateWord(CallState::Accepted).word, u"Accepted"_s);
        QCOMPARE(stateWord(CallState::Moved).word, u"Moved"_s);
        QVERIFY(stateWord(CallState::Accepted).glyph != stateWord(CallState::Moved).glyph);
        // Nothing reached the target: not "partly moved".
        QCOMPARE(stateWord(CallState::PartlyMoved, {66, 0, 66}, u"Stella"_s).word, u"Passed on to Stella"_s);
        QCOMPARE(stateWord(CallState::PartlyMoved, {66, 0, 66}).word, u"Passed on"_s);
        QCOMPARE(stateWord(CallState::PartlyMoved, {66, 0, 60}).word, u"Partly passed on"_s);
        QCOMPARE(stateWord(CallState::PartlyMoved, {66, 1, 60}).word, u"Partly moved"_s);
        QCOMPARE(stateWord(CallState::Moved, {66, 66, 0}).word, u"Moved"_s);
        RowProof elsewhere;
        elsewhere.outcome = RowOutcome::MovedElsewhere;
        elsewhere.holderName = u"שירה לוי"_s;
        QCOMPARE(proofWord(elsewhere).word, u"Moved to \u2068שירה לוי\u2069 instead"_s);
    }

    void aSignedCertificationIsLockedWhateverItsNumbers()
    {
        Certification row;
        row.decisionsMade = 2;
        row.decisionsTotal = 5;
        QCOMPARE(stateWord(row).word, u"Begun"_s);
        row.completed = true;
        QCOMPARE(stateWord(row).word, u"All decided"_s);
        row.hasErrors = true;
        QCOMPARE(stateWord(row).word, u"Vendor error"_s);
        row.phase = VendorEnum(CertificationPhase::Signed, u"SIGNED"_s);
        QCOMPARE(stateWord(row).word, u"Signed off"_s);
    }

    void twoPeopleOfOneNameAreToldApart()
    {
        Identity identity;
        identity.id = IdentityId(u"42"_s);
        QCOMPARE(identityLine(identity), u"42"_s);
        identity.email = u"a@b.example"_s;
        identity.department = u"Finance"_s;
        identity.managerName = u"Zoë"_s;
        QCOMPARE(identityLine(identity), u"a@b.example · Finance · reports to \u2068Zoë\u2069"_s);
    }
};

QTEST_GUILESS_MAIN(TableWordsTest)
#include "tst_table_words.moc"
