// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo_tenants.h"

#include "app/composition/vendor_offers.h"
#include "app/sandbox/sandbox.h"

#include <QTemporaryDir>

#include <algorithm>
#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

/// They end in the opposite order.
struct DemoTenants::Parts
{
    std::unique_ptr<QTemporaryDir> throwAway;
    std::unique_ptr<sandbox::Sandbox> sandbox;
    OpenSetup setup;
    std::vector<std::pair<Connection, QString>> tenants; ///< with their secrets
};

namespace {

Error notStarted(const std::string &problem)
{
    return {ErrorKind::Internal,
            OpenConnection::tr("The demo tenant does not start: %1").arg(QString::fromStdString(problem))};
}

} // namespace

DemoTenants::DemoTenants(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
DemoTenants::~DemoTenants() = default;

Result<std::unique_ptr<DemoTenants>> DemoTenants::start(const ConnectionArguments &arguments, OpenSetup setup)
{
    auto parts = std::make_unique<Parts>();
    parts->setup = std::move(setup);
    if (!parts->setup.folder) {
        parts->throwAway = std::make_unique<QTemporaryDir>();
        if (!parts->throwAway->isValid())
            return failure(
                {ErrorKind::Storage,
                 OpenConnection::tr("No throw-away folder can be made: %1.").arg(parts->throwAway->errorString())});
        parts->setup.folder = std::make_shared<DataFolder>(parts->throwAway->filePath(u"data"_s));
    }
    std::vector<std::string> flags;
    for (const QString &flag : arguments.demoOptions)
        flags.push_back(flag.toStdString());
    const auto parsed = sandbox::parsedOptions(flags);
    if (const auto *problem = std::get_if<std::string>(&parsed))
        return failure({ErrorKind::Invalid,
                        OpenConnection::tr("--demo-option: %1").arg(QString::fromStdString(*problem)),
                        OpenConnection::tr("See baton-sandbox --help.")});
    std::string problem;
    parts->sandbox = sandbox::Sandbox::start(std::get<sandbox::SandboxOptions>(parsed), &problem);
    if (!parts->sandbox)
        return failure(notStarted(problem));

    const sandbox::ReadyInfo &ready = parts->sandbox->ready();
    parts->setup.trustedCertificates = QByteArray::fromStdString(ready.certificate);
    const bool reviewer = arguments.demoUser == DemoUser::Reviewer;
    for (const VendorOffer &offer : vendorOffers()) {
        Connection connection;
        const bool standard = parts->tenants.empty();
        connection.id = ConnectionId(standard ? u"demo"_s : u"demo-"_s + offer.vendor.id);
        connection.name =
            standard ? OpenConnection::tr("the demo tenant") : OpenConnection::tr("the second demo tenant");
        connection.vendorId = offer.vendor.id;
        connection.signIn = offer.signIns.front();
        connection.apiVersion = standard ? arguments.apiVersion : offer.apiVersions.value(0);
        connection.rateLimit = arguments.rateLimit.value_or(offer.rateLimit);
        if (arguments.vendorId.isEmpty() ? standard : arguments.vendorId == offer.vendor.id)
            connection.settings = arguments.settings;
        connection.demo = true;
        std::string secret;
        if (connection.signIn == SignInKind::Password) {
            const sandbox::SaviyntAccess &access = ready.saviynt;
            connection.baseUrl = QUrl(QString::fromStdString(access.baseUrl));
            connection.clientId = QString::fromStdString(reviewer ? access.reviewerUsername : access.username);
            secret = reviewer ? access.reviewerPassword : access.password;
        } else {
            const sandbox::SailPointAccess &access = ready.sailpoint;
            connection.baseUrl = QUrl(QString::fromStdString(access.baseUrl));
            connection.clientId = QString::fromStdString(reviewer ? access.reviewerClientId : access.clientId);
            secret = reviewer ? access.reviewerClientSecret : access.clientSecret;
        }
        parts->tenants.emplace_back(connection, QString::fromStdString(secret));
    }
    return std::unique_ptr<DemoTenants>(new DemoTenants(std::move(parts)));
}

std::vector<Connection> DemoTenants::connections() const
{
    std::vector<Connection> all;
    for (const auto &[connection, secret] : m_parts->tenants)
        all.push_back(connection);
    return all;
}

bool DemoTenants::has(const ConnectionId &id) const
{
    return std::any_of(m_parts->tenants.begin(), m_parts->tenants.end(),
                       [&id](const auto &tenant) { return tenant.first.id == id; });
}

Result<std::unique_ptr<OpenConnection>> DemoTenants::open(const ConnectionId &id) const
{
    for (const auto &[connection, secret] : m_parts->tenants) {
        if (connection.id == id)
            return OpenConnection::open(connection, secret, m_parts->setup);
    }
    return failure({ErrorKind::NotFound, OpenConnection::tr("There is no such demo tenant.")});
}

} // namespace baton
