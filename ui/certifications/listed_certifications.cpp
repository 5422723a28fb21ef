// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/certifications/listed_certifications.h"

#include "app/listing/merged_fetch.h"
#include "ui/common/missing_role.h"

#include <QCoreApplication>

#include <algorithm>

namespace baton {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::CertificationsPage)
};

} // namespace

bool ListedCertifications::holds(const Certification &row) const
{
    if (!campaign.isEmpty() && row.campaign.id != campaign)
        return false;
    if (mine)
        return row.reviewer.id == me;
    return reviewers.empty() || std::find(reviewers.begin(), reviewers.end(), row.reviewer.id) != reviewers.end();
}

QString ListedCertifications::name() const
{
    QStringList parts{QStringLiteral("certifications"), campaign.toString(),
                      mine ? QStringLiteral("mine") : QStringLiteral("all")};
    for (const IdentityId &person : reviewers) {
        if (!mine)
            parts << person.toString();
    }
    return parts.join(u'\n');
}

ListFeed<Certification>::Fetch ListedCertifications::fetch(CertificationReader *reader) const
{
    using Fetch = ListFeed<Certification>::Fetch;
    CertificationQuery query;
    query.mine = mine;
    if (!campaign.isEmpty())
        query.campaigns.push_back(campaign);
    const auto reading = [reader](const CertificationQuery &asked) -> Fetch {
        return [reader, asked](PageRequest page, CallContext context) {
            return reader ? reader->certifications(asked, page, std::move(context))
                          : missingRole<Page<Certification>>(Text::tr("list certifications"));
        };
    };
    std::vector<Fetch> lists;
    if (!mine) {
        for (const IdentityId &person : reviewers) {
            query.reviewer = person;
            lists.push_back(reading(query));
        }
    }
    if (lists.size() > 1)
        return MergedFetch<Certification>(std::move(lists));
    return lists.empty() ? reading(query) : lists.front();
}

} // namespace baton
