// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/saviynt/token_desk.h"

#include "app/sandbox/filter_expression.h"
#include "app/sandbox/json_web_token.h"
#include "app/sandbox/json_writer.h"
#include "app/sandbox/saviynt/body.h"
#include "app/sandbox/saviynt/envelope.h"

#include <algorithm>
#include <random>

namespace baton::sandbox::saviynt {

namespace {

/// What follows the scheme's name in the Authorization header; empty for another scheme.
std::string credentialsOf(const Request &request, const std::string &scheme)
{
    const std::string header = request.header("authorization").value_or("");
    const bool fits = header.size() > scheme.size() && foldedCase(header.substr(0, scheme.size())) == scheme;
    return fits ? header.substr(scheme.size()) : std::string();
}

constexpr Instant kSubjectTokenLifeMs = 3'600'000;

/// An error of the token endpoint (RFC 6749 5.2).
Response oauthRefusal(const char *error, const std::string &description)
{
    Response response;
    response.status = 400;
    JsonWriter json(response.body);
    json.beginObject().field("error", error).field("error_description", description).endObject();
    return response;
}

/// Base64, read up to the first character that is none.
std::string base64Decoded(const std::string &text)
{
    static const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : text) {
        const std::size_t value = digits.find(c);
        if (value == std::string::npos)
            break;
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            out.push_back(static_cast<char>((bits >> static_cast<unsigned>(held)) & 0xffU));
        }
    }
    return out;
}

} // namespace

TokenDesk::TokenDesk(const SeedData &data, int lifetimeSeconds, Instant now)
    : m_lifetimeSeconds(lifetimeSeconds),
      m_nonce((std::uint64_t{std::random_device{}()} << 32) | std::random_device{}()),
      m_subjectTokensEnd(now + kSubjectTokenLifeMs)
{
    for (const std::uint32_t identity : {known::admin, known::reviewer}) {
        Account account;
        account.username = data.people[identity].alias;
        account.password = makeId(data.seed, Draw::Secret, identity, 2).text();
        account.identity = identity;
        account.administrator = identity == known::admin;
        std::string claims;
        JsonWriter(claims)
            .beginObject()
            .field("preferred_username", account.username)
            .numberField("exp", m_subjectTokensEnd / 1000)
            .endObject();
        account.subjectToken = jsonWebToken(claims, newToken());
        m_accounts.push_back(std::move(account));
    }
}

std::string TokenDesk::newToken()
{
    const std::uint64_t serial = ++m_serial;
    return makeId(m_nonce, Draw::Token, serial, 2).text() + makeId(m_nonce, Draw::Token, serial, 3).text();
}

Response TokenDesk::login(const Request &request, Instant now)
{
    std::string username, password;
    const std::string basic = base64Decoded(credentialsOf(request, "basic "));
    if (const std::size_t colon = basic.find(':'); colon != std::string::npos) {
        username = basic.substr(0, colon);
        password = basic.substr(colon + 1);
    } else {
        const Body body(request.body);
        username = body.text("username");
        password = body.text("password");
    }
    const auto known = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&](const Account &account) { return account.username == username; });
    if (known == m_accounts.end() || known->password != password)
        return Envelope::bare(request, 401, "Unauthorized");
    return grant(static_cast<std::size_t>(known - m_accounts.begin()), true, now);
}

Response TokenDesk::refresh(const Request &request, Instant now)
{
    std::string grantType, token;
    for (const auto &[key, value] : parsedForm(request.body)) {
        if (key == "grant_type")
            grantType = value;
        else if (key == "refresh_token")
            token = value;
    }
    if (grantType != "refresh_token" || token.empty())
        return Envelope::bare(request, 400, "grant_type and refresh_token are required");
    const auto known = m_refreshTokens.find(token);
    if (known == m_refreshTokens.end())
        return Envelope::bare(request, 401, "Unauthorized");
    return grant(known->second, false, now);
}

Response TokenDesk::exchange(const Request &request, Instant now)
{
    std::map<std::string, std::string> form;
    for (const auto &[key, value] : parsedForm(request.body))
        form[key] = value;
    if (form["grant_type"] != "urn:ietf:params:oauth:grant-type:token-exchange")
        return oauthRefusal("unsupported_grant_type", "Only token exchange is answered here");
    const std::string type = form["subject_token_type"];
    if (form["subject_token"].empty() || (type != "urn:ietf:params:oauth:token-type:access_token" &&
                                          type != "urn:ietf:params:oauth:token-type:id_token"))
        return oauthRefusal("invalid_request", "subject_token and subject_token_type are required");
    if (!form["scope"].empty() && form["scope"] != externalConnection)
        return oauthRefusal("invalid_scope", "There is no external connection of this name");
    const auto known = std::find_if(m_accounts.begin(), m_accounts.end(), [&](const Account &account) {
        return account.subjectToken == form["subject_token"];
    });
    if (known == m_accounts.end() || now >= m_subjectTokensEnd)
        return oauthRefusal("invalid_grant", "The identity provider does not know the token as active");
    Response response;
    response.headers.emplace_back("Cache-Control", "no-store");
    JsonWriter json(response.body);
    json.beginObject();
    json.field("access_token", newAccessToken(static_cast<std::size_t>(known - m_accounts.begin()), now));
    json.field("issued_token_type", "urn:ietf:params:oauth:token-type:access_token").field("token_type", "Bearer");
    json.numberField("expires_in", m_lifetimeSeconds).endObject();
    return response;
}

std::string TokenDesk::newAccessToken(std::size_t account, Instant now)
{
    const std::string token = newToken();
    m_tokens.emplace(token, Issued{account, now + std::int64_t{m_lifetimeSeconds} * 1000});
    return token;
}

Response TokenDesk::grant(std::size_t account, bool withRefreshToken, Instant now)
{
    const std::string token = newAccessToken(account, now);
    std::string refreshToken;
    if (withRefreshToken) {
        refreshToken = newToken();
        m_refreshTokens.emplace(refreshToken, account);
    }
    const Account &owner = m_accounts[account];
    Response response;
    response.headers.emplace_back("Cache-Control", "no-store");
    JsonWriter json(response.body);
    json.beginObject().field("access_token", token).numberField("expires_in", m_lifetimeSeconds);
    json.field("refresh_token", refreshToken);
    json.key("roles").beginArray().text(owner.administrator ? "ROLE_ADMIN" : "ROLE_CERTIFICATION_READER").endArray();
    json.field("token_type", "Bearer").field("username", owner.username).endObject();
    return response;
}

std::variant<const Account *, Response> TokenDesk::caller(const Request &request, Instant now) const
{
    const auto found = m_tokens.find(credentialsOf(request, "bearer "));
    if (found == m_tokens.end() || now >= found->second.expires)
        return Envelope::bare(request, 401, "Unauthorized");
    return &m_accounts[found->second.account];
}

void TokenDesk::end(const Request &request, Instant now)
{
    const auto found = m_tokens.find(credentialsOf(request, "bearer "));
    if (found != m_tokens.end())
        found->second.expires = std::min(found->second.expires, now);
}

} // namespace baton::sandbox::saviynt
