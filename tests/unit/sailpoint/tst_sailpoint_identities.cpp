// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/sailpoint/provider_fixture.h"
#include "tests/unit/sailpoint/settled.h"

#include <QTest>
#include <QUrlQuery>

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
    void namesAreFoundAsTheyAreDisplayed_data();
    void namesAreFoundAsTheyAreDisplayed();
    void aLongNameKeepsTheUrlShort();
    void whoHasTheWordsSomewhereIsFoundToo();
    void nobodyAmongManyIsNotNobody();
    void aTenantThatRefusesTheFilterIsAskedMoreSimply();
    void byIdsSplits_data();
    void byIdsSplits();
    void byIdsFailsWhole();
    void findNamesOne_data();
    void findNamesOne();
    void forwardingOf();
    void whoAmI();
    void theProviderMayGoWhileItIsAsked_data();
    void theProviderMayGoWhileItIsAsked();
    void theProviderMayGoWhileSomebodySignsIn();
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

void TestSailPointIdentities::namesAreFoundAsTheyAreDisplayed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("names"); // beside the four fields: first+last
    QTest::newRow("two words") << u"  Ana   Ruiz "_s << u"Ana+Ruiz Ruiz+Ana"_s;
    QTest::newRow("three words") << u"Ada García Márquez"_s
                                 << u"Ada+García_Márquez García_Márquez+Ada Ada_García+Márquez Márquez+Ada_García"_s;
    QTest::newRow("quotes") << u"a\"b ruiz"_s << u"a\\\"b+ruiz ruiz+a\\\"b"_s;
    QTest::newRow("Chinese") << u"王伟"_s << u"王+伟 伟+王"_s;
    QTest::newRow("two characters each") << u"欧阳晓明"_s
                                         << u"欧+阳晓明 阳晓明+欧 欧阳+晓明 晓明+欧阳 欧阳晓+明 明+欧阳晓"_s;
    QTest::newRow("Korean") << u"김민준"_s << u"김+민준 민준+김 김민+준 준+김민"_s;
    QTest::newRow("a rare character") << u"\U00020BB7伟"_s << u"\U00020BB7+伟 伟+\U00020BB7"_s;
    QTest::newRow("Japanese, with a space") << u"山田　太郎"_s << u"山田+太郎 太郎+山田"_s;
    QTest::newRow("a name without a space elsewhere") << u"Žižek"_s << QString();
}

void TestSailPointIdentities::namesAreFoundAsTheyAreDisplayed()
{
    QFETCH(QString, text);
    QFETCH(QString, names);
    Fixture f;
    f.pipeline->answer(R"([{"id":"1","name":"Whoever"}])");
    const auto page = settled(f.provider.identityDirectory()->search(text, {0, 20, false}, {}));
    QVERIFY(page.has_value());
    QCOMPARE(page->items.size(), size_t(1)); // the tenant has filtered; who answers to that is not doubted
    QCOMPARE(f.pipeline->requests.size(), size_t(1));
    QString typed = text.simplified();
    typed.replace(u'"', u"\\\""_s);
    QString expected = u"firstname sw \"%1\" or lastname sw \"%1\" or alias sw \"%1\" or email sw \"%1\""_s.arg(typed);
    for (const QString &name : names.split(u' ', Qt::SkipEmptyParts)) {
        expected +=
            u" or (firstname sw \"%1\" and lastname sw \"%2\")"_s.arg(name.section(u'+', 0, 0), name.section(u'+', 1));
    }
    expected.replace(u'_', u' ');
    const QUrlQuery query(f.pipeline->requests.front().url);
    QCOMPARE(query.queryItemValue(u"filters"_s, QUrl::FullyDecoded), expected);
    QCOMPARE(query.queryItemValue(u"limit"_s), u"20"_s);
}

void TestSailPointIdentities::aLongNameKeepsTheUrlShort()
{
    for (const QString &word : {u"कृष्णमूर्ति"_s, u"Hohenstaufen-Wittgenstein"_s}) {
        Fixture f;
        f.pipeline->answer("[]");
        f.pipeline->answer("[]");
        const QString text = QStringList(12, word).join(u' ');
        QVERIFY(settled(f.provider.identityDirectory()->search(text, {0, 20, false}, {})).has_value());
        QCOMPARE(f.pipeline->requests.size(), size_t(2));
        QVERIFY(f.pipeline->requests.front().url.toEncoded().size() <= maxUrlBytes);
    }
}

void TestSailPointIdentities::whoHasTheWordsSomewhereIsFoundToo()
{
    Fixture f;
    f.pipeline->answer("[]");
    f.pipeline->answer(R"([{"id":"1","name":"Ana Ruiz"},{"id":"2","name":"Ana Soto","email":"ana@RUIZ.test"},
        {"id":"3","name":"Ana Lee","attributes":[{"key":"department","value":"Ruiz Works"}]},{"id":"4","name":"Ana X"}])");
    const auto page = settled(f.provider.identityDirectory()->search(u"ana ruiz"_s, {0, 2, false}, {}));
    QVERIFY(page.has_value());
    QCOMPARE(f.asked(), "/v3/public-identities?limit=250&offset=0&filters=firstname%20sw%20%22ana%22%20or%20lastname"
                        "%20sw%20%22ana%22%20or%20alias%20sw%20%22ana%22%20or%20email%20sw%20%22ana%22&sorters=name");
    QCOMPARE(page->items.size(), size_t(2));
    QCOMPARE(page->items.back().id.toString(), u"2"_s);
    QVERIFY(page->mayHaveMore);
}

void TestSailPointIdentities::nobodyAmongManyIsNotNobody()
{
    Fixture f;
    f.pipeline->answer("[]");
    f.pipeline->answer('[' + QByteArrayList(250, R"({"id":"1","name":"Ana X"})").join(',') + ']');
    const auto some = settled(f.provider.identityDirectory()->search(u"ana ruiz"_s, {0, 20, false}, {}));
    QVERIFY(some && some->items.empty() && some->mayHaveMore);

    f.pipeline->answer("[]");
    f.pipeline->answer(R"([{"id":"1","name":"Ana X"}])");
    const auto none = settled(f.provider.identityDirectory()->search(u"ana ruiz"_s, {0, 20, false}, {}));
    QVERIFY(none && none->items.empty() && !none->mayHaveMore);

    f.pipeline->answer("[]");
    const auto joined = settled(f.provider.identityDirectory()->search(u"王伟"_s, {0, 20, false}, {}));
    QVERIFY(joined && joined->items.empty() && !joined->mayHaveMore);
    QCOMPARE(f.pipeline->requests.size(), size_t(5));
}

void TestSailPointIdentities::aTenantThatRefusesTheFilterIsAskedMoreSimply()
{
    Fixture f;
    f.pipeline->refuse(ErrorKind::Invalid, 400);
    f.pipeline->answer(R"([{"id":"1","name":"王伟"}])");
    QCOMPARE(settled(f.provider.identityDirectory()->search(u"王伟"_s, {0, 20, false}, {}))->items.size(), size_t(1));
    QVERIFY(!f.asked().contains("%20and%20"));

    f.pipeline->refuse(ErrorKind::Forbidden, 403);
    QVERIFY(settled(f.provider.identityDirectory()->search(u"ana ruiz"_s, {}, {})).error().kind ==
            ErrorKind::Forbidden);
    QCOMPARE(f.pipeline->requests.size(), size_t(3));
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

void TestSailPointIdentities::theProviderMayGoWhileItIsAsked_data()
{
    QTest::addColumn<QString>("question");
    for (const char *question : {"search", "search for two words", "byIds", "find", "whoAmI"})
        QTest::newRow(question) << QString::fromLatin1(question);
}

void TestSailPointIdentities::theProviderMayGoWhileItIsAsked()
{
    QFETCH(QString, question);
    auto f = std::make_unique<Fixture>();
    const std::shared_ptr<test::RecordingPipeline> pipeline = f->pipeline;
    pipeline->holds = true;
    IdentityDirectory &directory = *f->provider.identityDirectory();
    QFuture<void> asked;
    if (question == "whoAmI"_L1)
        asked = QFuture<void>(f->provider.whoAmI({}));
    else if (question == "byIds"_L1)
        asked = QFuture<void>(directory.byIds({IdentityId(u"1"_s)}, {}));
    else if (question == "find"_L1)
        asked = QFuture<void>(directory.find(u"ana"_s, {}));
    else
        asked = QFuture<void>(directory.search(question == "search"_L1 ? u"ana"_s : u"ana ruiz"_s, {}, {}));
    QTRY_COMPARE(pipeline->held.size(), size_t(1));
    f.reset();
    for (int i = 0; i < 2; ++i)
        pipeline->answer(R"([{"id":"1","name":"Ana Ruiz","alias":"ana"}])");
    pipeline->release();
    QTRY_VERIFY(asked.isFinished());
    QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
    QCoreApplication::processEvents();
    QCOMPARE(pipeline->requests.size(), size_t(1));
}

void TestSailPointIdentities::theProviderMayGoWhileSomebodySignsIn()
{
    QPromise<Result<SignedIn>> signIn;
    signIn.start();
    const auto pipeline = std::make_shared<test::RecordingPipeline>();
    auto provider = std::make_unique<SailPointProvider>(
        SailPointClient(pipeline, QUrl(u"https://acme.test"_s), ApiVersion::V3, u"client"_s),
        [&signIn](std::stop_token) { return signIn.future(); });
    const auto me = provider->whoAmI({});
    provider.reset();
    signIn.addResult(Result<SignedIn>(SignedIn{u"me-id"_s, {}, {}, {}}));
    signIn.finish();
    QTRY_VERIFY(me.isFinished());
    QVERIFY(pipeline->requests.empty());
}

QTEST_GUILESS_MAIN(TestSailPointIdentities)
#include "tst_sailpoint_identities.moc"
