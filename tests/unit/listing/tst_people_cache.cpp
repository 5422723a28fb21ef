// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/people_cache.h"
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;
using Method = baton::test::FakeProvider::Method;

namespace {

std::vector<IdentityId> idsOf(const QStringList &texts)
{
    std::vector<IdentityId> ids;
    for (const QString &text : texts)
        ids.emplace_back(text);
    return ids;
}

struct Cache
{
    Cache() : people(&provider, time, {Millis(40), Millis(1000), Millis(3000), Millis(60'000), 3})
    {
        for (const char16_t name : u"abcdefgh") {
            if (name != 0)
                provider.addIdentity(QString(QChar(name)), QString(QChar(name)).toUpper());
        }
        QObject::connect(&people, &PeopleCache::learned, &people, [this](const std::vector<IdentityId> &ids) {
            QStringList texts;
            for (const IdentityId &id : ids)
                texts << id.toString();
            learned << texts.join(u' ');
        });
    }

    void want(const QStringList &ids) { people.want(idsOf(ids)); }

    test::FakeProvider provider;
    test::FakeScheduler time;
    PeopleCache people;
    QStringList learned; ///< one text per signal
};

} // namespace

class PeopleCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void wantsGatherIntoOneRequest()
    {
        Cache cache;
        cache.want({u"a"_s, u""_s, u"a"_s});
        cache.time.advance(Millis(20));
        cache.want({u"b"_s, u"a"_s});
        QCOMPARE(cache.provider.asked(Method::ByIds), 0);
        QVERIFY(cache.people.isPending(IdentityId(u"a"_s)));
        QVERIFY(!cache.people.find(IdentityId(u"a"_s)));
        cache.time.advance(Millis(20));
        QCOMPARE(cache.provider.asked(Method::ByIds), 1);
        QCOMPARE(cache.people.find(IdentityId(u"a"_s))->name, u"A"_s);
        QCOMPARE(cache.people.find(IdentityId(u"b"_s))->name, u"B"_s);
        QVERIFY(!cache.people.isPending(IdentityId(u"a"_s)));
        QCOMPARE(cache.learned, QStringList{u"b a"_s});
    }

    void nobodyIsAskedForTwice()
    {
        Cache cache;
        cache.want({u"a"_s, u"nobody"_s});
        cache.time.advance(Millis(100));
        QVERIFY(cache.people.isStranger(IdentityId(u"nobody"_s)));
        QVERIFY(!cache.people.isStranger(IdentityId(u"a"_s)));
        cache.want({u"nobody"_s, u"a"_s});
        cache.time.advance(Millis(100));
        QCOMPARE(cache.provider.asked(Method::ByIds), 1);
        QVERIFY(!cache.time.hasTasks());
    }

    void whatIsWantedLastComesFirst()
    {
        Cache cache;
        cache.provider.hold(Method::ByIds);
        cache.want({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s});
        cache.time.advance(Millis(40)); // a b c are with the tenant
        cache.want({u"f"_s, u"g"_s});   // scrolled to
        cache.provider.release(Method::ByIds);
        cache.time.advance(Millis(100));
        QCOMPARE(cache.learned, (QStringList{u"a b c"_s, u"f g d"_s, u"e"_s}));
        QCOMPARE(cache.provider.mostAtOnce(), 1);
    }

    void aFailureIsAskedAgainLaterAndLater()
    {
        Cache cache;
        cache.provider.fail(Method::ByIds, {ErrorKind::Server, u"busy"_s}, 4);
        cache.want({u"a"_s});
        cache.time.advance(Millis(40));
        QCOMPARE(cache.provider.asked(Method::ByIds), 1);
        // Wanted again or anew, nobody is asked for before the pause is over.
        cache.want({u"a"_s, u"b"_s});
        cache.time.advance(Millis(999));
        QCOMPARE(cache.provider.asked(Method::ByIds), 1);
        QVERIFY(cache.people.isPending(IdentityId(u"a"_s)));
        cache.time.advance(Millis(1));
        QCOMPARE(cache.provider.asked(Method::ByIds), 2);
        cache.time.advance(Millis(2000));
        QCOMPARE(cache.provider.asked(Method::ByIds), 3);
        cache.time.advance(Millis(3000)); // no longer than that
        QCOMPARE(cache.provider.asked(Method::ByIds), 4);
        QVERIFY(cache.learned.isEmpty());
        cache.time.advance(Millis(3000));
        QCOMPARE(cache.provider.asked(Method::ByIds), 5);
        QVERIFY(cache.people.find(IdentityId(u"a"_s)));
        QVERIFY(cache.people.find(IdentityId(u"b"_s)));
        // The next failure begins with a short pause again.
        cache.provider.fail(Method::ByIds, {ErrorKind::Server, u"busy"_s});
        cache.want({u"c"_s});
        cache.time.advance(Millis(1040));
        QVERIFY(cache.people.find(IdentityId(u"c"_s)));
    }

    void whatIsLearnedElsewhereIsNotAskedFor()
    {
        Cache cache;
        cache.want({u"a"_s, u"b"_s});
        Identity known = cache.provider.identityTable.front();
        known.department = u"Finance"_s;
        cache.people.learn(known);
        QCOMPARE(cache.people.find(known.id)->department, u"Finance"_s);
        cache.time.advance(Millis(40));
        QCOMPARE(cache.learned, (QStringList{u"a"_s, u"b"_s}));
    }

    void whatIsOldIsReadAgainWhenWanted()
    {
        Cache cache;
        cache.want({u"a"_s, u"new"_s});
        cache.time.advance(Millis(40));
        QVERIFY(cache.people.isStranger(IdentityId(u"new"_s)));
        cache.provider.identityTable.front().department = u"Finance"_s;
        cache.provider.addIdentity(u"new"_s, u"New"_s);
        cache.time.advance(Millis(59'000));
        cache.want({u"a"_s, u"new"_s});
        cache.time.advance(Millis(999));
        QCOMPARE(cache.provider.asked(Method::ByIds), 1);
        cache.time.advance(Millis(1));
        cache.want({u"a"_s, u"new"_s});
        QCOMPARE(cache.people.find(IdentityId(u"a"_s))->department, QString());
        cache.time.advance(Millis(40));
        QCOMPARE(cache.people.find(IdentityId(u"a"_s))->department, u"Finance"_s);
        QVERIFY(cache.people.find(IdentityId(u"new"_s)));
    }

    void withoutADirectoryNobodyIsKnown()
    {
        test::FakeScheduler time;
        PeopleCache people(nullptr, time);
        people.want(idsOf({u"a"_s}));
        QVERIFY(!time.hasTasks());
        QVERIFY(!people.isPending(IdentityId(u"a"_s)));
    }

    void nothingComesAfterItsEnd()
    {
        test::FakeProvider provider;
        test::FakeScheduler time;
        provider.hold(Method::ByIds);
        {
            PeopleCache people(&provider, time, {Millis(40), Millis(1000), Millis(3000), Millis(60'000), 1});
            people.want(idsOf({u"a"_s, u"b"_s}));
            time.advance(Millis(40));
            QCOMPARE(provider.held(Method::ByIds), 1);
        }
        QCOMPARE(provider.held(Method::ByIds), 0); // told to stop
        time.advance(Millis(5000));
        QCOMPARE(provider.asked(Method::ByIds), 1);
    }
};

QTEST_GUILESS_MAIN(PeopleCacheTest)
#include "tst_people_cache.moc"
