// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/identity_directory.h"

#include "app/providers/sailpoint/answer_reader.h"
#include "app/providers/sailpoint/filter_builder.h"
#include "app/providers/sailpoint/typed_name.h"
#include "app/providers/sailpoint/vendor_words.h"
#include "app/time/when_settled.h"

#include <algorithm>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;

namespace {

/// Room for the filter in a URL whose base, path and other parameters take the rest.
constexpr qsizetype maxFilterBytes = 6000;

bool holdsAll(const Identity &identity, const QStringList &words)
{
    const auto holds = [&identity](const QString &word) {
        return identity.name.contains(word, Qt::CaseInsensitive) ||
               identity.alias.contains(word, Qt::CaseInsensitive) ||
               identity.email.contains(word, Qt::CaseInsensitive) ||
               identity.department.contains(word, Qt::CaseInsensitive);
    };
    return std::all_of(words.begin(), words.end(), holds);
}

bool isNamed(const Identity &identity, const QString &text)
{
    return identity.id.toString().compare(text, Qt::CaseInsensitive) == 0 ||
           identity.alias.compare(text, Qt::CaseInsensitive) == 0 ||
           identity.email.compare(text, Qt::CaseInsensitive) == 0;
}

/// Nobody is called so, but the words may name somebody one by one; or the tenant does not take so long a filter.
bool isWorthAnotherLook(const QString &typed, const Result<Page<Identity>> &answer)
{
    return answer ? answer->received == 0 && typed.contains(u' ') : answer.error().kind == ErrorKind::Invalid;
}

/// The one identity that `text` names exactly.
Result<Identity> theOne(const std::vector<Identity> &candidates, const QString &text)
{
    std::vector<Identity> named;
    for (const Identity &each : candidates) {
        if (each.id.toString() == text)
            return each; // an id is one person, whoever else carries it as an alias
        if (isNamed(each, text))
            named.push_back(each);
    }
    if (named.empty())
        return failure(Error(ErrorKind::NotFound, u"No identity has the id, alias or mail “%1”."_s.arg(text),
                             u"Search for the person by name, and use the id, alias or mail that the list shows."_s));
    if (named.size() > 1) {
        QStringList ids;
        for (const Identity &each : named)
            ids << each.id.toString();
        return failure(Error(ErrorKind::Invalid,
                             u"%1 identities share “%2”: %3."_s.arg(named.size()).arg(text, ids.join(u", "_s)),
                             u"Use the id of the one you mean."_s));
    }
    return named.front();
}

} // namespace

QFuture<Result<Page<Identity>>> SailPointIdentities::pageOf(const QString &filters, PageRequest page,
                                                            CallContext context, const QStringList &words)
{
    const PageRequest asked = allowedPage(page);
    QueryItems items = pagingItems(asked);
    if (!filters.isEmpty())
        items.emplace_back("filters", filters);
    items.emplace_back("sorters", u"name"_s);
    return m_client.read<Page<Identity>>(
        Endpoint::PublicIdentityList, {}, items, std::move(context), [asked, words](const HttpResponse &http) {
            auto read = readPage<Identity>(http, asked, [](const nlohmann::json &row) { return readIdentity(row); });
            if (read && !words.isEmpty())
                std::erase_if(read->items, [&words](const Identity &each) { return !holdsAll(each, words); });
            return read;
        });
}

QFuture<Result<Page<Identity>>> SailPointIdentities::search(QString text, PageRequest page, CallContext context)
{
    const QString typed = text.simplified();
    if (typed.isEmpty())
        return pageOf({}, page, std::move(context), {});
    QFuture<Result<Page<Identity>>> asTyped = pageOf(typedNameFilter(typed, maxFilterBytes), page, context, {});
    if (nameSplits(typed).empty() || page.offset > 0)
        return asTyped;
    auto promise = promised<Page<Identity>>();
    whenSettled(asTyped, this, [=, this](std::optional<Result<Page<Identity>>> answer) {
        if (!answer || !isWorthAnotherLook(typed, *answer))
            return settle(*promise, std::move(answer));
        whenSettled(wordByWord(typed, page, context), this,
                    [promise](std::optional<Result<Page<Identity>>> found) { settle(*promise, std::move(found)); });
    });
    return promise->future();
}

QFuture<Result<Page<Identity>>> SailPointIdentities::wordByWord(const QString &text, const PageRequest &page,
                                                                CallContext context)
{
    QStringList words = text.split(u' ');
    const QString filters = beginsWith(words.takeFirst());
    return pageOf(filters, {0, maxPageRows, false}, std::move(context), words)
        .then([limit = static_cast<size_t>(allowedPage(page).limit)](Result<Page<Identity>> found) {
            if (found && found->items.size() > limit) {
                found->items.resize(limit);
                found->mayHaveMore = true;
            }
            return found;
        });
}

QFuture<Result<std::vector<Identity>>> SailPointIdentities::byIds(std::vector<IdentityId> ids, CallContext context)
{
    using Found = Result<std::vector<Identity>>;
    QStringList texts = idTexts(ids);
    texts.removeAll(QString());
    texts.removeDuplicates();
    if (texts.isEmpty())
        return ready<std::vector<Identity>>(std::vector<Identity>());
    std::vector<QFuture<Result<Page<Identity>>>> pages;
    for (const QStringList &group : filter::groups(texts, maxFilterBytes))
        pages.push_back(pageOf(filter::anyOf("id"_L1, group), {0, maxPageRows, false}, context, {}));
    return QtFuture::whenAll(pages.begin(), pages.end())
        .then([](const QList<QFuture<Result<Page<Identity>>>> &answers) -> Found {
            std::vector<Identity> found;
            for (const auto &answer : answers) {
                if (answer.resultCount() == 0)
                    return failure(Error(ErrorKind::Canceled, u"The request was given up."_s));
                const Result<Page<Identity>> page = answer.result();
                if (!page)
                    return failure(page.error());
                found.insert(found.end(), page->items.begin(), page->items.end());
            }
            return found;
        });
}

QFuture<Result<Identity>> SailPointIdentities::find(QString idAliasOrMail, CallContext context)
{
    const QString text = idAliasOrMail.trimmed();
    if (text.isEmpty())
        return ready<Identity>(failure(Error(ErrorKind::Invalid, u"Nobody was named."_s)));
    const QString filters = filter::either(
        {filter::equals("id"_L1, text), filter::equals("alias"_L1, text), filter::equals("email"_L1, text)});
    return pageOf(filters, {0, maxPageRows, false}, std::move(context), {})
        .then([text](const Result<Page<Identity>> &page) -> Result<Identity> {
            if (!page)
                return failure(page.error());
            return theOne(page->items, text);
        });
}

QFuture<Result<Forwarding>> SailPointIdentities::forwardingOf(IdentityId identity, CallContext context)
{
    return m_client.read<Forwarding>(Endpoint::ForwardingEvaluate, {identity.toString()}, {}, std::move(context),
                                     [identity](const HttpResponse &http) -> Result<Forwarding> {
                                         const Result<nlohmann::json> parsed = parseGuarded(http.body);
                                         if (!parsed)
                                             return failure(parsed.error());
                                         return readForwarding(*parsed, identity);
                                     });
}

} // namespace baton::sailpoint
