// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_provider.h"

#include <QPromise>

#include <algorithm>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

template <class T, class Keep>
Page<T> pageOf(const std::vector<T> &all, const PageRequest &request, bool totals, Keep keep)
{
    Page<T> page;
    page.offset = request.offset;
    qint64 position = 0;
    for (const T &row : all) {
        if (!keep(row))
            continue;
        if (position >= request.offset && position < request.offset + request.limit)
            page.items.push_back(row);
        ++position;
    }
    page.received = static_cast<int>(page.items.size());
    if (totals && request.wantTotal)
        page.total = position;
    page.mayHaveMore = page.received == request.limit && !(page.total && request.offset + page.received >= *page.total);
    return page;
}

template <class T> bool contains(const std::vector<T> &values, const T &value)
{
    return std::find(values.begin(), values.end(), value) != values.end();
}

Error stoppedError()
{
    return {ErrorKind::Canceled, u"Stopped."_s};
}

} // namespace

struct FakeProvider::Waiting
{
    Method method = Method::Campaigns;
    bool atGate = false;
    std::function<void(bool stopped)> give;
    std::optional<std::stop_callback<std::function<void()>>> onStop;
};

FakeProvider::FakeProvider()
{
    vendor = {u"fake"_s, u"Fake tenant"_s, u"API v0"_s};
    offers.totalCounts = offers.tenantWideLists = offers.wholeCertifications = offers.items = offers.tasks = true;
    offers.forwardingLookup = offers.identitySearch = true;
    me.id = IdentityId(u"me"_s);
    me.name = u"Me"_s;
}

FakeProvider::~FakeProvider()
{
    while (!m_waiting.empty())
        finish(m_waiting.begin()->first, true);
}

void FakeProvider::fail(Method method, const Error &error, int times, const QString &key)
{
    m_failures[static_cast<size_t>(method)].push_back({error, times, key});
}

void FakeProvider::heal(Method method)
{
    m_failures[static_cast<size_t>(method)].clear();
}

void FakeProvider::hold(Method method)
{
    m_holds[static_cast<size_t>(method)] = true;
}

void FakeProvider::release(Method method, int count)
{
    if (count < 0)
        m_holds[static_cast<size_t>(method)] = false;
    std::vector<quint64> going;
    for (const auto &[number, waiting] : m_waiting) {
        if (waiting->method == method && waiting->atGate && (count < 0 || static_cast<int>(going.size()) < count))
            going.push_back(number);
    }
    for (const quint64 number : going)
        finish(number, false);
}

int FakeProvider::held(Method method) const
{
    return static_cast<int>(std::count_if(m_waiting.begin(), m_waiting.end(), [method](const auto &entry) {
        return entry.second->method == method && entry.second->atGate;
    }));
}

void FakeProvider::delay(Method method, Scheduler &scheduler, Millis time)
{
    m_delays[static_cast<size_t>(method)] = {&scheduler, time};
}

void FakeProvider::refuseAttempts(int count, const Error &error)
{
    m_refusals.assign(static_cast<size_t>(count), error);
}

std::optional<Error> FakeProvider::takeFailure(Method method, const QString &key)
{
    std::list<Failure> &failures = m_failures[static_cast<size_t>(method)];
    for (auto it = failures.begin(); it != failures.end(); ++it) {
        if (!it->key.isEmpty() && it->key != key)
            continue;
        const Error error = it->error;
        if (it->times > 0 && --it->times == 0)
            failures.erase(it);
        return error;
    }
    return std::nullopt;
}

template <class T>
QFuture<Result<T>> FakeProvider::answer(Method method, const QString &key, const CallContext &context,
                                        std::function<Result<T>()> compute)
{
    const auto index = static_cast<size_t>(method);
    ++m_asked[index];
    if (onAsked)
        onAsked(method);
    const quint64 number = ++m_last;
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const QFuture<Result<T>> future = promise->future();

    auto waiting = std::make_unique<Waiting>();
    waiting->method = method;
    waiting->give = [this, promise, method, key, compute = std::move(compute)](bool stopped) {
        if (stopped) {
            promise->addResult(failure(stoppedError()));
        } else if (const std::optional<Error> error = takeFailure(method, key)) {
            promise->addResult(failure(*error));
        } else {
            promise->addResult(compute());
        }
        promise->finish();
    };
    Waiting *entry = waiting.get();
    m_waiting.emplace(number, std::move(waiting));
    m_mostAtOnce = std::max(m_mostAtOnce, static_cast<int>(m_waiting.size()));
    if (context.stop.stop_requested()) {
        finish(number, true);
        return future;
    }
    entry->onStop.emplace(context.stop, [this, number] { finish(number, true); });
    if (m_holds[index]) {
        entry->atGate = true;
    } else if (m_delays[index].first) {
        m_delays[index].first->callAfter(m_delays[index].second, &m_context, [this, number] { finish(number, false); });
    } else if (answerInline) {
        finish(number, false);
    } else {
        QMetaObject::invokeMethod(
            &m_context, [this, number] { finish(number, false); }, Qt::QueuedConnection);
    }
    return future;
}

template QFuture<Result<Ticket>> FakeProvider::answer<Ticket>(Method, const QString &, const CallContext &,
                                                              std::function<Result<Ticket>()>);

void FakeProvider::finish(quint64 number, bool stopped)
{
    auto node = m_waiting.extract(number);
    if (!node.empty())
        node.mapped()->give(stopped);
}

QFuture<Result<Identity>> FakeProvider::whoAmI(CallContext context)
{
    return answer<Identity>(Method::WhoAmI, {}, context, [this] { return me; });
}

QFuture<Result<baton::Rights>> FakeProvider::rights(CallContext context)
{
    return answer<baton::Rights>(Method::Rights, {}, context, [this] { return allowed; });
}

QFuture<Result<Page<Campaign>>> FakeProvider::campaigns(CampaignQuery query, PageRequest page, CallContext context)
{
    return answer<Page<Campaign>>(Method::Campaigns, {}, context, [this, query = std::move(query), page] {
        const IdentityId whose = !offers.tenantWideLists && query.certifier.isEmpty() ? me.id : query.certifier;
        const auto certifies = [this, &whose](const Campaign &row) {
            return std::any_of(certificationTable.begin(), certificationTable.end(), [&](const Certification &one) {
                return one.campaign.id == row.id && one.reviewer.id == whose;
            });
        };
        return pageOf(campaignTable, page, totals, [&](const Campaign &row) {
            return (whose.isEmpty() || !query.ids.empty() || certifies(row)) &&
                   (query.ids.empty() || contains(query.ids, row.id)) &&
                   (query.statuses.empty() || contains(query.statuses, row.status.value)) &&
                   row.name.startsWith(query.nameStartsWith, Qt::CaseInsensitive);
        });
    });
}

QFuture<Result<Page<Certification>>> FakeProvider::certifications(CertificationQuery query, PageRequest page,
                                                                  CallContext context)
{
    return answer<Page<Certification>>(Method::Certifications, {}, context, [this, query = std::move(query), page] {
        const IdentityId reviewer = query.mine ? me.id : query.reviewer;
        Page<Certification> rows =
            pageOf(certificationTable, page, totals, [&query, &reviewer](const Certification &row) {
                return (query.ids.empty() || contains(query.ids, row.id)) &&
                       (query.campaigns.empty() || contains(query.campaigns, row.campaign.id)) &&
                       (reviewer.isEmpty() || row.reviewer.id == reviewer) &&
                       (!query.phase || row.phase == *query.phase);
            });
        if (badCertificationRow)
            rows.bad.push_back({rows.received++, u"/0"_s, u"Not an object."_s});
        return rows;
    });
}

QFuture<Result<Page<ReviewItem>>> FakeProvider::items(CertificationId certification, PageRequest page,
                                                      CallContext context)
{
    return answer<Page<ReviewItem>>(Method::Items, certification.toString(), context, [this, certification, page] {
        Page<ReviewItem> rows = pageOf(itemTable, page, totals, [&certification](const ReviewItem &row) {
            return row.certification == certification;
        });
        if (badItemRow)
            rows.bad.push_back({rows.received++, u"/0"_s, u"Not an object."_s});
        return rows;
    });
}

QFuture<Result<Page<ReviewedIdentity>>> FakeProvider::reviewedIdentities(CertificationId certification,
                                                                         PageRequest page, CallContext context)
{
    return answer<Page<ReviewedIdentity>>(
        Method::ReviewedIdentities, certification.toString(), context, [this, certification, page] {
            std::vector<ReviewedIdentity> people = peopleOf.value(certification);
            if (!peopleOf.contains(certification)) {
                for (const ReviewItem &item : itemTable) {
                    const auto same = [&item](const ReviewedIdentity &known) {
                        return known.identity == item.identity && known.summaryId == item.summaryId;
                    };
                    if (item.certification == certification && std::none_of(people.begin(), people.end(), same))
                        people.push_back({item.summaryId, item.identity, item.identityName, false});
                }
            }
            return pageOf(people, page, totals, [](const ReviewedIdentity &) { return true; });
        });
}

QFuture<Result<Page<Identity>>> FakeProvider::search(QString text, PageRequest page, CallContext context)
{
    return answer<Page<Identity>>(Method::Search, text, context, [this, text, page] {
        return pageOf(identityTable, page, totals, [&text](const Identity &row) {
            return row.name.startsWith(text, Qt::CaseInsensitive) || row.alias.startsWith(text, Qt::CaseInsensitive) ||
                   row.email.startsWith(text, Qt::CaseInsensitive);
        });
    });
}

QFuture<Result<std::vector<Identity>>> FakeProvider::byIds(std::vector<IdentityId> ids, CallContext context)
{
    return answer<std::vector<Identity>>(Method::ByIds, ids.empty() ? QString() : ids.front().toString(), context,
                                         [this, ids] {
                                             std::vector<Identity> found;
                                             for (const Identity &row : identityTable) {
                                                 if (contains(ids, row.id))
                                                     found.push_back(row);
                                             }
                                             return found;
                                         });
}

QFuture<Result<Identity>> FakeProvider::find(QString text, CallContext context)
{
    return answer<Identity>(Method::Find, text, context, [this, text]() -> Result<Identity> {
        std::vector<Identity> found;
        for (const Identity &row : identityTable) {
            if (row.id.toString() == text || row.alias.compare(text, Qt::CaseInsensitive) == 0 ||
                row.email.compare(text, Qt::CaseInsensitive) == 0)
                found.push_back(row);
        }
        if (found.empty())
            return failure({ErrorKind::NotFound, u"Nobody has the id, alias or mail “%1”."_s.arg(text)});
        if (found.size() > 1)
            return failure({ErrorKind::Invalid, u"Several people match “%1”."_s.arg(text)});
        return found.front();
    });
}

QFuture<Result<Forwarding>> FakeProvider::forwardingOf(IdentityId identity, CallContext context)
{
    return answer<Forwarding>(Method::ForwardingOf, identity.toString(), context, [this, identity] {
        return forwardingTable.value(identity, Forwarding{identity, {}});
    });
}

QFuture<Result<Page<GovernanceTask>>> FakeProvider::pendingTasks(TaskQuery query, PageRequest page, CallContext context)
{
    return answer<Page<GovernanceTask>>(Method::PendingTasks, {}, context, [this, query = std::move(query), page] {
        return pageOf(taskTable, page, totals, [&query](const GovernanceTask &row) {
            return row.isPending() && (query.ids.empty() || contains(query.ids, row.id)) &&
                   (query.targets.empty() || contains(query.targets, row.targetId));
        });
    });
}

QFuture<Result<GovernanceTask>> FakeProvider::task(TaskId id, CallContext context)
{
    return answer<GovernanceTask>(Method::Task, id.toString(), context, [this, id]() -> Result<GovernanceTask> {
        for (const GovernanceTask &row : taskTable) {
            if (row.id == id)
                return row;
        }
        return failure({ErrorKind::NotFound, u"There is no task %1."_s.arg(id.toString())});
    });
}

} // namespace baton::test
