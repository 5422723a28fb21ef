// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/demo_tenants.h"
#include "app/composition/early_opening.h"
#include "app/composition/tenants.h"
#include "app/connections/given_secrets.h"
#include "ui/main_window/connection_windows.h"
#include "ui/reassign/recent_choices.h"

#include <QPromise>

#include <memory>

namespace baton {

/// Opens what a window of baton asks for: a demo, what the command line named, a kept connection. What it is given
/// outlives it.
class TenantOpener final : public QObject, public ConnectionOpener
{
    Q_OBJECT

public:
    struct Services
    {
        Tenants &tenants;
        const ConnectionArguments &arguments;
        const GivenSecrets &secrets;
        UiSettings &settings;
        RecentChoices &recent;
        ConnectionDesk &connections;
        Scheduler &scheduler;
    };
    explicit TenantOpener(Services services);
    ~TenantOpener() override;

    /// Starts the sandbox with what the command line says of it; `folder` null: a throw-away one.
    Result<void> startDemos(std::shared_ptr<DataFolder> folder);
    Result<std::vector<Connection>> demos() override;
    /// The tenant of the command line, opened once to see whether it can be.
    Result<Connection> named();
    QFuture<Result<OpenTenantPtr>> open(const Connection &connection) override;

private:
    using Promise = QPromise<Result<OpenTenantPtr>>;

    std::optional<QString> givenSecret(const Connection &connection) const;
    QFuture<Result<OpenTenantPtr>> withDesk(const std::shared_ptr<OpenConnection> &open);
    void openDesk(const std::shared_ptr<OpenConnection> &open, const std::shared_ptr<Promise> &promise);

    Services m_use;
    EarlyOpening m_early;
    std::unique_ptr<DemoTenants> m_demos;
    ConnectionId m_named; ///< by the command line, with all that is needed; empty: nothing is
};

} // namespace baton
