// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/test_tenant.h"

#include <QObject>
#include <QUrl>

using namespace baton::sandbox;
using baton::test::TestTenant;
using nlohmann::json;

namespace {

std::string encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text).toStdString();
}

std::string header(const Response &response, const char *name)
{
    for (const auto &[key, value] : response.headers) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

class SandboxListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void pagesPartitionTheList()
    {
        TestTenant tenant({"--certifications", "523"});
        std::set<std::string> ids;
        for (int offset = 0; offset < 523; offset += 50) {
            const Response response = tenant.send("GET", "/v3/certifications?limit=50&count=true&sorters=name&offset=" +
                                                             std::to_string(offset));
            QCOMPARE(header(response, "X-Total-Count"), std::string("523"));
            const json page = json::parse(response.body);
            QCOMPARE(page.size(), static_cast<std::size_t>(std::min(50, 523 - offset)));
            for (const auto &certification : page)
                QVERIFY(ids.insert(certification["id"]).second);
        }
        QCOMPARE(ids.size(), std::size_t{523});
        QCOMPARE(header(tenant.send("GET", "/v3/certifications"), "X-Total-Count"), std::string());
    }

    void pastTheEnd()
    {
        TestTenant empty;
        QCOMPARE(empty.send("GET", "/v3/certifications?offset=100").body, std::string("[]"));
        TestTenant strict({"--variant", "past-end=400"});
        QCOMPARE(strict.send("GET", "/v3/certifications?offset=100").status, 400);
        QCOMPARE(strict.send("GET", "/v3/certifications?offset=99").status, 200);
        QCOMPARE(strict.send("GET", "/v3/certification-tasks?offset=0").status, 200);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        const auto row = [](const char *target, int status) {
            QTest::newRow(target) << QString::fromUtf8(target) << status;
        };
        row("/v3/certifications?limit=251", 400);
        row("/v3/certifications?limit=-1", 400);
        row("/v3/certifications?limit=x", 400);
        row("/v3/certifications?limit=", 400);
        row("/v3/certifications?limit=0", 200);
        row("/v3/certifications?limit=250", 200);
        row("/v3/certifications?offset=-1", 400);
        row("/v3/certifications?count=yes", 400);
        row("/v3/certifications?sorters=name,-due,signed", 200);
        row("/v3/certifications?sorters=phase", 400);
        row("/v3/certifications?sorters=created", 400);
        row("/v3/certifications?reviewer-identity=nobody", 400);
        row("/v3/certifications?filters=reviewer.id%20eq%20%22a%22", 400);
        row("/v3/certifications?filters=phase%20in%20(%22ACTIVE%22)", 400);
        row("/v3/certifications?filters=completed%20ne%20true", 400);
        row("/v3/campaigns?sorters=deadline", 400);
        row("/v3/campaigns?sorters=-created", 200);
        row("/v3/campaigns?detail=MORE", 400);
        row("/v3/campaigns?filters=status%20in%20(%22ACTIVE%22,%22STAGED%22)", 200);
        row("/v3/campaigns?filters=type%20eq%20%22MANAGER%22", 400);
        row("/v3/public-identities?filters=name%20sw%20%22a%22", 400);
        row("/v3/public-identities?sorters=name", 200);
        row("/v3/public-identities?sorters=alias", 400);
        row("/v3/certification-tasks?sorters=created", 400);
        row("/v3/certification-tasks?filters=status%20eq%20%22QUEUED%22", 400);
        row("/v3/campaigns/none", 404);
        row("/v3/certifications/none", 404);
        row("/v3/certifications/none/access-review-items", 404);
        row("/v3/certification-tasks/none", 404);
        row("/v3/nothing", 404);
        row("/v4/campaigns", 404);
        row("/beta/certifications", 404);
        row("/v3/reassignment-configurations/x/evaluate/CERTIFICATIONS", 404);
        row("/v3/campaigns/x/reassign", 405);
        row("/", 404);
    }
    void refuses()
    {
        QFETCH(QString, target);
        QFETCH(int, status);
        TestTenant tenant;
        const Response response = tenant.send("GET", target.toStdString());
        QCOMPARE(response.status, status);
        if (status == 200)
            return;
        const json body = json::parse(response.body);
        QVERIFY(body["detailCode"].get<std::string>().find(std::to_string(status)) == 0);
        QCOMPARE(body["trackingId"].get<std::string>().size(), std::size_t{32});
        QCOMPARE(body["messages"].size(), std::size_t{1});
        QCOMPARE(body["messages"][0]["locale"].get<std::string>(), std::string("en-US"));
        QVERIFY(body["causes"].is_array());
    }

    void speaksTheLanguageAskedFor()
    {
        TestTenant tenant;
        const Response response =
            tenant.send("GET", "/v3/campaigns/none", {}, "admin", {{"accept-language", "de-DE,de;q=0.9"}});
        const json messages = json::parse(response.body)["messages"];
        QCOMPARE(messages.size(), std::size_t{2});
        QCOMPARE(messages[0]["localeOrigin"].get<std::string>(), std::string("DEFAULT"));
        QCOMPARE(messages[1]["localeOrigin"].get<std::string>(), std::string("REQUEST"));
        QCOMPARE(messages[1]["locale"].get<std::string>(), std::string("de-DE"));
    }

    void answersWhateverBytesCome()
    {
        TestTenant tenant;
        const Response response = tenant.send("GET", "/v3/campaigns/%ff%00%22%5c%e2%82?filters=%f0%9f");
        QCOMPARE(response.status, 404);
        QVERIFY(json::parse(response.body, nullptr, false).is_object());
    }

    void filtersAndSortsCertifications()
    {
        TestTenant tenant({"--certifications", "400"});
        const std::string campaign = tenant.campaign(0).id.text();
        const auto found = tenant.certifications(
            "&sorters=-name&filters=" +
            encoded(QStringLiteral("campaign.id eq \"%1\" and phase eq \"ACTIVE\" and completed eq false")
                        .arg(QString::fromStdString(campaign))));
        QVERIFY(found.size() > 100);
        std::size_t expected = 0;
        for (const auto &certification : tenant.certifications()) {
            expected += certification["campaign"]["id"] == campaign && certification["phase"] == "ACTIVE" &&
                                !certification["completed"]
                            ? 1
                            : 0;
        }
        QCOMPARE(found.size(), expected);
        for (std::size_t i = 1; i < found.size(); ++i)
            QVERIFY(foldedCase(found[i - 1]["name"].get<std::string>()) >=
                    foldedCase(found[i]["name"].get<std::string>()));

        QString ids;
        for (std::size_t i = 0; i < 100; ++i)
            ids += (i == 0 ? QString() : QStringLiteral(",")) + QLatin1Char('"') +
                   QString::fromStdString(found[i]["id"].get<std::string>()) + QLatin1Char('"');
        QCOMPARE(tenant.certifications("&filters=" + encoded(QStringLiteral("id in (%1,\"none\")").arg(ids))).size(),
                 std::size_t{100});
    }

    void filtersByReviewer()
    {
        TestTenant tenant;
        const std::string me = tenant.person(known::reviewer).id.text();
        const auto mine = tenant.certifications("&reviewer-identity=" + me);
        QVERIFY(mine.size() >= 3);
        for (const auto &certification : mine)
            QCOMPARE(certification["reviewer"]["id"].get<std::string>(), me);
        const json asReviewer =
            json::parse(tenant.send("GET", "/v3/certifications?reviewer-identity=me", {}, "reviewer").body);
        QCOMPARE(asReviewer.size(), mine.size());
    }

    void filtersItems()
    {
        TestTenant tenant({"--items", "60"});
        const auto certification = tenant.openCertifications(0, 1).front()["id"].get<std::string>();
        const auto all = tenant.items(certification);
        QCOMPARE(all.size(), std::size_t{60});
        const auto where = [&](const QString &filter) {
            return tenant.get("/v3/certifications/" + certification +
                              "/access-review-items?filters=" + encoded(filter));
        };
        const json summary = all[7]["identitySummary"];
        std::size_t same = 0, entitlements = 0;
        for (const auto &item : all) {
            same += item["identitySummary"]["id"] == summary["id"] ? 1 : 0;
            entitlements += item["accessSummary"]["access"]["type"] == "ENTITLEMENT" ? 1 : 0;
        }
        QCOMPARE(where(QStringLiteral("identitySummary.id eq \"%1\"")
                           .arg(QString::fromStdString(summary["id"].get<std::string>())))
                     .size(),
                 same);
        QCOMPARE(where(QStringLiteral("access.type eq \"ENTITLEMENT\"")).size(), entitlements);
        QCOMPARE(where(QStringLiteral("not access.type eq \"ENTITLEMENT\"")).size(), 60 - entitlements);
        const std::string access = all[3]["accessSummary"]["access"]["id"];
        const std::string type = all[3]["accessSummary"]["access"]["type"];
        const std::string parameter = type == "ENTITLEMENT"      ? "entitlements"
                                      : type == "ACCESS_PROFILE" ? "access-profiles"
                                                                 : "roles";
        const std::string path = "/v3/certifications/" + certification + "/access-review-items?";
        for (const auto &item : tenant.get(path + parameter + "=" + access))
            QCOMPARE(item["accessSummary"]["access"]["id"].get<std::string>(), access);
        QVERIFY(!tenant.get(path + parameter + "=" + access).empty());
        QCOMPARE(tenant.send("GET", path + "roles=a&entitlements=b").status, 400);
    }

    void findsPeopleByAnyPartOfTheirName()
    {
        TestTenant tenant;
        const json found = tenant.get("/v3/public-identities?filters=" +
                                      encoded(QStringLiteral("firstname sw \"STELLA\" or email sw \"rita.rossi@\"")));
        std::set<std::string> aliases;
        for (const auto &identity : found)
            aliases.insert(identity["alias"]);
        QVERIFY(aliases.count("stella.muller") == 1 && aliases.count("rita.rossi") == 1);
        const json stella =
            tenant.get("/v3/public-identities?filters=" + encoded(QStringLiteral("alias eq \"stella.muller\"")))[0];
        QCOMPARE(stella["name"].get<std::string>(), std::string("Stella Müller"));
        QCOMPARE(stella["identityState"].get<std::string>(), std::string("ACTIVE"));
        QCOMPARE(stella["manager"]["id"].get<std::string>(), tenant.person(known::admin).id.text());
    }

    /// The core filters leave out whoever has no mail address, and nobody else; with a filter as without.
    void coreFiltersLeaveOutWhoHasNoMail()
    {
        TestTenant tenant;
        const auto everybody = [&tenant](const std::string &query) {
            std::vector<json> all;
            while (all.size() % 250 == 0) {
                const json page = tenant.get("/v3/public-identities?limit=250&offset=" + std::to_string(all.size()) +
                                             "&sorters=name" + query);
                all.insert(all.end(), page.begin(), page.end());
                if (page.empty())
                    break;
            }
            return all;
        };
        const std::vector<json> people = everybody({});
        const auto without =
            std::find_if(people.begin(), people.end(), [](const json &person) { return person["email"].is_null(); });
        QVERIFY(without != people.end());
        const QString begin = QString::fromStdString((*without)["alias"].get<std::string>()).left(1);
        for (const std::string &filter :
             {std::string(), "&filters=" + encoded(QStringLiteral("alias sw \"%1\"").arg(begin))}) {
            std::vector<json> all = everybody(filter);
            const std::size_t count = all.size();
            std::erase_if(all, [](const json &person) { return person["email"].is_null(); });
            QVERIFY(!all.empty() && all.size() < count);
            QVERIFY(everybody(filter + "&add-core-filters=true") == all);
            QCOMPARE(everybody(filter + "&add-core-filters=false").size(), count);
        }
        QCOMPARE(tenant.send("GET", "/v3/public-identities?add-core-filters=perhaps").status, 400);
    }

    void summariesAgreeWithItems()
    {
        TestTenant tenant;
        for (const auto &certification : tenant.certifications()) {
            if (certification["reviewer"]["type"] == "GOVERNANCE_GROUP")
                continue;
            const std::string id = certification["id"];
            std::map<std::string, bool> summaries;
            int decided = 0;
            const auto items = tenant.items(id);
            for (const auto &item : items) {
                const auto &summary = item["identitySummary"];
                summaries[summary["id"]] = summary["completed"];
                decided += item["completed"] ? 1 : 0;
            }
            QCOMPARE(certification["decisionsTotal"].get<std::size_t>(), items.size());
            QCOMPARE(certification["decisionsMade"].get<int>(), decided);
            QCOMPARE(certification["identitiesTotal"].get<std::size_t>(), summaries.size());
            std::size_t completed = 0;
            const json listed = tenant.get("/v3/certifications/" + id + "/identity-summaries");
            QCOMPARE(listed.size(), summaries.size());
            for (const auto &summary : listed) {
                QCOMPARE(summaries.at(summary["id"]), summary["completed"].get<bool>());
                completed += summary["completed"] ? 1 : 0;
            }
            QCOMPARE(certification["identitiesCompleted"].get<std::size_t>(), completed);
            const std::string one = listed[0]["id"];
            QVERIFY(tenant.get("/v3/certifications/" + id + "/identity-summaries/" + one) == listed[0]);
        }
    }

    void everyVersionAnswersTheSame()
    {
        TestTenant tenant;
        const std::string body = tenant.send("GET", "/v3/certifications").body;
        for (const char *path :
             {"/v2024/certifications", "/v2025/certifications", "/v2026/certifications", "/certifications/v1"})
            QVERIFY2(tenant.send("GET", path).body == body, path);
        const Response beta = tenant.send("GET", "/beta/campaigns");
        QCOMPARE(beta.body, tenant.send("GET", "/campaigns/v1").body);
        QCOMPARE(header(beta, "X-Deprecated"), std::string("true"));
        QCOMPARE(header(tenant.send("GET", "/v3/campaigns"), "X-Deprecated"), std::string());
    }

    void evaluatesOutOfOffice()
    {
        TestTenant tenant;
        const std::string path =
            "/reassignment-configurations/v1/" + tenant.person(known::awayChain).id.text() + "/evaluate/";
        QCOMPARE(tenant.send("GET", path + "CERTIFICATIONS").status, 400);
        const auto ask = [&](const std::string &target) {
            return json::parse(tenant.send("GET", target, {}, "admin", {{"x-sailpoint-experimental", "true"}}).body);
        };
        const json answer = ask(path + "CERTIFICATIONS")[0];
        QCOMPARE(answer["reassignToId"].get<std::string>(), tenant.person(known::chainEnd).id.text());
        QCOMPARE(answer["lookupTrail"].size(), std::size_t{2});
        QCOMPARE(answer["lookupTrail"][0]["reassignedFromId"].get<std::string>(),
                 tenant.person(known::awayChain).id.text());
        QVERIFY(ask(path + "MANUAL_TASKS")[0]["lookupTrail"].empty());
        const std::string beta = "/beta/reassignment-configurations/" + tenant.person(known::standIn).id.text();
        const json none = tenant.get(beta + "/evaluate/CERTIFICATIONS")[0];
        QCOMPARE(none["reassignToId"].get<std::string>(), tenant.person(known::standIn).id.text());
        QVERIFY(none["lookupTrail"].empty());
    }
};

QTEST_GUILESS_MAIN(SandboxListsTest)
#include "tst_sandbox_lists.moc"
