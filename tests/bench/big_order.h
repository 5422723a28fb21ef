// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/reassign/planner.h"
#include "app/time/when_settled.h"
#include "models/tables/table_model.h"
#include "tests/bench/living.h"

#include <cstdio>
#include <deque>

namespace baton::bench {

/// Reads the items of as many certifications as it takes and plans them for one new reviewer.
class BigOrder : public QObject
{
public:
    static constexpr int itemsEach = 250; ///< of each certification of the tenant

    BigOrder(GovernanceProvider &provider, size_t items) : m_provider(provider), m_items(items) {}

    bool read(const TableModel &certifications)
    {
        for (int row = 0; row < certifications.rowCount() && m_left.size() < 2 * m_items / itemsEach; ++row)
            m_left.emplace_back(certifications.idAt(row));
        bool people = false;
        whenSettled(m_provider.identityDirectory()->search(QStringLiteral("a"), {}, {}), this, [&](const auto &found) {
            people = true;
            if (found && *found && !(*found)->items.empty())
                m_person = (*found)->items.front();
        });
        for (int i = 0; i < 4; ++i)
            next();
        const bool all = live([&] { return people && m_order.rows.size() >= m_items; });
        if (!all)
            std::printf("  %d people, %zu rows, %zu certifications left\n", people, m_order.rows.size(), m_left.size());
        return all;
    }

    Plan plan()
    {
        m_order.target = m_person.id;
        m_order.targetName = m_person.name;
        m_order.reason = QStringLiteral("Leaves at the end of the month");
        m_facts.target = m_person;
        m_facts.forwarding = Forwarding{m_person.id, {}};
        m_facts.pendingTargets = QSet<QString>();
        m_facts.now = QDateTime::currentDateTimeUtc();
        return Planner::plan(m_order, m_facts, m_provider.dialect());
    }
    const Order &order() const { return m_order; }

private:
    void next()
    {
        if (m_left.empty() || m_order.rows.size() >= m_items)
            return;
        const CertificationId id = m_left.front();
        m_left.pop_front();
        CertificationQuery query;
        query.ids = {id};
        whenSettled(m_provider.certificationReader()->certifications(query, {}, {}), this, [this, id](const auto &got) {
            if (!got || !*got || (*got)->items.empty() || (*got)->items.front().isSigned()) {
                next();
                return;
            }
            m_facts.certifications.insert(id, (*got)->items.front());
            readItems(id);
        });
    }
    void readItems(const CertificationId &id)
    {
        whenSettled(m_provider.certificationReader()->items(id, {}, {}), this, [this, id](const auto &got) {
            if (got && *got) {
                std::vector<ReviewItem> items = (*got)->items;
                for (const ReviewItem &item : items) {
                    if (m_order.rows.size() < m_items && item.decision == Decision::Undecided && !item.completed)
                        m_order.rows.push_back({id, item.id});
                }
                m_facts.setItems(id, std::move(items), false);
            }
            next();
        });
    }

    GovernanceProvider &m_provider;
    size_t m_items;
    std::deque<CertificationId> m_left;
    Identity m_person;
    Order m_order;
    Facts m_facts;
};

} // namespace baton::bench
