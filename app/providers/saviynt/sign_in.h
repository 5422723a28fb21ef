// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_pipeline.h"
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

/// Signs in with a user name and password, and from then on by the refresh token, as long as that is taken. The
/// password is asked for at each sign-in and is not kept here; neither it nor a token is ever logged.
class PasswordSignIn final : public QObject
{
    Q_OBJECT

public:
    using Secret = std::function<QString()>;

    /// `basic`: the password goes in a header instead of a JSON body, as the vendor's own client does it.
    PasswordSignIn(QUrl baseUrl, QString username, Secret password, bool basic, Scheduler &scheduler,
                   QObject *parent = nullptr);

    /// A fresh token through `pipeline`. A refused user name or password is ErrorKind::Auth with a sentence that says
    /// so.
    QFuture<Result<Token>> fetch(ApiPipeline &pipeline, std::stop_token stop);

    const SignedIn &signedIn() const { return m_signedIn; }

private:
    QFuture<Result<Token>> refresh(ApiPipeline &pipeline, std::stop_token stop);
    QFuture<Result<Token>> signIn(ApiPipeline &pipeline, std::stop_token stop);
    ApiRequest request(const QString &path) const;
    Result<Token> read(const Result<ApiResponse> &answer);

    QUrl m_baseUrl;
    QString m_username;
    Secret m_password;
    bool m_basic;
    Scheduler &m_scheduler;
    QByteArray m_refreshToken; ///< empty: none
    SignedIn m_signedIn;
};

/// When the token says itself that it ends (the `exp` of a JWT); invalid: it does not.
QDateTime endOf(const QByteArray &token);

} // namespace baton::saviynt
