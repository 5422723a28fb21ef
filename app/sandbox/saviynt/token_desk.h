// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"
#include "app/sandbox/seed_data.h"

#include <map>
#include <variant>

namespace baton::sandbox::saviynt {

struct Account
{
    std::string username, password;
    std::string subjectToken; ///< of the organisation's identity provider, good for an hour
    std::uint32_t identity = 0;
    bool administrator = false; ///< ROLE_ADMIN; else a role that may read and not reassign
};

/// Signing in, new tokens, and whose a token is. The two accounts are drawn from the seed, so that they are the same in
/// every run. Tokens live for the option's time; refresh tokens as long as the tenant.
class TokenDesk
{
public:
    TokenDesk(const SeedData &data, int lifetimeSeconds, Instant now);

    /// How the tenant calls the identity provider, as `scope` of an exchange names it.
    static constexpr const char *externalConnection = "SandboxIdP";

    const Account &administrator() const { return m_accounts[0]; }
    const Account &reviewer() const { return m_accounts[1]; }

    /// POST with {"username","password"}, or with HTTP Basic and any body.
    Response login(const Request &request, Instant now);
    /// POST with the form grant_type=refresh_token&refresh_token=…; the answer's own refresh_token is empty.
    Response refresh(const Request &request, Instant now);
    /// POST with the form of RFC 8693: an account's subject token, as an access token or an ID token, for one of ours.
    /// No refresh token comes with it: none is documented. A scope, if there is one, must be `externalConnection`.
    Response exchange(const Request &request, Instant now);
    /// Whose token it is, or the 401.
    std::variant<const Account *, Response> caller(const Request &request, Instant now) const;
    /// The token of the request, if it is one of ours, is expired from `now` on.
    void end(const Request &request, Instant now);

private:
    struct Issued
    {
        std::size_t account = 0;
        Instant expires = 0;
    };

    Response grant(std::size_t account, bool withRefreshToken, Instant now);
    std::string newAccessToken(std::size_t account, Instant now);
    std::string newToken();

    int m_lifetimeSeconds;
    std::vector<Account> m_accounts;
    std::map<std::string, Issued> m_tokens;
    std::map<std::string, std::size_t> m_refreshTokens; ///< → account
    std::uint64_t m_nonce;
    Instant m_subjectTokensEnd;
    std::uint64_t m_serial = 0;
};

} // namespace baton::sandbox::saviynt
