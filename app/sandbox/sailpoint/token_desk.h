// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sailpoint/code_desk.h"
#include "app/sandbox/seed_data.h"

#include <map>
#include <set>
#include <variant>

namespace baton::sandbox::sailpoint {

struct ClientAccount
{
    std::string id, secret;
    std::uint32_t identity = 0;
    bool administrator = false; ///< ORG_ADMIN; else a plain reviewer
};

/// Who is calling.
struct Caller
{
    std::string clientId;
    std::uint32_t identity = 0;
    bool administrator = false;
    std::set<std::string> scopes;

    bool hasScope(const std::string &scope) const;
};

/// POST /oauth/token and what comes of it. Tokens live for the option's time; the two clients are drawn from the
/// seed, so that they are the same in every run.
class TokenDesk
{
public:
    /// `clockErrorMs`: how far the times in tokens are ahead of the true ones.
    TokenDesk(const SeedData &data, int lifetimeSeconds, std::int64_t clockErrorMs = 0);

    const ClientAccount &administrator() const { return m_clients[0]; }
    const ClientAccount &reviewer() const { return m_clients[1]; }

    Response issue(const Request &request, Instant now);
    /// GET /oauth/authorize: nobody is asked, the answer is the redirect with a code (302) at once. Takes any redirect
    /// to this machine, and only requests with an S256 challenge.
    Response authorize(const Request &request, Instant now);
    /// The caller, or the 401.
    std::variant<Caller, Response> caller(const Request &request, Instant now) const;
    /// The token of the request, if it is one of ours, is expired from `now` on.
    void end(const Request &request, Instant now);

private:
    struct Issued
    {
        Caller caller;
        Instant expires = 0;
    };

    Response grant(const ClientAccount &client, const std::string &scope, Instant now,
                   const std::string &refreshToken = {});
    const ClientAccount *client(const std::string &id) const;

    const SeedData &m_data;
    int m_lifetimeSeconds;
    std::int64_t m_clockErrorMs;
    std::vector<ClientAccount> m_clients;
    std::map<std::string, Issued> m_tokens;
    std::uint64_t m_nonce;
    CodeDesk m_codes;
};

} // namespace baton::sandbox::sailpoint
