// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "ui/common/window_services.h"

#include <QFuture>

#include <memory>
#include <vector>

namespace baton {

/// A tenant that is open, with everything its window works with. Whoever lets go of it closes it: the sign-in goes too.
class OpenTenant
{
public:
    virtual ~OpenTenant() = default;
    /// The references last as long as this.
    virtual WindowServices services() = 0;
};

using OpenTenantPtr = std::shared_ptr<OpenTenant>;

/// How tenants are opened; the composition root knows.
class ConnectionOpener
{
public:
    virtual ~ConnectionOpener() = default;

    /// Signs in anew, and opens the journal and the desk of runs.
    virtual QFuture<Result<OpenTenantPtr>> open(const Connection &connection) = 0;
    /// The demo tenants, one of each vendor; starts the sandbox behind them the first time.
    virtual Result<std::vector<Connection>> demos() = 0;
};

} // namespace baton
