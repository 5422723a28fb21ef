// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/order_index.h"

#include <array>

namespace baton::planning {

std::vector<CertificationWork> indexOrder(const Order &order, const Facts &facts)
{
    std::vector<CertificationWork> works;
    StringIndex index;
    std::vector<quint32> workOf(order.rows.size());
    std::vector<quint32> counts;
    // Orders made from a table share the text of a certification's id: most need no look at the text.
    struct Recent
    {
        QStringView text;
        quint32 number = nowhere;

        bool isOf(const QString &id) const { return text.data() == id.constData() && text.size() == id.size(); }
    };
    std::array<Recent, 1024> recent;
    for (size_t row = 0; row < order.rows.size(); ++row) {
        const QString &id = order.rows[row].certification.toString();
        Recent &slot = recent[(reinterpret_cast<quintptr>(id.constData()) >> 4) % recent.size()];
        if (slot.number == nowhere || !slot.isOf(id))
            slot = {id, index.intern(id)};
        const quint32 number = slot.number;
        if (number == counts.size())
            counts.push_back(0);
        workOf[row] = number;
        ++counts[number];
    }

    works.resize(counts.size());
    for (size_t row = 0; row < order.rows.size(); ++row) {
        CertificationWork &work = works[workOf[row]];
        const OrderRow &now = order.rows[row];
        if (work.itemRows.empty() && work.wholeRows.empty()) {
            work.id = now.certification;
            work.itemRows.reserve(counts[workOf[row]]);
        }
        if (now.isWholeCertification())
            work.wholeRows.push_back(static_cast<quint32>(row));
        else
            work.itemRows.push_back({static_cast<quint32>(row), now.item.toString()});
    }

    for (CertificationWork &work : works) {
        work.vanished = facts.vanished.contains(work.id);
        const auto certification = facts.certifications.constFind(work.id);
        if (certification != facts.certifications.constEnd())
            work.certification = &*certification;
        const auto seen = facts.seen.constFind(work.id);
        if (seen != facts.seen.constEnd())
            work.seen = &*seen;
        work.items = facts.itemsOf(work.id);
        if (work.certification) {
            const auto campaign = facts.campaigns.constFind(work.certification->campaign.id);
            if (campaign != facts.campaigns.constEnd())
                work.campaign = &*campaign;
        }
    }
    return works;
}

} // namespace baton::planning
