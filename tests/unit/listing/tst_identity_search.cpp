// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/identity_search.h"
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"

#include <QSignalSpy>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;
using Method = baton::test::FakeProvider::Method;

namespace {

struct Typing
{
    Typing() : search(provider, time, {Millis(250), 2, 2})
    {
        provider.addIdentity(u"1"_s, u"Ana Ruiz"_s);
        provider.addIdentity(u"2"_s, u"Anton Weiß"_s);
        provider.addIdentity(u"3"_s, u"Anouk Petit"_s);
        provider.addIdentity(u"4"_s, u"Bo Li"_s);
        QObject::connect(&search, &IdentitySearch::found, &search,
                         [this](const QString &text, const std::vector<Identity> &people, bool hasMore) {
                             texts << text;
                             names.clear();
                             for (const Identity &person : people)
                                 names << person.name;
                             more = hasMore;
                         });
        QObject::connect(&search, &IdentitySearch::failed, &search,
                         [this](const QString &, const Error &error) { errors << error.message; });
    }

    test::FakeProvider provider;
    test::FakeScheduler time;
    IdentitySearch search;
    QStringList texts;
    QStringList names;
    QStringList errors;
    bool more = false;
};

} // namespace

class IdentitySearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void asksOnceWhenTheTypingPauses()
    {
        Typing typing;
        for (const QString &text : {u"A"_s, u"An"_s, u"Ana"_s, u" Ana "_s}) {
            typing.search.setText(text);
            typing.time.advance(Millis(100));
        }
        QCOMPARE(typing.provider.asked(Method::Search), 0);
        QVERIFY(typing.search.isBusy());
        typing.time.advance(Millis(250));
        QCOMPARE(typing.provider.asked(Method::Search), 1);
        QCOMPARE(typing.names, QStringList{u"Ana Ruiz"_s});
        QCOMPARE(typing.texts.last(), u"Ana"_s);
        QVERIFY(!typing.search.isBusy());
        QVERIFY(!typing.more);
    }

    void aStaleAnswerIsDropped()
    {
        Typing typing;
        typing.provider.hold(Method::Search);
        typing.search.setText(u"An"_s);
        typing.time.advance(Millis(250));
        typing.search.setText(u"Bo"_s);
        typing.time.advance(Millis(250));
        QCOMPARE(typing.provider.asked(Method::Search), 2);
        typing.provider.release(Method::Search);
        typing.time.advance(Millis(1));
        QCOMPARE(typing.texts, QStringList{u"Bo"_s});
        QCOMPARE(typing.names, QStringList{u"Bo Li"_s});
        QCOMPARE(typing.errors, QStringList{});
    }

    void aShortTextFindsNobodyAtOnceAndStopsWhatWasAsked()
    {
        Typing typing;
        typing.provider.hold(Method::Search);
        typing.search.setText(u"An"_s);
        typing.time.advance(Millis(250));
        typing.search.setText(u"A"_s);
        QCOMPARE(typing.texts, QStringList{u"A"_s});
        QVERIFY(typing.names.isEmpty());
        QVERIFY(!typing.search.isBusy());
        typing.provider.release(Method::Search);
        typing.time.advance(Millis(500));
        QCOMPARE(typing.texts.size(), 1);
    }

    void saysThatThereAreMore()
    {
        Typing typing;
        typing.search.setText(u"An"_s);
        typing.time.advance(Millis(250));
        QCOMPARE(typing.names.size(), 2);
        QVERIFY(typing.more);
    }

    void anErrorIsToldAndTheNextTextAsksAgain()
    {
        Typing typing;
        typing.provider.fail(Method::Search, {ErrorKind::Forbidden, u"no right"_s});
        typing.search.setText(u"An"_s);
        typing.time.advance(Millis(250));
        QCOMPARE(typing.errors, QStringList{u"no right"_s});
        QVERIFY(!typing.search.isBusy());
        typing.search.setText(u"Bo"_s);
        typing.time.advance(Millis(250));
        QCOMPARE(typing.names, QStringList{u"Bo Li"_s});
    }

    void nothingComesAfterItsEnd()
    {
        Typing typing;
        typing.provider.hold(Method::Search);
        {
            IdentitySearch gone(typing.provider, typing.time, {});
            gone.setText(u"An"_s);
            typing.time.advance(Millis(250));
            gone.setText(u"Bo"_s);
        }
        QVERIFY(!typing.time.hasTasks());
        typing.provider.release(Method::Search);
        typing.time.advance(Millis(500));
        QCOMPARE(typing.texts.size(), 0);
    }
};

QTEST_GUILESS_MAIN(IdentitySearchTest)
#include "tst_identity_search.moc"
