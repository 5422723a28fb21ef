// SPDX-License-Identifier: GPL-3.0-or-later
// What the Saviynt dialect refuses to hand over, in what words, and that a refusal changes nothing.
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/saviynt_tenant.h"

#include <QObject>
#include <QTest>

#include <algorithm>

using namespace baton::sandbox;
using baton::sandbox::saviynt::CampaignKind;
using baton::sandbox::saviynt::State;
using baton::test::pictureOf;
using baton::test::readRows;
using baton::test::SaviyntPicture;
using baton::test::SaviyntRow;
using baton::test::SaviyntTenant;
using nlohmann::json;

namespace {

struct Write
{
    const char *operation;
    CampaignKind kind;
    std::vector<const char *> mandatory; ///< each missed in turn
    bool step2;                          ///< of a campaign with a step 1
};

const std::vector<Write> &writes()
{
    static const std::vector<Write> all = {
        {"reAssignCertification",
         CampaignKind::UserManager,
         {"updateuser", "campaignid", "certkey", "newassignee"},
         false},
        {"reassignUserManagerforCampaign",
         CampaignKind::UserManager,
         {"campaignid", "certkey", "newassignee", "username"},
         false},
        {"reAssignUserManagerStep2AccEntDetails",
         CampaignKind::UserManager,
         {"updateuser", "campaignid", "certkey", "newassignee", "accounts", "bulkUpdate", "bulkValidation",
          "bulkConsultAssociatedData"},
         true},
        {"reassignEntOwnerCampaignAccEnt",
         CampaignKind::EntitlementOwner,
         {"campaignid", "certkey", "newassignee", "entitlements"},
         false},
        {"reassignEntOwnerCampaignAccEntDetailsStep2",
         CampaignKind::EntitlementOwner,
         {"updateuser", "campaignid", "certkey", "newassignee", "accounts"},
         true},
        {"reAssignAppOwnerCampaignAccEntDetails",
         CampaignKind::ApplicationOwner,
         {"campaignid", "certkey", "newassignee", "accounts"},
         false},
    };
    return all;
}

/// A certification that fits a write, and a body that would go through: about one user, entitlement or account.
struct Stage
{
    SaviyntTenant tenant;
    const Write &write;
    std::uint32_t index = kNone; ///< of the certification
    std::uint32_t campaign = kNone;
    std::vector<SaviyntRow> rows;
    SaviyntRow row; ///< the one that the body names
    json body;

    explicit Stage(const Write &chosen, const std::vector<std::string> &flags = {}, bool certified = true,
                   State state = State::New)
        : tenant(flags), write(chosen)
    {
        const saviynt::Tenant &truth = tenant.truth();
        for (std::uint32_t i = 0; i < truth.count() && index == kNone; ++i) {
            const std::uint32_t of = truth.campaignOf(i);
            if (saviynt::kindOf(tenant.data->campaigns[of].type) != write.kind || truth.state(i) != state)
                continue;
            for (const SaviyntRow &one : readRows(tenant, of, tenant.certKey(i))) {
                if (index == kNone && one.array == "accounts" && one.certified == certified && isActive(one.username)) {
                    index = i;
                    row = one;
                }
            }
        }
        if (index == kNone)
            return;
        campaign = truth.campaignOf(index);
        rows = readRows(tenant, campaign, tenant.certKey(index));
        body = {{"updateuser", "ada.lindqvist"},
                {"campaignid", tenant.campaignId(campaign)},
                {"certkey", tenant.certKey(index)},
                {"newassignee", freePerson()},
                {"bulkUpdate", "Y"},
                {"bulkValidation", "Y"},
                {"bulkConsultAssociatedData", "N"},
                {"username", {row.head}},
                {"accounts", {row.entry}}};
        if (write.kind == CampaignKind::EntitlementOwner)
            body["bulkvalidation"] = "Y";
        if (std::string(write.operation) == "reassignEntOwnerCampaignAccEnt")
            body["entitlements"] = {{{"entattkey", row.headKey}}};
    }

    bool isActive(const std::string &username) const
    {
        const auto &people = tenant.data->people;
        return std::any_of(people.begin(), people.end(), [&](const Person &person) {
            return person.alias == username && person.state == PersonState::Active;
        });
    }
    std::string freePerson()
    {
        for (const Person &person : tenant.data->people) {
            const bool inside = std::any_of(rows.begin(), rows.end(),
                                            [&](const SaviyntRow &one) { return one.username == person.alias; });
            if (!inside && person.state == PersonState::Active && person.forwardTo == kNone && person.manager != kNone)
                return person.alias;
        }
        return {};
    }

    /// Sends the body; checks that it is refused and that nothing has changed.
    void refused(int status, const std::string &named)
    {
        const SaviyntPicture before = pictureOf(tenant, campaign);
        const Response response = tenant.call(write.operation, body);
        QVERIFY2(response.status == status, (response.body + body.dump()).c_str());
        QVERIFY(!response.acted);
        const json answer = json::parse(response.body);
        QVERIFY(answer["errorCode"] == "1");
        QVERIFY2(answer["msg"].get<std::string>().find(named) != std::string::npos, response.body.c_str());
        QVERIFY(pictureOf(tenant, campaign).certifications == before.certifications);
    }
    void accepted()
    {
        const Response response = tenant.call(write.operation, body);
        QVERIFY2(response.acted, (response.body + body.dump()).c_str());
    }
};

} // namespace

class SandboxSaviyntRefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void goesThrough_data() { eachWrite(); }
    void goesThrough();
    void missingKeys_data() { eachWrite(); }
    void missingKeys();
    void otherPlaces_data() { eachWrite(); }
    void otherPlaces();
    void people_data() { eachWrite(); }
    void people();
    void whoMayUpdate_data() { eachWrite(); }
    void whoMayUpdate();
    void ownersAndDelegatesMay();
    void closedStates_data() { eachWrite(); }
    void closedStates();
    void openStates();
    void stepOne_data() { eachWrite(); }
    void stepOne();
    void ownAccess();
    void strangeRows_data() { eachWrite(); }
    void strangeRows();
    void entriesMustFitTogether();
    void flagsAreYesOrNo();

private:
    static void eachWrite()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < writes().size(); ++i)
            QTest::newRow(writes()[i].operation) << static_cast<int>(i);
    }
    static const Write &write()
    {
        QFETCH(int, number);
        return writes()[static_cast<std::size_t>(number)];
    }
};

void SandboxSaviyntRefusalsTest::goesThrough()
{
    Stage stage(write());
    stage.accepted();
}

void SandboxSaviyntRefusalsTest::missingKeys()
{
    for (const char *key : write().mandatory) {
        Stage stage(write());
        const json value = stage.body[key];
        stage.body.erase(key);
        stage.refused(412, key);
        std::string otherCase = key;
        std::transform(otherCase.begin(), otherCase.end(), otherCase.begin(),
                       [](char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
        stage.body[otherCase] = value;
        stage.refused(412, key);
        stage.body[key] = nullptr;
        stage.refused(412, key);
        if (value.is_array())
            stage.body[key] = json::array();
        else
            stage.body[key] = "";
        stage.refused(412, key);
        stage.body[key] = value;
        stage.accepted();
    }
}

void SandboxSaviyntRefusalsTest::otherPlaces()
{
    Stage stage(write());
    const json body = stage.body;
    stage.body["certkey"] = "99999999";
    stage.refused(412, "certification with certkey 99999999 not found for camapignId " +
                           body["campaignid"].get<std::string>());
    stage.body = body;
    stage.body["campaignid"] = stage.tenant.campaignId(stage.campaign == 0 ? 1 : 0);
    stage.refused(412, "not found for camapignId");
    stage.body["campaignid"] = "words";
    stage.refused(412, "not found for camapignId words");
    if (std::string(write().operation) == "reAssignCertification")
        return; // for every kind of campaign
    for (std::uint32_t i = 0; i < stage.tenant.truth().count(); ++i) {
        const std::uint32_t campaign = stage.tenant.truth().campaignOf(i);
        if (saviynt::kindOf(stage.tenant.data->campaigns[campaign].type) == write().kind)
            continue;
        stage.body["campaignid"] = stage.tenant.campaignId(campaign);
        stage.body["certkey"] = stage.tenant.certKey(i);
        stage.refused(200, "This is applicable only for");
        return;
    }
}

void SandboxSaviyntRefusalsTest::people()
{
    Stage stage(write());
    const json body = stage.body;
    for (const char *key : {"newassignee", "updateuser"}) {
        stage.body = body;
        stage.body[key] = "admin01";
        stage.refused(412, "Active verifier with name admin01 not found");
        stage.body[key] = "leon.szczesny"; // has left
        stage.refused(412, "Active verifier with name leon.szczesny not found");
    }
}

void SandboxSaviyntRefusalsTest::whoMayUpdate()
{
    const bool published = write().step2 || std::string(write().operation) == "reAssignCertification";
    const auto asUpdateUser = [&](const auto &choose, bool allowed) {
        Stage stage(write());
        const saviynt::Tenant &truth = stage.tenant.truth();
        const std::uint32_t person = choose(stage, truth);
        if (person == kNone)
            return;
        stage.body["updateuser"] = stage.tenant.person(person).alias;
        if (allowed || !published)
            stage.accepted();
        else
            stage.refused(200, "not authorized");
    };
    const auto certifier = [](const Stage &stage, const saviynt::Tenant &truth) {
        const std::uint32_t person = truth.certification(stage.index).certifier;
        const bool apart = person != known::admin && person != truth.ownerOf(stage.campaign) &&
                           truth.data().people[person].state == PersonState::Active;
        return apart ? person : kNone;
    };
    asUpdateUser(certifier, write().step2);
    asUpdateUser([](const Stage &stage, const saviynt::Tenant &truth) { return truth.ownerOf(stage.campaign); }, true);
    asUpdateUser(
        [&](const Stage &stage, const saviynt::Tenant &truth) {
            for (std::uint32_t i = 0; i < truth.data().people.size(); ++i) {
                const Person &person = truth.data().people[i];
                const std::uint32_t owner = truth.ownerOf(stage.campaign);
                const std::uint32_t his = truth.certification(stage.index).certifier;
                if (i != known::admin && i != owner && i != his && truth.data().people[owner].forwardTo != i &&
                    truth.data().people[his].forwardTo != i && person.state == PersonState::Active)
                    return i;
            }
            return kNone;
        },
        false);
}

void SandboxSaviyntRefusalsTest::ownersAndDelegatesMay()
{
    Stage stage(writes().front(), {"--certifications", "160"});
    const saviynt::Tenant &truth = stage.tenant.truth();
    const auto &people = truth.data().people;
    const auto acceptedAs = [&](std::uint32_t index, std::uint32_t person) {
        stage.body["campaignid"] = stage.tenant.campaignId(truth.campaignOf(index));
        stage.body["certkey"] = stage.tenant.certKey(index);
        stage.body["updateuser"] = people[person].alias;
        stage.accepted();
    };
    int owners = 0, delegates = 0;
    const std::uint32_t count = truth.count();
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t owner = truth.ownerOf(truth.campaignOf(i));
        const std::uint32_t certifier = truth.certification(i).certifier;
        const std::uint32_t delegate = people[certifier].forwardTo;
        if (!saviynt::isOpen(truth.state(i)))
            continue;
        if (owner != known::admin && owner != certifier && ++owners < 3) {
            acceptedAs(i, owner);
        } else if (delegate != kNone && delegate != owner && delegate != known::admin &&
                   people[delegate].state == PersonState::Active && ++delegates < 3) {
            acceptedAs(i, delegate); // of somebody who is out of office
        }
    }
    QVERIFY(owners > 0 && delegates > 0);
}

void SandboxSaviyntRefusalsTest::closedStates()
{
    int met = 0;
    for (const State state :
         {State::Locked, State::LockedAndTaskCreated, State::Expired, State::Discontinued, State::FullyExecuted}) {
        Stage stage(write(), {"--certifications", "160"}, true, state);
        if (stage.index == kNone)
            continue; // no campaign of this kind has such a one
        ++met;
        stage.refused(200, std::string("is ") + saviynt::shownName(state));
        stage.body["bulkValidation"] = stage.body["bulkvalidation"] = "N"; // skips only the rules about rows
        stage.refused(200, std::string("is ") + saviynt::shownName(state));
    }
    QVERIFY(met >= 2);
}

void SandboxSaviyntRefusalsTest::openStates()
{
    for (const State state : {State::Preview, State::New, State::InProgress, State::ReadyToSubmit}) {
        Stage stage(writes().front(), {"--certifications", "160"}, true, state);
        stage.accepted();
    }
}

void SandboxSaviyntRefusalsTest::stepOne()
{
    if (!write().step2)
        return Stage(write(), {}, write().kind == CampaignKind::ApplicationOwner).accepted();
    Stage stage(write(), {}, false);
    stage.refused(200, "not certified in Step 1");
    stage.body["bulkValidation"] = stage.body["bulkvalidation"] = "N";
    stage.accepted();
    if (write().kind == CampaignKind::EntitlementOwner) {
        Stage other(write(), {}, false); // there the flag may be left out, which is N
        other.body.erase("bulkvalidation");
        other.accepted();
    }
}

void SandboxSaviyntRefusalsTest::ownAccess()
{
    for (const Write &one : writes()) {
        Stage stage(one);
        if (std::string(one.operation) == "reAssignCertification" ||
            std::string(one.operation) == "reassignEntOwnerCampaignAccEnt")
            continue; // nothing is published
        stage.body["newassignee"] = stage.row.username;
        stage.refused(200, "not allowed to take action on own access");
        if (std::string(one.operation) == "reassignUserManagerforCampaign")
            continue; // has no flag
        stage.body["bulkValidation"] = stage.body["bulkvalidation"] = "N";
        stage.accepted();
    }
}

void SandboxSaviyntRefusalsTest::strangeRows()
{
    if (std::string(write().operation) == "reAssignCertification")
        return; // names none
    Stage stage(write());
    const json body = stage.body;
    stage.body["username"] = {"nobody"};
    stage.body["entitlements"] = write().kind == CampaignKind::EntitlementOwner ? json{{{"entattkey", "7"}}} : json();
    stage.body["accounts"][0]["accattkey"] = "7";
    stage.refused(200, "does not exist in the certification");
    // A key of another kind of row.
    stage.body["accounts"][0]["accattkey"] = stage.row.headKey.empty() ? "words" : stage.row.headKey;
    stage.refused(200, "does not exist in the certification");
    stage.body = body;
    stage.accepted();
    // What has gone is not there any more.
    stage.refused(200, "does not exist in the certification");
}

void SandboxSaviyntRefusalsTest::entriesMustFitTogether()
{
    Stage stage(writes()[2]);
    const auto other = std::find_if(stage.rows.begin(), stage.rows.end(),
                                    [&](const SaviyntRow &row) { return row.head != stage.row.head; });
    QVERIFY(other != stage.rows.end());
    stage.body["accounts"][0]["userattkey"] = other->headKey;
    stage.refused(200, "does not belong to userattkey");
    stage.body["accounts"][0].erase("userattkey");
    stage.refused(200, "does not belong to userattkey");

    const auto entitlement = std::find_if(stage.rows.begin(), stage.rows.end(), [](const SaviyntRow &row) {
        return row.array == "entitlements" && row.certified;
    });
    QVERIFY(entitlement != stage.rows.end());
    stage.body["accounts"] = json::array();
    stage.body["entitlements"] = json::array({entitlement->entry});
    stage.body["entitlements"][0].erase("accattkey");
    stage.refused(200, "does not belong to accattkey");
    stage.body["entitlements"] = json::array({entitlement->entry});
    stage.accepted();
}

void SandboxSaviyntRefusalsTest::flagsAreYesOrNo()
{
    for (const char *key : {"bulkUpdate", "bulkValidation", "bulkConsultAssociatedData"}) {
        Stage stage(writes()[2]);
        stage.body[key] = "true";
        stage.refused(412, std::string(key) + " must be Y or N");
    }
    // Both published spellings are read.
    Stage stage(writes()[2], {}, false);
    stage.body.erase("bulkUpdate");
    stage.body.erase("bulkValidation");
    stage.body["bulkupdate"] = stage.body["bulkvalidation"] = "y";
    stage.refused(200, "not certified in Step 1");
    stage.body["bulkvalidation"] = "n";
    stage.accepted();
}

QTEST_GUILESS_MAIN(SandboxSaviyntRefusalsTest)
#include "tst_sandbox_saviynt_refusals.moc"
