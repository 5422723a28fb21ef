// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection_arguments.h"
#include "app/providers/governance_provider.h"
#include "app/reassign/run_desk.h"

#include <memory>

namespace baton {

/// A tenant that the program works with, and everything built for it: the embedded sandbox of a demo, transport,
/// provider, and, once asked for, the data folder with its journal and the desk of runs. Lives in the main thread.
class OpenConnection : public QObject
{
    Q_OBJECT

public:
    /// Starts the sandbox of a demo; nothing else is contacted and the data folder is not touched. Invalid: the
    /// arguments name no tenant, the log of requests cannot be written, or the sandbox refuses its flags.
    static Result<std::unique_ptr<OpenConnection>> open(const ConnectionArguments &arguments);
    ~OpenConnection() override;

    const Connection &connection() const { return m_connection; }
    /// What questions and titles call the tenant: "the demo tenant", "acme.api.example.com".
    const QString &tenantName() const { return m_connection.name; }
    GovernanceProvider &provider();
    Scheduler &scheduler();
    const QString &dataDir() const { return m_dataDir; }

    /// How the data folder is held.
    enum class FolderAccess { NotOpened, Writable, InUse, NotWritable };
    FolderAccess folderAccess() const { return m_folderAccess; }
    /// What a person must be told about the data folder; empty: nothing.
    QString folderNotice() const;

    /// The journal; opens the data folder the first time (waits for the disk). Storage: it cannot be read at all. Not
    /// Writable: the past can be read, and desk() gives nothing.
    Result<Journal *> journal();
    /// The desk of runs; signs in to learn who acts. Storage: the folder is not Writable; asking again opens it anew,
    /// and what journal() gave before is then gone.
    QFuture<Result<RunDesk *>> desk();

private:
    struct Parts;

    explicit OpenConnection(const ConnectionArguments &arguments);
    Result<void> startDemo(const ConnectionArguments &arguments);
    Result<void> makeProvider(const QString &secret);
    Result<RunDesk *> makeDesk(const Result<Identity> &me);
    Error notWritable() const;

    Connection m_connection;
    QString m_dataDir;
    FolderAccess m_folderAccess = FolderAccess::NotOpened;
    std::unique_ptr<Parts> m_parts;
};

} // namespace baton
