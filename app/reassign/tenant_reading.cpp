// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/tenant_reading.h"

#include "app/reassign/paged_read.h"

#include <algorithm>
#include <tuple>

namespace baton {

namespace {

constexpr size_t idsPerFilter = 100;

template <class T> std::vector<std::vector<T>> chunksOf(const QSet<T> &values)
{
    std::vector<T> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::vector<T>> chunks;
    for (const T &value : sorted) {
        if (chunks.empty() || chunks.back().size() == idsPerFilter)
            chunks.emplace_back();
        chunks.back().push_back(value);
    }
    return chunks;
}

} // namespace

QString taskTargetOf(const Call &call)
{
    return call.certification.isEmpty() ? call.campaign.toString() : call.certification.toString();
}

TenantReading::TenantReading(GovernanceProvider &provider, Scheduler &scheduler, std::vector<Ask> asks, int inFlight,
                             std::stop_token stop, QObject *parent)
    : QObject(parent), m_provider(provider), m_scheduler(scheduler), m_asks(std::move(asks)),
      m_inFlight(std::max(1, inFlight)), m_stop(std::move(stop))
{
    for (const Ask &ask : m_asks) {
        for (const CallRow &row : ask.call.rows) {
            m_sources.insert(row.row.certification);
            if (!ask.call.campaign.isEmpty())
                m_campaigns.insert(row.row.certification, ask.call.campaign);
            if (!row.row.isWholeCertification())
                m_itemSources.insert(row.row.certification);
        }
    }
}

CallContext TenantReading::context() const
{
    return {m_stop, Priority::Background};
}

PageRequest TenantReading::firstPage() const
{
    // With the total a full last page needs no further question, which some tenants refuse.
    return {0, m_provider.capabilities().pageSize, true};
}

void TenantReading::start()
{
    m_began = m_scheduler.now();
    enter(Stage::Tasks);
}

void TenantReading::enter(Stage stage)
{
    m_stage = stage;
    switch (stage) {
    case Stage::Tasks:
        askTasks();
        break;
    case Stage::Certifications:
        askCertifications();
        break;
    case Stage::Target:
        askTarget(campaigns() - m_targetAsked); // those that only the sources could tell
        break;
    case Stage::Items:
    case Stage::OtherItems:
        askItems();
        break;
    case Stage::Campaign:
        assemble();
        if (!somethingIsMissing()) {
            m_stage = Stage::Done;
            Q_EMIT finished();
            return;
        }
        askCampaign();
        break;
    case Stage::Done:
        assemble();
        Q_EMIT finished();
        return;
    }
    pump();
}

void TenantReading::pump()
{
    // A job whose answer is already there ends inside this loop; only the outermost call may go on to what follows.
    if (m_pumping)
        return;
    m_pumping = true;
    while (m_running < m_inFlight && !m_jobs.empty()) {
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        ++m_running;
        job([this] {
            --m_running;
            pump();
        });
    }
    m_pumping = false;
    if (m_running == 0)
        enter(static_cast<Stage>(static_cast<int>(m_stage) + 1));
}

void TenantReading::askTasks()
{
    TaskReader *reader = m_provider.taskReader();
    QSet<QString> targets;
    for (const Ask &ask : m_asks) {
        if (ask.tasks && !taskTargetOf(ask.call).isEmpty())
            targets.insert(taskTargetOf(ask.call));
    }
    if (!reader) {
        if (!m_provider.capabilities().tasks)
            m_answeredTargets = targets; // a vendor without tasks has none pending
        return;
    }
    for (const std::vector<QString> &chunk : chunksOf(targets)) {
        m_jobs.push_back([this, reader, chunk](const std::function<void()> &done) {
            readAllPages<GovernanceTask>(
                this,
                [this, reader, chunk](PageRequest page) {
                    return reader->pendingTasks({{}, chunk}, page, context());
                },
                firstPage(),
                [this, chunk, done](Result<AllPages<GovernanceTask>> all) {
                    if (all) {
                        for (const GovernanceTask &task : all->rows)
                            m_busyTargets.insert(task.targetId);
                        if (all->whole)
                            m_answeredTargets.unite(QSet<QString>(chunk.begin(), chunk.end()));
                    } else if (m_problem.isEmpty()) {
                        m_problem = describe(all.error());
                    }
                    done();
                });
        });
    }
}

bool TenantReading::noPendingTask(const Call &call) const
{
    const QString target = taskTargetOf(call);
    return m_answeredTargets.contains(target) && !m_busyTargets.contains(target);
}

void TenantReading::listCertifications(const CertificationQuery &query, const std::function<void(bool whole)> &then)
{
    CertificationReader *reader = m_provider.certificationReader();
    if (!reader)
        return;
    m_jobs.push_back([this, reader, query, then](const std::function<void()> &done) {
        readAllPages<Certification>(
            this, [this, reader, query](PageRequest page) { return reader->certifications(query, page, context()); },
            firstPage(),
            [this, then, done](Result<AllPages<Certification>> all) {
                if (all) {
                    m_certificationsMoved = m_certificationsMoved || all->moved;
                    for (Certification &row : all->rows)
                        learn(std::move(row));
                } else if (m_problem.isEmpty()) {
                    m_problem = describe(all.error());
                }
                then(all && all->whole);
                done();
            });
    });
}

void TenantReading::learn(Certification row)
{
    const CertificationId id = row.id;
    if (!m_known.contains(id) && row.reassignment)
        m_children[row.reassignment->fromId].push_back(id);
    // Seen in any list, it is there; whether it is gone only its own question tells.
    if (m_sources.contains(id))
        m_listed.insert(id);
    m_known.emplace(id, std::move(row));
}

void TenantReading::askCertifications()
{
    for (const std::vector<CertificationId> &chunk : chunksOf(m_sources)) {
        CertificationQuery byId;
        byId.ids = chunk;
        listCertifications(byId, [this, chunk](bool whole) {
            if (whole)
                m_answered.unite(QSet<CertificationId>(chunk.begin(), chunk.end()));
        });
    }
    askTarget(campaigns());
}

/// What the target holds in these campaigns, each by itself.
void TenantReading::askTarget(const QSet<CampaignId> &campaigns)
{
    m_targetAsked.unite(campaigns);
    for (const CampaignId &campaign : campaigns) {
        CertificationQuery ofTarget;
        ofTarget.campaigns = {campaign};
        ofTarget.reviewer = m_asks.front().call.target;
        listCertifications(ofTarget, [](bool) {});
    }
}

/// Empty: neither its call nor the tenant said.
CampaignId TenantReading::campaignOf(const CertificationId &source) const
{
    const auto planned = m_campaigns.constFind(source);
    if (planned != m_campaigns.constEnd())
        return *planned;
    const auto read = m_known.constFind(source);
    return read == m_known.constEnd() ? CampaignId() : read->campaign.id;
}

/// Of the sources, as far as they are known.
QSet<CampaignId> TenantReading::campaigns() const
{
    QSet<CampaignId> all;
    for (const CertificationId &source : m_sources)
        all.insert(campaignOf(source));
    all.remove(CampaignId());
    return all;
}

void TenantReading::askItems()
{
    CertificationReader *reader = m_provider.certificationReader();
    if (!reader)
        return;
    QSet<CertificationId> wanted;
    for (const CertificationId &source : std::as_const(m_itemSources)) {
        if (m_listed.contains(source))
            wanted.insert(source);
        for (const Certification &successor : successorsOf(source))
            wanted.insert(successor.id);
    }
    wanted.subtract(m_itemsAsked);
    m_itemsAsked.unite(wanted);
    for (const CertificationId &id : std::as_const(wanted)) {
        m_jobs.push_back([this, reader, id](const std::function<void()> &done) {
            readAllPages<ReviewItem>(
                this, [this, reader, id](PageRequest page) { return reader->items(id, page, context()); }, firstPage(),
                [this, id, done](Result<AllPages<ReviewItem>> all) {
                    if (all && all->whole)
                        m_items.insert(id, std::make_shared<const std::vector<ReviewItem>>(std::move(all->rows)));
                    else if (all && all->moved)
                        m_itemsMoved.insert(id);
                    else if (!all && m_problem.isEmpty())
                        m_problem = describe(all.error());
                    done();
                });
        });
    }
}

void TenantReading::askCampaign()
{
    const QSet<CampaignId> asked = campaigns();
    for (const CampaignId &campaign : asked) {
        CertificationQuery whole;
        whole.campaigns = {campaign};
        listCertifications(whole, [this, campaign](bool allOfIt) {
            if (allOfIt)
                m_doubtful.removeIf(
                    [this, &campaign](const CertificationId &source) { return campaignOf(source) == campaign; });
        });
    }
}

bool TenantReading::somethingIsMissing()
{
    bool missing = false;
    Sights sights(m_readings, m_asks.front().call.target);
    for (const Ask &ask : m_asks) {
        const std::vector<Sighting> sightings = sights.of(ask.call, {ask.notBefore, false});
        for (size_t i = 0; i < sightings.size(); ++i) {
            const CertificationId &source = ask.call.rows[static_cast<qsizetype>(i)].row.certification;
            if (campaignOf(source).isEmpty())
                continue;
            // A part that the target got earlier is no proof while the true successor may be elsewhere.
            const bool doubtful = sightings[i].where == Whereabouts::AtTarget && sightings[i].doubtful;
            if (doubtful)
                m_doubtful.insert(source);
            missing = missing || doubtful || sightings[i].where == Whereabouts::NotFound;
        }
    }
    return missing;
}

/// Where nothing says which certification one was made from: any that the target holds in the campaign, and any other
/// that a reassign made. What is in them tells the rest.
std::vector<Certification> TenantReading::possibleSuccessorsOf(const CertificationId &source) const
{
    std::vector<Certification> successors;
    const CampaignId campaign = campaignOf(source);
    const IdentityId &target = m_asks.front().call.target;
    for (const Certification &one : m_known) {
        if (one.id != source && !campaign.isEmpty() && one.campaign.id == campaign &&
            (one.reviewer.id == target || one.reassignment))
            successors.push_back(one);
    }
    // One may hold, since long ago, what looks like a row that moved: what a reassign made is looked into first, what
    // is signed off, and takes nothing any more, last.
    const auto rank = [](const Certification &one) {
        return std::make_tuple(one.isSigned(), !one.reassignment, one.id);
    };
    std::sort(successors.begin(), successors.end(),
              [rank](const Certification &a, const Certification &b) { return rank(a) < rank(b); });
    return successors;
}

std::vector<Certification> TenantReading::successorsOf(const CertificationId &source) const
{
    if (!m_provider.capabilities().namesReassignSource)
        return possibleSuccessorsOf(source);
    std::vector<Certification> successors;
    const CampaignId campaign = campaignOf(source);
    QSet<CertificationId> seen{source};
    std::deque<CertificationId> parents{source};
    while (!parents.empty()) {
        const CertificationId parent = parents.front();
        parents.pop_front();
        for (const CertificationId &id : m_children.value(parent)) {
            const auto child = m_known.constFind(id);
            if (seen.contains(id) || child == m_known.constEnd() || child->campaign.id != campaign)
                continue;
            seen.insert(id);
            parents.push_back(id);
            successors.push_back(*child);
        }
    }
    return successors;
}

void TenantReading::assemble()
{
    const Millis now = m_scheduler.now();
    const QDateTime wall = m_scheduler.wallNow();
    m_readings.clear();
    for (const CertificationId &source : std::as_const(m_sources)) {
        Reading reading;
        reading.began = m_began;
        reading.at = now;
        reading.wall = wall;
        reading.complete = m_answered.contains(source) && (m_stage != Stage::Done || !m_doubtful.contains(source));
        reading.moved = m_certificationsMoved || m_itemsMoved.contains(source);
        reading.problem = m_problem;
        if (m_listed.contains(source))
            reading.source = m_known.value(source);
        reading.successors = successorsOf(source);
        const auto addItems = [this, &reading](const CertificationId &id) {
            const auto items = m_items.constFind(id);
            if (items != m_items.constEnd())
                reading.items.insert(id, *items);
        };
        addItems(source);
        for (const Certification &successor : reading.successors) {
            addItems(successor.id);
            reading.moved = reading.moved || m_itemsMoved.contains(successor.id);
        }
        m_readings.emplace(source, std::move(reading));
    }
}

} // namespace baton
