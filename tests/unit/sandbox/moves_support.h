// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/sandbox/test_tenant.h"

#include <QTest>

#include <map>
#include <set>

namespace baton::test {

inline constexpr std::size_t kCertifications = 36;

/// Few certifications, since these tests read all of them again and again.
class SmallTenant : public TestTenant
{
public:
    explicit SmallTenant(std::vector<std::string> flags = {}) : TestTenant(few(std::move(flags))) {}

private:
    static std::vector<std::string> few(std::vector<std::string> flags)
    {
        flags.insert(flags.end(), {"--certifications", std::to_string(kCertifications)});
        return flags;
    }
};

using Rows = std::multiset<std::pair<std::string, std::string>>; // subject's name, access

/// Everything in a campaign: each pair of subject and access, with the reviewer who has it.
inline std::map<std::string, Rows> rowsByReviewer(TestTenant &tenant, std::uint32_t campaign)
{
    std::map<std::string, Rows> rows;
    for (const auto &certification : tenant.certifications()) {
        if (certification["campaign"]["id"] != tenant.campaign(campaign).id.text() ||
            certification["reviewer"]["type"] != "IDENTITY")
            continue;
        for (const auto &item : tenant.items(certification["id"]))
            rows[certification["reviewer"]["id"]].emplace(item["identitySummary"]["name"],
                                                          item["accessSummary"]["access"]["id"]);
    }
    return rows;
}

inline Rows all(const std::map<std::string, Rows> &byReviewer)
{
    Rows rows;
    for (const auto &entry : byReviewer)
        rows.insert(entry.second.begin(), entry.second.end());
    return rows;
}

/// Counts, ids and items agree in every certification.
inline void verifyConsistent(TestTenant &tenant)
{
    std::set<std::string> itemIds;
    for (const auto &certification : tenant.certifications()) {
        if (certification["reviewer"]["type"] != "IDENTITY")
            continue;
        const std::string id = certification["id"];
        const auto items = tenant.items(id);
        std::set<std::string> summaries;
        std::size_t decided = 0;
        for (const auto &item : items) {
            QVERIFY(itemIds.insert(item["id"]).second);
            summaries.insert(item["identitySummary"]["id"]);
            decided += item["completed"] ? 1 : 0;
        }
        QVERIFY(!items.empty());
        QCOMPARE(certification["decisionsTotal"].get<std::size_t>(), items.size());
        QCOMPARE(certification["decisionsMade"].get<std::size_t>(), decided);
        QCOMPARE(certification["identitiesTotal"].get<std::size_t>(), summaries.size());
        QCOMPARE(tenant.get("/v3/certifications/" + id + "/identity-summaries").size(), summaries.size());
    }
}

} // namespace baton::test
