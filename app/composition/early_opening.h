// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/open_connection.h"
#include "app/listing/list_cache.h"
#include "app/time/scheduler.h"

#include <map>

namespace baton {

/// Opens the desk of a tenant for its window. Where lists of the connection are kept and the tenant is slow to sign in
/// to, or cannot be reached, they can be read meanwhile: the desk is then for looking, and signedIn() says when the
/// real one can be had. Lives in the main thread.
class EarlyOpening final : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        Millis patience{1'500}; ///< so long nothing is shown
        Millis again{15'000};   ///< after a sign-in that failed
    };

    struct Opened
    {
        RunDesk *desk = nullptr;
        Journal *journal = nullptr;
        ListShelf lists;
        bool forLooking = false; ///< nobody is signed in: nothing may be sent
    };

    /// The scheduler must outlive it.
    EarlyOpening(std::shared_ptr<DataFolder> folder, Scheduler &scheduler, Settings settings,
                 QObject *parent = nullptr);

    /// `keepsLists`: its lists are kept in the data folder, and shown from there. Errors: OpenConnection::desk(),
    /// OpenConnection::journal().
    QFuture<Result<Opened>> open(const std::shared_ptr<OpenConnection> &tenant, bool keepsLists);
    /// What has signed in after all, once; null: nothing has, or it is another connection by now.
    std::shared_ptr<OpenConnection> take(const Connection &connection);

Q_SIGNALS:
    /// The tenant was given for looking, and take() has it ready.
    void signedIn(const baton::ConnectionId &id);

private:
    struct Attempt;
    using AttemptPtr = std::shared_ptr<Attempt>;

    ListShelf shelfOf(const OpenConnection &tenant, const IdentityId &atBrowser) const;
    void answered(const AttemptPtr &attempt, const Result<RunDesk *> &desk);
    void give(const AttemptPtr &attempt, RunDesk *desk, ListShelf lists, bool forLooking);
    void refuse(const AttemptPtr &attempt, const Error &error);
    void look(const AttemptPtr &attempt, const std::optional<Error> &otherwise);
    void tryAgainLater(const AttemptPtr &attempt);
    void ready(const std::shared_ptr<OpenConnection> &tenant);

    std::shared_ptr<DataFolder> m_folder;
    Scheduler &m_scheduler;
    Settings m_settings;
    std::map<QString, std::shared_ptr<OpenConnection>> m_ready; ///< by connection
};

} // namespace baton
