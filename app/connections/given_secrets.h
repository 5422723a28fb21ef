// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"

#include <optional>

namespace baton {

/// The secrets that a program was given in its environment. They count before what is kept.
struct GivenSecrets
{
    QString clientSecret;
    QString password;
    QString subjectToken; ///< of the organisation's identity provider

    /// What the environment holds. It is taken out of it: it is of no use to whatever is started from here.
    static GivenSecrets taken();

    /// What such a sign-in asks for; nothing: it was not given, or none is needed.
    std::optional<QString> of(SignInKind kind) const;
};

/// The environment variable of such a sign-in's secret; null: it needs none.
const char *secretVariableOf(SignInKind kind);

} // namespace baton
