// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace baton::sandbox::sailpoint {

/// Codes of the authorization code grant, and the refresh tokens that come of them. A code is good once, for a minute,
/// for the client and the redirect that it was given to, and only with the verifier of its challenge (RFC 7636, S256).
class CodeDesk
{
public:
    struct Order
    {
        std::string clientId;
        std::string redirectUri;
        std::string challenge;
    };

    explicit CodeDesk(std::uint64_t nonce) : m_nonce(nonce) {}

    std::string newCode(Order order, std::int64_t now);
    /// Takes the code away, whatever comes of it. False: it is none, or not for this.
    bool redeem(const std::string &code, const std::string &clientId, const std::string &redirectUri,
                const std::string &verifier, std::int64_t now);

    std::string newRefreshToken(const std::string &clientId);
    /// Takes the token away: each is good once. False: it is none of this client's.
    bool redeemRefreshToken(const std::string &token, const std::string &clientId);

private:
    struct Waiting
    {
        Order order;
        std::int64_t expires = 0;
    };

    std::string unique();

    std::uint64_t m_nonce;
    std::uint64_t m_last = 0;
    std::map<std::string, Waiting> m_codes;
    std::map<std::string, std::string> m_refreshTokens; ///< to the client's id
};

/// BASE64URL(SHA256(verifier)) without padding.
std::string challengeOf(const std::string &verifier);

} // namespace baton::sandbox::sailpoint
