// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is handed over, in whatever way: exactly that moves, and nothing is lost, doubled or changed.
#include "tests/support/generated_inputs.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/saviynt_tenant.h"

#include <QObject>
#include <QTest>

#include <algorithm>
#include <random>

using namespace baton::sandbox;
using baton::sandbox::saviynt::CampaignKind;
using baton::test::generatedInputs;
using baton::test::pictureOf;
using baton::test::readRows;
using baton::test::SaviyntPicture;
using baton::test::SaviyntRow;
using baton::test::SaviyntTenant;
using nlohmann::json;
using namespace Qt::StringLiterals;

namespace {

/// One of the six operations, and the numbers that a round draws from.
struct Round
{
    std::string operation;
    CampaignKind kind;
    bool byHead;
    const char *commentKey;
};

const std::vector<Round> &rounds()
{
    static const std::vector<Round> all = {
        {"reassignUserManagerforCampaign", CampaignKind::UserManager, true, "comments"},
        {"reAssignUserManagerStep2AccEntDetails", CampaignKind::UserManager, false, "reassignComments"},
        {"reassignEntOwnerCampaignAccEnt", CampaignKind::EntitlementOwner, true, "comments"},
        {"reassignEntOwnerCampaignAccEntDetailsStep2", CampaignKind::EntitlementOwner, false, "comments"},
        {"reAssignAppOwnerCampaignAccEntDetails", CampaignKind::ApplicationOwner, false, "reassignComments"},
    };
    return all;
}

class Mover
{
public:
    Mover(SaviyntTenant &tenant, unsigned seed) : m_tenant(tenant), m_random(seed) {}

    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(m_random()) % limit; }

    /// The key of an open certification of that kind that holds something, with its campaign.
    std::pair<std::string, std::uint32_t> open(const SaviyntPicture &picture, const CampaignKind *kind)
    {
        std::vector<std::pair<std::string, std::uint32_t>> found;
        for (const auto &[key, one] : picture.certifications) {
            const bool fits = kind == nullptr || saviynt::kindOf(m_tenant.data->campaigns[one.campaign].type) == *kind;
            if (fits && !one.rows.empty() &&
                saviynt::isOpen(m_tenant.truth().state(m_tenant.truth().find(std::stoll(key)))))
                found.emplace_back(key, one.campaign);
        }
        return found.at(below(found.size()));
    }

    /// The same, with an entitlement that may be handed over.
    std::pair<std::string, std::uint32_t> openWithEntitlement(const SaviyntPicture &picture, CampaignKind kind)
    {
        for (;;) {
            const auto found = open(picture, &kind);
            const auto rows = readRows(m_tenant, found.second, found.first);
            if (std::any_of(rows.begin(), rows.end(),
                            [](const SaviyntRow &row) { return row.array == "entitlements" && row.certified; }))
                return found;
        }
    }

    std::string activePersonOutside(const std::vector<SaviyntRow> &rows)
    {
        for (;;) {
            const Person &person = m_tenant.person(static_cast<std::uint32_t>(below(m_tenant.data->people.size())));
            const bool inside = std::any_of(rows.begin(), rows.end(),
                                            [&](const SaviyntRow &row) { return row.username == person.alias; });
            if (person.state == PersonState::Active && !inside)
                return person.alias;
        }
    }

private:
    SaviyntTenant &m_tenant;
    std::mt19937 m_random;
};

/// What must have become of `before` when `moved` went from `source` to `target` in a new certification.
void verifyMoved(const SaviyntPicture &before, const SaviyntPicture &after, const std::string &source,
                 const std::string &target, const std::multiset<std::string> &moved)
{
    QVERIFY(before.all() == after.all());
    QCOMPARE(after.certifications.size(), before.certifications.size() + 1);
    for (const auto &[key, one] : after.certifications) {
        const auto known = before.certifications.find(key);
        if (known == before.certifications.end()) {
            QCOMPARE(one.certifier, target);
            QVERIFY2(one.name.find(")-Reassigned-20") != std::string::npos, one.name.c_str());
            QVERIFY(one.rows == moved);
            QCOMPARE(one.campaign, before.certifications.at(source).campaign);
        } else if (key == source) {
            std::multiset<std::string> rest;
            std::set_difference(known->second.rows.begin(), known->second.rows.end(), moved.begin(), moved.end(),
                                std::inserter(rest, rest.end()));
            QVERIFY(one.rows == rest);
            QCOMPARE(one.certifier, known->second.certifier);
            QCOMPARE(one.name, known->second.name);
            QVERIFY(!rest.empty() || one.status == "Fully Executed");
        } else {
            QVERIFY(one == known->second);
        }
    }
}

} // namespace

class SandboxSaviyntMovesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void exactlyWhatIsNamedMoves_data()
    {
        QTest::addColumn<QStringList>("flags");
        for (const QString &roles : {u"under-user"_s, u"under-account"_s, u"absent"_s}) {
            for (const QString &ids : {u"new-id"_s, u"same-id"_s}) {
                const QStringList flags{QStringLiteral("--variant"), QStringLiteral("saviynt-roles=%1").arg(roles),
                                        QStringLiteral("--variant"),
                                        QStringLiteral("reassigned-certification=%1").arg(ids)};
                QTest::addRow("%s, %s", qPrintable(roles), qPrintable(ids)) << flags;
            }
        }
    }
    void exactlyWhatIsNamedMoves();
    void wholeCertificationMoves_data() { exactlyWhatIsNamedMoves_data(); }
    void wholeCertificationMoves();
    void associatedRowsComeAlong_data() { exactlyWhatIsNamedMoves_data(); }
    void associatedRowsComeAlong();
    void keysChangeOrStay();
    void undoBringsEverythingBack();
    void namesServeInPlaceOfKeys();
};

namespace {

std::vector<std::string> plain(const QStringList &flags)
{
    std::vector<std::string> all;
    for (const QString &flag : flags)
        all.push_back(flag.toStdString());
    return all;
}

json bodyFor(SaviyntTenant &tenant, std::uint32_t campaign, const std::string &certKey, const std::string &target)
{
    return {{"updateuser", "ada.lindqvist"},
            {"campaignid", tenant.campaignId(campaign)},
            {"certkey", certKey},
            {"newassignee", target},
            {"bulkUpdate", "Y"},
            {"bulkValidation", "Y"},
            {"bulkvalidation", "Y"},
            {"bulkConsultAssociatedData", "N"}};
}

} // namespace

void SandboxSaviyntMovesTest::exactlyWhatIsNamedMoves()
{
    QFETCH(QStringList, flags);
    for (unsigned seed = 1; seed <= static_cast<unsigned>(generatedInputs(3)); ++seed) {
        SaviyntTenant tenant(plain(flags));
        Mover mover(tenant, seed);
        SaviyntPicture before = pictureOf(tenant);
        for (std::size_t step = 0; step < 2 * rounds().size(); ++step) {
            const Round &round = rounds()[step % rounds().size()];
            const auto [source, campaign] = mover.open(before, &round.kind);
            const std::vector<SaviyntRow> rows = readRows(tenant, campaign, source);
            const std::string target = mover.activePersonOutside(rows);
            json body = bodyFor(tenant, campaign, source, target);
            body[round.commentKey] = "Step <" + std::to_string(step) + ">";
            std::set<std::string> heads;
            std::multiset<std::string> moved;
            for (const SaviyntRow &row : rows) {
                if (round.byHead && (mover.below(3) == 0 || heads.empty()))
                    heads.insert(row.head);
            }
            for (const SaviyntRow &row : rows) {
                const bool picked = round.byHead ? heads.count(row.head) > 0 : row.certified && mover.below(2) == 0;
                if (!picked)
                    continue;
                moved.insert(row.text);
                if (!round.byHead)
                    body[row.array].push_back(row.entry);
                else if (round.kind == CampaignKind::UserManager)
                    body["username"].push_back(row.head);
                else
                    body["entitlements"].push_back({{"entattkey", row.headKey}});
            }
            if (moved.empty())
                continue;
            tenant.now += 1000;
            const Response response = tenant.call(round.operation, body);
            QCOMPARE(response.status, 200);
            QVERIFY2(response.acted, (round.operation + response.body + body.dump()).c_str());
            QCOMPARE(response.body, std::string(R"({"errorCode":"0","msg":"success"})"));
            const SaviyntPicture after = pictureOf(tenant);
            verifyMoved(before, after, source, target, moved);
            // The comment is added to what was named: users and entitlements in step 1, rows in step 2.
            const std::string added = "-Ada Lindqvist(ada.lindqvist)]<br> Step <" + std::to_string(step) + ">";
            for (const SaviyntRow &row : readRows(tenant, campaign, tenant.certKey(tenant.truth().count() - 1))) {
                QCOMPARE(row.headComment.find(added) != std::string::npos, round.byHead);
                QCOMPARE(row.comment.find(added) != std::string::npos, !round.byHead);
            }
            if (QTest::currentTestFailed())
                return;
            before = after;
        }
    }
}

void SandboxSaviyntMovesTest::wholeCertificationMoves()
{
    QFETCH(QStringList, flags);
    const bool sameId = flags.join(QLatin1Char(' ')).contains(QLatin1String("same-id"));
    SaviyntTenant tenant(plain(flags));
    Mover mover(tenant, 7);
    SaviyntPicture before = pictureOf(tenant);
    for (int step = 0; step < 8; ++step) {
        const auto [source, campaign] = mover.open(before, nullptr);
        const std::string target = mover.activePersonOutside(readRows(tenant, campaign, source));
        json body = {{"updateuser", "ada.lindqvist"},
                     {"campaignid", tenant.campaignId(campaign)},
                     {"certkey", source},
                     {"newassignee", target},
                     {"reassignComments", "Ended \"today\""}};
        const Response response = tenant.call("reAssignCertification", body);
        QVERIFY2(response.acted, response.body.c_str());
        const SaviyntPicture after = pictureOf(tenant);
        if (sameId) {
            QVERIFY(before.all() == after.all());
            QCOMPARE(after.certifications.size(), before.certifications.size());
            QCOMPARE(after.certifications.at(source).certifier, target);
            QVERIFY(after.certifications.at(source).rows == before.certifications.at(source).rows);
        } else {
            verifyMoved(before, after, source, target, before.certifications.at(source).rows);
        }
        const json list = tenant.read("fetchCertificationList", {{"certifierUsername", target}});
        const bool told =
            std::any_of(list["certifications"].begin(), list["certifications"].end(), [](const json &one) {
                return one["comments"].get<std::string>().find("-Ada Lindqvist(ada.lindqvist)]<br> Ended \"today\"") !=
                       std::string::npos;
            });
        QVERIFY(told);
        if (QTest::currentTestFailed())
            return;
        before = after;
    }
}

void SandboxSaviyntMovesTest::associatedRowsComeAlong()
{
    QFETCH(QStringList, flags);
    for (const CampaignKind kind : {CampaignKind::UserManager, CampaignKind::ApplicationOwner}) {
        SaviyntTenant tenant(plain(flags));
        Mover mover(tenant, 3);
        const SaviyntPicture before = pictureOf(tenant);
        const auto [source, campaign] = mover.openWithEntitlement(before, kind);
        const std::vector<SaviyntRow> rows = readRows(tenant, campaign, source);
        const std::string target = mover.activePersonOutside(rows);
        const auto picked = std::find_if(rows.begin(), rows.end(), [](const SaviyntRow &row) {
            return row.array == "entitlements" && row.certified;
        });
        QVERIFY(picked != rows.end());
        json body = bodyFor(tenant, campaign, source, target);
        body["bulkConsultAssociatedData"] = "y";
        body["entitlements"].push_back(picked->entry);
        QVERIFY(tenant
                    .call(kind == CampaignKind::UserManager ? "reAssignUserManagerStep2AccEntDetails"
                                                            : "reAssignAppOwnerCampaignAccEntDetails",
                          body)
                    .acted);
        const SaviyntPicture after = pictureOf(tenant);
        QVERIFY(before.all() == after.all());
        // The account, all its entitlements and its roles went, and nothing else. Whose roles they are shows only where
        // they hang from the account.
        const std::string account = picked->text.substr(0, picked->text.rfind('|') + 1);
        std::size_t gone = 0;
        for (const SaviyntRow &row : rows) {
            const bool stays = after.certifications.at(source).rows.count(row.text) > 0;
            gone += stays ? 0 : 1;
            if (row.array != "roles")
                QCOMPARE(!stays, row.text.compare(0, account.size(), account) == 0);
            else if (row.entry.contains("accattkey"))
                QCOMPARE(!stays, row.entry["accattkey"] == picked->entry["accattkey"]);
            else
                QVERIFY(stays || row.head == picked->head);
        }
        QVERIFY(gone >= 2);
    }
}

void SandboxSaviyntMovesTest::keysChangeOrStay()
{
    for (const char *ids : {"new-id", "same-id"}) {
        SaviyntTenant tenant({"--variant", std::string("reassigned-certification=") + ids});
        Mover mover(tenant, 5);
        const CampaignKind kind = CampaignKind::ApplicationOwner;
        const auto [source, campaign] = mover.open(pictureOf(tenant), &kind);
        const auto rows = readRows(tenant, campaign, source);
        json body = bodyFor(tenant, campaign, source, mover.activePersonOutside(rows));
        body["accounts"].push_back(rows.front().entry);
        QVERIFY(tenant.call("reAssignAppOwnerCampaignAccEntDetails", body).acted);
        const auto there = readRows(tenant, campaign, tenant.certKey(tenant.truth().count() - 1));
        QCOMPARE(there.size(), std::size_t{1});
        QCOMPARE(there.front().text, rows.front().text);
        QCOMPARE(there.front().entry == rows.front().entry, std::string(ids) == "same-id");
    }
}

void SandboxSaviyntMovesTest::undoBringsEverythingBack()
{
    SaviyntTenant tenant;
    Mover mover(tenant, 11);
    const CampaignKind kind = CampaignKind::UserManager;
    const SaviyntPicture before = pictureOf(tenant);
    const auto [source, campaign] = mover.openWithEntitlement(before, kind);
    const std::string certifier = before.certifications.at(source).certifier;
    const auto rows = readRows(tenant, campaign, source);
    json body = bodyFor(tenant, campaign, source, mover.activePersonOutside(rows));
    body["reassignComments"] = "There";
    // Entitlements without their accounts: they come under headings without a key.
    for (const SaviyntRow &row : rows) {
        if (row.array == "entitlements" && row.certified)
            body[row.array].push_back(row.entry);
    }
    QVERIFY(tenant.call("reAssignUserManagerStep2AccEntDetails", body).acted);
    const std::string made = tenant.certKey(tenant.truth().count() - 1);
    json back = bodyFor(tenant, campaign, made, certifier);
    back["reassignComments"] = "And back";
    for (const SaviyntRow &row : readRows(tenant, campaign, made)) {
        QVERIFY(!row.entry.contains("accattkey"));
        QCOMPARE(row.comment, std::string("[11/22/26-Ada Lindqvist(ada.lindqvist)]<br> There"));
        back[row.array].push_back(row.entry);
    }
    QVERIFY(tenant.call("reAssignUserManagerStep2AccEntDetails", back).acted);
    std::multiset<std::string> his;
    const SaviyntPicture after = pictureOf(tenant);
    for (const auto &[key, one] : after.certifications) {
        if (key == source || key == tenant.certKey(tenant.truth().count() - 1))
            his.insert(one.rows.begin(), one.rows.end());
    }
    QVERIFY(his == before.certifications.at(source).rows);
    QVERIFY(after.certifications.at(made).rows.empty());
    QCOMPARE(after.certifications.at(made).status, std::string("Fully Executed"));
    const auto returned = readRows(tenant, campaign, tenant.certKey(tenant.truth().count() - 1));
    QCOMPARE(returned.front().comment, std::string("[11/22/26-Ada Lindqvist(ada.lindqvist)]<br> There"
                                                   "[11/22/26-Ada Lindqvist(ada.lindqvist)]<br> And back"));
}

void SandboxSaviyntMovesTest::namesServeInPlaceOfKeys()
{
    SaviyntTenant tenant;
    Mover mover(tenant, 13);
    for (const Round &round : rounds()) {
        const SaviyntPicture before = pictureOf(tenant);
        const auto [source, campaign] = mover.open(before, &round.kind);
        const auto rows = readRows(tenant, campaign, source);
        json body = {{"campaignname", tenant.data->campaigns[campaign].name},
                     {"certificationname", before.certifications.at(source).name},
                     {"newassignee", mover.activePersonOutside(rows)}};
        if (!round.byHead)
            continue;
        if (round.kind == CampaignKind::UserManager)
            body["username"] = {rows.front().head};
        else
            body["entitlements"] = {{{"entattkey", rows.front().headKey}}};
        QVERIFY(tenant.call(round.operation, body).acted);
        // The key wins over the name.
        body["certkey"] = "1";
        QCOMPARE(tenant.call(round.operation, body).status, 412);
    }
}

QTEST_GUILESS_MAIN(SandboxSaviyntMovesTest)
#include "tst_sandbox_saviynt_moves.moc"
