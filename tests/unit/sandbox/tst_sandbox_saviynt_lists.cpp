// SPDX-License-Identifier: GPL-3.0-or-later
// What the reads of the Saviynt dialect answer.
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/saviynt_tenant.h"

#include <QObject>
#include <QRegularExpression>
#include <QTest>

using namespace baton::sandbox;
using baton::sandbox::saviynt::CampaignKind;
using baton::test::SaviyntTenant;
using nlohmann::json;

namespace {

bool matches(const json &value, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromUtf8(pattern)))
        .match(QString::fromStdString(value.get<std::string>()))
        .hasMatch();
}

std::set<std::string> keysOf(const json &object)
{
    std::set<std::string> keys;
    for (const auto &[key, value] : object.items())
        keys.insert(key);
    return keys;
}

using Keys = std::set<std::string>;

/// The first campaign of a kind that is under way.
std::uint32_t campaignOf(SaviyntTenant &tenant, CampaignKind kind)
{
    for (std::uint32_t i = 0; i < tenant.data->campaigns.size(); ++i) {
        const Campaign &campaign = tenant.data->campaigns[i];
        if (saviynt::kindOf(campaign.type) == kind && campaign.status == CampaignStatus::Active)
            return i;
    }
    return kNone;
}

} // namespace

class SandboxSaviyntListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void campaignsOfAPerson();
    void certificationsOfAPerson();
    void certificationStates();
    void pagesAddUp_data();
    void pagesAddUp();
    void campaignDetails();
    void usersAccountsAndEntitlements();
    void employmentStatus();
    void entitlementOwner();
    void entitlementOwnerPages();
    void entitlementOwnerFlat();
    void applicationOwner();
    void otherKindsAreEmpty();
    void userLookUp_data();
    void userLookUp();
    void userAttributes();
    void unknownThings();
};

void SandboxSaviyntListsTest::campaignsOfAPerson()
{
    SaviyntTenant tenant;
    const json list = tenant.read("fetchCampaignList", {{"certifierUsername", "ada.lindqvist"}});
    QVERIFY(!list["campaigns"].empty());
    QCOMPARE(list["count"].get<std::size_t>(), list["campaigns"].size());
    QCOMPARE(list["errorCode"].get<std::string>(), std::string("0"));
    QCOMPARE(list["msg"].get<std::string>(), std::string("successful"));
    std::set<std::string> types;
    for (const json &one : list["campaigns"]) {
        QVERIFY(keysOf(one) == Keys({"action", "campaignName", "campaignOwner", "endDate", "id", "progress",
                                     "reassigned", "startDate", "status", "type"}));
        QVERIFY(one["id"].is_number());
        QVERIFY(matches(one["campaignOwner"], R"(\S+ \(.+\))"));
        QVERIFY(matches(one["startDate"], R"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)"));
        QVERIFY(matches(one["endDate"], R"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)"));
        QVERIFY(matches(one["progress"], R"(\d{1,3}%)"));
        types.insert(one["type"]);
    }
    QVERIFY(types.count("User Manager") == 1);
    // Somebody who neither certifies nor owns anything has none; the leaver has the campaigns of his certifications.
    const json leavers = tenant.read("fetchCampaignList", {{"certifierUsername", "leon.szczesny"}});
    QVERIFY(!leavers["campaigns"].empty());
    const json nobodys = tenant.read("fetchCampaignList", {{"certifierUsername", tenant.person(199).alias}});
    for (const json &one : nobodys["campaigns"]) {
        const json held =
            tenant.read("fetchCertificationList", {{"certifierUsername", tenant.person(199).alias}})["certifications"];
        QVERIFY(std::any_of(held.begin(), held.end(),
                            [&](const json &certification) { return certification["campaignKey"] == one["id"]; }));
    }
}

void SandboxSaviyntListsTest::certificationsOfAPerson()
{
    SaviyntTenant tenant;
    std::size_t total = 0;
    for (const Person &person : tenant.data->people) {
        const json list = tenant.read("fetchCertificationList", {{"certifierUsername", person.alias}});
        total += list["totalCount"].get<std::size_t>();
        QVERIFY(list["displayCount"] == list["totalCount"]);
        QCOMPARE(list["certifierUsername"].get<std::string>(), person.alias);
        for (const json &one : list["certifications"]) {
            QVERIFY(keysOf(one) == Keys({"campaignKey", "campaignName", "certificationName", "certifier", "comments",
                                         "dueIn", "enddate", "id", "progress", "startdate", "status", "type"}));
            QCOMPARE(one["certifier"].get<std::string>(), person.alias + " (" + person.first + " " + person.last + ")");
            QCOMPARE(one["certificationName"].get<std::string>(),
                     one["campaignName"].get<std::string>() + " - " + one["certifier"].get<std::string>());
            QVERIFY(matches(one["dueIn"], R"(-?\d+ Days)"));
            const json alone =
                tenant.read("fetchCertificationList", {{"certifierUsername", person.alias},
                                                       {"certkey", std::to_string(one["id"].get<std::int64_t>())}});
            QCOMPARE(alone["certifications"].size(), std::size_t{1});
            const json named = tenant.read("fetchCertificationList", {{"certifierUsername", person.alias},
                                                                      {"certificationname", one["certificationName"]}});
            QVERIFY(!named["certifications"].empty());
        }
    }
    QCOMPARE(total, tenant.data->certifications.size()); // each has one certifier, who is a person
}

void SandboxSaviyntListsTest::certificationStates()
{
    SaviyntTenant tenant({"--certifications", "400"});
    std::map<std::string, std::set<std::string>> shown; // filter → what is shown
    for (const char *state : {"preview", "new", "readytosubmit", "expired", "fullyexecuted", "inprogress",
                              "lockedandtaskcreated", "discontinued", "locked"}) {
        for (const Person &person : tenant.data->people) {
            const json list =
                tenant.read("fetchCertificationList", {{"certifierUsername", person.alias}, {"status", state}});
            for (const json &one : list["certifications"])
                shown[state].insert(one["status"]);
        }
        QVERIFY2(shown[state].size() == 1, state); // every state is there, under one name
    }
    QCOMPARE(*shown["lockedandtaskcreated"].begin(), std::string("Locked And Task Created"));
    const auto count = [&](const char *states) {
        return tenant
            .read("fetchCertificationList", {{"certifierUsername", "leon.szczesny"}, {"status", states}})["totalCount"]
            .get<int>();
    };
    QCOMPARE(count("new, inprogress"), count("new") + count("inprogress"));
    QCOMPARE(count("nonsense"), 0);
}

void SandboxSaviyntListsTest::pagesAddUp_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QByteArray>("array");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *operation, const char *array, int kind) {
        QTest::newRow(operation) << QByteArray(operation) << QByteArray(array) << kind;
    };
    row("fetchCampaignList", "campaigns", 0);
    row("fetchCertificationList", "certifications", 0);
    row("fetchCampaignDetails", "campaignDetails", 0);
    row("fetchCampaignAccEntDetails", "campaignAccountEntDetails", 0);
    row("fetchEntOwnerCampaignDetails", "campaignDetails", 1);
    row("fetchEntOwnerCampaignAccEntDetails", "campaignAccountEntDetails", 1);
    row("fetchAppOwnerCampaignAccEntDetails", "campaignAccountEntDetails", 2);
    row("getUser", "userlist", 0);
}

void SandboxSaviyntListsTest::pagesAddUp()
{
    QFETCH(QByteArray, operation);
    QFETCH(QByteArray, array);
    QFETCH(int, kind);
    SaviyntTenant tenant;
    json asked = {{"certifierUsername", ""}, {"max", "1000"}};
    if (operation.startsWith("fetchCampaignList") || operation == "fetchCertificationList")
        asked["certifierUsername"] = "ada.lindqvist";
    asked["campaignId"] = tenant.campaignId(campaignOf(tenant, static_cast<CampaignKind>(kind)));
    const json all = tenant.read(operation.toStdString(), asked)[array.toStdString()];
    QVERIFY(all.size() > 2);
    json pieces = json::array();
    asked["max"] = 2; // a number is as good as a text
    while (pieces.size() < all.size()) {
        asked["offset"] = std::to_string(pieces.size());
        const json page = tenant.read(operation.toStdString(), asked)[array.toStdString()];
        QVERIFY(!page.empty() && page.size() <= 2);
        pieces.insert(pieces.end(), page.begin(), page.end());
    }
    QVERIFY(pieces == all);
    asked["offset"] = std::to_string(all.size());
    QVERIFY(tenant.read(operation.toStdString(), asked)[array.toStdString()].empty());
}

void SandboxSaviyntListsTest::campaignDetails()
{
    SaviyntTenant tenant;
    const std::uint32_t campaign = campaignOf(tenant, CampaignKind::UserManager);
    const json details = tenant.read("fetchCampaignDetails", {{"campaignId", tenant.campaignId(campaign)}});
    QVERIFY(keysOf(details) == Keys({"Total Preview Certification", "campaignDetails", "campaignId", "complete",
                                     "count", "errorCode", "msg"}));
    QCOMPARE(details["campaignId"].get<std::string>(), tenant.campaignId(campaign));
    QCOMPARE(details["complete"].get<std::string>(), std::string("No"));
    std::set<std::string> decisions;
    for (const json &one : details["campaignDetails"]) {
        QVERIFY(keysOf(one) ==
                Keys({"certificationame", "certifier", "certkey", "progress", "status", "usercount", "users"}));
        QCOMPARE(one["usercount"].get<std::size_t>(), one["users"].size());
        QVERIFY(one["certkey"].is_string());
        for (const json &user : one["users"]) {
            QVERIFY(user["username"] != one["certifier"]); // nobody reviews themselves
            QVERIFY(user["totalaccount"].get<int>() > 0);
            decisions.insert(user["certfied"]);
        }
    }
    QVERIFY(decisions.count("NORESPONSE") == 1 && decisions.count("WORKSFORME") == 1);
    const std::string key = details["campaignDetails"][1]["certkey"];
    const std::string certifier = details["campaignDetails"][1]["certifier"];
    const auto count = [&](const json &more) {
        json asked = {{"campaignId", tenant.campaignId(campaign)}};
        asked.update(more);
        return tenant.read("fetchCampaignDetails", asked)["count"].get<int>();
    };
    QCOMPARE(count({{"certkey", key}}), 1);
    QVERIFY(count({{"certifierUsername", certifier}}) >= 1);
    QCOMPARE(count({{"certkey", key}, {"certifierUsername", "nobody"}}), 0);
}

void SandboxSaviyntListsTest::usersAccountsAndEntitlements()
{
    SaviyntTenant tenant;
    const std::uint32_t campaign = campaignOf(tenant, CampaignKind::UserManager);
    const json details = tenant.read("fetchCampaignAccEntDetails", {{"campaignId", tenant.campaignId(campaign)}});
    const json flat = tenant.read("fetchCampaignDetails", {{"campaignId", tenant.campaignId(campaign)}});
    QVERIFY(details["count"] == flat["count"]);
    std::set<std::int64_t> keys;
    std::size_t entitlements = 0;
    for (const json &certification : details["campaignAccountEntDetails"]) {
        for (const json &user : certification["users"]) {
            QVERIFY(keysOf(user) == Keys({"accountCount", "accounts", "certfied", "certuserkey", "comment", "consulted",
                                          "roles", "userStatus", "username"}));
            QVERIFY(keys.insert(user["certuserkey"].get<std::int64_t>()).second);
            QCOMPARE(user["accountCount"].get<std::size_t>(), user["accounts"].size());
            for (const json &account : user["accounts"]) {
                QVERIFY(keysOf(account) ==
                        Keys({"accountStatus", "accountname", "certaccountkey", "certfied", "certified", "comments",
                              "consulted", "endpoint", "entitlementcount", "entitlements"}));
                QVERIFY(keys.insert(account["certaccountkey"].get<std::int64_t>()).second);
                QCOMPARE(account["entitlementcount"].get<std::size_t>(), account["entitlements"].size());
                entitlements += account["entitlements"].size();
                for (const json &one : account["entitlements"]) {
                    QVERIFY(keysOf(one) == Keys({"certEntitlementkey", "consulted", "entStatus", "entcertified",
                                                 "entcomments", "entcriticality", "entname", "enttype"}));
                    QVERIFY(keys.insert(one["certEntitlementkey"].get<std::int64_t>()).second);
                }
            }
            for (const json &role : user["roles"])
                QVERIFY(keys.insert(role["certrolekey"].get<std::int64_t>()).second);
        }
    }
    QVERIFY(entitlements > 20);
}

void SandboxSaviyntListsTest::employmentStatus()
{
    SaviyntTenant tenant;
    const std::uint32_t campaign = campaignOf(tenant, CampaignKind::UserManager);
    const auto users = [&](const char *status) {
        std::size_t count = 0;
        const json details = tenant.read("fetchCampaignAccEntDetails",
                                         {{"campaignId", tenant.campaignId(campaign)}, {"employmentStatus", status}});
        for (const json &certification : details["campaignAccountEntDetails"]) {
            count += certification["users"].size();
            for (const json &user : certification["users"]) {
                if (*status != '\0' && user["certfied"] != status)
                    return std::size_t{0};
            }
        }
        return count;
    };
    QVERIFY(users("NORESPONSE") > 0);
    QCOMPARE(users(""), users("NORESPONSE") + users("WORKSFORME") + users("DOESNOTWORKFORME") + users("TERMINATED"));
}

void SandboxSaviyntListsTest::entitlementOwner()
{
    SaviyntTenant tenant;
    const std::uint32_t campaign = campaignOf(tenant, CampaignKind::EntitlementOwner);
    const json step1 = tenant.read("fetchEntOwnerCampaignDetails", {{"campaignId", tenant.campaignId(campaign)}});
    const json step2 = tenant.read("fetchEntOwnerCampaignAccEntDetails", {{"campaignId", tenant.campaignId(campaign)}});
    QVERIFY(keysOf(step1) == Keys({"campaignDetails", "campaignId", "complete", "displayCount", "errorCode", "msg",
                                   "totalCompleteCertification", "totalCount"}));
    QVERIFY(step1["totalCount"] == step2["totalCount"]);
    std::size_t children = 0;
    for (std::size_t i = 0; i < step1["campaignDetails"].size(); ++i) {
        const json &one = step1["campaignDetails"][i];
        const json &two = step2["campaignAccountEntDetails"][i];
        QVERIFY(one["certkey"] == two["certkey"]);
        QVERIFY(one["totalentitlement"] == two["entitlementTotalCount"]);
        QCOMPARE(one.contains("entitlement"), one["totalentitlement"] != 0); // as published
        for (std::size_t e = 0; e < two["entitlements"].size(); ++e) {
            const json &entitlement = two["entitlements"][e];
            const json &same = one["entitlement"][e];
            QVERIFY(same["entitlement_value"] == entitlement["entitlement_value"]);
            QVERIFY(same["certfied"] == entitlement["certfied"]);
            QVERIFY(same["totalaccount"] == entitlement["accounttotalcount"]);
            QVERIFY(same["totalentitlement2"] == entitlement["entitlement2totalcount"]);
            QCOMPARE(entitlement["accounts"].size(), entitlement["accountdisplaycount"].get<std::size_t>());
            children += entitlement["entitlement2totalcount"].get<std::size_t>();
        }
    }
    QVERIFY(children > 0);
}

void SandboxSaviyntListsTest::entitlementOwnerPages()
{
    SaviyntTenant tenant;
    const std::uint32_t campaign = campaignOf(tenant, CampaignKind::EntitlementOwner);
    json asked = {{"campaignId", tenant.campaignId(campaign)}, {"max", "1"}};
    const json whole =
        tenant.read("fetchEntOwnerCampaignAccEntDetails", asked)["campaignAccountEntDetails"][0]["entitlements"];
    QVERIFY(whole.size() > 2);
    asked.update({{"entitlementmax", "1"}, {"entitlementoffset", "2"}, {"accountmax", "1"}, {"accountoffset", "1"}});
    const json part =
        tenant.read("fetchEntOwnerCampaignAccEntDetails", asked)["campaignAccountEntDetails"][0]["entitlements"];
    QCOMPARE(part.size(), std::size_t{1});
    QVERIFY(part[0]["certentvalkey"] == whole[2]["certentvalkey"]);
    QVERIFY(part[0]["accounttotalcount"] == whole[2]["accounttotalcount"]);
    QCOMPARE(part[0]["accounts"].size(), std::min<std::size_t>(whole[2]["accounts"].size() - 1, 1));
}

void SandboxSaviyntListsTest::entitlementOwnerFlat()
{
    SaviyntTenant tenant;
    const std::uint32_t campaign = campaignOf(tenant, CampaignKind::EntitlementOwner);
    const json asked = {{"campaignId", tenant.campaignId(campaign)}};
    std::set<std::int64_t> nested, flat;
    for (const json &certification :
         json(tenant.read("fetchEntOwnerCampaignAccEntDetails", asked)["campaignAccountEntDetails"])) {
        for (const json &entitlement : certification["entitlements"]) {
            for (const json &account : entitlement["accounts"])
                nested.insert(account["certaccountkey"].get<std::int64_t>());
            for (const json &child : entitlement.value("entitlements2", json::array()))
                nested.insert(child["certentval2key"].get<std::int64_t>());
        }
    }
    for (const json &row :
         json(tenant.read("getFlatResponseEntOwnerCampaignAccEntDetails", asked)["campaignAccountEntDetails"])) {
        QVERIFY(row["certaccountkey"].is_null() != row["certentval2key"].is_null());
        QVERIFY(row["certentvalkey"].is_number() && row["certkey"].is_number());
        flat.insert(row[row["certaccountkey"].is_null() ? "certentval2key" : "certaccountkey"].get<std::int64_t>());
    }
    QVERIFY(!flat.empty());
    QVERIFY(flat == nested);
}

void SandboxSaviyntListsTest::applicationOwner()
{
    SaviyntTenant tenant;
    const std::uint32_t campaign = campaignOf(tenant, CampaignKind::ApplicationOwner);
    const json details =
        tenant.read("fetchAppOwnerCampaignAccEntDetails", {{"campaignId", tenant.campaignId(campaign)}});
    QVERIFY(!details["campaignAccountEntDetails"].empty());
    std::size_t roles = 0;
    for (const json &certification : details["campaignAccountEntDetails"]) {
        QCOMPARE(certification["accountcount"].get<std::size_t>(), certification["accounts"].size());
        for (const json &account : certification["accounts"]) {
            QVERIFY(account["certaccountkey"].is_number());
            QCOMPARE(account["entitlementcount"].get<std::size_t>(), account["entitlements"].size());
            roles += account["roles"].size();
            for (const json &role : account["roles"])
                QVERIFY(role["roleKey"].is_number());
        }
    }
    QVERIFY(roles > 0);
}

void SandboxSaviyntListsTest::otherKindsAreEmpty()
{
    SaviyntTenant tenant;
    const std::string manager = tenant.campaignId(campaignOf(tenant, CampaignKind::UserManager));
    const std::string owner = tenant.campaignId(campaignOf(tenant, CampaignKind::ApplicationOwner));
    const json details = tenant.read("fetchCampaignDetails", {{"campaignId", owner}});
    QVERIFY(!details["campaignDetails"].empty());
    QCOMPARE(details["campaignDetails"][0]["usercount"].get<int>(), 0);
    QVERIFY(tenant.read("fetchCampaignAccEntDetails", {{"campaignId", owner}})["campaignAccountEntDetails"].empty());
    QVERIFY(tenant.read("fetchEntOwnerCampaignDetails", {{"campaignId", manager}})["campaignDetails"].empty());
    QVERIFY(tenant.read("fetchAppOwnerCampaignAccEntDetails", {{"campaignId", manager}})["campaignAccountEntDetails"]
                .empty());
}

void SandboxSaviyntListsTest::userLookUp_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<bool>("alone");
    const auto row = [](const char *asked, const char *first, bool alone) {
        QTest::newRow(asked) << QByteArray(asked) << QByteArray(first) << alone;
    };
    row(R"({"username":"rita.rossi"})", "rita.rossi", true);
    row(R"({"filtercriteria":{"username":"rita.rossi","statuskey":"1"}})", "rita.rossi", true);
    row(R"({"filtercriteria":{"username":"leon.szczesny","statuskey":"1"}})", "", true);
    row(R"({"searchCriteria":"*.ROSSI"})", "rita.rossi", false);
    row(R"({"searchCriteria":"rita*"})", "rita.rossi", false);
    row(R"({"searchCriteria":"rita"})", "rita.rossi", false); // the first name, in full
    row(R"({"searchCriteria":"ita"})", "", true);
    row(R"({"searchCriteria":"*Lindqvis*"})", "ada.lindqvist", false);
    row(R"({"advsearchcriteria":{"username":"stella.m*"}})", "stella.muller", true);
    row(R"({"userQuery":"user.username='chen.wei' and user.statuskey = '1'"})", "chen.wei", true);
    row(R"({"manager":"ada.lindqvist"})", "rita.rossi", false);
    row(R"({"sort":"username","order":"desc","filtercriteria":{"manager":"ada.lindqvist"}})", "stella.muller", false);
}

void SandboxSaviyntListsTest::userLookUp()
{
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, first);
    QFETCH(bool, alone);
    SaviyntTenant tenant;
    const json found = tenant.read("getUser", json::parse(asked.toStdString()));
    QCOMPARE(found["totalcount"].get<std::string>(), std::to_string(found["userlist"].size()));
    QVERIFY(found["displaycount"] == found["totalcount"]);
    QVERIFY(found["userlist"].empty() == first.isEmpty());
    if (!first.isEmpty())
        QCOMPARE(found["userlist"][0]["username"].get<std::string>(), first.toStdString());
    if (alone)
        QVERIFY(found["userlist"].size() <= 1);
}

void SandboxSaviyntListsTest::userAttributes()
{
    SaviyntTenant tenant;
    const json one = tenant.read(
        "getUser", {{"username", "rita.rossi"}, {"responsefields", {"username", "manager", "email", "statuskey"}}});
    QVERIFY(keysOf(one["userlist"][0]) == Keys({"username", "manager", "email", "statuskey", "userKey"}));
    QCOMPARE(one["userlist"][0]["manager"].get<std::string>(), std::string("ada.lindqvist"));
    const json all = tenant.read("getUser", {{"max", "1000"}});
    bool blank = false;
    for (const json &user : all["userlist"]) {
        for (const auto &[key, value] : user.items())
            QVERIFY2(value.is_number() || !value.get<std::string>().empty(), key.c_str());
        blank = blank || !user.contains("email");
        QVERIFY(matches(user["startdate"], R"(\d\d/\d\d/\d{4}T\d\d:\d\d:\d\d\+0000)"));
        QVERIFY(!user.contains("securityanswers"));
    }
    QVERIFY(blank);
}

void SandboxSaviyntListsTest::unknownThings()
{
    SaviyntTenant tenant;
    const std::string campaign = tenant.campaignId(0);
    const auto refused = [&](const char *operation, const json &body, const char *named) {
        const Response response = tenant.call(operation, body);
        const json answer = json::parse(response.body);
        QVERIFY(response.status == 412);
        QCOMPARE(answer["errorCode"].get<std::string>(), std::string("1"));
        QVERIFY2(answer["msg"].get<std::string>().find(named) != std::string::npos, response.body.c_str());
    };
    refused("fetchCampaignList", json::object(), "certifierUsername");
    refused("fetchCampaignList", {{"certifierusername", "ada.lindqvist"}}, "certifierUsername");
    refused("fetchCampaignList", {{"certifierUsername", "nobody"}}, "nobody");
    refused("fetchCertificationList", json::object(), "certifierUsername");
    refused("fetchCertificationList", {{"certifierUsername", "nobody"}}, "nobody");
    for (const char *operation : {"fetchCampaignDetails", "fetchCampaignAccEntDetails", "fetchEntOwnerCampaignDetails",
                                  "fetchEntOwnerCampaignAccEntDetails", "getFlatResponseEntOwnerCampaignAccEntDetails",
                                  "fetchAppOwnerCampaignAccEntDetails"}) {
        refused(operation, json::object(), "campaignId");
        refused(operation, {{"campaignid", campaign}}, "campaignId"); // the case that writes have
        refused(operation, {{"campaignId", "99999"}}, "99999");
        refused(operation, {{"campaignId", campaign}, {"certkey", "7"}}, "certkey 7 not found for camapignId");
    }
}

QTEST_GUILESS_MAIN(SandboxSaviyntListsTest)
#include "tst_sandbox_saviynt_lists.moc"
