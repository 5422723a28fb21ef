// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/data_folder.h"
#include "app/connections/connection_arguments.h"
#include "app/providers/governance_provider.h"
#include "app/reassign/run_desk.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace baton {

class HttpTransport;

/// What connections share, or are given by their program.
struct OpenSetup
{
    std::shared_ptr<DataFolder> folder; ///< null: one of the connection's own, at ConnectionArguments::dataDir
    std::function<void(const QByteArray &line)> httpLog{}; ///< gets one line per request; may be empty
    /// Shows a page in the person's browser, for SignInKind::Browser; empty: that sign-in is refused.
    std::function<void(const QUrl &page)> openBrowser{};
    QByteArray trustedCertificates{}; ///< PEM, trusted beside all others: the embedded sandbox's
};

/// A tenant that the program works with, and everything built for it: the embedded sandbox of a demo, transport,
/// provider, and, once asked for, the desk of runs over the journal of its data folder. Lives in the main thread.
class OpenConnection : public QObject
{
    Q_OBJECT

public:
    /// Starts the sandbox of a demo; nothing else is contacted and the data folder is not touched. Invalid: the
    /// arguments name no tenant (a kept one is opened by the other function), the log of requests cannot be written, or
    /// the sandbox refuses its flags.
    static Result<std::unique_ptr<OpenConnection>> open(const ConnectionArguments &arguments, OpenSetup setup = {});
    /// A connection as it is kept, with its secret (empty: it needs none). Nothing is contacted. Invalid: the vendor is
    /// unknown, a setting has no such value, or the file of authorities cannot be read.
    static Result<std::unique_ptr<OpenConnection>> open(const Connection &connection, const QString &secret,
                                                        OpenSetup setup);
    ~OpenConnection() override;

    const Connection &connection() const { return m_connection; }
    /// What questions and titles call the tenant: "the demo tenant", "acme.api.example.com", the name of a kept one.
    const QString &tenantName() const { return m_connection.name; }
    GovernanceProvider &provider();
    Scheduler &scheduler();
    /// For what is asked of a tenant before there is a sign-in.
    HttpTransport &transport();
    const QString &dataDir() const;
    /// How many seconds this computer's clock is ahead of the tenant's, as the last token's own times tell; 0: it fits,
    /// or nothing tells.
    qint64 clockAhead() const { return *m_clockAhead; }

    using FolderAccess = DataFolder::Access;
    FolderAccess folderAccess() const;
    QString folderNotice() const;

    /// DataFolder::journal() of its folder.
    Result<Journal *> journal();
    /// The desk of runs; signs in to learn who acts. Storage: see DataFolder::writableJournal().
    QFuture<Result<RunDesk *>> desk();
    /// The same without a sign-in, for looking only: nobody would be named as who acts. Storage, as above.
    Result<RunDesk *> deskForLooking();

private:
    struct Parts;

    OpenConnection(Connection connection, OpenSetup setup);
    Result<void> startDemo(const ConnectionArguments &arguments);
    Result<void> makeProvider(const QString &secret);
    Result<RunDesk *> makeDesk(const Result<Identity> &me);

    Connection m_connection;
    OpenSetup m_setup;
    std::shared_ptr<qint64> m_clockAhead = std::make_shared<qint64>(0);
    std::unique_ptr<Parts> m_parts;
};

} // namespace baton
