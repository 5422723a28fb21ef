// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/identity_directory.h"

#include "app/providers/saviynt/list_page.h"
#include "app/providers/saviynt/loose_json.h"

namespace baton::saviynt {

using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

/// Only what is asked for comes, and only where it is not blank.
json wantedFields()
{
    return json::array(
        {"username", "firstname", "lastname", "displayname", "email", "statuskey", "departmentname", "manager"});
}

/// Nobody is found: not an error of a search, but its answer.
Result<Page<Identity>> absentAsEmpty(Result<Page<Identity>> answer)
{
    if (!answer && isAbsence(answer.error()))
        return Page<Identity>();
    return answer;
}

Result<Identity> theOne(const std::vector<Identity> &found, const QString &text)
{
    std::vector<Identity> named;
    for (const Identity &each : found) {
        if (each.id.toString() == text)
            return each;
        if (each.alias.compare(text, Qt::CaseInsensitive) == 0 || each.email.compare(text, Qt::CaseInsensitive) == 0)
            named.push_back(each);
    }
    if (named.empty())
        return failure(Error(ErrorKind::NotFound, u"Nobody has the user name or mail “%1”."_s.arg(text),
                             u"Search for the person by name, and use the user name that the list shows."_s));
    if (named.size() > 1) {
        QStringList ids;
        for (const Identity &each : named)
            ids << each.id.toString();
        return failure(Error(ErrorKind::Invalid,
                             u"%1 people share “%2”: %3."_s.arg(named.size()).arg(text, ids.join(u", "_s)),
                             u"Use the user name of the one you mean."_s));
    }
    return named.front();
}

} // namespace

QFuture<Result<Page<Identity>>> SaviyntIdentities::pageWith(json question, const PageRequest &page, CallContext context)
{
    const PageRequest asked = allowedPage(page);
    question["responsefields"] = wantedFields();
    putPage(question, asked);
    return m_client
        .read<Page<Identity>>(Endpoint::Users, question, std::move(context),
                              [asked](const json &answer) {
                                  return Result<Page<Identity>>(
                                      pageOf<Identity>(loose::elements(answer, {"userlist", "userdetails", "results"}),
                                                       asked, totalOf(answer), readUser));
                              })
        .then(absentAsEmpty);
}

QFuture<Result<Page<Identity>>> SaviyntIdentities::search(QString text, PageRequest page, CallContext context)
{
    const QString typed = text.remove(u'*').simplified();
    json question;
    question["searchCriteria"] = QString(typed + u'*').toStdString();
    return pageWith(std::move(question), page, std::move(context));
}

QFuture<Result<std::vector<Identity>>> SaviyntIdentities::byIds(std::vector<IdentityId> ids, CallContext context)
{
    std::vector<QFuture<Result<Page<Identity>>>> reads;
    for (const IdentityId &id : ids) {
        if (id.isEmpty())
            continue;
        json question;
        question["username"] = id.toString().toStdString();
        reads.push_back(pageWith(std::move(question), {0, 1, false}, context));
    }
    return gathered(std::move(reads))
        .then([](const Result<std::vector<Page<Identity>>> &pages) -> Result<std::vector<Identity>> {
            if (!pages)
                return failure(pages.error());
            std::vector<Identity> found;
            for (const Page<Identity> &page : *pages)
                found.insert(found.end(), page.items.begin(), page.items.end());
            return found;
        });
}

QFuture<Result<Identity>> SaviyntIdentities::find(QString idAliasOrMail, CallContext context)
{
    const QString text = idAliasOrMail.trimmed();
    if (text.isEmpty())
        return ready<Identity>(failure(Error(ErrorKind::Invalid, u"Nobody was named."_s)));
    json question;
    if (text.contains(u'@'))
        question["filtercriteria"] = json::object({{"email", text.toStdString()}});
    else
        question["username"] = text.toStdString();
    return pageWith(std::move(question), {0, maxPageRows, false}, std::move(context))
        .then([text](const Result<Page<Identity>> &page) -> Result<Identity> {
            if (!page)
                return failure(page.error());
            return theOne(page->items, text);
        });
}

QFuture<Result<Forwarding>> SaviyntIdentities::forwardingOf(IdentityId identity, CallContext)
{
    return ready<Forwarding>(Forwarding{std::move(identity), {}});
}

} // namespace baton::saviynt
