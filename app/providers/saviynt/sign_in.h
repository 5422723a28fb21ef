// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_pipeline.h"
#include "app/net/sign_in_answer.h"
#include "app/net/single_flight_token_source.h"
#include "app/time/scheduler.h"

#include <QObject>
#include <QUrl>

#include <functional>

namespace baton::saviynt {

/// What a sign-in told about the person, beside the token.
struct SignedIn
{
    QString username;
    QStringList roles; ///< SAV roles: "ROLE_ADMIN"; empty: not told
};

/// Who signs in, and by what.
struct Credentials
{
    /// How the secret goes to the tenant.
    enum class Way {
        Json,     ///< a password, in the body
        Basic,    ///< a password, in a header, as the vendor's own client does it
        Exchange, ///< a token of the organisation's identity provider is exchanged for one of the tenant (RFC 8693)
    };

    QString username;
    std::function<QString()> secret; ///< asked at each sign-in, not kept
    Way way = Way::Json;
    QString externalConnection; ///< Exchange: what the tenant calls the identity provider; empty: it is not named
    bool idToken = false;       ///< Exchange: the secret is an ID token, not an access token
};

/// Signs in with the credentials, and from then on by the refresh token, as long as there is one and it is taken.
/// Neither a secret nor a token is ever logged.
class UserSignIn final : public QObject
{
    Q_OBJECT

public:
    UserSignIn(QUrl baseUrl, Credentials credentials, Scheduler &scheduler, QObject *parent = nullptr);

    /// A fresh token through `pipeline`. A refused secret is ErrorKind::Auth with a sentence that says so.
    QFuture<Result<Token>> fetch(ApiPipeline &pipeline, std::stop_token stop);

    const SignedIn &signedIn() const { return m_signedIn; }

private:
    QFuture<Result<Token>> refresh(ApiPipeline &pipeline, std::stop_token stop);
    QFuture<Result<Token>> signIn(ApiPipeline &pipeline, std::stop_token stop);
    ApiRequest request(const QString &path) const;
    ApiRequest passwordRequest() const;
    ApiRequest exchangeRequest() const;
    SignInWords words() const;
    Result<Token> read(const Result<ApiResponse> &answer);

    QUrl m_baseUrl;
    Credentials m_credentials;
    Scheduler &m_scheduler;
    QByteArray m_refreshToken; ///< empty: none
    SignedIn m_signedIn;
};

/// When the token says itself that it ends (the `exp` of a JWT); invalid: it does not.
QDateTime endOf(const QByteArray &token);

} // namespace baton::saviynt
