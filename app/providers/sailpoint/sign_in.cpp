// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/sign_in.h"

#include "app/net/sign_in_answer.h"
#include "app/providers/sailpoint/json_reader.h"
#include "app/providers/sailpoint/sailpoint_client.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

SignedIn personIn(const json &object)
{
    SignedIn person;
    person.identityId = json_reader::text(object, "identity_id");
    person.userName = json_reader::text(object, "user_name");
    for (const json *level : json_reader::elements(object, "authorities")) {
        if (level->is_string())
            person.userLevels << QString::fromStdString(level->get<std::string>());
    }
    return person;
}

/// The scopes of the answer to a sign-in. (Those in a token's claims are not names but a packed bitmap.)
QStringList scopesIn(const json &object)
{
    const QStringList words = json_reader::text(object, "scope").split(u' ', Qt::SkipEmptyParts);
    const bool names = std::all_of(words.begin(), words.end(), [](const QString &word) { return word.contains(u':'); });
    return names ? words : QStringList();
}

SignInWords words()
{
    return {u"The tenant does not accept this client id or secret."_s,
            u"Check both, and that the personal access token was not deleted or used up its time."_s,
            u"There is no sign-in at this URL. Check the tenant's API address."_s};
}

} // namespace

SignedIn claimsOf(const QByteArray &token)
{
    const Result<json> claims = claimsIn(token);
    return claims ? personIn(*claims) : SignedIn();
}

ClientCredentials::ClientCredentials(QUrl baseUrl, QString clientId, Secret secret, Scheduler &scheduler,
                                     QObject *parent)
    : QObject(parent), m_baseUrl(std::move(baseUrl)), m_clientId(std::move(clientId)), m_secret(std::move(secret)),
      m_scheduler(scheduler)
{
}

QFuture<Result<Token>> ClientCredentials::fetch(ApiPipeline &pipeline, std::stop_token stop)
{
    ApiRequest request;
    request.endpoint = u"token"_s;
    request.method = "POST";
    request.url = joinedUrl(m_baseUrl, u"/oauth/token"_s);
    request.contentType = "application/x-www-form-urlencoded";
    request.body = "grant_type=client_credentials&client_id=" + m_clientId.toUtf8().toPercentEncoding() +
                   "&client_secret=" + (m_secret ? m_secret() : QString()).toUtf8().toPercentEncoding();
    request.rateKey = m_clientId + u" oauth"_s;
    request.authorized = false;
    return pipeline.send(std::move(request), {std::move(stop), Priority::Foreground})
        .then(this, [this](const Result<ApiResponse> &answer) { return read(answer); });
}

Result<Token> ClientCredentials::read(const Result<ApiResponse> &answer)
{
    if (!answer)
        return failure(signInError(answer.error(), words()));
    const Result<json> parsed = parseGuarded(answer->http.body);
    if (!parsed)
        return failure(parsed.error());
    Token token;
    token.value = json_reader::text(*parsed, "access_token").toUtf8();
    if (token.value.isEmpty()) {
        return failure(Error(ErrorKind::Protocol, u"The tenant answered the sign-in without a token."_s,
                             u"Check that the URL is the tenant's API address."_s));
    }
    if (const auto seconds = json_reader::integer(*parsed, "expires_in"); seconds && *seconds > 0)
        token.expiresAt = m_scheduler.wallNow().addSecs(*seconds);
    m_signedIn = personIn(*parsed);
    m_signedIn.scopes = scopesIn(*parsed);
    const SignedIn claims = claimsOf(token.value);
    if (m_signedIn.identityId.isEmpty())
        m_signedIn.identityId = claims.identityId;
    if (m_signedIn.userName.isEmpty())
        m_signedIn.userName = claims.userName;
    if (m_signedIn.userLevels.isEmpty())
        m_signedIn.userLevels = claims.userLevels;
    return token;
}

} // namespace baton::sailpoint
