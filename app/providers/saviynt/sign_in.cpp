// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/sign_in.h"

#include "app/net/clock_check.h"
#include "app/providers/saviynt/loose_json.h"
#include "app/providers/saviynt/saviynt_client.h"
#include "app/time/when_settled.h"

namespace baton::saviynt {

using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

// Outside the versioned operations, whatever their base path is.
const QString signInPath = u"/ECM/api/login"_s;
const QString refreshPath = u"/ECM/oauth/access_token"_s;
const QString exchangePath = u"/ECM/oauth2/token"_s;

QByteArray form(std::initializer_list<std::pair<const char *, QString>> fields)
{
    QByteArray body;
    for (const auto &[name, value] : fields) {
        if (!value.isEmpty())
            body += (body.isEmpty() ? "" : "&") + QByteArray(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return body;
}

} // namespace

QDateTime endOf(const QByteArray &token)
{
    const Result<json> claims = claimsIn(token);
    if (!claims)
        return {};
    bool readable = false;
    const qint64 seconds = loose::text(*claims, {"exp"}).toLongLong(&readable);
    return readable && seconds > 0 ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC) : QDateTime();
}

UserSignIn::UserSignIn(QUrl baseUrl, Credentials credentials, Scheduler &scheduler, QObject *parent)
    : QObject(parent), m_baseUrl(std::move(baseUrl)), m_credentials(std::move(credentials)), m_scheduler(scheduler)
{
}

SignInWords UserSignIn::words() const
{
    const QString address = u"There is no sign-in at this URL. Check the tenant's address."_s;
    if (m_credentials.way != Credentials::Way::Exchange)
        return {u"The tenant does not accept this user name or password."_s,
                u"Check both, and that the password of the user has not expired."_s, address};
    const QString fresh = u"Get a new one from your identity provider and enter it in the connection."_s;
    // By this computer's clock, and so only told of a token that the tenant has refused.
    const QDateTime end = m_credentials.secret ? endOf(m_credentials.secret().toUtf8()) : QDateTime();
    if (end.isValid() && end <= m_scheduler.wallNow())
        return {u"The token of your identity provider has expired: it was good until %1 UTC."_s.arg(
                    end.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s)),
                fresh, address};
    return {u"The tenant does not accept this token of your identity provider."_s,
            u"It may have expired: such tokens live for minutes. "_s + fresh +
                u" If a new one is refused too, check the name of the external connection and the kind of token."_s,
            address};
}

QFuture<Result<Token>> UserSignIn::fetch(ApiPipeline &pipeline, std::stop_token stop)
{
    if (m_refreshToken.isEmpty())
        return signIn(pipeline, std::move(stop));
    auto promise = promised<Token>();
    whenSettled(refresh(pipeline, stop), this, [=, this, &pipeline](std::optional<Result<Token>> renewed) {
        if (renewed && (*renewed || renewed->error().kind == ErrorKind::Canceled))
            return settle(*promise, std::move(renewed));
        m_refreshToken.clear(); // it may have expired itself
        whenSettled(signIn(pipeline, stop), this,
                    [promise](std::optional<Result<Token>> token) { settle(*promise, std::move(token)); });
    });
    return promise->future();
}

QFuture<Result<Token>> UserSignIn::refresh(ApiPipeline &pipeline, std::stop_token stop)
{
    ApiRequest renewal = request(refreshPath);
    renewal.contentType = "application/x-www-form-urlencoded";
    renewal.body = "grant_type=refresh_token&refresh_token=" + m_refreshToken.toPercentEncoding();
    return pipeline.send(std::move(renewal), {std::move(stop), Priority::Foreground})
        .then(this, [this](const Result<ApiResponse> &answer) { return read(answer); });
}

QFuture<Result<Token>> UserSignIn::signIn(ApiPipeline &pipeline, std::stop_token stop)
{
    ApiRequest entry = m_credentials.way == Credentials::Way::Exchange ? exchangeRequest() : passwordRequest();
    return pipeline.send(std::move(entry), {std::move(stop), Priority::Foreground})
        .then(this, [this](const Result<ApiResponse> &answer) { return read(answer); });
}

ApiRequest UserSignIn::passwordRequest() const
{
    ApiRequest login = request(signInPath);
    const QString &username = m_credentials.username;
    const QString password = m_credentials.secret ? m_credentials.secret() : QString();
    if (m_credentials.way == Credentials::Way::Basic) {
        login.headers.emplace_back("Authorization", "Basic " + (username + u':' + password).toUtf8().toBase64());
    } else {
        json body;
        body["username"] = username.toStdString();
        body["password"] = password.toStdString();
        login.body = QByteArray::fromStdString(body.dump());
    }
    return login;
}

ApiRequest UserSignIn::exchangeRequest() const
{
    const QString type = u"urn:ietf:params:oauth:token-type:"_s;
    ApiRequest exchange = request(exchangePath);
    exchange.contentType = "application/x-www-form-urlencoded";
    exchange.body = form({{"grant_type", u"urn:ietf:params:oauth:grant-type:token-exchange"_s},
                          {"subject_token", m_credentials.secret ? m_credentials.secret() : QString()},
                          {"subject_token_type", type + (m_credentials.idToken ? u"id_token"_s : u"access_token"_s)},
                          {"scope", m_credentials.externalConnection}});
    return exchange;
}

ApiRequest UserSignIn::request(const QString &path) const
{
    ApiRequest request;
    request.endpoint = u"token"_s;
    request.method = "POST";
    request.url = joinedUrl(m_baseUrl, path);
    request.rateKey = m_credentials.username + u" sign-in"_s;
    request.authorized = false;
    return request;
}

Result<Token> UserSignIn::read(const Result<ApiResponse> &answer)
{
    if (!answer)
        return failure(signInError(answer.error(), words()));
    const Result<json> parsed = parseGuarded(answer->http.body);
    if (!parsed)
        return failure(parsed.error());
    Token token;
    token.value = loose::text(*parsed, {"access_token"}).toUtf8();
    if (token.value.isEmpty()) {
        const Envelope envelope = readEnvelope(*parsed);
        if (envelope.verdict == Verdict::Refused)
            return failure(signInRefused(refusalOf(envelope), words()));
        return failure(Error(ErrorKind::Protocol, u"The tenant answered the sign-in without a token."_s,
                             u"Check that the URL is the tenant's address."_s));
    }
    setTimes(token, loose::integer(*parsed, {"expires_in"}), m_scheduler.wallNow());
    // A refresh answers with an empty one: the old one stays good.
    if (const QByteArray fresh = loose::text(*parsed, {"refresh_token"}).toUtf8(); !fresh.isEmpty())
        m_refreshToken = fresh;
    m_signedIn.username = loose::text(*parsed, {"username"});
    if (m_signedIn.username.isEmpty())
        m_signedIn.username = m_credentials.username;
    m_signedIn.roles.clear();
    if (const json *roles = loose::member(*parsed, {"roles"}); roles && roles->is_array()) {
        for (const json &role : *roles)
            m_signedIn.roles << loose::textOf(role);
    }
    return token;
}

} // namespace baton::saviynt
