// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/sailpoint/provider_fixture.h"
#include "tests/unit/sailpoint/settled.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sailpoint;
using Fixture = test::ProviderFixture;
using test::settled;

namespace {

std::vector<IdentityId> identityIds(int count, int length = 32)
{
    std::vector<IdentityId> ids;
    ids.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        ids.emplace_back(QString::number(i).rightJustified(length, u'0'));
    return ids;
}

} // namespace

class TestSailPointIdentities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void searchByTheDocumentedFields_data();
    void searchByTheDocumentedFields();
    void furtherWordsAreFilteredHere();
    void byIdsSplits_data();
    void byIdsSplits();
    void byIdsFailsWhole();
    void findNamesOne_data();
    void findNamesOne();
    void forwardingOf();
    void whoAmI();
};

void TestSailPointIdentities::searchByTheDocumentedFields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("filters");
    QTest::newRow("nothing") << QString() << QByteArray();
    QTest::newRow("blank") << u"  "_s << QByteArray();
    QTest::newRow("one word") << u" ana "_s
                              << QByteArray("filters=firstname%20sw%20%22ana%22%20or%20lastname%20sw%20%22ana%22%20or"
                                            "%20alias%20sw%20%22ana%22%20or%20email%20sw%20%22ana%22&");
    QTest::newRow("first of two") << u"a\"b ruiz"_s
                                  << QByteArray("filters=firstname%20sw%20%22a%5C%22b%22%20or%20lastname%20sw%20%22a"
                                                "%5C%22b%22%20or%20alias%20sw%20%22a%5C%22b%22%20or%20email%20sw%20"
                                                "%22a%5C%22b%22&");
}

void TestSailPointIdentities::searchByTheDocumentedFields()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, filters);
    Fixture f;
    f.pipeline->answer("[]");
    QVERIFY(settled(f.provider.identityDirectory()->search(text, {0, 20, false}, {})).has_value());
    QCOMPARE(f.asked(), "/v3/public-identities?limit=20&offset=0&" + filters + "sorters=name");
}

void TestSailPointIdentities::furtherWordsAreFilteredHere()
{
    Fixture f;
    f.pipeline->answer(R"([{"id":"1","name":"Ana Ruiz"},{"id":"2","name":"Ana Soto","email":"ana@RUIZ.test"},
        {"id":"3","name":"Ana Lee","attributes":[{"key":"department","value":"Ruiz Works"}]},{"id":"4","name":"Ana X"}])");
    const auto page = settled(f.provider.identityDirectory()->search(u"ana ruiz"_s, {0, 4, false}, {}));
    QVERIFY(page.has_value());
    QCOMPARE(page->items.size(), size_t(3));
    QCOMPARE(page->received, 4);
    QVERIFY(page->mayHaveMore);
}

void TestSailPointIdentities::byIdsSplits_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("requests");
    QTest::newRow("none") << 0 << 32 << 0;
    QTest::newRow("one") << 1 << 32 << 1;
    QTest::newRow("100") << 100 << 32 << 1;
    QTest::newRow("101") << 101 << 32 << 2;
    QTest::newRow("250") << 250 << 32 << 3;
    QTest::newRow("long ids") << 100 << 150 << 3;
}

void TestSailPointIdentities::byIdsSplits()
{
    QFETCH(int, count);
    QFETCH(int, length);
    QFETCH(int, requests);
    Fixture f;
    for (int i = 0; i < requests; ++i)
        f.pipeline->answer(QByteArray(R"([{"id":"found-%1"}])").replace("%1", QByteArray::number(i)));
    std::vector<IdentityId> ids = identityIds(count, length);
    if (count > 1)
        ids.push_back(ids.front()); // a duplicate is not asked for twice
    ids.emplace_back();             // nor is nobody
    const auto found = settled(f.provider.identityDirectory()->byIds(ids, {}));
    QVERIFY(found.has_value());
    QCOMPARE(static_cast<int>(f.pipeline->requests.size()), requests);
    QCOMPARE(static_cast<int>(found->size()), requests);
    qsizetype asked = 0;
    for (const ApiRequest &request : f.pipeline->requests) {
        QVERIFY(request.url.toEncoded().size() <= maxUrlBytes);
        const auto named = request.url.toEncoded().count("%22") / 2;
        QVERIFY(named <= 100);
        asked += named;
    }
    QCOMPARE(static_cast<int>(asked), count);
}

void TestSailPointIdentities::byIdsFailsWhole()
{
    Fixture f;
    f.pipeline->answer("[]");
    f.pipeline->refuse(ErrorKind::Server, 500);
    const auto found = settled(f.provider.identityDirectory()->byIds(identityIds(150), {}));
    QVERIFY(!found.has_value());
    QVERIFY(found.error().kind == ErrorKind::Server);
}

void TestSailPointIdentities::findNamesOne_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("outcome"); // id, or kind of error
    const QByteArray two = R"([{"id":"1","alias":"ana","email":"ana@x.test"},{"id":"2","alias":"ANA"}])";
    QTest::newRow("alias") << u"bob"_s << QByteArray(R"([{"id":"7","alias":"BOB"}])") << u"7"_s;
    QTest::newRow("mail") << u" Ana@X.test "_s << two << u"1"_s;
    QTest::newRow("id beats alias") << u"1"_s << QByteArray(R"([{"id":"9","alias":"1"},{"id":"1"}])") << u"1"_s;
    QTest::newRow("shared alias") << u"ana"_s << two << u"Invalid"_s;
    QTest::newRow("nobody") << u"zoe"_s << QByteArray("[]") << u"NotFound"_s;
    QTest::newRow("a tenant that matches loosely")
        << u"bo"_s << QByteArray(R"([{"id":"7","alias":"bob"}])") << u"NotFound"_s;
}

void TestSailPointIdentities::findNamesOne()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, answer);
    QFETCH(QString, outcome);
    Fixture f;
    f.pipeline->answer(answer);
    const auto found = settled(f.provider.identityDirectory()->find(text, {}));
    QCOMPARE(found ? found->id.toString() : toString(found.error().kind), outcome);
    if (!found)
        QVERIFY(!found.error().message.isEmpty() && !found.error().nextStep.isEmpty());
    if (text == "bob"_L1)
        QCOMPARE(f.asked(), QByteArray("/v3/public-identities?limit=250&offset=0&filters=id%20eq%20%22bob%22%20or%20"
                                       "alias%20eq%20%22bob%22%20or%20email%20eq%20%22bob%22&sorters=name"));
    QVERIFY(settled(f.provider.identityDirectory()->find(u"  "_s, {})).error().kind == ErrorKind::Invalid);
    QCOMPARE(f.pipeline->requests.size(), size_t(1));
}

void TestSailPointIdentities::forwardingOf()
{
    Fixture f;
    f.pipeline->answer(R"([{"reassignToId":"b","lookupTrail":[{"reassignedFromId":"p","reassignedToId":"b",
                           "reassignmentType":"AUTOMATIC_REASSIGNMENT"}]}])");
    const auto read = settled(f.provider.identityDirectory()->forwardingOf(IdentityId(u"p"_s), {}));
    QVERIFY(read.has_value());
    QCOMPARE(read->landsAt.toString(), u"b"_s);
    QCOMPARE(read->trail.at(0).type, u"AUTOMATIC_REASSIGNMENT"_s);
    f.pipeline->refuse(ErrorKind::NotFound, 404);
    QVERIFY(settled(f.provider.identityDirectory()->forwardingOf(IdentityId(u"p"_s), {})).error().kind ==
            ErrorKind::NotFound);
}

void TestSailPointIdentities::whoAmI()
{
    Fixture named;
    named.pipeline->answer(R"([{"id":"me-id","name":"Ana Ruiz"}])");
    QCOMPARE(settled(named.provider.whoAmI({}))->name, u"Ana Ruiz"_s);
    QVERIFY(named.asked().contains("filters=id%20eq%20%22me-id%22"));

    Fixture noRight;
    noRight.pipeline->refuse(ErrorKind::Forbidden, 403);
    QCOMPARE(settled(noRight.provider.whoAmI({}))->id.toString(), u"me-id"_s);

    Fixture onlyName(ApiVersion::V3, SignedIn{{}, u"ana.ruiz"_s, {}, {}});
    QCOMPARE(settled(onlyName.provider.whoAmI({}))->name, u"ana.ruiz"_s);

    Fixture nobody(ApiVersion::V3, SignedIn());
    const auto unknown = settled(nobody.provider.whoAmI({}));
    QVERIFY(unknown.error().kind == ErrorKind::NotFound && !unknown.error().nextStep.isEmpty());

    Fixture refused(ApiVersion::V3, failure(Error(ErrorKind::Auth, u"no"_s)));
    QVERIFY(settled(refused.provider.whoAmI({})).error().kind == ErrorKind::Auth);
}

QTEST_GUILESS_MAIN(TestSailPointIdentities)
#include "tst_sailpoint_identities.moc"
