// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/sailpoint_provider.h"

#include "app/providers/sailpoint/rights_reader.h"
#include "app/time/when_settled.h"

namespace baton::sailpoint {

using namespace Qt::StringLiterals;

SailPointProvider::SailPointProvider(SailPointClient client, WhoSignedIn whoSignedIn, TrafficMeter *traffic)
    : m_client(std::move(client)), m_whoSignedIn(std::move(whoSignedIn)), m_traffic(traffic),
      m_dialect(m_client.version()), m_campaigns(m_client), m_certifications(m_client), m_identities(m_client),
      m_tasks(m_client), m_writer(m_client)
{
}

VendorDescriptor SailPointProvider::descriptor() const
{
    return {u"sailpoint"_s, u"SailPoint Identity Security Cloud"_s, u"API %1"_s.arg(toString(m_client.version()))};
}

Capabilities SailPointProvider::capabilities() const
{
    Capabilities all;
    all.pageSize = maxPageRows;
    all.totalCounts = true;
    all.tenantWideLists = true;
    all.wholeCertifications = true;
    all.items = true;
    all.tasks = true;
    all.forwardingLookup = true;
    all.identitySearch = true;
    return all;
}

QFuture<Result<Identity>> SailPointProvider::whoAmI(CallContext context)
{
    auto promise = promised<Identity>();
    whenSettled(m_whoSignedIn(context.stop), this, [=, this](const std::optional<Result<SignedIn>> &person) {
        if (!person || !*person)
            return settle<Identity>(*promise, person ? std::optional(failure(person->error())) : std::nullopt);
        whenSettled(named(**person, context), this,
                    [promise](std::optional<Result<Identity>> me) { settle(*promise, std::move(me)); });
    });
    return promise->future();
}

QFuture<Result<Identity>> SailPointProvider::named(const SignedIn &person, CallContext context)
{
    Identity known;
    known.id = IdentityId(person.identityId);
    known.name = person.userName;
    known.alias = person.userName;
    if (known.id.isEmpty()) {
        if (!known.name.isEmpty())
            return ready<Identity>(known);
        return ready<Identity>(
            failure(Error(ErrorKind::NotFound, u"The tenant did not say who is signed in."_s,
                          u"This client id may belong to no person. Use a personal access token, which does."_s)));
    }
    // A name is a courtesy: without the right to read identities the id alone has to do.
    return m_identities.byIds({known.id}, std::move(context))
        .then([known](const Result<std::vector<Identity>> &found) -> Result<Identity> {
            if (found && !found->empty())
                return found->front();
            if (!found && found.error().kind == ErrorKind::Canceled)
                return failure(found.error());
            return known;
        });
}

QFuture<Result<Rights>> SailPointProvider::rights(CallContext context)
{
    auto promise = promised<Rights>();
    whenSettled(m_whoSignedIn(context.stop), this, [=, this](const std::optional<Result<SignedIn>> &person) {
        if (!person || !*person)
            return settle<Rights>(*promise, person ? std::optional(failure(person->error())) : std::nullopt);
        whenSettled(rightsOfPerson(**person, context), this,
                    [promise](std::optional<Result<Rights>> told) { settle(*promise, std::move(told)); });
    });
    return promise->future();
}

QFuture<Result<Rights>> SailPointProvider::rightsOfPerson(const SignedIn &person, CallContext context)
{
    const Rights told = rightsOf(person);
    if (told.listCampaigns != Answer::Unknown)
        return ready<Rights>(told);
    return m_campaigns.campaigns({}, {0, 1, false}, std::move(context))
        .then([told](const Result<Page<Campaign>> &page) -> Result<Rights> {
            if (!page && page.error().kind == ErrorKind::Canceled)
                return failure(page.error());
            return rightsAfter(told, page);
        });
}

} // namespace baton::sailpoint
