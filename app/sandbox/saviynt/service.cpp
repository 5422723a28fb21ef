// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/saviynt/service.h"

namespace baton::sandbox::saviynt {

namespace {
constexpr Instant kShowDelayMs = 1500;
} // namespace

Service::Service(const SandboxOptions &options, const SeedData &data, Instant now)
    : m_options(options), m_data(data), m_envelope(options), m_desk(data, options.tokenLifetimeSeconds, now)
{
}

Service::~Service() = default;

const Tenant &Service::truth()
{
    if (!m_truth) {
        m_truth = std::make_unique<Tenant>(m_data, m_options.variantIs("reassigned-certification", "same-id"),
                                           !m_options.variantIs("saviynt-roles", "absent"));
        if (m_options.variantIs("visibility", "delayed"))
            m_shown = std::make_unique<Tenant>(*m_truth);
        for (std::uint32_t i = 0; i < m_data.people.size(); ++i)
            m_personByName.emplace(m_data.people[i].alias, i);
    }
    return *m_truth;
}

const Tenant &Service::shown()
{
    const Tenant &now = truth();
    return m_shown ? *m_shown : now;
}

void Service::showUntil(Instant at)
{
    while (!m_lateShows.empty() && m_lateShows.front().at + kShowDelayMs <= at) {
        m_shown->apply(m_lateShows.front());
        m_lateShows.pop_front();
    }
}

std::uint32_t Service::personNamed(const std::string &username) const
{
    const auto found = m_personByName.find(username);
    return found == m_personByName.end() ? kNone : found->second;
}

Response Service::answer(const Request &request, Instant now)
{
    m_now = now;
    showUntil(now);
    const Endpoint endpoint = endpointOf(request);
    if (request.method != "POST" && endpoint != Endpoint::None)
        return Envelope::bare(request, 405, "Method Not Allowed");
    if (endpoint == Endpoint::Login)
        return m_desk.login(request, now);
    if (endpoint == Endpoint::Refresh)
        return m_desk.refresh(request, now);
    if (endpoint == Endpoint::Exchange)
        return m_desk.exchange(request, now);
    const auto caller = m_desk.caller(request, now);
    if (const auto *refusal = std::get_if<Response>(&caller))
        return *refusal;
    const Account &who = *std::get<const Account *>(caller);
    if (endpoint == Endpoint::None)
        return Envelope::bare(request, 404, "Not Found");
    // Rights are a list of operations, and this account's has none that writes.
    if (isWrite(endpoint) && !who.administrator)
        return Envelope::bare(request, 403, "Forbidden");
    truth();
    Response response = dispatch(endpoint, request, who);
    // A cookie comes with every answer, and no client with a bearer token needs it.
    response.headers.emplace_back("Set-Cookie", "CCSRF-TOKEN=not-needed; Path=/");
    return response;
}

Response Service::dispatch(Endpoint endpoint, const Request &request, const Account &caller)
{
    const Body body(request.body);
    if (!body.isObject())
        return Envelope::bare(request, 400, "The body is not a JSON object");
    switch (endpoint) {
    case Endpoint::CampaignList:
        return campaignList(body);
    case Endpoint::CertificationList:
        return certificationList(body);
    case Endpoint::CampaignDetails:
        return campaignDetails(body);
    case Endpoint::CampaignAccEntDetails:
        return campaignAccEntDetails(body);
    case Endpoint::EntOwnerDetails:
        return entOwnerDetails(body);
    case Endpoint::EntOwnerAccEntDetails:
        return entOwnerAccEntDetails(body);
    case Endpoint::EntOwnerFlat:
        return entOwnerFlat(body);
    case Endpoint::AppOwnerAccEntDetails:
        return appOwnerAccEntDetails(body);
    case Endpoint::GetUser:
        return getUser(body);
    default:
        return reassign(endpoint, body, caller);
    }
}

Response Service::tooManyRequests(const Request &request, const std::string &retryAfter)
{
    Response response = Envelope::bare(request, 429, "Too Many Requests");
    if (!retryAfter.empty())
        response.headers.emplace_back("Retry-After", retryAfter);
    return response;
}

} // namespace baton::sandbox::saviynt
