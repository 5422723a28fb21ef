// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/loopback_receiver.h"
#include "app/providers/sailpoint/sign_in.h"

#include <QPromise>

namespace baton {

/// How a person signs in with the browser.
struct BrowserSettings
{
    QUrl redirect;                              ///< as registered with the API client
    std::function<void(const QUrl &page)> open; ///< shows the vendor's page; called in the provider's thread
    Millis patience = std::chrono::minutes(5);  ///< for the person
};

} // namespace baton

namespace baton::sailpoint {

/// Signs in by the authorization code grant with PKCE (RFC 7636, S256). State and verifier are made anew for each
/// sign-in, by the operating system's random numbers, and are forgotten with it. Where the tenant gives a refresh
/// token it is used for the next tokens, and kept in memory alone.
class BrowserSignIn final : public SignInWay
{
    Q_OBJECT

public:
    BrowserSignIn(QUrl baseUrl, QString clientId, ClientCredentials::Secret secret, BrowserSettings browser,
                  Scheduler &scheduler, QObject *parent = nullptr);

    QFuture<Result<Token>> fetch(ApiPipeline &pipeline, std::stop_token stop) override;

private:
    using Done = std::shared_ptr<QPromise<Result<Token>>>;

    void refresh(ApiPipeline &pipeline, const std::stop_token &stop, const Done &done);
    void signIn(ApiPipeline &pipeline, const std::stop_token &stop, const Done &done);
    void openPage(const QUrl &authorizePage, ApiPipeline &pipeline, const std::stop_token &stop, const Done &done);
    void exchange(const QString &code, const QString &verifier, const QUrl &redirect, ApiPipeline &pipeline,
                  const std::stop_token &stop, const Done &done);
    ApiRequest request(std::vector<std::pair<QByteArray, QString>> fields) const;
    Result<Token> take(const Result<ApiResponse> &answer);

    QUrl m_baseUrl;
    QString m_clientId;
    ClientCredentials::Secret m_secret;
    BrowserSettings m_browser;
    Scheduler &m_scheduler;
    std::unique_ptr<LoopbackReceiver> m_receiver; ///< while a person signs in
    std::optional<StopRelay> m_relay;
    QString m_refreshToken;
};

/// The page of a sign-in: RFC 6749 4.1.1 with the challenge of `verifier`.
QUrl authorizationUrl(const QUrl &page, const QString &clientId, const QUrl &redirect, const QString &state,
                      const QString &verifier);

} // namespace baton::sailpoint
