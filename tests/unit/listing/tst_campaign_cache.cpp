// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/campaign_cache.h"
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;
using Method = baton::test::FakeProvider::Method;

namespace {

struct Cache
{
    Cache() : campaigns(&tenant, time, {Millis(1000), Millis(60'000), 3})
    {
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            tenant.addCampaign(id).name = id.toUpper();
        QObject::connect(&campaigns, &CampaignCache::learned, &campaigns, [this] { ++told; });
    }

    void want(const QStringList &ids)
    {
        std::vector<CampaignId> wanted;
        for (const QString &id : ids)
            wanted.emplace_back(id);
        campaigns.want(wanted);
        time.advance(Millis(0));
    }
    QString nameOf(const QString &id) const
    {
        const Campaign *known = campaigns.find(CampaignId(id));
        return known ? known->name : QString();
    }

    test::FakeProvider tenant;
    test::FakeScheduler time;
    CampaignCache campaigns;
    int told = 0;
};

} // namespace

class CampaignCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void eachIsAskedForOnce()
    {
        Cache cache;
        cache.tenant.hold(Method::Campaigns);
        cache.want({u"a"_s, u""_s, u"a"_s, u"gone"_s});
        cache.want({u"a"_s});
        cache.tenant.release(Method::Campaigns);
        cache.time.advance(Millis(10));
        QCOMPARE(cache.nameOf(u"a"_s), u"A"_s);
        QVERIFY(!cache.campaigns.find(CampaignId(u"gone"_s)));
        cache.want({u"a"_s, u"gone"_s});
        QCOMPARE(cache.tenant.asked(Method::Campaigns), 1);
        QCOMPARE(cache.told, 1);
    }

    void whatAListTaughtIsNotAskedFor()
    {
        Cache cache;
        cache.campaigns.learn(cache.tenant.campaignTable);
        QCOMPARE(cache.told, 1);
        cache.want({u"a"_s, u"d"_s});
        QCOMPARE(cache.tenant.asked(Method::Campaigns), 0);
        QCOMPARE(cache.nameOf(u"d"_s), u"D"_s);
    }

    void manyAreAskedForInTurn()
    {
        Cache cache;
        cache.want({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        cache.time.advance(Millis(10));
        QCOMPARE(cache.tenant.asked(Method::Campaigns), 2);
        QCOMPARE(cache.tenant.mostAtOnce(), 1);
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            QCOMPARE(cache.nameOf(id), id.toUpper());
    }

    void anOldAnswerStaysUntilTheNext()
    {
        Cache cache;
        cache.want({u"a"_s});
        cache.tenant.campaignTable.front().name = u"New"_s;
        cache.time.advance(Millis(60'000));
        QCOMPARE(cache.nameOf(u"a"_s), u"A"_s);
        cache.want({u"a"_s});
        QCOMPARE(cache.nameOf(u"a"_s), u"New"_s);
    }

    void aFailureIsNotAskedAgainAtOnce()
    {
        Cache cache;
        cache.tenant.fail(Method::Campaigns, {ErrorKind::Forbidden, u"no"_s});
        cache.want({u"a"_s});
        cache.want({u"a"_s});
        QCOMPARE(cache.tenant.asked(Method::Campaigns), 1);
        QCOMPARE(cache.told, 0);
        cache.time.advance(Millis(1000));
        cache.want({u"a"_s});
        QCOMPARE(cache.nameOf(u"a"_s), u"A"_s);
    }

    void withoutAReaderNothingIsAsked()
    {
        test::FakeScheduler time;
        CampaignCache cache(nullptr, time);
        cache.want({CampaignId(u"a"_s)});
        QVERIFY(!cache.find(CampaignId(u"a"_s)));
    }
};

QTEST_GUILESS_MAIN(CampaignCacheTest)
#include "tst_campaign_cache.moc"
