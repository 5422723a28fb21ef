// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"
#include "app/listing/list_cache.h"

namespace baton {

class ConnectionDesk;
class GovernanceProvider;
class Journal;
class RecentChoices;
class RunDesk;
class Scheduler;
class UiSettings;

/// What the window works with. The references outlive it; they are the composition root's.
struct WindowServices
{
    Connection connection;
    GovernanceProvider &provider;
    Journal &journal;
    Scheduler &scheduler;
    RunDesk &desk;
    UiSettings &settings;
    RecentChoices *recentChoices = nullptr; ///< null: what was chosen lately is forgotten with the desk
    ConnectionDesk *connections = nullptr;  ///< null: there is nothing to switch to
    ListShelf lists = {};                   ///< where what was seen is kept for the next start
    bool signedIn = true; ///< false: nobody is yet, as the tenant does not answer; the connection is then read-only
};

} // namespace baton
