// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/sign_in.h"

#include "app/net/clock_check.h"
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

ApiRequest tokenRequest(const QUrl &baseUrl, const QString &clientId,
                        const std::vector<std::pair<QByteArray, QString>> &fields)
{
    ApiRequest request;
    request.endpoint = u"token"_s;
    request.method = "POST";
    request.url = joinedUrl(baseUrl, u"/oauth/token"_s);
    request.contentType = "application/x-www-form-urlencoded";
    for (const auto &[name, value] : fields)
        request.body += (request.body.isEmpty() ? "" : "&") + name + '=' + value.toUtf8().toPercentEncoding();
    request.rateKey = clientId + u" oauth"_s;
    request.authorized = false;
    return request;
}

Result<TokenAnswer> readTokenAnswer(const Result<ApiResponse> &answer, const QDateTime &now, const SignInWords &words)
{
    if (!answer)
        return failure(signInError(answer.error(), words));
    const Result<json> parsed = parseGuarded(answer->http.body);
    if (!parsed)
        return failure(parsed.error());
    TokenAnswer read;
    read.token.value = json_reader::text(*parsed, "access_token").toUtf8();
    if (read.token.value.isEmpty()) {
        return failure(Error(ErrorKind::Protocol, u"The tenant answered the sign-in without a token."_s,
                             u"Check that the URL is the tenant's API address."_s));
    }
    setTimes(read.token, json_reader::integer(*parsed, "expires_in"), now);
    read.refreshToken = json_reader::text(*parsed, "refresh_token");
    read.person = personIn(*parsed);
    read.person.scopes = scopesIn(*parsed);
    const SignedIn claims = claimsOf(read.token.value);
    if (read.person.identityId.isEmpty())
        read.person.identityId = claims.identityId;
    if (read.person.userName.isEmpty())
        read.person.userName = claims.userName;
    if (read.person.userLevels.isEmpty())
        read.person.userLevels = claims.userLevels;
    return read;
}

ClientCredentials::ClientCredentials(QUrl baseUrl, QString clientId, Secret secret, Scheduler &scheduler,
                                     QObject *parent)
    : SignInWay(parent), m_baseUrl(std::move(baseUrl)), m_clientId(std::move(clientId)), m_secret(std::move(secret)),
      m_scheduler(scheduler)
{
}

QFuture<Result<Token>> ClientCredentials::fetch(ApiPipeline &pipeline, std::stop_token stop)
{
    ApiRequest request = tokenRequest(m_baseUrl, m_clientId,
                                      {{"grant_type", u"client_credentials"_s},
                                       {"client_id", m_clientId},
                                       {"client_secret", m_secret ? m_secret() : QString()}});
    return pipeline.send(std::move(request), {std::move(stop), Priority::Foreground})
        .then(this, [this](const Result<ApiResponse> &answer) -> Result<Token> {
            Result<TokenAnswer> read = readTokenAnswer(answer, m_scheduler.wallNow(), words());
            if (!read)
                return failure(read.error());
            m_signedIn = std::move(read->person);
            return std::move(read->token);
        });
}

} // namespace baton::sailpoint
