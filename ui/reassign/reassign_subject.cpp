// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/reassign_subject.h"

#include <algorithm>

namespace baton {

std::vector<OrderRow> orderRowsOf(const ReassignSubject &subject)
{
    return subject.rows;
}

std::vector<Reviewer> reviewersOf(const ReassignSubject &subject)
{
    std::vector<std::pair<Reviewer, int>> counted;
    QHash<IdentityId, size_t> places;
    for (const OrderRow &row : subject.rows) {
        const auto known = subject.known.certifications.constFind(row.certification);
        if (known == subject.known.certifications.cend() || known->reviewer.id.isEmpty() ||
            known->reviewer.type == ReviewerType::GovernanceGroup)
            continue;
        const auto place = places.constFind(known->reviewer.id);
        if (place != places.cend()) {
            ++counted[place.value()].second;
        } else {
            places.insert(known->reviewer.id, counted.size());
            counted.emplace_back(known->reviewer, 1);
        }
    }
    std::stable_sort(counted.begin(), counted.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    std::vector<Reviewer> reviewers;
    reviewers.reserve(counted.size());
    for (auto &[reviewer, rows] : counted)
        reviewers.push_back(std::move(reviewer));
    return reviewers;
}

HiddenRows::HiddenRows(const ReassignSubject &subject)
{
    const QSet<OrderRow> shown(subject.shownRows.begin(), subject.shownRows.end());
    for (const OrderRow &row : subject.rows) {
        if (shown.contains(row))
            m_shownCertifications.insert(row.certification);
        else
            m_rows.insert(row);
    }
}

int HiddenRows::countIn(const std::vector<OrderRow> &rows) const
{
    return isEmpty() ? 0 : static_cast<int>(std::count_if(rows.begin(), rows.end(), [this](const OrderRow &row) {
        return contains(row);
    }));
}

} // namespace baton
