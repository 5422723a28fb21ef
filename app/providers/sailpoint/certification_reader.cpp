// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/certification_reader.h"

#include "app/providers/sailpoint/answer_reader.h"
#include "app/providers/sailpoint/filter_builder.h"
#include "app/providers/sailpoint/vendor_words.h"

#include <algorithm>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;

namespace {

Result<QString> filtersOf(const CertificationQuery &query)
{
    if (query.ids.size() > filter::maxIds || query.campaigns.size() > filter::maxIds)
        return failure(tooManyIdsError());
    QStringList parts{filter::anyOf("id"_L1, idTexts(query.ids))};
    // 100 ids and 100 campaigns would not fit one URL; with ids given, the campaigns are checked in the answer.
    if (query.ids.empty())
        parts << filter::anyOf("campaign.id"_L1, idTexts(query.campaigns));
    if (query.phase) {
        const QString word = wordOf(*query.phase);
        if (word.isEmpty())
            return failure(unknownWordError());
        parts << filter::equals("phase"_L1, word);
    }
    return filter::all(parts);
}

bool inOneOf(const Certification &certification, const std::vector<CampaignId> &campaigns)
{
    return std::find(campaigns.begin(), campaigns.end(), certification.campaign.id) != campaigns.end();
}

/// SailPoint answers 400 "semantically invalid" for a certification that a governance group reviews, and does not say
/// so.
Error governanceGroupExplained(Error error)
{
    if (error.kind == ErrorKind::Invalid && error.httpStatus == 400)
        error.nextStep = u"If a governance group reviews this certification, SailPoint does not give out its items; "
                         "the certification can still be reassigned whole."_s;
    return error;
}

} // namespace

QFuture<Result<Page<Certification>>> SailPointCertifications::certifications(CertificationQuery query, PageRequest page,
                                                                             CallContext context)
{
    const PageRequest asked = allowedPage(page);
    const Result<QString> filters = filtersOf(query);
    if (!filters)
        return ready<Page<Certification>>(failure(filters.error()));
    QueryItems items = pagingItems(asked);
    if (query.mine)
        items.emplace_back("reviewer-identity", u"me"_s);
    else if (!query.reviewer.isEmpty())
        items.emplace_back("reviewer-identity", query.reviewer.toString());
    if (!filters->isEmpty())
        items.emplace_back("filters", *filters);
    items.emplace_back("sorters", u"name,due"_s);
    std::vector<CampaignId> campaigns = query.ids.empty() ? std::vector<CampaignId>() : std::move(query.campaigns);
    return m_client.read<Page<Certification>>(
        Endpoint::CertificationList, {}, items, std::move(context),
        [asked, campaigns = std::move(campaigns)](const HttpResponse &http) {
            auto read =
                readPage<Certification>(http, asked, [](const nlohmann::json &row) { return readCertification(row); });
            if (read && !campaigns.empty())
                std::erase_if(read->items, [&](const Certification &each) { return !inOneOf(each, campaigns); });
            return read;
        });
}

QFuture<Result<Page<ReviewItem>>> SailPointCertifications::items(CertificationId certification, PageRequest page,
                                                                 CallContext context)
{
    const PageRequest asked = allowedPage(page);
    QueryItems items = pagingItems(asked);
    items.emplace_back("sorters", u"identitySummary.name,access.name"_s);
    return m_client.read<Page<ReviewItem>>(
        Endpoint::ItemList, {certification.toString()}, items, std::move(context),
        [asked, certification](const HttpResponse &http) {
            return readPage<ReviewItem>(
                http, asked, [&certification](const nlohmann::json &row) { return readItem(row, certification); });
        },
        governanceGroupExplained);
}

QFuture<Result<Page<ReviewedIdentity>>>
SailPointCertifications::reviewedIdentities(CertificationId certification, PageRequest page, CallContext context)
{
    const PageRequest asked = allowedPage(page);
    QueryItems items = pagingItems(asked);
    items.emplace_back("sorters", u"name"_s);
    return m_client.read<Page<ReviewedIdentity>>(
        Endpoint::IdentitySummaryList, {certification.toString()}, items, std::move(context),
        [asked](const HttpResponse &http) {
            return readPage<ReviewedIdentity>(http, asked,
                                              [](const nlohmann::json &row) { return readReviewedIdentity(row); });
        },
        governanceGroupExplained);
}

} // namespace baton::sailpoint
