// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sailpoint/service.h"

#include "app/sandbox/sailpoint/errors.h"

#include <algorithm>

namespace baton::sandbox::sailpoint {

namespace {

/// The scopes of which an endpoint asks for one, as the description names them.
const std::vector<std::string> &scopesOf(Endpoint endpoint)
{
    static const std::vector<std::string> lists = {"idn:campaign:read", "idn:campaign:manage",
                                                   "idn:campaign-report:read", "idn:campaign-report:manage"};
    static const std::vector<std::string> reading = {"idn:campaign:read"}; // which "manage" holds
    static const std::vector<std::string> managing = {"idn:campaign:manage"};
    static const std::vector<std::string> forwarding = {"idn:reassignment-configuration:manage"};
    static const std::vector<std::string> everybody = {"sp:scopes:default"};
    switch (endpoint) {
    case Endpoint::Campaigns:
        return lists;
    case Endpoint::CampaignReassign:
    case Endpoint::CertificationReassign:
    case Endpoint::CertificationReassignAsync:
        return managing;
    case Endpoint::PublicIdentities:
        return everybody;
    case Endpoint::Evaluate:
        return forwarding;
    default:
        return reading;
    }
}

/// Where only ORG_ADMIN and its like are admitted; elsewhere whoever reviews the certification is, too.
bool onlyForAdministrators(Endpoint endpoint)
{
    return endpoint == Endpoint::Campaigns || endpoint == Endpoint::Campaign || endpoint == Endpoint::CampaignReassign;
}

} // namespace

Service::Service(World &world)
    : m_world(world), m_desk(world.data(), world.options().tokenLifetimeSeconds, world.options().tokenClockErrorMs()),
      m_rate(world.options().rateLimit.count, world.options().rateLimit.seconds)
{
}

Response Service::answer(const Request &request, Instant now)
{
    m_world.advance(now);
    m_now = now;
    const Route route = routeOf(request);
    if (route.endpoint == Endpoint::Token)
        return m_desk.issue(request, now);
    if (route.endpoint == Endpoint::OAuthInfo)
        return oauthInfo(request);
    if (route.endpoint == Endpoint::Authorize)
        return m_desk.authorize(request, now);
    const auto caller = m_desk.caller(request, now);
    if (const auto *refusal = std::get_if<Response>(&caller))
        return *refusal;
    const Caller &who = std::get<Caller>(caller);
    if (const int wait = m_rate.admit(who.clientId + " " + route.version, now); wait > 0)
        return tooManyRequests(std::to_string(wait));
    Response response = serve(request, route, who, now);
    if (route.version == "beta" && route.endpoint != Endpoint::None && route.endpoint != Endpoint::Evaluate)
        response.headers.emplace_back("X-Deprecated", "true");
    return response;
}

void Service::endToken(const Request &request, Instant now)
{
    m_desk.end(request, now);
}

Response Service::serve(const Request &request, const Route &route, const Caller &caller, Instant now)
{
    m_now = now;
    if (route.endpoint == Endpoint::None)
        return errorResponse(request, 404, "There is no " + request.path + ".");
    if (request.method != (route.post ? "POST" : "GET"))
        return errorResponse(request, 405, request.method + " is not supported for " + request.path + ".");
    const std::vector<std::string> &scopes = scopesOf(route.endpoint);
    const bool hasScope =
        std::any_of(scopes.begin(), scopes.end(), [&caller](const std::string &one) { return caller.hasScope(one); });
    if (!hasScope || (onlyForAdministrators(route.endpoint) && !caller.administrator))
        return errorResponse(request, 403);
    return dispatch(request, route, caller);
}

Response Service::dispatch(const Request &request, const Route &route, const Caller &caller)
{
    switch (route.endpoint) {
    case Endpoint::Campaigns:
        return campaigns(request);
    case Endpoint::Campaign:
        return campaign(request, route);
    case Endpoint::CampaignReassign:
        return reassignCampaign(request, route, caller);
    case Endpoint::Certifications:
        return certifications(request, caller);
    case Endpoint::Certification:
        return certification(request, route, caller);
    case Endpoint::Items:
        return items(request, route, caller);
    case Endpoint::IdentitySummaries:
        return identitySummaries(request, route, caller);
    case Endpoint::IdentitySummary:
        return identitySummary(request, route, caller);
    case Endpoint::CertificationReassign:
    case Endpoint::CertificationReassignAsync:
        return reassignItems(request, route, caller);
    case Endpoint::Tasks:
        return tasks(request, caller);
    case Endpoint::Task:
        return task(request, route, caller);
    case Endpoint::PublicIdentities:
        return publicIdentities(request);
    case Endpoint::Evaluate:
        return evaluate(request, route);
    case Endpoint::None:
    case Endpoint::Token:
    case Endpoint::OAuthInfo:
    case Endpoint::Authorize: // answered before anybody is signed in
        break;
    }
    return errorResponse(request, 404);
}

Response Service::oauthInfo(const Request &request) const
{
    if (request.method != "GET")
        return errorResponse(request, 405);
    const std::string base =
        (m_world.options().tls ? "https://" : "http://") + request.header("host").value_or("127.0.0.1");
    Response response;
    JsonWriter json(response.body);
    json.beginObject().field("tenantId", makeId(m_world.data().seed, Draw::Client, 99).text());
    json.field("tenantName", "demo").field("authorizeEndpoint", base + "/oauth/authorize");
    json.field("tokenEndpoint", base + "/oauth/token").field("cloudDomainUrl", base);
    json.field("logoutUrl", base + "/logout").field("pod", "sandbox").endObject();
    return response;
}

bool Service::pastEndIs400() const
{
    return m_world.options().variantIs("past-end", "400");
}

std::uint32_t Service::reviewable(const Request &request, const Route &route, const Caller &caller,
                                  Response *refusal) const
{
    const Tenant &tenant = m_world.shown();
    const std::uint32_t index = tenant.find(route.id);
    if (index == kNone) {
        *refusal = errorResponse(request, 404, "The certification " + route.id + " was not found.");
        return kNone;
    }
    const Certification &certification = tenant.certification(index);
    if (!caller.administrator && (certification.group || certification.reviewer != caller.identity)) {
        *refusal = errorResponse(request, 403);
        return kNone;
    }
    if (certification.group) {
        *refusal = errorResponse(request, 400,
                                 "The certification " + route.id +
                                     " is assigned to a governance group, which this request does not "
                                     "support.");
        return kNone;
    }
    return index;
}

} // namespace baton::sandbox::sailpoint
