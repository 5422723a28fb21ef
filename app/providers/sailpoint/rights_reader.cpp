// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/rights_reader.h"

#include "app/providers/sailpoint/endpoint_table.h"

#include <algorithm>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;

namespace {

/// What the scopes say of an endpoint that wants `scope`. Nothing when the sign-in did not name them.
Answer scopeAnswer(const QStringList &scopes, const EndpointRow &row)
{
    if (scopes.isEmpty())
        return Answer::Unknown;
    const QString wanted = QString::fromLatin1(row.scopes);
    QString manage = wanted;
    if (manage.endsWith(":read"_L1))
        manage.replace(manage.size() - 4, 4, u"manage"_s);
    const bool held = scopes.contains(u"sp:scopes:all"_s) || scopes.contains(wanted) || scopes.contains(manage);
    return held ? Answer::Yes : Answer::No;
}

Answer levelAnswer(const QStringList &levels, const EndpointRow &row)
{
    const QStringList wanted = QString::fromLatin1(row.userLevels).replace(" or "_L1, ", "_L1).split(", "_L1);
    const bool held =
        std::any_of(levels.begin(), levels.end(), [&wanted](const QString &level) { return wanted.contains(level); });
    return held ? Answer::Yes : Answer::Unknown;
}

Answer both(Answer a, Answer b)
{
    if (a == Answer::No || b == Answer::No)
        return Answer::No;
    return a == Answer::Yes && b == Answer::Yes ? Answer::Yes : Answer::Unknown;
}

Rights withSentences(Rights rights)
{
    if (rights.reassignWhole == Answer::No)
        rights.wholeNeeds = rightsSentence(endpointRow(Endpoint::CampaignReassign));
    if (rights.reassignItems == Answer::No)
        rights.itemsNeeds = rightsSentence(endpointRow(Endpoint::CertificationReassign));
    return rights;
}

} // namespace

Rights rightsOf(const SignedIn &person)
{
    const auto answer = [&person](Endpoint endpoint) {
        const EndpointRow &row = endpointRow(endpoint);
        return both(scopeAnswer(person.scopes, row), levelAnswer(person.userLevels, row));
    };
    Rights rights;
    rights.listCampaigns = answer(Endpoint::CampaignList);
    rights.reassignWhole = answer(Endpoint::CampaignReassign);
    // A certification's own reviewer needs no user level.
    rights.reassignItems = scopeAnswer(person.scopes, endpointRow(Endpoint::CertificationReassign));
    return withSentences(std::move(rights));
}

Rights rightsAfter(Rights rights, const Result<Page<Campaign>> &oneCampaign)
{
    if (oneCampaign) {
        rights.listCampaigns = Answer::Yes;
    } else if (oneCampaign.error().kind == ErrorKind::Forbidden) {
        rights.listCampaigns = Answer::No;
        rights.reassignWhole = Answer::No;
    }
    return withSentences(std::move(rights));
}

} // namespace baton::sailpoint
