// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/early_opening.h"

#include "app/listing/when_answered.h"

#include <QPromise>

namespace baton {

struct EarlyOpening::Attempt
{
    std::shared_ptr<OpenConnection> opening; ///< until it was given
    std::weak_ptr<OpenConnection> tenant;
    QPromise<Result<Opened>> promise;
    bool keepsLists = false;
    bool settled = false; ///< given, or refused
};

namespace {

bool mayPass(const Error &error)
{
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Server;
}

bool isSameTenant(const Connection &a, const Connection &b)
{
    return a.id == b.id && a.name == b.name && a.baseUrl == b.baseUrl && a.clientId == b.clientId &&
           a.apiVersion == b.apiVersion && a.signIn == b.signIn && a.settings == b.settings && a.label == b.label &&
           a.production == b.production && a.readOnly == b.readOnly && a.caFile == b.caFile && a.proxy == b.proxy &&
           a.rateLimit == b.rateLimit;
}

} // namespace

EarlyOpening::EarlyOpening(std::shared_ptr<DataFolder> folder, Scheduler &scheduler, Settings settings, QObject *parent)
    : QObject(parent), m_folder(std::move(folder)), m_scheduler(scheduler), m_settings(settings)
{
}

/// Where one sign-in stands for whoever is at the browser, it is the person who counts.
ListShelf EarlyOpening::shelfOf(const OpenConnection &tenant, const IdentityId &atBrowser) const
{
    const Connection &connection = tenant.connection();
    const QStringList account{connection.baseUrl.toString(), connection.clientId, atBrowser.toString()};
    return {m_folder->lists(), connection.id, account.join(u' ')};
}

QFuture<Result<EarlyOpening::Opened>> EarlyOpening::open(const std::shared_ptr<OpenConnection> &tenant, bool keepsLists)
{
    auto attempt = std::make_shared<Attempt>();
    attempt->opening = tenant;
    attempt->tenant = tenant;
    attempt->keepsLists = keepsLists;
    attempt->promise.start();
    QFuture<Result<Opened>> future = attempt->promise.future();
    whenAnswered(tenant->desk(), this, [this, attempt](const Result<RunDesk *> &desk) { answered(attempt, desk); });
    if (keepsLists && !attempt->settled && tenant->connection().signIn != SignInKind::Browser)
        m_scheduler.callAfter(m_settings.patience, this, [this, attempt] { look(attempt, std::nullopt); });
    return future;
}

void EarlyOpening::answered(const AttemptPtr &attempt, const Result<RunDesk *> &desk)
{
    const std::shared_ptr<OpenConnection> tenant = attempt->tenant.lock();
    if (attempt->settled) {
        if (tenant)
            desk ? ready(tenant) : tryAgainLater(attempt);
        return;
    }
    const bool byBrowser = tenant->connection().signIn == SignInKind::Browser;
    if (!desk) {
        if (attempt->keepsLists && !byBrowser && mayPass(desk.error()))
            look(attempt, desk.error());
        else
            refuse(attempt, desk.error());
        return;
    }
    if (!attempt->keepsLists || !byBrowser) {
        give(attempt, *desk, attempt->keepsLists ? shelfOf(*tenant, {}) : ListShelf(), false);
        return;
    }
    whenAnswered(tenant->provider().whoAmI({}), this, [this, attempt, desk](const Result<Identity> &me) {
        give(attempt, *desk, me ? shelfOf(*attempt->opening, me->id) : ListShelf(), false);
    });
}

void EarlyOpening::give(const AttemptPtr &attempt, RunDesk *desk, ListShelf lists, bool forLooking)
{
    if (attempt->settled)
        return;
    const Result<Journal *> journal = attempt->opening->journal();
    if (!journal) {
        refuse(attempt, journal.error());
        return;
    }
    attempt->settled = true;
    attempt->promise.addResult(Opened{desk, *journal, std::move(lists), forLooking});
    attempt->promise.finish();
    // From here on the tenant lives as long as who has it.
    QMetaObject::invokeMethod(
        this, [attempt] { attempt->opening.reset(); }, Qt::QueuedConnection);
}

void EarlyOpening::refuse(const AttemptPtr &attempt, const Error &error)
{
    if (attempt->settled)
        return;
    attempt->settled = true;
    attempt->promise.addResult(Result<Opened>(failure(error)));
    attempt->promise.finish();
    attempt->opening.reset();
}

/// `otherwise`: what to refuse it with where nothing is kept; nothing: it goes on signing in.
void EarlyOpening::look(const AttemptPtr &attempt, const std::optional<Error> &otherwise)
{
    if (attempt->settled)
        return;
    whenTaken(m_folder->keepsListsOf(attempt->opening->connection().id), this,
              [this, attempt, otherwise](const std::optional<bool> &keeps) {
                  if (attempt->settled)
                      return;
                  if (keeps.value_or(false)) {
                      if (const Result<RunDesk *> desk = attempt->opening->deskForLooking())
                          give(attempt, *desk, shelfOf(*attempt->opening, {}), true);
                  }
                  if (!otherwise)
                      return;
                  if (attempt->settled)
                      tryAgainLater(attempt);
                  else
                      refuse(attempt, *otherwise);
              });
}

/// As long as somebody looks at it.
void EarlyOpening::tryAgainLater(const AttemptPtr &attempt)
{
    m_scheduler.callAfter(m_settings.again, this, [this, attempt] {
        if (const std::shared_ptr<OpenConnection> tenant = attempt->tenant.lock())
            whenAnswered(tenant->desk(), this,
                         [this, attempt](const Result<RunDesk *> &desk) { answered(attempt, desk); });
    });
}

void EarlyOpening::ready(const std::shared_ptr<OpenConnection> &tenant)
{
    const ConnectionId id = tenant->connection().id;
    m_ready[id.toString()] = tenant;
    Q_EMIT signedIn(id);
}

std::shared_ptr<OpenConnection> EarlyOpening::take(const Connection &connection)
{
    const auto found = m_ready.find(connection.id.toString());
    if (found == m_ready.end())
        return nullptr;
    const std::shared_ptr<OpenConnection> tenant = std::move(found->second);
    m_ready.erase(found);
    return isSameTenant(tenant->connection(), connection) ? tenant : nullptr;
}

} // namespace baton
