// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandbox.h"
#include "models/domain/result.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>

namespace baton {

/// A sandbox in this process, with flags as baton-sandbox takes them.
Result<std::unique_ptr<sandbox::Sandbox>> startEmbeddedSandbox(const QStringList &flags);

/// Where one of its people signs in, and as whom.
struct SandboxSignIn
{
    QUrl baseUrl;
    QString clientId; ///< for Saviynt a user name
    QString secret;
};
enum class SandboxVendor { SailPoint, Saviynt };
SandboxSignIn signInTo(const sandbox::Sandbox &sandbox, SandboxVendor vendor, bool asReviewer);

} // namespace baton
