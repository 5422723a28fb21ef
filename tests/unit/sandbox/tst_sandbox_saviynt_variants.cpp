// SPDX-License-Identifier: GPL-3.0-or-later
// Where Saviynt's behaviour is not published: each variant of the sandbox.
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/saviynt_tenant.h"

#include <QObject>
#include <QTest>

#include <algorithm>

using namespace baton::sandbox;
using baton::sandbox::saviynt::CampaignKind;
using baton::test::pictureOf;
using baton::test::readRows;
using baton::test::SaviyntPicture;
using baton::test::SaviyntRow;
using baton::test::SaviyntTenant;
using nlohmann::json;

namespace {

/// The first certification of Ada's, in the first campaign, and a body that hands over one of its accounts.
json stepTwoBody(SaviyntTenant &tenant)
{
    for (const SaviyntRow &row : readRows(tenant, 0, tenant.certKey(0))) {
        if (row.array == "accounts" && row.certified)
            return {{"updateuser", "ada.lindqvist"},
                    {"campaignid", tenant.campaignId(0)},
                    {"certkey", tenant.certKey(0)},
                    {"newassignee", "chen.wei"},
                    {"bulkUpdate", "Y"},
                    {"bulkValidation", "Y"},
                    {"accounts", {row.entry}},
                    {"bulkConsultAssociatedData", "N"}};
    }
    return {};
}

constexpr char kStepTwo[] = "reAssignUserManagerStep2AccEntDetails";

} // namespace

class SandboxSaviyntVariantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void envelope_data()
    {
        QTest::addColumn<QByteArray>("variant");
        QTest::addColumn<QByteArray>("well");
        QTest::addColumn<QByteArray>("badly");
        const auto row = [](const char *variant, const char *well, const char *badly) {
            QTest::newRow(variant) << QByteArray(variant) << QByteArray(well) << QByteArray(badly);
        };
        row("errorCode-string", "{\"errorCode\":\"0\",\"msg\":\"success\"}", "{\"errorCode\":\"1\",\"msg\":\"");
        row("errorcode-string", "{\"errorcode\":\"0\",\"msg\":\"success\"}", "{\"errorcode\":\"1\",\"msg\":\"");
        row("errorCode-number", "{\"errorCode\":0,\"message\":\"success\"}", "{\"errorCode\":1,\"message\":\"");
        row("empty", "{\"errorCode\":\"\",\"msg\":\"success\"}", "{\"errorCode\":\"\",\"msg\":\"");
    }
    void envelope()
    {
        QFETCH(QByteArray, variant);
        QFETCH(QByteArray, well);
        QFETCH(QByteArray, badly);
        SaviyntTenant tenant({"--variant", "saviynt-envelope=" + variant.toStdString()});
        const json body = stepTwoBody(tenant);
        const Response moved = tenant.call(kStepTwo, body);
        QCOMPARE(moved.status, 200);
        QCOMPARE(QByteArray::fromStdString(moved.body), well);
        const Response again = tenant.call(kStepTwo, body);
        QCOMPARE(again.status, 200); // a failure all the same
        QVERIFY2(QByteArray::fromStdString(again.body).startsWith(badly), again.body.c_str());
        QVERIFY(!again.acted);
        const Response refused = tenant.call("fetchCampaignDetails", json::object());
        QCOMPARE(refused.status, 412);
        QVERIFY(QByteArray::fromStdString(refused.body).startsWith(badly));
        const json list = tenant.read("fetchCampaignList", {{"certifierUsername", "ada.lindqvist"}});
        const QByteArray key = well.mid(2, 9);
        QVERIFY(list.contains(key.toStdString()));
        QVERIFY(list[key.toStdString()] == json::parse(well.toStdString())[key.toStdString()]);
    }

    void roles_data()
    {
        QTest::addColumn<QByteArray>("variant");
        QTest::addColumn<bool>("ofUser");
        QTest::addColumn<bool>("ofAccount");
        QTest::newRow("under user") << QByteArray("under-user") << true << false;
        QTest::newRow("under account") << QByteArray("under-account") << false << true;
        QTest::newRow("absent") << QByteArray("absent") << false << false;
    }
    void roles()
    {
        QFETCH(QByteArray, variant);
        QFETCH(bool, ofUser);
        QFETCH(bool, ofAccount);
        SaviyntTenant tenant({"--variant", "saviynt-roles=" + variant.toStdString()});
        int users = 0, accounts = 0;
        const json details = tenant.read("fetchCampaignAccEntDetails", {{"campaignId", tenant.campaignId(0)}});
        for (const json &certification : details["campaignAccountEntDetails"]) {
            for (const json &user : certification["users"]) {
                QCOMPARE(user.contains("roles"), ofUser);
                for (const json &role : user.value("roles", json::array()))
                    users += role["certrolekey"].is_number() && role["rolename"].is_string() ? 1 : 0;
                for (const json &account : user["accounts"]) {
                    QCOMPARE(account.contains("roles"), ofAccount);
                    for (const json &role : account.value("roles", json::array()))
                        accounts += role["roleattkey"].is_number() && role["rolename"].is_string() ? 1 : 0;
                }
            }
        }
        QCOMPARE(users > 0, ofUser);
        QCOMPARE(accounts > 0, ofAccount);
        const bool inOwners = tenant.call("fetchAppOwnerCampaignAccEntDetails", {{"campaignId", tenant.campaignId(1)}})
                                  .body.find("\"roleKey\":") != std::string::npos;
        QCOMPARE(inOwners, ofUser || ofAccount);
    }

    void visibility()
    {
        for (const bool delayed : {false, true}) {
            SaviyntTenant tenant({"--variant", delayed ? "visibility=delayed" : "visibility=now"});
            const SaviyntPicture before = pictureOf(tenant);
            QVERIFY(tenant.call(kStepTwo, stepTwoBody(tenant)).acted);
            QCOMPARE(pictureOf(tenant).certifications == before.certifications, delayed);
            tenant.now += 1499;
            QCOMPARE(pictureOf(tenant).certifications == before.certifications, delayed);
            tenant.now += 1;
            const SaviyntPicture after = pictureOf(tenant);
            QVERIFY(after.certifications != before.certifications);
            QVERIFY(after.all() == before.all());
        }
    }

    void whatIsTrueIsActedOnBeforeItShows()
    {
        SaviyntTenant tenant({"--variant", "visibility=delayed"});
        const json body = stepTwoBody(tenant);
        QVERIFY(tenant.call(kStepTwo, body).acted);
        QVERIFY(stepTwoBody(tenant) == body); // still there to see
        QVERIFY(!tenant.call(kStepTwo, body).acted);
    }

    void badRowStopsAllOrOnlyItself()
    {
        for (const bool itself : {false, true}) {
            SaviyntTenant tenant({"--variant", itself ? "bad-id=fails-itself" : "bad-id=fails-call"});
            json body = stepTwoBody(tenant);
            const SaviyntPicture before = pictureOf(tenant);
            json bad = body["accounts"][0];
            bad["accattkey"] = "7";
            body["accounts"].push_back(bad);
            const Response response = tenant.call(kStepTwo, body);
            QCOMPARE(response.status, 200);
            QCOMPARE(response.acted, itself);
            QVERIFY(json::parse(response.body)["errorCode"] == "1"); // even where something moved
            QVERIFY(response.body.find("accattkey 7 does not exist") != std::string::npos);
            const SaviyntPicture after = pictureOf(tenant);
            QCOMPARE(after.certifications.size(), before.certifications.size() + (itself ? 1 : 0));
            QVERIFY(after.all() == before.all());
        }
    }

    void tenantsAreApart()
    {
        SaviyntTenant tenant, other;
        const SaviyntPicture before = pictureOf(other);
        QVERIFY(pictureOf(tenant).certifications == before.certifications); // one seed, one tenant
        QVERIFY(tenant.call(kStepTwo, stepTwoBody(tenant)).acted);
        QVERIFY(pictureOf(other).certifications == before.certifications);
    }
};

QTEST_GUILESS_MAIN(SandboxSaviyntVariantsTest)
#include "tst_sandbox_saviynt_variants.moc"
