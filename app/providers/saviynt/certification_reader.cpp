// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/certification_reader.h"

#include "app/providers/saviynt/list_page.h"
#include "app/providers/saviynt/loose_json.h"

#include <deque>

namespace baton::saviynt {

using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

constexpr size_t maxIds = 100;

Endpoint certificationsOf(Review review)
{
    switch (review) {
    case Review::EntitlementOwner:
        return Endpoint::OwnedEntitlements;
    case Review::ApplicationOwner:
        return Endpoint::ApplicationAccess;
    default:
        return Endpoint::CampaignDetails;
    }
}

bool isWanted(const Certification &certification, const CertificationQuery &query)
{
    const auto &campaigns = query.campaigns;
    const bool inCampaign = campaigns.empty() ||
                            std::find(campaigns.begin(), campaigns.end(), certification.campaign.id) != campaigns.end();
    return inCampaign && (!query.phase || certification.phase == *query.phase);
}

void narrow(Page<Certification> &page, const CertificationQuery &query)
{
    const size_t before = page.items.size();
    std::erase_if(page.items, [&query](const Certification &one) { return !isWanted(one, query); });
    if (page.items.size() != before)
        page.total.reset(); // of the list, not of what was asked for
}

Page<Certification> joined(const std::vector<Page<Certification>> &pages)
{
    Page<Certification> all;
    for (const Page<Certification> &page : pages) {
        all.items.insert(all.items.end(), page.items.begin(), page.items.end());
        for (BadRow bad : page.bad) {
            bad.index += all.received;
            all.bad.push_back(std::move(bad));
        }
        all.received += page.received;
    }
    return all;
}

} // namespace

QFuture<Result<Page<Certification>>> SaviyntCertifications::certifications(CertificationQuery query, PageRequest page,
                                                                           CallContext context)
{
    using Pages = std::vector<Page<Certification>>;
    const PageRequest asked = allowedPage(page);
    if (query.ids.size() > maxIds || query.campaigns.size() > maxIds)
        return ready<Page<Certification>>(
            failure(Error(ErrorKind::Internal, u"More than %1 ids were asked for at once."_s.arg(maxIds))));
    const bool ofSomebody = query.mine || !query.reviewer.isEmpty();
    if (query.ids.empty() && (ofSomebody || query.campaigns.empty()))
        return listed(query, asked, std::move(context));
    if (query.ids.empty() && query.campaigns.size() == 1) {
        const QString campaign = query.campaigns.front().toString();
        return withKind<Page<Certification>>(
                   campaign, {}, context,
                   [=, this](Review review) { return nested(review, campaign, {}, asked, context); })
            .then([query](Result<Page<Certification>> read) {
                if (read)
                    narrow(*read, query);
                return read;
            });
    }
    if (asked.offset > 0) // everything came with the first page
        return ready<Page<Certification>>(Page<Certification>{{}, {}, asked.offset, 0, false, std::nullopt});
    std::vector<QFuture<Result<Page<Certification>>>> reads;
    for (const CertificationId &id : query.ids) {
        const auto keys = keysOf(id);
        if (!keys)
            return ready<Page<Certification>>(failure(strangeId(id)));
        reads.push_back(byKeys(*keys, context));
    }
    for (const CampaignId &id : query.ids.empty() ? query.campaigns : std::vector<CampaignId>()) {
        const QString campaign = id.toString();
        reads.push_back(withKind<Page<Certification>>(campaign, {}, context, [=, this](Review review) {
            return nested(review, campaign, {}, {0, maxPageRows, false}, context);
        }));
    }
    return gathered(std::move(reads)).then([query](const Result<Pages> &pages) -> Result<Page<Certification>> {
        if (!pages)
            return failure(pages.error());
        Page<Certification> all = joined(*pages);
        std::erase_if(all.items, [&query](const Certification &one) { return !isWanted(one, query); });
        return all;
    });
}

QFuture<Result<Page<Certification>>> SaviyntCertifications::listed(const CertificationQuery &query,
                                                                   const PageRequest &page, CallContext context)
{
    json body;
    const QString whose = query.mine || query.reviewer.isEmpty() ? m_signedInAs : query.reviewer.toString();
    body[endpointRow(Endpoint::CertificationList).keys.person] = whose.toStdString();
    putPage(body, page);
    auto promise = promised<Page<Certification>>();
    auto read = m_client.read<Page<Certification>>(
        Endpoint::CertificationList, body, std::move(context), [page, zone = m_zone](const json &answer) {
            return Result<Page<Certification>>(
                pageOf<Certification>(loose::elements(answer, {"certifications"}), page, totalOf(answer),
                                      [&zone](const json &one) { return readListedCertification(one, zone); }));
        });
    whenSettled(read, this, [this, promise, query](std::optional<Result<Page<Certification>>> answer) {
        if (answer && *answer) {
            for (const Certification &one : (*answer)->items)
                m_kinds->learn(one.campaign.id.toString(), reviewOf(one.campaign.campaignType.raw));
            narrow(**answer, query);
        }
        settle(*promise, std::move(answer));
    });
    return promise->future();
}

QFuture<Result<Page<Certification>>> SaviyntCertifications::nested(Review review, const QString &campaign,
                                                                   const QString &certkey, const PageRequest &page,
                                                                   CallContext context)
{
    if (review == Review::Unknown) // no read knows the campaign
        return ready<Page<Certification>>(Page<Certification>{{}, {}, page.offset, 0, false, std::nullopt});
    const Endpoint endpoint = certificationsOf(review);
    json body = bodyFor(endpoint, campaign, certkey);
    putPage(body, page);
    return m_client.read<Page<Certification>>(
        endpoint, body, std::move(context), [page, campaign, review, zone = m_zone](const json &answer) {
            return Result<Page<Certification>>(
                pageOf<Certification>(nestedCertifications(answer), page, totalOf(answer), [&](const json &one) {
                    return readNestedCertification(one, campaign, review, zone);
                }));
        });
}

/// A certification that is not there is a refusal in the tenant's words; here it is simply absent.
QFuture<Result<Page<Certification>>> SaviyntCertifications::byKeys(const CertificationKeys &keys,
                                                                   const CallContext &context)
{
    return withKind<Page<Certification>>(
               keys.campaign, keys.certkey, context,
               [=, this](Review review) {
                   return nested(review, keys.campaign, keys.certkey, {0, maxPageRows, false}, context);
               })
        .then([id = keys.id()](Result<Page<Certification>> read) -> Result<Page<Certification>> {
            if (!read && isAbsence(read.error()))
                return Page<Certification>();
            if (read)
                std::erase_if(read->items, [&id](const Certification &one) { return one.id != id; });
            return read;
        });
}

/// Looks for the kind of a campaign: the first read of items that shows one of its certifications is of that kind. (The
/// reads of certifications may show those of any kind.)
struct SaviyntCertifications::Search
{
    QString campaign;
    QString certkey;
    CallContext context;
    std::deque<Review> left{Review::UserManager, Review::EntitlementOwner, Review::ApplicationOwner};
    std::optional<Error> forbidden;
    QPromise<Result<Review>> promise;

    void finish(Result<Review> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }
};

QFuture<Result<Review>> SaviyntCertifications::kindOf(const QString &campaign, const QString &certkey,
                                                      CallContext context)
{
    if (const Review known = m_kinds->of(campaign); known != Review::Unknown)
        return ready<Review>(known);
    auto search = std::make_shared<Search>();
    search->campaign = campaign;
    search->certkey = certkey;
    search->context = std::move(context);
    search->promise.start();
    searchKind(search);
    return search->promise.future();
}

void SaviyntCertifications::searchKind(const std::shared_ptr<Search> &search)
{
    if (search->left.empty()) {
        if (search->forbidden)
            return search->finish(failure(*search->forbidden));
        return search->finish(Review::Unknown);
    }
    const Review review = search->left.front();
    search->left.pop_front();
    const Endpoint endpoint = itemsOf(review);
    json body = bodyFor(endpoint, search->campaign, search->certkey);
    putPage(body, {0, 1, false});
    auto shows = m_client.read<bool>(endpoint, body, search->context, [](const json &answer) {
        return Result<bool>(!nestedCertifications(answer).empty());
    });
    whenSettled(shows, this, [this, search, review](const std::optional<Result<bool>> &answer) {
        if (!answer)
            return search->promise.finish();
        if (*answer && **answer) {
            m_kinds->learn(search->campaign, review);
            return search->finish(review);
        }
        if (!*answer) {
            const Error &error = answer->error();
            if (error.kind == ErrorKind::Forbidden)
                search->forbidden = error;
            else if (error.kind != ErrorKind::Invalid && error.kind != ErrorKind::NotFound)
                return search->finish(failure(error));
        }
        searchKind(search);
    });
}

} // namespace baton::saviynt
