// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/saviynt_provider.h"

#include "app/time/when_settled.h"

namespace baton::saviynt {

using namespace Qt::StringLiterals;

SaviyntProvider::SaviyntProvider(SaviyntClient client, const DialectSettings &dialect, const QTimeZone &zone,
                                 WhoSignedIn whoSignedIn, TrafficMeter *traffic)
    : m_client(std::move(client)), m_whoSignedIn(std::move(whoSignedIn)), m_dialect(dialect),
      m_campaigns(m_client, std::make_shared<CampaignKinds>(), dialect.body.signedInAs, zone),
      m_certifications(m_client, m_campaigns.kinds(), dialect.body.signedInAs, zone), m_identities(m_client),
      m_writer(m_client), m_traffic(traffic)
{
}

VendorDescriptor SaviyntProvider::descriptor() const
{
    const QString version = m_client.basePath().section(u'/', -1);
    return {u"saviynt"_s, u"Saviynt Enterprise Identity Cloud"_s, u"API %1"_s.arg(version)};
}

Capabilities SaviyntProvider::capabilities() const
{
    Capabilities all;
    all.pageSize = maxPageRows;
    all.totalCounts = true;
    all.wholeCertifications = true;
    all.items = true;
    all.forwardingLookup = true;
    all.identitySearch = true;
    all.namesReassignSource = false;
    return all;
}

QFuture<Result<Identity>> SaviyntProvider::whoAmI(CallContext context)
{
    auto promise = promised<Identity>();
    whenSettled(m_whoSignedIn(context.stop), this, [=, this](const std::optional<Result<SignedIn>> &person) {
        if (!person)
            return settle<Identity>(*promise, std::nullopt);
        if (!person->has_value())
            return settle<Identity>(*promise, failure(person->error()));
        Identity known;
        known.id = IdentityId((*person)->username);
        known.name = known.alias = (*person)->username;
        // A name is a courtesy: without the right to read users the user name alone has to do.
        whenSettled(m_identities.byIds({known.id}, context), this,
                    [promise, known](const std::optional<Result<std::vector<Identity>>> &found) {
                        if (!found)
                            return settle<Identity>(*promise, std::nullopt);
                        if (!*found && found->error().kind == ErrorKind::Canceled)
                            return settle<Identity>(*promise, failure(found->error()));
                        settle<Identity>(*promise, *found && !(*found)->empty() ? (*found)->front() : known);
                    });
    });
    return promise->future();
}

/// Rights hang on each web service, and the tenant tells of none: what is missing it says when it is asked.
QFuture<Result<Rights>> SaviyntProvider::rights(CallContext context)
{
    auto promise = promised<Rights>();
    whenSettled(m_whoSignedIn(std::move(context.stop)), this, [promise](const std::optional<Result<SignedIn>> &person) {
        if (!person)
            return settle<Rights>(*promise, std::nullopt);
        if (!person->has_value())
            return settle<Rights>(*promise, failure(person->error()));
        settle<Rights>(*promise, Rights());
    });
    return promise->future();
}

} // namespace baton::saviynt
