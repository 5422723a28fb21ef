// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/rights_reader.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/sailpoint/provider_fixture.h"
#include "tests/unit/sailpoint/settled.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using sailpoint::ApiVersion;
using sailpoint::SignedIn;
using test::ProviderFixture;
using test::settled;

namespace {

SignedIn person(const QString &scopes, const QString &levels)
{
    return {u"me-id"_s, {}, scopes.split(u' ', Qt::SkipEmptyParts), levels.split(u' ', Qt::SkipEmptyParts)};
}

/// "yes no ?": list campaigns, reassign whole, reassign items.
QString text(const Rights &rights)
{
    QStringList words;
    for (const Answer answer : {rights.listCampaigns, rights.reassignWhole, rights.reassignItems})
        words << (answer == Answer::Yes ? u"yes"_s : answer == Answer::No ? u"no"_s : u"?"_s);
    return words.join(u' ');
}

} // namespace

class TestSailPointRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void signInTells_data()
    {
        QTest::addColumn<QString>("scopes");
        QTest::addColumn<QString>("levels");
        QTest::addColumn<QString>("rights");
        const auto row = [](const char *name, const QString &scopes, const QString &levels, const QString &rights) {
            QTest::newRow(name) << scopes << levels << rights;
        };
        row("nothing told", {}, {}, u"? ? ?"_s);
        row("everything", u"sp:scopes:all"_s, u"ORG_ADMIN"_s, u"yes yes yes"_s);
        row("certification admin", u"sp:scopes:all"_s, u"CERT_ADMIN"_s, u"yes yes yes"_s);
        row("report admin", u"sp:scopes:all"_s, u"REPORT_ADMIN"_s, u"yes ? yes"_s);
        row("a level of the tenant's own", u"sp:scopes:all"_s, u"ACME_CERTS"_s, u"? ? yes"_s);
        row("no level", u"sp:scopes:all"_s, {}, u"? ? yes"_s);
        row("words that are no level", u"sp:scopes:all"_s, u"or ADMIN"_s, u"? ? yes"_s);
        row("scopes not told", {}, u"ORG_ADMIN"_s, u"? ? ?"_s);
        row("may only read", u"idn:campaign:read"_s, u"ORG_ADMIN"_s, u"yes no no"_s);
        row("manage holds read", u"idn:campaign:manage"_s, u"ORG_ADMIN"_s, u"yes yes yes"_s);
        row("default scope", u"sp:scopes:default"_s, u"ORG_ADMIN"_s, u"no no no"_s);
    }

    void signInTells()
    {
        QFETCH(QString, scopes);
        QFETCH(QString, levels);
        const Rights rights = sailpoint::rightsOf(person(scopes, levels));
        QTEST(text(rights), "rights");
        QCOMPARE(rights.wholeNeeds.contains(u"CERT_ADMIN"_s), rights.reassignWhole == Answer::No);
        QCOMPARE(rights.itemsNeeds.contains(u"idn:campaign:manage"_s), rights.reassignItems == Answer::No);
    }

    void aListOfOneCampaignDecides_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("rights");
        QTest::newRow("given") << 200 << u"yes ? yes"_s;
        QTest::newRow("forbidden") << 403 << u"no no yes"_s;
        QTest::newRow("out of order") << 500 << u"? ? yes"_s;
    }

    void aListOfOneCampaignDecides()
    {
        QFETCH(int, status);
        ProviderFixture fixture(ApiVersion::V3, person(u"sp:scopes:all"_s, {}));
        if (status == 200)
            fixture.pipeline->answer("[]");
        else
            fixture.pipeline->refuse(status == 403 ? ErrorKind::Forbidden : ErrorKind::Server, status);
        const Result<Rights> rights = settled(fixture.provider.rights({}));
        QVERIFY(rights.has_value());
        QTEST(text(*rights), "rights");
        QCOMPARE(fixture.pipeline->requests.size(), size_t(1));
        QVERIFY(fixture.pipeline->requests.front().safety == Safety::Safe);
        QCOMPARE(fixture.asked(), QByteArray("/v3/campaigns?limit=1&offset=0&sorters=name%2Ccreated"));
        QCOMPARE(rights->wholeNeeds.isEmpty(), status != 403);
    }

    void whatTheSignInToldIsNotAskedFor()
    {
        ProviderFixture admin(ApiVersion::V3, person(u"sp:scopes:all"_s, u"ORG_ADMIN"_s));
        QCOMPARE(text(*settled(admin.provider.rights({}))), u"yes yes yes"_s);
        QVERIFY(admin.pipeline->requests.empty());
        ProviderFixture reader(ApiVersion::V3, person(u"sp:scopes:default"_s, {}));
        QCOMPARE(text(*settled(reader.provider.rights({}))), u"no no no"_s);
        QVERIFY(reader.pipeline->requests.empty());
    }

    void aRefusedSignInIsAnError()
    {
        ProviderFixture fixture(ApiVersion::V3, failure(Error(ErrorKind::Auth, u"no"_s)));
        const Result<Rights> rights = settled(fixture.provider.rights({}));
        QVERIFY(!rights && rights.error().kind == ErrorKind::Auth);

        ProviderFixture stopped(ApiVersion::V3, person({}, {}));
        stopped.pipeline->answers.emplace_back(failure(Error(ErrorKind::Canceled, u"Stopped."_s)));
        const Result<Rights> none = settled(stopped.provider.rights({}));
        QVERIFY(!none && none.error().kind == ErrorKind::Canceled);
    }
};

QTEST_GUILESS_MAIN(TestSailPointRights)
#include "tst_sailpoint_rights.moc"
