// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_pipeline.h"
#include "app/net/sign_in_answer.h"
#include "app/net/single_flight_token_source.h"
#include "app/time/scheduler.h"

#include <QObject>

#include <functional>

namespace baton::sailpoint {

/// What a sign-in told about the person, beside the token. Anything may be empty.
struct SignedIn
{
    QString identityId;
    QString userName;
    QStringList scopes;     ///< by name; empty: not told
    QStringList userLevels; ///< "ORG_ADMIN"; empty: not told
};

/// How tokens are got.
class SignInWay : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// A fresh token through `pipeline`. A refusal is ErrorKind::Auth with a sentence that says of what.
    virtual QFuture<Result<Token>> fetch(ApiPipeline &pipeline, std::stop_token stop) = 0;

    /// What the last sign-in told.
    const SignedIn &signedIn() const { return m_signedIn; }

protected:
    SignedIn m_signedIn;
};

/// Signs in by the client_credentials grant. The secret is asked for at each sign-in and is not kept here: it lives in
/// the request's body until that has been answered, and in whoever answers `Secret`. It is never logged.
class ClientCredentials final : public SignInWay
{
    Q_OBJECT

public:
    using Secret = std::function<QString()>;

    ClientCredentials(QUrl baseUrl, QString clientId, Secret secret, Scheduler &scheduler, QObject *parent = nullptr);

    QFuture<Result<Token>> fetch(ApiPipeline &pipeline, std::stop_token stop) override;

private:
    QUrl m_baseUrl;
    QString m_clientId;
    Secret m_secret;
    Scheduler &m_scheduler;
};

/// A request for a token: a form of these fields, in their order.
ApiRequest tokenRequest(const QUrl &baseUrl, const QString &clientId,
                        const std::vector<std::pair<QByteArray, QString>> &fields);

/// What the answer to it holds.
struct TokenAnswer
{
    Token token;
    SignedIn person;
    QString refreshToken; ///< empty: none was given
};
Result<TokenAnswer> readTokenAnswer(const Result<ApiResponse> &answer, const QDateTime &now, const SignInWords &words);

/// What the payload of a JWT tells of the person; empty for any other token.
SignedIn claimsOf(const QByteArray &token);

} // namespace baton::sailpoint
