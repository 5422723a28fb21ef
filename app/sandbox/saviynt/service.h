// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/options.h"
#include "app/sandbox/saviynt/body.h"
#include "app/sandbox/saviynt/envelope.h"
#include "app/sandbox/saviynt/routes.h"
#include "app/sandbox/saviynt/tenant.h"
#include "app/sandbox/saviynt/token_desk.h"

#include <deque>
#include <functional>

namespace baton::sandbox::saviynt {

/// Saviynt's dialect over the seed's people and campaigns: answers requests, knows nothing of sockets. What is done
/// here shows in no other dialect: each vendor's tenant has its own state. Not thread-safe.
///
/// What the vendor documents is enforced: mandatory keys and their case, certkeys that belong to the campaign, active
/// people, states, step 1 before step 2, who may act as `updateuser`, bulkValidation=N, which skips the rules about
/// rows, and bulkConsultAssociatedData=Y, which takes along all that hangs from the same account. No rate limit is
/// published, so there is none.
class Service
{
public:
    /// `data` must outlive it.
    Service(const SandboxOptions &options, const SeedData &data, Instant now);
    ~Service();
    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;

    const TokenDesk &desk() const { return m_desk; }
    /// The answer at `now` (never before an earlier call's).
    Response answer(const Request &request, Instant now);
    /// The token of `request`, if it has one, is expired from now on.
    void endToken(const Request &request, Instant now) { m_desk.end(request, now); }
    /// 429, with Retry-After unless it is empty. Only ever on purpose.
    static Response tooManyRequests(const Request &request, const std::string &retryAfter);

    /// What is true, and what lists show of it by now.
    const Tenant &truth();
    const Tenant &shown();

private:
    Response dispatch(Endpoint endpoint, const Request &request, const Account &caller);

    Response campaignList(const Body &body);
    Response certificationList(const Body &body);
    Response campaignDetails(const Body &body);
    Response campaignAccEntDetails(const Body &body);
    Response entOwnerDetails(const Body &body);
    Response entOwnerAccEntDetails(const Body &body);
    Response entOwnerFlat(const Body &body);
    Response appOwnerAccEntDetails(const Body &body);
    Response getUser(const Body &body) const;
    Response reassign(Endpoint endpoint, const Body &body, const Account &caller);

    /// The campaign that a read asks for and those of its certifications that it wants, or the refusal.
    struct Wanted
    {
        std::uint32_t campaign = kNone;
        std::vector<std::uint32_t> certifications;
        bool complete = true; ///< nothing is open in the whole campaign
    };
    std::variant<Wanted, Response> wantedOf(const Body &body, const char *certifierKey);
    /// The same for the owners' campaigns; no certifications where the campaign is of another kind.
    std::variant<Wanted, Response> wantedOwners(const Body &body, CampaignKind kind);
    /// The page of the certifications that were asked for, each as `write` writes it.
    Response accEntDetails(const Body &body, const Wanted &wanted, const char *countKey,
                           const std::function<void(JsonWriter &json, std::uint32_t index)> &write) const;
    void endDetails(JsonWriter &json, const Wanted &wanted, const char *countKey, std::size_t shown) const;
    std::uint32_t personNamed(const std::string &username) const;  ///< kNone when unknown
    std::uint32_t activePerson(const std::string &username) const; ///< kNone when unknown or not active
    std::uint32_t namedCertification(const Body &body, Response *refusal) const;
    bool mayUpdate(std::uint32_t person, std::uint32_t certification, bool certifierMay) const;
    static Response acted(Response response);
    void carryOut(const Move &move);
    void showUntil(Instant at);

    const SandboxOptions &m_options;
    const SeedData &m_data;
    Envelope m_envelope;
    TokenDesk m_desk;
    std::unordered_map<std::string, std::uint32_t> m_personByName;
    std::unique_ptr<Tenant> m_truth; ///< made at the first request that needs it
    std::unique_ptr<Tenant> m_shown; ///< only where what is shown lags behind
    std::deque<Move> m_lateShows;    ///< by when they happened
    Instant m_now = 0;
};

} // namespace baton::sandbox::saviynt
