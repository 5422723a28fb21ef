// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/embedded_sandbox.h"

#include "app/composition/open_connection.h"

namespace baton {

Result<std::unique_ptr<sandbox::Sandbox>> startEmbeddedSandbox(const QStringList &flags)
{
    std::vector<std::string> plain;
    for (const QString &flag : flags)
        plain.push_back(flag.toStdString());
    const auto parsed = sandbox::parsedOptions(plain);
    if (const auto *problem = std::get_if<std::string>(&parsed))
        return failure({ErrorKind::Invalid,
                        OpenConnection::tr("--demo-option: %1").arg(QString::fromStdString(*problem)),
                        OpenConnection::tr("See baton-sandbox --help.")});
    std::string problem;
    std::unique_ptr<sandbox::Sandbox> started =
        sandbox::Sandbox::start(std::get<sandbox::SandboxOptions>(parsed), &problem);
    if (!started)
        return failure({ErrorKind::Internal,
                        OpenConnection::tr("The demo tenant does not start: %1").arg(QString::fromStdString(problem))});
    return started;
}

SandboxSignIn signInTo(const sandbox::Sandbox &sandbox, SandboxVendor vendor, bool asReviewer)
{
    if (vendor == SandboxVendor::Saviynt) {
        const sandbox::SaviyntAccess &access = sandbox.ready().saviynt;
        return {QUrl(QString::fromStdString(access.baseUrl)),
                QString::fromStdString(asReviewer ? access.reviewerUsername : access.username),
                QString::fromStdString(asReviewer ? access.reviewerPassword : access.password)};
    }
    const sandbox::SailPointAccess &access = sandbox.ready().sailpoint;
    return {QUrl(QString::fromStdString(access.baseUrl)),
            QString::fromStdString(asReviewer ? access.reviewerClientId : access.clientId),
            QString::fromStdString(asReviewer ? access.reviewerClientSecret : access.clientSecret)};
}

} // namespace baton
