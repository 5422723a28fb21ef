// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/rate_window.h"
#include "app/sandbox/sailpoint/list_query.h"
#include "app/sandbox/sailpoint/routes.h"
#include "app/sandbox/sailpoint/token_desk.h"
#include "app/sandbox/world.h"

#include <map>
#include <set>

namespace baton::sandbox::sailpoint {

/// SailPoint's dialect over a World: answers requests, knows nothing of sockets. Not thread-safe.
class Service
{
public:
    explicit Service(World &world);

    const TokenDesk &desk() const { return m_desk; }
    /// The answer at `now` (never before an earlier call's). Everything due by then has happened first.
    Response answer(const Request &request, Instant now);
    /// The token of `request`, if it has one, is expired from now on.
    void endToken(const Request &request, Instant now);
    /// The answer to a request whose token, rate and route have been looked at.
    Response serve(const Request &request, const Route &route, const Caller &caller, Instant now);

private:
    Response dispatch(const Request &request, const Route &route, const Caller &caller);
    Response oauthInfo(const Request &request) const;

    Response campaigns(const Request &request);
    Response campaign(const Request &request, const Route &route);
    Response certifications(const Request &request, const Caller &caller);
    Response certification(const Request &request, const Route &route, const Caller &caller);
    Response items(const Request &request, const Route &route, const Caller &caller);
    Response identitySummaries(const Request &request, const Route &route, const Caller &caller);
    Response identitySummary(const Request &request, const Route &route, const Caller &caller);
    Response publicIdentities(const Request &request);
    Response evaluate(const Request &request, const Route &route);
    Response tasks(const Request &request, const Caller &caller);
    Response task(const Request &request, const Route &route, const Caller &caller);
    Response reassignCampaign(const Request &request, const Route &route, const Caller &caller);
    Response reassignItems(const Request &request, const Route &route, const Caller &caller);

    /// The certification of the path if the caller may see its content; kNone with the refusal.
    std::uint32_t reviewable(const Request &request, const Route &route, const Caller &caller, Response *refusal) const;
    bool pastEndIs400() const;
    std::string stateProblem(std::uint32_t certification) const;
    Response targetRefusal(const Request &request, std::uint32_t target, const std::string &id) const;
    const std::vector<std::uint32_t> &certificationRows(const Request &request, const ListQuery &query,
                                                        std::uint32_t reviewer);
    std::optional<std::string> certificationValue(std::uint32_t row, std::size_t field) const;

    World &m_world;
    TokenDesk m_desk;
    RateWindow m_rate;
    Instant m_now = 0;
    std::map<std::string, std::vector<std::uint32_t>> m_lists; ///< worked out for m_listsVersion
    std::uint64_t m_listsVersion = 0;
};

} // namespace baton::sandbox::sailpoint
