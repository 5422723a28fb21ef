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

} // namespace

Result<std::unique_ptr<OpenConnection>> OpenConnection::open(const ConnectionArguments &arguments)
{
    if (arguments.kind == ConnectionArguments::Kind::None)
        return failure(connectionMissing());
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
    } else {
        made->makeProvider(arguments.clientSecret);
    }
    return made;
}

OpenConnection::OpenConnection(const ConnectionArguments &arguments) : m_parts(std::make_unique<Parts>())
{
    m_connection.baseUrl = arguments.url;
    m_connection.clientId = arguments.clientId;
    m_connection.name = arguments.url.host();
    m_connection.id = ConnectionId(arguments.url.authority() + u'/' + arguments.clientId);
    m_connection.apiVersion = arguments.apiVersion;
    m_connection.rateLimit = arguments.rateLimit.value_or(RequestLimit{});
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

    const sandbox::SailPointAccess &access = m_parts->sandbox->ready().sailpoint;
    const bool reviewer = arguments.demoUser == DemoUser::Reviewer;
    m_connection.id = ConnectionId(u"demo"_s);
    m_connection.name = tr("the demo tenant");
    m_connection.demo = true;
    m_connection.baseUrl = QUrl(QString::fromStdString(access.baseUrl));
    m_connection.clientId = QString::fromStdString(reviewer ? access.reviewerClientId : access.clientId);
    makeProvider(QString::fromStdString(reviewer ? access.reviewerClientSecret : access.clientSecret));
    return {};
}

void OpenConnection::makeProvider(const QString &clientSecret)
{
    QnamOptions transport;
    if (m_parts->sandbox)
        transport.trustedCertificates = QByteArray::fromStdString(m_parts->sandbox->ready().certificate);
    m_parts->transport = std::make_unique<QnamTransport>(m_parts->scheduler, std::move(transport));
    m_parts->provider = makeSailPointProvider(providerSettings(m_connection, clientSecret, QLocale().uiLanguages()),
                                              *m_parts->transport, m_parts->scheduler, m_parts->httpLog);
    m_connection.vendorId = m_parts->provider->descriptor().id;
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
