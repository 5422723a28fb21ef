// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tenant_opener.h"

#include "app/listing/when_answered.h"

namespace baton {

namespace {

/// A tenant with its desk of runs, for its window.
class DeskTenant final : public OpenTenant
{
public:
    DeskTenant(std::shared_ptr<OpenConnection> open, RunDesk &desk, Journal &journal, UiSettings &settings,
               RecentChoices &recent)
        : m_open(std::move(open)), m_desk(desk), m_journal(journal), m_settings(settings), m_recent(recent)
    {
    }

    WindowServices services() override
    {
        return {m_open->connection(), m_open->provider(), m_journal, m_open->scheduler(), m_desk,
                m_settings,           &m_recent};
    }

private:
    std::shared_ptr<OpenConnection> m_open;
    RunDesk &m_desk;
    Journal &m_journal;
    UiSettings &m_settings;
    RecentChoices &m_recent;
};

} // namespace

TenantOpener::TenantOpener(Tenants &tenants, const ConnectionArguments &arguments, const GivenSecrets &secrets,
                           UiSettings &settings, RecentChoices &recent)
    : m_tenants(tenants), m_arguments(arguments), m_secrets(secrets), m_settings(settings), m_recent(recent)
{
}

TenantOpener::~TenantOpener() = default;

Result<void> TenantOpener::startDemos(std::shared_ptr<DataFolder> folder)
{
    OpenSetup setup;
    setup.folder = std::move(folder);
    Result<std::unique_ptr<DemoTenants>> demos = DemoTenants::start(m_arguments, std::move(setup));
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
    Result<std::shared_ptr<OpenConnection>> open = m_tenants.open(m_arguments);
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
        Result<std::shared_ptr<OpenConnection>> named = m_tenants.open(m_arguments);
        if (!named)
            return QtFuture::makeReadyFuture(Result<OpenTenantPtr>(failure(named.error())));
        return withDesk(*named);
    }
    auto promise = std::make_shared<Promise>();
    promise->start();
    const std::optional<QString> given = givenSecret(connection);
    whenAnswered(m_tenants.open(connection, given), this,
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
    const bool asked = m_arguments.kind == ConnectionArguments::Kind::Kept &&
                       connection.name.compare(m_arguments.connectionName, Qt::CaseInsensitive) == 0;
    return asked ? m_secrets.of(connection.signIn) : std::nullopt;
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
    whenAnswered(open->desk(), this, [this, open, promise](const Result<RunDesk *> &desk) {
        const Result<Journal *> journal = open->journal();
        if (desk && journal)
            promise->addResult(
                OpenTenantPtr(std::make_shared<DeskTenant>(open, **desk, **journal, m_settings, m_recent)));
        else
            promise->addResult(Result<OpenTenantPtr>(failure(desk ? journal.error() : desk.error())));
        promise->finish();
    });
}

} // namespace baton
