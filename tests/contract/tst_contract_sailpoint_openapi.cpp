// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/recording_transport.h"
#include "tests/contract/sandbox_tenant.h"
#include "tests/support/qt_warnings.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>
#include <set>

using namespace Qt::StringLiterals;
using namespace baton;
using nlohmann::json;
using sailpoint::ApiVersion;
using test::RecordingTransport;
using test::SandboxTenant;
using test::settled;

/// What we send and what the sandbox answers, checked against SailPoint's own OpenAPI (named by BATON_OPENAPI).
class TestContractSailPointOpenApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { test::failOnUnexpectedWarnings(); }
    void exchangesAreAsDescribed_data();
    void exchangesAreAsDescribed();
    void corruptedExchangesAreRefused();

private:
    static void readEverything(GovernanceProvider &provider);
    static void moveEverything(GovernanceProvider &provider, GovernanceProvider &reviewer);
    static std::vector<json> recorded(ApiVersion version);
    static std::vector<json> corrupted(const std::vector<json> &good);
    void validate(const std::vector<json> &exchanges);

    QString m_description;
    QTemporaryDir m_folder;
};

void TestContractSailPointOpenApi::initTestCase()
{
    m_description = qEnvironmentVariable("BATON_OPENAPI");
    if (m_description.isEmpty())
        QSKIP("BATON_OPENAPI does not name an OpenAPI description; nothing to validate against.");
    QVERIFY2(QFile::exists(m_description), qPrintable(m_description));
    QVERIFY2(*BATON_PYTHON != '\0', "no python3 was found when the build was configured");
}

void TestContractSailPointOpenApi::readEverything(GovernanceProvider &provider)
{
    const auto campaigns = test::allCampaigns(provider);
    CampaignQuery campaignQuery;
    campaignQuery.statuses = {CampaignStatus::Active, CampaignStatus::Staged};
    campaignQuery.nameStartsWith = campaigns.front().name;
    campaignQuery.ids = {campaigns.front().id};
    QVERIFY(settled(provider.campaignReader()->campaigns(campaignQuery, {}, {})).has_value());

    const auto all = test::allCertifications(provider);
    CertificationQuery query;
    query.campaigns = {campaigns.front().id, campaigns.back().id};
    query.phase = CertificationPhase::Active;
    query.reviewer = all.front().reviewer.id;
    test::allCertifications(provider, query);
    query = {};
    query.mine = true;
    query.ids = {all.front().id, all.back().id};
    test::allCertifications(provider, query);
    for (size_t i = 0; i < all.size(); ++i) {
        // Those of governance groups answer 400, which is to be as described as well.
        if (i % 7 != 0 && all[i].reviewer.type == ReviewerType::Identity)
            continue;
        settled(provider.certificationReader()->items(all[i].id, {0, 250, true}, {}));
        settled(provider.certificationReader()->reviewedIdentities(all[i].id, {0, 250, true}, {}));
    }
    settled(provider.certificationReader()->items(CertificationId(u"no-such-one"_s), {}, {}));

    IdentityDirectory &directory = *provider.identityDirectory();
    const auto people = settled(directory.search({}, {0, 250, true}, {}));
    QVERIFY(people.has_value());
    settled(directory.search(u"a&b#50%\\\""_s, {}, {}));
    settled(directory.search(u"Ada (Zoë) \"van\" R&D"_s, {}, {}));
    settled(directory.search(u"王伟"_s, {}, {}));
    settled(directory.find(people->items.front().alias, {}));
    settled(directory.byIds({people->items.front().id, people->items.back().id}, {}));
    for (size_t i = 0; i < people->items.size(); i += 5)
        settled(directory.forwardingOf(people->items[i].id, {}));
    settled(provider.taskReader()->task(TaskId(u"no-such-task"_s), {}));
    QVERIFY(settled(provider.whoAmI({})).has_value());
}

void TestContractSailPointOpenApi::moveEverything(GovernanceProvider &provider, GovernanceProvider &reviewer)
{
    const Certification source = test::openCertification(provider);
    const Identity target = test::targetFor(provider, source);
    const auto items = test::allItems(provider, source.id);
    const ReassignDialect &dialect = provider.dialect();
    const auto call = [&](const QString &operation, const std::vector<Unit> &units) {
        return test::callFrom(provider, operation, source, target.id, units);
    };
    const auto follow = [&](const Result<Ticket> &ticket) {
        QVERIFY2(ticket && ticket->task, ticket ? "no task" : qPrintable(describe(ticket.error())));
        TaskQuery pending;
        pending.ids = {ticket->task->id, TaskId(u"another"_s)};
        settled(provider.taskReader()->pendingTasks(pending, {0, 250, true}, {}));
        pending = {};
        pending.targets = {ticket->task->targetId};
        settled(provider.taskReader()->pendingTasks(pending, {}, {}));
        QVERIFY(test::ended(provider, ticket->task->id).has_value());
    };
    const std::vector<Unit> first{dialect.itemUnit(items.front())};
    QVERIFY(!test::sent(reviewer, call(u"campaign-reassign"_s, {dialect.certificationUnit(source)})).has_value());
    QVERIFY(test::sent(provider, call(u"certification-reassign"_s, first)).has_value());
    follow(test::sent(provider, call(u"certification-reassign-async"_s, {dialect.itemUnit(items.back())})));
    follow(test::sent(provider, call(u"campaign-reassign"_s, {dialect.certificationUnit(source)})));
    // Tasks that fail, and calls that are refused.
    const auto bad = test::sent(provider, call(u"certification-reassign-async"_s, {{UnitKind::Item, u"gone"_s}}));
    if (bad && bad->task)
        QVERIFY(test::ended(provider, bad->task->id).has_value());
    QVERIFY(!test::sent(provider, test::callFrom(provider, u"campaign-reassign"_s, source, IdentityId(u"nobody"_s),
                                                 {dialect.certificationUnit(source)}))
                 .has_value());
    const auto others = test::allCertifications(provider);
    test::allItems(provider, others.front().reviewer.type == ReviewerType::Identity ? others.front().id : source.id);
}

std::vector<json> TestContractSailPointOpenApi::recorded(ApiVersion version)
{
    SandboxTenant tenant(test::smallTenant({"--certifications 70", "--items 12", "--identities 120"}));
    const QUrl base(tenant.baseUrl());
    RecordingTransport recording(tenant.transport(), base);
    const auto provider = tenant.provider(version, test::Who::Admin, &recording);
    const auto reviewer = tenant.provider(version, test::Who::Reviewer, &recording);
    readEverything(*provider);
    moveEverything(*provider, *reviewer);
    settled(reviewer->campaignReader()->campaigns({}, {}, {}));
    settled(tenant.provider(version, test::Who::WrongSecret, &recording)->campaignReader()->campaigns({}, {}, {}));

    // A token that the tenant does not know.
    HttpRequest request;
    request.url = QUrl(tenant.baseUrl() + u"/v3/certifications"_s);
    request.headers = {{"Authorization", "Bearer nonsense"}, {"Accept", "application/json"}};
    auto refused = recording.send(request, {});
    [[maybe_unused]] const bool answered = QTest::qWaitFor([&] { return refused.isFinished(); }, 10'000);

    // More than the tenant's rate limit at once.
    SandboxTenant limited(test::smallTenant({"--certifications 10", "--items 3", "--rate-limit 3/1"}));
    RecordingTransport atLimit(limited.transport(), QUrl(limited.baseUrl()));
    const auto hasty = limited.provider(version, test::Who::Admin, &atLimit);
    std::vector<QFuture<Result<Page<Campaign>>>> calls;
    calls.reserve(5);
    for (int i = 0; i < 5; ++i)
        calls.push_back(hasty->campaignReader()->campaigns({}, {}, {}));
    for (const auto &call : calls)
        QTest::qVerify(settled(call).has_value(), "read at the rate limit", "", __FILE__, __LINE__);
    std::vector<json> all = recording.exchanges();
    all.insert(all.end(), atLimit.exchanges().begin(), atLimit.exchanges().end());
    return all;
}

std::vector<json> TestContractSailPointOpenApi::corrupted(const std::vector<json> &good)
{
    std::vector<json> bad;
    // The first good exchange of that method whose path ends so, with that status and, if asked, that in its query.
    const auto like = [&](const char *word, const std::string &method, const std::string &pathEnd, int status,
                          const std::string &inQuery = {}) -> json & {
        for (const json &each : good) {
            if (each["method"] == method && each["path"].get<std::string>().ends_with(pathEnd) &&
                each["status"] == status && each["query"].get<std::string>().find(inQuery) != std::string::npos) {
                bad.push_back(each);
                bad.back()["refuse"] = word;
                return bad.back();
            }
        }
        qFatal("nothing was recorded like %s %s", method.c_str(), pathEnd.c_str());
        return bad.back();
    };
    const auto edit = [](json &exchange, const char *member, const auto &change) {
        json body = json::parse(exchange[member].get<std::string>());
        change(body);
        exchange[member] = body.dump();
    };
    const auto query = [&](const char *word, const char *text) {
        like(word, "GET", "/certifications", 200)["query"] = text;
    };
    like("undocumented path", "GET", "/certifications", 200)["path"] = "/v3/certificates";
    like("undocumented path", "GET", "/certifications", 200)["method"] = "DELETE";
    query("undocumented query parameter", "surprise=1");
    query("undocumented query parameter", "limit=1&limit=2");
    query("query parameter limit", "limit=251");
    query("query parameter limit", "limit=many");
    query("query parameter count", "count=yes");
    query("undocumented reviewer.id", "filters=reviewer.id%20eq%20%22x%22");
    query("undocumented phase in", "filters=phase%20in%20%28%22ACTIVE%22%29");
    query("cannot be read", "filters=id%20eq%20x");
    query("unescaped character", "filters=id%20eq%20%22a%23b%22");
    query("sorters name", "sorters=deadline");
    like("header X-SailPoint-Experimental", "GET", "/evaluate/CERTIFICATIONS", 200)["requestHeaders"] = json::object();
    like("X-Total-Count", "GET", "/certifications", 200,
         "count=true")["responseHeaders"] = {{"Content-Type", "application/json"}};
    like("undocumented type", "POST", "/reassign-async", 200)["requestHeaders"] = {{"Content-Type", "text/plain"}};
    like("undocumented status", "GET", "/certifications", 200)["status"] = 418;
    like("request body is missing", "POST", "/reassign-async", 200)["requestBody"] = "";
    like("response body is not JSON", "GET", "/certifications", 200)["responseBody"] = "<html>";
    for (const auto &change : std::vector<std::function<void(json &)>>{
             [](json &body) { body.erase("reason"); }, [](json &body) { body["reassign"][0]["type"] = "EVERYTHING"; },
             [](json &body) {
                 body["reassignTo"] = {{"id", "x"}, {"type", "IDENTITY"}};
             },
             [](json &body) { body["items"] = body["reassign"]; }})
        edit(like("request body", "POST", "/reassign-async", 200), "requestBody", change);
    edit(like("request body", "POST", "/reassign", 202), "requestBody",
         [](json &body) { body["certificationIds"] = std::vector<std::string>(251, "x"); });
    for (const auto &change : std::vector<std::function<void(json &)>>{
             [](json &body) { body[0]["phase"] = "WAXING"; }, [](json &body) { body[0]["campaign"].erase("name"); },
             [](json &body) { body[0]["due"] = "tomorrow"; }, [](json &body) { body[0]["completed"] = "yes"; },
             [](json &body) { body[0]["identitiesTotal"] = 3'000'000'000; },
             [](json &body) { body[0]["name"] = nullptr; }, [](json &body) { body[0]["surprise"] = 1; },
             [](json &body) { body = body[0]; }})
        edit(like("response body", "GET", "/certifications", 200, "count=true"), "responseBody", change);
    return bad;
}

void TestContractSailPointOpenApi::validate(const std::vector<json> &exchanges)
{
    QFile file(m_folder.filePath(u"exchanges.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const json &exchange : exchanges) {
        const std::string line = exchange.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
        QCOMPARE(file.write(line.data(), static_cast<qint64>(line.size())), static_cast<qint64>(line.size()));
    }
    file.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QString::fromUtf8(BATON_PYTHON),
                  {QString::fromUtf8(BATON_OPENAPI_VALIDATOR), m_description, file.fileName()});
    QVERIFY(process.waitForFinished(180'000));
    const QByteArray output = process.readAll().trimmed();
    const bool passed = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    QVERIFY2(passed, output.constData());
    for (const QByteArray &line : output.split('\n'))
        qInfo("%s", line.constData());
}

void TestContractSailPointOpenApi::exchangesAreAsDescribed_data()
{
    // v2024 is not in the description.
    QTest::addColumn<ApiVersion>("version");
    for (const ApiVersion version :
         {ApiVersion::V3, ApiVersion::V2025, ApiVersion::V2026, ApiVersion::V1, ApiVersion::Beta})
        QTest::newRow(qPrintable(toString(version))) << version;
}

void TestContractSailPointOpenApi::exchangesAreAsDescribed()
{
    QFETCH(ApiVersion, version);
    const std::vector<json> exchanges = recorded(version);
    QVERIFY(exchanges.size() > 60);
    // The refusals that can be brought about are among them.
    std::set<int> statuses;
    for (const json &exchange : exchanges)
        statuses.insert(exchange["status"].get<int>());
    for (const int status : {200, 202, 400, 401, 403, 404, 429})
        QVERIFY2(statuses.contains(status), qPrintable(QString::number(status)));
    validate(exchanges);
}

void TestContractSailPointOpenApi::corruptedExchangesAreRefused()
{
    std::vector<json> exchanges = recorded(ApiVersion::V3);
    const std::vector<json> bad = corrupted(exchanges);
    QVERIFY(bad.size() > 30);
    exchanges.insert(exchanges.end(), bad.begin(), bad.end());
    validate(exchanges);
}

QTEST_GUILESS_MAIN(TestContractSailPointOpenApi)
#include "tst_contract_sailpoint_openapi.moc"
