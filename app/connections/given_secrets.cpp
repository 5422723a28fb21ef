// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connections/given_secrets.h"

#include "app/connections/connection_arguments.h"

namespace baton {

GivenSecrets GivenSecrets::taken()
{
    const auto take = [](const char *variable) {
        QString value = qEnvironmentVariable(variable);
        qunsetenv(variable);
        return value;
    };
    return {take(clientSecretVariable), take(passwordVariable), take(subjectTokenVariable)};
}

std::optional<QString> GivenSecrets::of(SignInKind kind) const
{
    const auto given = [](const QString &secret) { return secret.isEmpty() ? std::nullopt : std::optional(secret); };
    switch (kind) {
    case SignInKind::ClientSecret:
        return given(clientSecret);
    case SignInKind::Password:
        return given(password);
    case SignInKind::TokenExchange:
        return given(subjectToken);
    case SignInKind::Browser:
        break;
    }
    return std::nullopt;
}

const char *secretVariableOf(SignInKind kind)
{
    switch (kind) {
    case SignInKind::ClientSecret:
        return clientSecretVariable;
    case SignInKind::Password:
        return passwordVariable;
    case SignInKind::TokenExchange:
        return subjectTokenVariable;
    case SignInKind::Browser:
        break;
    }
    return nullptr;
}

} // namespace baton
