// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/browser_sign_in.h"

#include "app/net/loopback_rule.h"
#include "app/providers/sailpoint/json_reader.h"
#include "app/providers/sailpoint/sailpoint_client.h"
#include "app/time/when_settled.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>
#include <nlohmann/json.hpp>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

/// 256 bits, as 43 characters that a URL takes.
QString newSecret()
{
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), static_cast<qsizetype>(bits.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(bits.data()), sizeof(bits));
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

SignInWords words()
{
    return {u"The tenant does not accept this sign-in."_s,
            u"Sign in again; if it stays, check the client id and its redirect URL."_s,
            u"There is no sign-in at this URL. Check the tenant's API address."_s};
}

Result<QUrl> pageIn(const Result<ApiResponse> &info)
{
    if (!info)
        return failure(signInError(info.error(), words()));
    const Result<json> parsed = parseGuarded(info->http.body);
    if (!parsed)
        return failure(parsed.error());
    const QUrl page(json_reader::text(*parsed, "authorizeEndpoint"), QUrl::StrictMode);
    // It is handed to the browser: nothing but a web page that is safe to sign in on.
    if (!refusalOf(page).isEmpty() || !page.userInfo().isEmpty())
        return failure({ErrorKind::Protocol, u"The tenant names no page to sign in on that Baton can open."_s,
                        u"Check the tenant's API address."_s});
    return page;
}

Error canceled()
{
    return {ErrorKind::Canceled, u"The sign-in was stopped."_s};
}

void settleWith(QPromise<Result<Token>> &done, Result<Token> result)
{
    done.addResult(std::move(result));
    done.finish();
}

} // namespace

QUrl authorizationUrl(const QUrl &page, const QString &clientId, const QUrl &redirect, const QString &state,
                      const QString &verifier)
{
    const QByteArray challenge = QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)
                                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return joinedUrl(page, {},
                     {{"client_id", clientId},
                      {"response_type", u"code"_s},
                      {"redirect_uri", redirect.toString(QUrl::FullyEncoded)},
                      {"state", state},
                      {"code_challenge", QString::fromLatin1(challenge)},
                      {"code_challenge_method", u"S256"_s}});
}

BrowserSignIn::BrowserSignIn(QUrl baseUrl, QString clientId, ClientCredentials::Secret secret, BrowserSettings browser,
                             Scheduler &scheduler, QObject *parent)
    : SignInWay(parent), m_baseUrl(std::move(baseUrl)), m_clientId(std::move(clientId)), m_secret(std::move(secret)),
      m_browser(std::move(browser)), m_scheduler(scheduler)
{
}

QFuture<Result<Token>> BrowserSignIn::fetch(ApiPipeline &pipeline, std::stop_token stop)
{
    Done done = promised<Token>();
    QFuture<Result<Token>> future = done->future();
    if (m_refreshToken.isEmpty())
        signIn(pipeline, std::move(stop), std::move(done));
    else
        refresh(pipeline, std::move(stop), std::move(done));
    return future;
}

/// A refresh token is good once; where the answer got lost a person signs in again.
void BrowserSignIn::refresh(ApiPipeline &pipeline, const std::stop_token &stop, const Done &done)
{
    const QString token = std::exchange(m_refreshToken, {});
    whenSettled(pipeline.send(request({{"grant_type", u"refresh_token"_s}, {"refresh_token", token}}),
                              {stop, Priority::Foreground}),
                this, [=, this, &pipeline](const std::optional<Result<ApiResponse>> &answer) {
                    const Result<Token> renewed = answer ? take(*answer) : Result<Token>(failure(canceled()));
                    const bool refused = !renewed && renewed.error().kind == ErrorKind::Auth;
                    if (refused)
                        return signIn(pipeline, stop, done);
                    if (!renewed)
                        m_refreshToken = token; // nobody was there to take it
                    settleWith(*done, renewed);
                });
}

void BrowserSignIn::signIn(ApiPipeline &pipeline, const std::stop_token &stop, const Done &done)
{
    if (!m_browser.open)
        return settleWith(*done, failure({ErrorKind::Auth, u"This sign-in needs a browser, and none can be opened."_s,
                                          u"Use a personal access token instead."_s}));
    ApiRequest info;
    info.endpoint = u"oauth-info"_s;
    info.url = joinedUrl(m_baseUrl, u"/oauth/info"_s);
    info.rateKey = m_clientId + u" oauth"_s;
    info.authorized = false;
    whenSettled(pipeline.send(std::move(info), {stop, Priority::Foreground}), this,
                [=, this, &pipeline](const std::optional<Result<ApiResponse>> &answer) {
                    const Result<QUrl> page = answer ? pageIn(*answer) : Result<QUrl>(failure(canceled()));
                    if (!page)
                        return settleWith(*done, failure(page.error()));
                    openPage(*page, pipeline, stop, done);
                });
}

void BrowserSignIn::openPage(const QUrl &authorizePage, ApiPipeline &pipeline, const std::stop_token &stop,
                             const Done &done)
{
    const QString state = newSecret();
    const QString verifier = newSecret();
    m_receiver = std::make_unique<LoopbackReceiver>(m_scheduler, m_browser.redirect, state, m_browser.patience);
    if (const Result<void> listening = m_receiver->listen(); !listening) {
        m_receiver.reset();
        return settleWith(*done, failure(listening.error()));
    }
    const QUrl redirect = m_receiver->redirect();
    m_relay.emplace(stop, this, [this] { m_receiver.reset(); });
    whenSettled(m_receiver->code(), this, [=, this, &pipeline](const std::optional<Result<QString>> &code) {
        m_relay.reset();
        m_receiver.reset();
        if (!code || !*code)
            return settleWith(*done, failure(code ? code->error() : canceled()));
        exchange(**code, verifier, redirect, pipeline, stop, done);
    });
    m_browser.open(authorizationUrl(authorizePage, m_clientId, redirect, state, verifier));
}

void BrowserSignIn::exchange(const QString &code, const QString &verifier, const QUrl &redirect, ApiPipeline &pipeline,
                             const std::stop_token &stop, const Done &done)
{
    whenSettled(pipeline.send(request({{"grant_type", u"authorization_code"_s},
                                       {"code", code},
                                       {"redirect_uri", redirect.toString(QUrl::FullyEncoded)},
                                       {"code_verifier", verifier}}),
                              {stop, Priority::Foreground}),
                this, [this, done](const std::optional<Result<ApiResponse>> &answer) {
                    settleWith(*done, answer ? take(*answer) : Result<Token>(failure(canceled())));
                });
}

ApiRequest BrowserSignIn::request(std::vector<std::pair<QByteArray, QString>> fields) const
{
    fields.emplace_back("client_id", m_clientId);
    if (const QString secret = m_secret ? m_secret() : QString(); !secret.isEmpty())
        fields.emplace_back("client_secret", secret);
    return tokenRequest(m_baseUrl, m_clientId, fields);
}

Result<Token> BrowserSignIn::take(const Result<ApiResponse> &answer)
{
    Result<TokenAnswer> read = readTokenAnswer(answer, m_scheduler.wallNow(), words());
    if (!read)
        return failure(read.error());
    m_signedIn = std::move(read->person);
    m_refreshToken = std::move(read->refreshToken);
    return std::move(read->token);
}

} // namespace baton::sailpoint
