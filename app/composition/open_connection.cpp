// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/open_connection.h"

#include "app/composition/embedded_sandbox.h"
#include "app/composition/http_log_file.h"
#include "app/composition/provider_settings.h"
#include "app/composition/transport_options.h"
#include "app/listing/when_answered.h"
#include "app/time/system_scheduler.h"

#include <QLocale>
#include <QPromise>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace baton {

using namespace Qt::StringLiterals;

/// In the order in which they are made; they end in the opposite order.
struct OpenConnection::Parts
{
    std::unique_ptr<QTemporaryDir> throwAway; ///< of a demo
    std::unique_ptr<sandbox::Sandbox> sandbox;
    SystemScheduler scheduler;
    std::unique_ptr<QnamTransport> transport;
    std::unique_ptr<GovernanceProvider> provider;
    std::shared_ptr<DataFolder> folder;
    std::unique_ptr<RunDesk> desk;
    std::unique_ptr<RunDesk> deskForLooking;
};

namespace {

QString osUser()
{
#ifdef Q_OS_UNIX
    if (const passwd *entry = getpwuid(geteuid()))
        return QString::fromLocal8Bit(entry->pw_name);
#endif
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? qEnvironmentVariable("USERNAME") : user;
}

/// One vendor's interface is used by clients, the other's by users.
bool signsInByUser(const QString &vendorId)
{
    return vendorId == vendorIds().constLast();
}

QUrl redirectOf(const Connection &connection)
{
    return connection.redirectUrl.isEmpty() ? QUrl(u"http://localhost:8080/callback"_s) : connection.redirectUrl;
}

Result<QString> knownVendor(const QString &asked)
{
    const QStringList known = vendorIds();
    const QString vendor = asked.isEmpty() ? known.front() : asked;
    if (known.contains(vendor))
        return vendor;
    return failure({ErrorKind::Invalid, OpenConnection::tr("There is no vendor “%1”.").arg(vendor),
                    OpenConnection::tr("Choose one of %1.").arg(known.join(", "_L1))});
}

std::optional<Error> signInRefusal(const ConnectionArguments &arguments, const QString &vendor)
{
    if (arguments.kind != ConnectionArguments::Kind::Tenant)
        return std::nullopt;
    const bool byUser = signsInByUser(vendor);
    if (byUser == arguments.username.isEmpty())
        return Error(ErrorKind::Invalid,
                     byUser ? OpenConnection::tr("A tenant of %1 is signed in to by a user.").arg(vendor)
                            : OpenConnection::tr("A tenant of %1 is signed in to by an API client.").arg(vendor),
                     byUser ? OpenConnection::tr("Give --username NAME instead of --client-id.")
                            : OpenConnection::tr("Give --client-id ID instead of --username, or another --vendor."));
    return std::nullopt;
}

Connection connectionOf(const ConnectionArguments &arguments, const QString &vendor)
{
    Connection connection;
    connection.baseUrl = arguments.url;
    connection.vendorId = vendor;
    const bool byUser = signsInByUser(vendor);
    connection.signIn = byUser ? SignInKind::Password : SignInKind::ClientSecret;
    connection.clientId = byUser ? arguments.username : arguments.clientId;
    connection.name = arguments.url.host();
    connection.id = ConnectionId(arguments.url.authority() + u'/' + connection.clientId);
    connection.apiVersion = arguments.apiVersion;
    connection.settings = arguments.settings;
    connection.rateLimit = arguments.rateLimit.value_or(byUser ? RequestLimit{0, 0} : RequestLimit{});
    return connection;
}

} // namespace

Result<std::unique_ptr<OpenConnection>> OpenConnection::open(const ConnectionArguments &arguments, OpenSetup setup)
{
    using Kind = ConnectionArguments::Kind;
    if (arguments.kind != Kind::Demo && arguments.kind != Kind::Tenant)
        return failure(connectionMissing());
    const Result<QString> vendor = knownVendor(arguments.vendorId);
    if (!vendor)
        return failure(vendor.error());
    if (const std::optional<Error> refusal = signInRefusal(arguments, *vendor))
        return failure(*refusal);
    if (!setup.httpLog && !arguments.httpLog.isEmpty()) {
        Result<HttpLog::Sink> sink = httpLogFile(arguments.httpLog);
        if (!sink)
            return failure(sink.error());
        setup.httpLog = std::move(*sink);
    }
    const bool ownFolder = !setup.folder;
    const bool throwAway = ownFolder && arguments.kind == Kind::Demo && arguments.dataDir.isEmpty();
    if (ownFolder && !throwAway)
        setup.folder = std::make_shared<DataFolder>(arguments.dataDir);
    std::unique_ptr<OpenConnection> made(new OpenConnection(connectionOf(arguments, *vendor), std::move(setup)));
    const Result<void> built =
        arguments.kind == Kind::Demo
            ? made->startDemo(arguments)
            : made->makeProvider(arguments.username.isEmpty() ? arguments.clientSecret : arguments.password);
    if (!built)
        return failure(built.error());
    return made;
}

Result<std::unique_ptr<OpenConnection>> OpenConnection::open(const Connection &connection, const QString &secret,
                                                             OpenSetup setup)
{
    if (const Result<QString> vendor = knownVendor(connection.vendorId); !vendor)
        return failure(vendor.error());
    if (connection.baseUrl.host().isEmpty())
        return failure({ErrorKind::Invalid, tr("The connection %1 has no address.").arg(connection.name),
                        tr("Enter the address of the tenant.")});
    if (!setup.folder)
        setup.folder = std::make_shared<DataFolder>();
    std::unique_ptr<OpenConnection> made(new OpenConnection(connection, std::move(setup)));
    if (const Result<void> built = made->makeProvider(secret); !built)
        return failure(built.error());
    return made;
}

OpenConnection::OpenConnection(Connection connection, OpenSetup setup)
    : m_connection(std::move(connection)), m_setup(std::move(setup)), m_parts(std::make_unique<Parts>())
{
    m_parts->folder = m_setup.folder;
}

OpenConnection::~OpenConnection() = default;

Result<void> OpenConnection::startDemo(const ConnectionArguments &arguments)
{
    if (!m_parts->folder) {
        m_parts->throwAway = std::make_unique<QTemporaryDir>();
        if (!m_parts->throwAway->isValid())
            return failure({ErrorKind::Storage,
                            tr("No throw-away folder can be made: %1.").arg(m_parts->throwAway->errorString())});
        m_parts->folder = std::make_shared<DataFolder>(m_parts->throwAway->filePath(u"data"_s));
    }
    Result<std::unique_ptr<sandbox::Sandbox>> sandbox = startEmbeddedSandbox(arguments.demoOptions);
    if (!sandbox)
        return failure(sandbox.error());
    m_parts->sandbox = std::move(*sandbox);

    m_connection.id = ConnectionId(u"demo"_s);
    m_connection.name = tr("the demo tenant");
    m_connection.demo = true;
    const SandboxVendor vendor =
        signsInByUser(m_connection.vendorId) ? SandboxVendor::Saviynt : SandboxVendor::SailPoint;
    const SandboxSignIn signIn = signInTo(*m_parts->sandbox, vendor, arguments.demoUser == DemoUser::Reviewer);
    m_connection.baseUrl = signIn.baseUrl;
    m_connection.clientId = signIn.clientId;
    return makeProvider(signIn.secret);
}

Result<void> OpenConnection::makeProvider(const QString &secret)
{
    Result<QnamOptions> transport = transportOptions(m_connection);
    if (!transport)
        return failure(transport.error());
    transport->trustedCertificates += m_setup.trustedCertificates;
    if (m_parts->sandbox)
        transport->trustedCertificates = QByteArray::fromStdString(m_parts->sandbox->ready().certificate);
    m_parts->transport = std::make_unique<QnamTransport>(m_parts->scheduler, std::move(*transport));
    const QStringList languages = QLocale().uiLanguages();
    if (signsInByUser(m_connection.vendorId)) {
        Result<SaviyntSettings> settings = saviyntSettings(m_connection, secret, languages);
        if (!settings)
            return failure(settings.error());
        settings->tellClock = [told = m_clockAhead](qint64 seconds) { *told = seconds; };
        m_parts->provider = makeSaviyntProvider(*settings, *m_parts->transport, m_parts->scheduler, m_setup.httpLog);
    } else {
        if (!m_connection.settings.isEmpty())
            return failure({ErrorKind::Invalid,
                            tr("A tenant of %1 has no settings of its own.").arg(m_connection.vendorId),
                            tr("Leave --setting out.")});
        SailPointSettings settings = providerSettings(m_connection, secret, languages);
        if (m_connection.signIn == SignInKind::Browser)
            settings.browser = BrowserSettings{redirectOf(m_connection), m_setup.openBrowser};
        settings.tellClock = [told = m_clockAhead](qint64 seconds) { *told = seconds; };
        m_parts->provider =
            makeSailPointProvider(std::move(settings), *m_parts->transport, m_parts->scheduler, m_setup.httpLog);
    }
    return {};
}

GovernanceProvider &OpenConnection::provider()
{
    return *m_parts->provider;
}

Scheduler &OpenConnection::scheduler()
{
    return m_parts->scheduler;
}

HttpTransport &OpenConnection::transport()
{
    return *m_parts->transport;
}

const QString &OpenConnection::dataDir() const
{
    return m_parts->folder->path();
}

OpenConnection::FolderAccess OpenConnection::folderAccess() const
{
    return m_parts->folder->access();
}

QString OpenConnection::folderNotice() const
{
    return m_parts->folder->notice();
}

Result<Journal *> OpenConnection::journal()
{
    return m_parts->folder->journal();
}

QFuture<Result<RunDesk *>> OpenConnection::desk()
{
    if (m_parts->desk)
        return QtFuture::makeReadyFuture(Result<RunDesk *>(m_parts->desk.get()));
    QFuture<Result<Identity>> signedIn = m_parts->provider->whoAmI({}); // under way while the disk is waited for
    if (const Result<Journal *> opened = m_parts->folder->writableJournal(); !opened)
        return QtFuture::makeReadyFuture(Result<RunDesk *>(failure(opened.error())));
    auto promise = std::make_shared<QPromise<Result<RunDesk *>>>();
    promise->start();
    whenAnswered(std::move(signedIn), this, [this, promise](const Result<Identity> &me) {
        promise->addResult(makeDesk(me));
        promise->finish();
    });
    return promise->future();
}

Result<RunDesk *> OpenConnection::deskForLooking()
{
    if (!m_parts->deskForLooking) {
        const Result<Journal *> journal = m_parts->folder->writableJournal();
        if (!journal)
            return failure(journal.error());
        m_parts->deskForLooking = std::make_unique<RunDesk>(*m_parts->provider, **journal, m_parts->scheduler,
                                                            RunOrigin(), RunDesk::Settings{});
    }
    return m_parts->deskForLooking.get();
}

Result<RunDesk *> OpenConnection::makeDesk(const Result<Identity> &me)
{
    if (!me)
        return failure(me.error());
    if (!m_parts->desk) {
        const Result<Journal *> journal = m_parts->folder->writableJournal();
        if (!journal)
            return failure(journal.error());
        RunOrigin origin;
        origin.connectionName = m_connection.name;
        origin.tenantUrl = m_connection.baseUrl.toString();
        origin.actingIdentity = me->id;
        origin.actingName = me->name;
        origin.osUser = osUser();
        origin.batonVersion = QStringLiteral(BATON_VERSION);
        m_parts->desk = std::make_unique<RunDesk>(*m_parts->provider, **journal, m_parts->scheduler, std::move(origin),
                                                  RunDesk::Settings{});
    }
    return m_parts->desk.get();
}

} // namespace baton
