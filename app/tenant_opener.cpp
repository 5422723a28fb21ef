// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tenant_opener.h"

#include "app/listing/when_answered.h"

namespace baton {

namespace {

/// A tenant with its desk of runs, for its window.
class DeskTenant final : public OpenTenant
{
public:
    DeskTenant(std::shared_ptr<OpenConnection> open, const EarlyOpening::Opened &opened, UiSettings &settings,
               RecentChoices &recent)
        : m_open(std::move(open)), m_opened(opened), m_settings(settings), m_recent(recent)
    {
    }

    WindowServices services() override
    {
        Connection connection = m_open->connection();
        connection.readOnly = connection.readOnly || m_opened.forLooking;
        return {connection, m_open->provider(), *m_opened.journal, m_open->scheduler(), *m_opened.desk,
                m_settings, &m_recent,          nullptr,           m_opened.lists,      !m_opened.forLooking};
    }

private:
    std::shared_ptr<OpenConnection> m_open;
    EarlyOpening::Opened m_opened;
    UiSettings &m_settings;
    RecentChoices &m_recent;
};

} // namespace

TenantOpener::TenantOpener(Services services)
    : m_use(services), m_early(services.tenants.folder(), services.scheduler, {})
{
    // It is opened anew, with who may act.
    connect(&m_early, &EarlyOpening::signedIn, &m_use.connections, &ConnectionDesk::edited);
}

TenantOpener::~TenantOpener() = default;

Result<void> TenantOpener::startDemos(std::shared_ptr<DataFolder> folder)
{
    OpenSetup setup = m_use.tenants.setup();
    setup.folder = std::move(folder);
    Result<std::unique_ptr<DemoTenants>> demos = DemoTenants::start(m_use.arguments, std::move(setup));
    if (!demos)
        return failure(demos.error());
    m_demos = std::move(*demos);
    return {};
}

Result<std::vector<Connection>> TenantOpener::demos()
{
    if (!m_demos) {
        if (const Result<void> started = startDemos(nullptr); !started)
            return failure(started.error());
    }
    return m_demos->connections();
}

Result<Connection> TenantOpener::named()
{
    Result<std::shared_ptr<OpenConnection>> open = m_use.tenants.open(m_use.arguments);
    if (!open)
        return failure(open.error());
    m_named = (*open)->connection().id;
    return (*open)->connection();
}

QFuture<Result<OpenTenantPtr>> TenantOpener::open(const Connection &connection)
{
    if (m_demos && m_demos->has(connection.id)) {
        Result<std::unique_ptr<OpenConnection>> demo = m_demos->open(connection.id);
        if (!demo)
            return QtFuture::makeReadyFuture(Result<OpenTenantPtr>(failure(demo.error())));
        return withDesk(std::shared_ptr<OpenConnection>(std::move(*demo)));
    }
    if (connection.id == m_named) {
        Result<std::shared_ptr<OpenConnection>> named = m_use.tenants.open(m_use.arguments);
        if (!named)
            return QtFuture::makeReadyFuture(Result<OpenTenantPtr>(failure(named.error())));
        return withDesk(*named);
    }
    if (const std::shared_ptr<OpenConnection> ready = m_early.take(connection))
        return withDesk(ready);
    auto promise = std::make_shared<Promise>();
    promise->start();
    const std::optional<QString> given = givenSecret(connection);
    whenAnswered(m_use.tenants.open(connection, given), this,
                 [this, promise](const Result<std::shared_ptr<OpenConnection>> &open) {
                     if (open)
                         return openDesk(*open, promise);
                     promise->addResult(Result<OpenTenantPtr>(failure(open.error())));
                     promise->finish();
                 });
    return promise->future();
}

/// Of the environment, for the connection that the command line names.
std::optional<QString> TenantOpener::givenSecret(const Connection &connection) const
{
    const bool asked = m_use.arguments.kind == ConnectionArguments::Kind::Kept &&
                       connection.name.compare(m_use.arguments.connectionName, Qt::CaseInsensitive) == 0;
    return asked ? m_use.secrets.of(connection.signIn) : std::nullopt;
}

QFuture<Result<OpenTenantPtr>> TenantOpener::withDesk(const std::shared_ptr<OpenConnection> &open)
{
    auto promise = std::make_shared<Promise>();
    promise->start();
    openDesk(open, promise);
    return promise->future();
}

void TenantOpener::openDesk(const std::shared_ptr<OpenConnection> &open, const std::shared_ptr<Promise> &promise)
{
    // Lists are kept of connections that are kept: what only this session has is never asked for again.
    const ConnectionId &id = open->connection().id;
    const bool ofSession = open->connection().demo || id == m_named || (m_demos && m_demos->has(id));
    whenAnswered(m_early.open(open, !ofSession && !m_use.arguments.noCache), this,
                 [this, open, promise](const Result<EarlyOpening::Opened> &opened) {
                     if (opened)
                         promise->addResult(
                             OpenTenantPtr(std::make_shared<DeskTenant>(open, *opened, m_use.settings, m_use.recent)));
                     else
                         promise->addResult(Result<OpenTenantPtr>(failure(opened.error())));
                     promise->finish();
                 });
}

} // namespace baton
