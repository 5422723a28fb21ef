// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/localized_text.h"
#include "tests/support/qt_warnings.h"

#include <QLocale>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

class LocalizedTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void theOnesForAPerson_data()
    {
        QTest::addColumn<QString>("texts"); // locale/origin/text
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("chosen");
        const QString english = u"en-US/DEFAULT/No. "_s;
        const QString german = u"de-DE//Nein. "_s;
        const QString french = u"fr-FR/REQUEST/Non. "_s;
        QTest::newRow("nothing") << QString() << u"de"_s << QString();
        QTest::newRow("the person's language, before the request's")
            << english + french + german << u"de-DE"_s << u"Nein."_s;
        QTest::newRow("another region of it") << english + french + german << u"de-Latn-CH"_s << u"Nein."_s;
        QTest::newRow("written otherwise") << english + u"DE_de//Nein."_s << u"de"_s << u"Nein."_s;
        QTest::newRow("the request's") << english + german + french << u"pl"_s << u"Non."_s;
        QTest::newRow("the first") << german + english << u"pl"_s << u"Nein."_s;
        QTest::newRow("no language known") << german + english << u"C"_s << u"Nein."_s;
        QTest::newRow("texts without a language") << u"//A //B "_s << u"de"_s << u"A|B"_s;
        QTest::newRow("all of the language")
            << german + english + u"de-DE//Niemals."_s << u"de"_s << u"Nein.|Niemals."_s;
        QTest::newRow("its region first") << u"pt-PT//Não(PT) pt-BR//Não(BR) "_s << u"pt-BR"_s << u"Não(BR)"_s;
        QTest::newRow("else the first of its regions")
            << english + u"pt-PT//Não(PT) pt-BR//Não(BR) "_s << u"pt-AO"_s << u"Não(PT)"_s;
    }

    void theOnesForAPerson()
    {
        QFETCH(QString, texts);
        QFETCH(QString, language);
        QFETCH(QString, chosen);
        std::vector<LocalizedText> given;
        for (const QString &one : texts.split(u' ', Qt::SkipEmptyParts))
            given.push_back({one.section(u'/', 0, 0), one.section(u'/', 1, 1), one.section(u'/', 2)});
        QCOMPARE(preferredTexts(given, language).join(u'|'), chosen);
        QCOMPARE(preferredText(given, language), chosen.section(u'|', 0, 0));
    }

    void thePersonsLanguageIsThatOfTheProgram()
    {
        const std::vector<LocalizedText> texts{{u"en"_s, u"REQUEST"_s, u"No."_s}, {u"tr"_s, {}, u"Hayır."_s}};
        QCOMPARE(preferredText(texts), u"No."_s);
        QLocale::setDefault(QLocale(u"tr_TR"_s));
        QCOMPARE(preferredText(texts), u"Hayır."_s);
    }
};

QTEST_GUILESS_MAIN(LocalizedTextTest)
#include "tst_localized_text.moc"
