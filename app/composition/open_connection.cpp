// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/open_connection.h"

#include "app/composition/http_log_file.h"
#include "app/composition/provider_settings.h"
#include "app/listing/when_answered.h"
#include "app/net/qnam_transport.h"
#include "app/sandbox/sandbox.h"
#include "app/storage/database.h"
#include "app/storage/folder_lock.h"
#include "app/storage/sqlite_journal.h"
#include "app/time/system_scheduler.h"

#include <QDir>
#include <QLocale>
#include <QPromise>
#include <QStandardPaths>
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
    HttpLog::Sink httpLog; ///< may be empty
    std::unique_ptr<QnamTransport> transport;
    std::unique_ptr<GovernanceProvider> provider;
    std::unique_ptr<Database> database;
    std::unique_ptr<SqliteJournal> journal;
    std::unique_ptr<RunDesk> desk;
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

std::optional<Error> vendorRefusal(const ConnectionArguments &arguments)
{
    const QStringList known = vendorIds();
    const QString vendor = arguments.vendorId.isEmpty() ? known.front() : arguments.vendorId;
    if (!known.contains(vendor))
        return Error(ErrorKind::Invalid, OpenConnection::tr("There is no vendor “%1”.").arg(vendor),
                     OpenConnection::tr("Choose one of %1.").arg(known.join(", "_L1)));
    if (arguments.kind != ConnectionArguments::Kind::Tenant)
        return std::nullopt;
    const bool byUser = signsInByUser(vendor);
    if (byUser == arguments.username.isEmpty())
        return Error(ErrorKind::Invalid,
                     byUser ? OpenConnection::tr("A tenant of %1 is signed in to by a user.").arg(vendor)
                            : OpenConnection::tr("A tenant of %1 is signed in to by an API client.").arg(vendor),
                     byUser ? OpenConnection::tr("Give --username NAME instead of --client-id.")
                            : OpenConnection::tr("Give --client-id ID instead of --username, or another --vendor."));
    if (!byUser && !arguments.settings.isEmpty())
        return Error(ErrorKind::Invalid, OpenConnection::tr("A tenant of %1 has no settings of its own.").arg(vendor),
                     OpenConnection::tr("Leave --setting out."));
    return std::nullopt;
}

} // namespace

Result<std::unique_ptr<OpenConnection>> OpenConnection::open(const ConnectionArguments &arguments)
{
    if (arguments.kind == ConnectionArguments::Kind::None)
        return failure(connectionMissing());
    if (const std::optional<Error> refusal = vendorRefusal(arguments))
        return failure(*refusal);
    std::unique_ptr<OpenConnection> made(new OpenConnection(arguments));
    if (!arguments.httpLog.isEmpty()) {
        Result<HttpLog::Sink> sink = httpLogFile(arguments.httpLog);
        if (!sink)
            return failure(sink.error());
        made->m_parts->httpLog = std::move(*sink);
    }
    if (arguments.kind == ConnectionArguments::Kind::Demo) {
        if (const Result<void> started = made->startDemo(arguments); !started)
            return failure(started.error());
    } else if (const Result<void> built =
                   made->makeProvider(arguments.username.isEmpty() ? arguments.clientSecret : arguments.password);
               !built) {
        return failure(built.error());
    }
    return made;
}

OpenConnection::OpenConnection(const ConnectionArguments &arguments) : m_parts(std::make_unique<Parts>())
{
    m_connection.baseUrl = arguments.url;
    m_connection.vendorId = arguments.vendorId.isEmpty() ? vendorIds().constFirst() : arguments.vendorId;
    const bool byUser = signsInByUser(m_connection.vendorId);
    m_connection.clientId = byUser ? arguments.username : arguments.clientId;
    m_connection.name = arguments.url.host();
    m_connection.id = ConnectionId(arguments.url.authority() + u'/' + m_connection.clientId);
    m_connection.apiVersion = arguments.apiVersion;
    m_connection.settings = arguments.settings;
    m_connection.rateLimit = arguments.rateLimit.value_or(byUser ? RequestLimit{0, 0} : RequestLimit{});
    m_dataDir = arguments.dataDir;
    if (m_dataDir.isEmpty())
        m_dataDir = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

OpenConnection::~OpenConnection() = default;

Result<void> OpenConnection::startDemo(const ConnectionArguments &arguments)
{
    if (arguments.dataDir.isEmpty()) {
        m_parts->throwAway = std::make_unique<QTemporaryDir>();
        if (!m_parts->throwAway->isValid())
            return failure({ErrorKind::Storage,
                            tr("No throw-away folder can be made: %1.").arg(m_parts->throwAway->errorString())});
        m_dataDir = m_parts->throwAway->filePath(u"data"_s);
    }
    std::vector<std::string> flags;
    for (const QString &flag : arguments.demoOptions)
        flags.push_back(flag.toStdString());
    const auto parsed = sandbox::parsedOptions(flags);
    if (const auto *problem = std::get_if<std::string>(&parsed))
        return failure({ErrorKind::Invalid, tr("--demo-option: %1").arg(QString::fromStdString(*problem)),
                        tr("See baton-sandbox --help.")});
    std::string problem;
    m_parts->sandbox = sandbox::Sandbox::start(std::get<sandbox::SandboxOptions>(parsed), &problem);
    if (!m_parts->sandbox)
        return failure(
            {ErrorKind::Internal, tr("The demo tenant does not start: %1").arg(QString::fromStdString(problem))});

    const bool reviewer = arguments.demoUser == DemoUser::Reviewer;
    m_connection.id = ConnectionId(u"demo"_s);
    m_connection.name = tr("the demo tenant");
    m_connection.demo = true;
    if (signsInByUser(m_connection.vendorId)) {
        const sandbox::SaviyntAccess &users = m_parts->sandbox->ready().saviynt;
        m_connection.baseUrl = QUrl(QString::fromStdString(users.baseUrl));
        m_connection.clientId = QString::fromStdString(reviewer ? users.reviewerUsername : users.username);
        return makeProvider(QString::fromStdString(reviewer ? users.reviewerPassword : users.password));
    }
    const sandbox::SailPointAccess &access = m_parts->sandbox->ready().sailpoint;
    m_connection.baseUrl = QUrl(QString::fromStdString(access.baseUrl));
    m_connection.clientId = QString::fromStdString(reviewer ? access.reviewerClientId : access.clientId);
    return makeProvider(QString::fromStdString(reviewer ? access.reviewerClientSecret : access.clientSecret));
}

Result<void> OpenConnection::makeProvider(const QString &secret)
{
    QnamOptions transport;
    if (m_parts->sandbox)
        transport.trustedCertificates = QByteArray::fromStdString(m_parts->sandbox->ready().certificate);
    m_parts->transport = std::make_unique<QnamTransport>(m_parts->scheduler, std::move(transport));
    const QStringList languages = QLocale().uiLanguages();
    if (signsInByUser(m_connection.vendorId)) {
        Result<SaviyntSettings> settings = saviyntSettings(m_connection, secret, languages);
        if (!settings)
            return failure(settings.error());
        m_parts->provider =
            makeSaviyntProvider(std::move(*settings), *m_parts->transport, m_parts->scheduler, m_parts->httpLog);
    } else {
        m_parts->provider = makeSailPointProvider(providerSettings(m_connection, secret, languages),
                                                  *m_parts->transport, m_parts->scheduler, m_parts->httpLog);
    }
    m_connection.vendorId = m_parts->provider->descriptor().id;
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

QString OpenConnection::folderNotice() const
{
    return m_parts->database ? m_parts->database->notice() : QString();
}

Result<Journal *> OpenConnection::journal()
{
    if (m_parts->journal)
        return m_parts->journal.get();
    Result<std::unique_ptr<Database>> database = Database::open(m_dataDir);
    if (!database || (*database)->isReadOnly()) {
        FolderLock probe;
        const bool held = probe.take(QDir(m_dataDir).filePath(u"baton.lock"_s)) == FolderLock::Attempt::HeldByAnother;
        m_folderAccess = held ? FolderAccess::InUse : FolderAccess::NotWritable;
    } else {
        m_folderAccess = FolderAccess::Writable;
    }
    if (!database)
        return failure(database.error());
    m_parts->database = std::move(*database);
    m_parts->journal = std::make_unique<SqliteJournal>(*m_parts->database);
    return m_parts->journal.get();
}

QFuture<Result<RunDesk *>> OpenConnection::desk()
{
    if (m_parts->desk)
        return QtFuture::makeReadyFuture(Result<RunDesk *>(m_parts->desk.get()));
    if (m_folderAccess != FolderAccess::Writable) {
        // Whoever held the folder may be gone by now.
        m_parts->journal.reset();
        m_parts->database.reset();
    }
    QFuture<Result<Identity>> signedIn = m_parts->provider->whoAmI({}); // under way while the disk is waited for
    const Result<Journal *> opened = journal();
    if (m_folderAccess != FolderAccess::Writable)
        return QtFuture::makeReadyFuture(Result<RunDesk *>(failure(opened ? notWritable() : opened.error())));
    auto promise = std::make_shared<QPromise<Result<RunDesk *>>>();
    promise->start();
    whenAnswered(std::move(signedIn), this, [this, promise](const Result<Identity> &me) {
        promise->addResult(makeDesk(me));
        promise->finish();
    });
    return promise->future();
}

Result<RunDesk *> OpenConnection::makeDesk(const Result<Identity> &me)
{
    if (!me)
        return failure(me.error());
    if (!m_parts->desk) {
        RunOrigin origin;
        origin.connectionName = m_connection.name;
        origin.tenantUrl = m_connection.baseUrl.toString();
        origin.actingIdentity = me->id;
        origin.actingName = me->name;
        origin.osUser = osUser();
        origin.batonVersion = QStringLiteral(BATON_VERSION);
        m_parts->desk = std::make_unique<RunDesk>(*m_parts->provider, *m_parts->journal, m_parts->scheduler,
                                                  std::move(origin), RunDesk::Settings{});
    }
    return m_parts->desk.get();
}

Error OpenConnection::notWritable() const
{
    if (m_folderAccess == FolderAccess::InUse)
        return {ErrorKind::Storage, tr("Another Baton uses the data folder %1, so nothing can be sent.").arg(m_dataDir),
                tr("Wait until it ends, or name another folder with --data-dir.")};
    return {ErrorKind::Storage, tr("The data folder %1 cannot be written, so nothing can be sent.").arg(m_dataDir),
            tr("Check its rights, or name another folder with --data-dir.")};
}

} // namespace baton
