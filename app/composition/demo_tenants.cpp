// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo_tenants.h"

#include "app/composition/embedded_sandbox.h"
#include "app/composition/vendor_offers.h"

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
    Result<std::unique_ptr<sandbox::Sandbox>> sandbox = startEmbeddedSandbox(arguments.demoOptions);
    if (!sandbox)
        return failure(sandbox.error());
    parts->sandbox = std::move(*sandbox);
    parts->setup.trustedCertificates = QByteArray::fromStdString(parts->sandbox->ready().certificate);

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
        const SandboxVendor vendor =
            connection.signIn == SignInKind::Password ? SandboxVendor::Saviynt : SandboxVendor::SailPoint;
        const SandboxSignIn signIn = signInTo(*parts->sandbox, vendor, reviewer);
        connection.baseUrl = signIn.baseUrl;
        connection.clientId = signIn.clientId;
        parts->tenants.emplace_back(connection, signIn.secret);
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
