// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/certification_reader.h"
#include "app/providers/saviynt/list_page.h"
#include "app/providers/saviynt/loose_json.h"

#include <QSet>

namespace baton::saviynt {

using namespace Qt::StringLiterals;
using nlohmann::json;

QFuture<Result<Page<ReviewItem>>> SaviyntCertifications::items(CertificationId certification, PageRequest page,
                                                               CallContext context)
{
    const auto keys = keysOf(certification);
    if (!keys)
        return ready<Page<ReviewItem>>(failure(strangeId(certification)));
    return withKind<Page<ReviewItem>>(keys->campaign, keys->certkey, context,
                                      [=, this](Review review) { return allItems(*keys, review, context); })
        .then([offset = std::max<qint64>(0, page.offset)](Result<Page<ReviewItem>> all) {
            if (all && offset > 0) {
                auto &rows = all->items;
                rows.erase(rows.begin(), rows.begin() + std::min<qint64>(offset, static_cast<qint64>(rows.size())));
                all->received = static_cast<int>(rows.size());
                all->offset = offset;
                all->bad.clear();
            }
            return all;
        });
}

QFuture<Result<Page<ReviewedIdentity>>> SaviyntCertifications::reviewedIdentities(CertificationId certification,
                                                                                  PageRequest page, CallContext context)
{
    return items(std::move(certification), {0, page.limit, false}, std::move(context))
        .then([offset = page.offset](const Result<Page<ReviewItem>> &items) -> Result<Page<ReviewedIdentity>> {
            if (!items)
                return failure(items.error());
            Page<ReviewedIdentity> people;
            QHash<IdentityId, size_t> known;
            for (const ReviewItem &item : items->items) {
                if (item.identity.isEmpty())
                    continue;
                const auto found = known.constFind(item.identity);
                if (found != known.constEnd()) {
                    ReviewedIdentity &person = people.items[*found];
                    person.completed = person.completed && item.completed;
                    continue;
                }
                known.insert(item.identity, people.items.size());
                people.items.push_back({item.summaryId, item.identity, item.identityName, item.completed});
            }
            people.bad = items->bad;
            if (offset > 0)
                people.items.clear();
            people.offset = offset;
            people.received = static_cast<int>(people.items.size());
            people.total = people.received;
            return people;
        });
}

/// All items of a certification, answer after answer.
struct SaviyntCertifications::ItemsRound
{
    CertificationKeys keys;
    Review review = Review::Unknown;
    CallContext context;
    PageRequest outer{0, maxPageRows, false};
    PageRequest inner{0, maxPageRows, false};
    QSet<ReviewItemId> seen;
    Page<ReviewItem> page;
    QPromise<Result<Page<ReviewItem>>> promise;

    /// Whether a new row came.
    bool take(ItemsRead &&read)
    {
        bool fresh = false;
        for (ReviewItem &item : read.items) {
            if (seen.contains(item.id))
                continue;
            seen.insert(item.id);
            fresh = true;
            page.items.push_back(std::move(item));
        }
        if (page.bad.empty() || fresh)
            page.bad.insert(page.bad.end(), read.bad.begin(), read.bad.end());
        return fresh;
    }

    /// False when everything was read. A tenant that does not page sends the same again, which ends it too.
    bool advance(const ItemsRead &read, bool fresh)
    {
        if (fresh && read.innerIsLonger) {
            inner.offset += inner.limit;
            return true;
        }
        const bool more = (fresh || inner.offset > 0) && read.outer >= outer.limit;
        inner.offset = 0;
        outer.offset += outer.limit;
        return more;
    }

    void finish(std::optional<Error> error = {})
    {
        page.received = static_cast<int>(page.items.size() + page.bad.size());
        page.total = page.received;
        if (error)
            promise.addResult(failure(std::move(*error)));
        else
            promise.addResult(std::move(page));
        promise.finish();
    }
};

QFuture<Result<Page<ReviewItem>>> SaviyntCertifications::allItems(const CertificationKeys &keys, Review review,
                                                                  CallContext context)
{
    if (review == Review::Unknown)
        return ready<Page<ReviewItem>>(
            failure(Error(ErrorKind::NotFound, u"The tenant shows no certification %1."_s.arg(keys.id().toString()),
                          u"It may be of a kind of campaign that Saviynt's interface does not open."_s)));
    auto round = std::make_shared<ItemsRound>();
    round->keys = keys;
    round->review = review;
    round->context = std::move(context);
    round->promise.start();
    readRound(round);
    return round->promise.future();
}

void SaviyntCertifications::readRound(const std::shared_ptr<ItemsRound> &round)
{
    const Endpoint endpoint = itemsOf(round->review);
    json body = bodyFor(endpoint, round->keys.campaign, round->keys.certkey);
    if (endpoint == Endpoint::OwnedEntitlementAccess) {
        putPage(body, {0, 1, false});
        putPage(body, round->outer, "entitlementmax", "entitlementoffset");
        putPage(body, round->inner, "accountmax", "accountoffset");
        putPage(body, round->inner, "entitlement2max", "entitlement2offset");
    } else {
        putPage(body, round->outer);
    }
    auto read = m_client.read<ItemsRead>(
        endpoint, body, round->context,
        [keys = round->keys, review = round->review, inner = int(round->inner.offset)](const json &answer) {
            for (const json *one : nestedCertifications(answer)) {
                if (loose::text(*one, {"certkey"}) == keys.certkey)
                    return Result<ItemsRead>(readItems(*one, keys, review, inner));
            }
            return Result<ItemsRead>(ItemsRead());
        });
    whenSettled(read, this, [this, round](std::optional<Result<ItemsRead>> answer) {
        if (!answer)
            return round->promise.finish();
        if (!*answer)
            return round->finish(answer->error());
        ItemsRead &got = **answer;
        const int outer = got.outer;
        const bool longer = got.innerIsLonger;
        const bool fresh = round->take(std::move(got));
        ItemsRead counts;
        counts.outer = outer;
        counts.innerIsLonger = longer;
        if (round->advance(counts, fresh))
            return readRound(round);
        namePeople(round);
    });
}

/// A name is a courtesy: without that read the user names alone have to do.
void SaviyntCertifications::namePeople(const std::shared_ptr<ItemsRound> &round)
{
    const auto nameless = [this](const ReviewItem &item) {
        const QString username = item.identity.toString();
        return !username.isEmpty() && item.identityName == username && !m_kinds->knowsName(username);
    };
    const auto &items = round->page.items;
    if (round->review != Review::UserManager || std::none_of(items.begin(), items.end(), nameless))
        return finishNamed(round);
    auto read = m_client.read<std::vector<NamedUser>>(
        Endpoint::CampaignDetails, bodyFor(Endpoint::CampaignDetails, round->keys.campaign, round->keys.certkey),
        round->context, [](const json &answer) {
            std::vector<NamedUser> users;
            for (const json *one : nestedCertifications(answer)) {
                const std::vector<NamedUser> here = readReviewedUsers(*one);
                users.insert(users.end(), here.begin(), here.end());
            }
            return Result<std::vector<NamedUser>>(std::move(users));
        });
    whenSettled(read, this, [this, round, nameless](const std::optional<Result<std::vector<NamedUser>>> &answer) {
        if (answer && *answer) {
            for (const NamedUser &user : **answer)
                m_kinds->learnName(user.username, user.name);
            // Who is not there either is not asked for again.
            for (const ReviewItem &item : round->page.items) {
                if (nameless(item))
                    m_kinds->learnName(item.identity.toString(), item.identityName);
            }
        }
        finishNamed(round);
    });
}

void SaviyntCertifications::finishNamed(const std::shared_ptr<ItemsRound> &round)
{
    for (ReviewItem &item : round->page.items) {
        if (!item.identity.isEmpty() && item.identityName == item.identity.toString())
            item.identityName = m_kinds->nameOf(item.identity.toString());
    }
    round->finish();
}

} // namespace baton::saviynt
