// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/open_connection.h"

#include <memory>
#include <vector>

namespace baton {

/// The embedded sandbox as a program offers it: one demo tenant of each vendor, all of them in one sandbox, which ends
/// with the last that is open. Lives in the main thread.
class DemoTenants
{
public:
    /// Starts the sandbox. All that `arguments` say of a demo counts. Without a folder in `setup` the tenants get a
    /// throw-away one.
    static Result<std::unique_ptr<DemoTenants>> start(const ConnectionArguments &arguments, OpenSetup setup);
    ~DemoTenants();

    /// The standard vendor's first.
    std::vector<Connection> connections() const;
    bool has(const ConnectionId &id) const;
    Result<std::unique_ptr<OpenConnection>> open(const ConnectionId &id) const;

private:
    struct Parts;

    explicit DemoTenants(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace baton
