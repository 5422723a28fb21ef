// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sailpoint/token_desk.h"

#include "app/sandbox/filter_expression.h"
#include "app/sandbox/json_web_token.h"
#include "app/sandbox/json_writer.h"
#include "app/sandbox/sailpoint/errors.h"

#include <algorithm>
#include <random>
#include <sstream>

namespace baton::sandbox::sailpoint {

namespace {

using Form = std::vector<std::pair<std::string, std::string>>;

std::string fieldOf(const Form &form, std::string_view name)
{
    for (const auto &[key, value] : form) {
        if (key == name)
            return value;
    }
    return {};
}

/// The text fields of a multipart/form-data body.
Form multipartForm(const std::string &body, const std::string &contentType)
{
    Form form;
    const std::size_t at = contentType.find("boundary=");
    if (at == std::string::npos)
        return form;
    std::string boundary = contentType.substr(at + 9);
    boundary = boundary.substr(0, boundary.find(';'));
    if (boundary.size() >= 2 && boundary.front() == '"')
        boundary = boundary.substr(1, boundary.find('"', 1) - 1);
    const std::string mark = "--" + boundary;
    std::size_t from = body.find(mark);
    while (from != std::string::npos) {
        from += mark.size();
        const std::size_t to = body.find(mark, from);
        if (to == std::string::npos)
            break;
        const std::string part = body.substr(from, to - from);
        const std::size_t head = part.find("\r\n\r\n");
        const std::size_t name = part.find("name=\"");
        if (head != std::string::npos && name < head) {
            const std::size_t nameEnd = part.find('"', name + 6);
            std::string value = part.substr(head + 4);
            if (value.size() >= 2 && value.compare(value.size() - 2, 2, "\r\n") == 0)
                value.resize(value.size() - 2);
            form.emplace_back(part.substr(name + 6, nameEnd - name - 6), value);
        }
        from = to;
    }
    return form;
}

Response refusal(int status, const char *error, const std::string &description)
{
    Response response;
    response.status = status;
    JsonWriter json(response.body);
    json.beginObject().field("error", error).field("error_description", description).endObject();
    return response;
}

/// The bearer token; empty when there is none.
std::string tokenOf(const Request &request)
{
    const std::string header = request.header("authorization").value_or("");
    const bool bearer = header.size() > 7 && foldedCase(header.substr(0, 7)) == "bearer ";
    return bearer ? header.substr(7) : std::string();
}

bool isKnownScope(const std::string &scope)
{
    static const std::set<std::string> known = {"sp:scopes:all",
                                                "sp:scopes:default",
                                                "idn:campaign:read",
                                                "idn:campaign:manage",
                                                "idn:campaign-report:read",
                                                "idn:campaign-report:manage",
                                                "idn:identity:read",
                                                "idn:reassignment-configuration:read",
                                                "idn:reassignment-configuration:manage",
                                                "sp:search:read"};
    return known.count(scope) > 0;
}

} // namespace

bool Caller::hasScope(const std::string &scope) const
{
    if (scopes.count("sp:scopes:all") > 0 || scopes.count(scope) > 0 || scope == "sp:scopes:default")
        return true;
    const std::size_t read = scope.rfind(":read");
    return read != std::string::npos && scopes.count(scope.substr(0, read) + ":manage") > 0;
}

TokenDesk::TokenDesk(const SeedData &data, int lifetimeSeconds, std::int64_t clockErrorMs)
    : m_data(data), m_lifetimeSeconds(lifetimeSeconds), m_clockErrorMs(clockErrorMs),
      m_nonce((std::uint64_t{std::random_device{}()} << 32) | std::random_device{}()), m_codes(m_nonce)
{
    for (std::uint32_t i = 0; i < 2; ++i) {
        ClientAccount client;
        client.id = makeId(data.seed, Draw::Client, i).text();
        client.secret = makeId(data.seed, Draw::Secret, i).text() + makeId(data.seed, Draw::Secret, i, 1).text();
        client.identity = i == 0 ? known::admin : known::reviewer;
        client.administrator = i == 0;
        m_clients.push_back(std::move(client));
    }
}

Response TokenDesk::issue(const Request &request, Instant now)
{
    if (request.method != "POST")
        return errorResponse(request, 405);
    const std::string contentType = request.header("content-type").value_or("");
    Form form = contentType.find("multipart/form-data") != std::string::npos ? multipartForm(request.body, contentType)
                                                                             : parsedForm(request.body);
    if (form.empty())
        form = parsedForm(request.query);
    const std::string grantType = fieldOf(form, "grant_type");
    if (grantType.empty())
        return refusal(400, "invalid_request", "Missing grant type");
    const std::string id = fieldOf(form, "client_id");
    const std::string secret = fieldOf(form, "client_secret");
    const ClientAccount *const found = client(id);
    const bool byCode = grantType == "authorization_code";
    const bool byRefresh = grantType == "refresh_token";
    if (grantType != "client_credentials" && !byCode && !byRefresh)
        return refusal(400, "unsupported_grant_type", "Unsupported grant type: " + grantType);
    // Who signed in with a browser has proven it by the code; a secret is then checked only when it is sent.
    const bool mayGoWithout = (byCode || byRefresh) && secret.empty();
    if (!found || (!mayGoWithout && found->secret != secret))
        return refusal(401, "invalid_client", "Bad client credentials");
    if (byCode &&
        !m_codes.redeem(fieldOf(form, "code"), id, fieldOf(form, "redirect_uri"), fieldOf(form, "code_verifier"), now))
        return refusal(400, "invalid_grant", "Invalid authorization code");
    if (byRefresh && !m_codes.redeemRefreshToken(fieldOf(form, "refresh_token"), id))
        return refusal(400, "invalid_grant", "Invalid refresh token");
    return grant(*found, fieldOf(form, "scope"), now,
                 byCode || byRefresh ? m_codes.newRefreshToken(id) : std::string());
}

const ClientAccount *TokenDesk::client(const std::string &id) const
{
    const auto found = std::find_if(m_clients.begin(), m_clients.end(), [&](const auto &c) { return c.id == id; });
    return found == m_clients.end() ? nullptr : &*found;
}

Response TokenDesk::authorize(const Request &request, Instant now)
{
    if (request.method != "GET")
        return errorResponse(request, 405);
    const auto parameter = [&request](const char *name) { return request.parameter(name).value_or(""); };
    const std::string redirect = parameter("redirect_uri");
    const bool here = redirect.rfind("http://localhost:", 0) == 0 || redirect.rfind("http://127.0.0.1:", 0) == 0 ||
                      redirect.rfind("http://[::1]:", 0) == 0;
    if (!client(parameter("client_id")) || !here)
        return refusal(400, "invalid_request", "The client or its redirect is not registered");
    if (parameter("response_type") != "code" || parameter("code_challenge_method") != "S256" ||
        parameter("code_challenge").size() != 43 || parameter("state").empty())
        return refusal(400, "invalid_request", "A code with a state and an S256 challenge is expected");
    const std::string code = m_codes.newCode({parameter("client_id"), redirect, parameter("code_challenge")}, now);
    Response response;
    response.status = 302;
    response.headers.emplace_back("Location", redirect + "?code=" + code + "&state=" + parameter("state"));
    response.headers.emplace_back("Cache-Control", "no-store");
    response.contentType.clear();
    return response;
}

Response TokenDesk::grant(const ClientAccount &client, const std::string &scope, Instant now,
                          const std::string &refreshToken)
{
    Issued issued;
    issued.caller = {client.id, client.identity, client.administrator, {}};
    std::istringstream wanted(scope.empty() ? "sp:scopes:all" : scope);
    for (std::string one; wanted >> one;) {
        if (!isKnownScope(one))
            return refusal(400, "invalid_scope", "Invalid scope: " + one);
        issued.caller.scopes.insert(one);
    }
    issued.expires = now + std::int64_t{m_lifetimeSeconds} * 1000;
    const Id first = makeId(m_nonce, Draw::Token, m_tokens.size());
    const Id second = makeId(m_nonce, Draw::Token, m_tokens.size(), 1);
    const Instant tenantNow = now + m_clockErrorMs;
    const Person &person = m_data.people[client.identity];
    std::string claims;
    JsonWriter claimed(claims);
    claimed.beginObject().field("identity_id", person.id.text()).field("user_name", person.alias);
    claimed.key("authorities").beginArray();
    if (client.administrator)
        claimed.text("ORG_ADMIN");
    claimed.endArray().field("client_id", client.id).boolField("strong_auth", true).field("jti", first.text());
    claimed.numberField("iat", tenantNow / 1000).numberField("exp", tenantNow / 1000 + m_lifetimeSeconds).endObject();
    const std::string token = jsonWebToken(claims, second.text());

    Response response;
    response.headers.emplace_back("Cache-Control", "no-store");
    JsonWriter json(response.body);
    json.beginObject().field("access_token", token).field("token_type", "bearer");
    json.numberField("expires_in", m_lifetimeSeconds).field("scope", scope.empty() ? "sp:scopes:all" : scope);
    json.field("tenant_id", makeId(m_data.seed, Draw::Client, 99).text()).field("pod", "sandbox").field("org", "demo");
    json.field("identity_id", person.id.text()).field("user_id", person.id.text()).boolField("strong_auth", true);
    json.field("jti", first.text());
    if (!refreshToken.empty())
        json.field("refresh_token", refreshToken);
    json.endObject();
    m_tokens.emplace(token, std::move(issued));
    return response;
}

std::variant<Caller, Response> TokenDesk::caller(const Request &request, Instant now) const
{
    const std::string token = tokenOf(request);
    if (token.empty())
        return unauthorized("JWT validation failed: JWT is missing");
    const auto found = m_tokens.find(token);
    if (found == m_tokens.end())
        return unauthorized("JWT validation failed: JWT is not known");
    if (now >= found->second.expires)
        return unauthorized("JWT validation failed: JWT is expired");
    return found->second.caller;
}

void TokenDesk::end(const Request &request, Instant now)
{
    const auto found = m_tokens.find(tokenOf(request));
    if (found != m_tokens.end())
        found->second.expires = std::min(found->second.expires, now);
}

} // namespace baton::sandbox::sailpoint
