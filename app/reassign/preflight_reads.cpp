// SPDX-License-Identifier: GPL-3.0-or-later
// What a preflight reads, and what each answer means for the facts.
#include "app/reassign/plan_work.h"
#include "app/reassign/preflight_list.h"

#include <algorithm>

namespace baton {

using planning::sentence;

namespace {

constexpr size_t idsPerRequest = 100;

template <class T> std::vector<std::vector<T>> chunked(const std::vector<T> &values)
{
    std::vector<std::vector<T>> chunks;
    for (size_t at = 0; at < values.size(); at += idsPerRequest) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(at);
        chunks.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(std::min(idsPerRequest, values.size() - at)));
    }
    return chunks;
}

} // namespace

QString Preflight::nameOf(const CertificationId &id) const
{
    const auto known = m_facts.certifications.constFind(id);
    return isolated(known != m_facts.certifications.constEnd() && !known->name.isEmpty() ? known->name : id.toString());
}

/// Only whole certifications may take a right that the person lacks.
void Preflight::readRights()
{
    if (m_facts.rights || m_whole.isEmpty())
        return;
    ++m_remaining;
    enqueue([this] {
        answered(m_provider.rights(context()), [this](const Result<Rights> &answer) {
            --m_remaining;
            if (answer)
                m_facts.rights = *answer;
            else
                problem(sentence("What this sign-in may do could not be read"), answer.error());
            learned();
        });
    });
}

void Preflight::readTarget()
{
    IdentityDirectory *directory = m_provider.identityDirectory();
    if (m_facts.target || !directory)
        return;
    ++m_remaining;
    enqueue([this, directory] {
        answered(directory->byIds({m_order.target}, context()), [this](const Result<std::vector<Identity>> &answer) {
            --m_remaining;
            if (!answer) {
                problem(sentence("The reviewer could not be read"), answer.error());
                return;
            }
            const auto found = std::find_if(answer->begin(), answer->end(),
                                            [this](const Identity &one) { return one.id == m_order.target; });
            if (found != answer->end())
                m_facts.target = *found;
            else
                m_facts.targetMissing = true;
            learned();
        });
    });
}

void Preflight::readForwarding()
{
    IdentityDirectory *directory = m_provider.identityDirectory();
    if (m_facts.forwarding || !directory || !m_provider.capabilities().forwardingLookup)
        return;
    ++m_remaining;
    enqueue([this, directory] {
        answered(directory->forwardingOf(m_order.target, context()), [this](const Result<Forwarding> &answer) {
            --m_remaining;
            if (!answer) {
                problem(sentence("The out-of-office rule could not be read"), answer.error());
                return;
            }
            m_facts.forwarding = *answer;
            if (!answer->landsAt.isEmpty() && answer->landsAt != m_order.target && m_facts.forwardingName.isEmpty())
                readForwardingName();
            learned();
        });
    });
}

void Preflight::readForwardingName()
{
    ++m_remaining;
    enqueue([this] {
        answered(m_provider.identityDirectory()->byIds({m_facts.forwarding->landsAt}, context()),
                 [this](const Result<std::vector<Identity>> &answer) {
                     --m_remaining;
                     if (!answer)
                         problem(sentence("The name of the deputy could not be read"), answer.error());
                     else if (!answer->empty())
                         m_facts.forwardingName = answer->front().name;
                     learned();
                 });
    });
}

void Preflight::readCertifications()
{
    std::vector<CertificationId> unknown;
    std::vector<CertificationId> known;
    for (const CertificationId &id : m_certifications) {
        const bool read = m_facts.certifications.contains(id) || m_facts.vanished.contains(id);
        (read ? known : unknown).push_back(id);
    }
    if (!known.empty())
        readInside(known);
    if (unknown.empty() || !m_provider.certificationReader()) {
        if (!unknown.empty())
            m_fatal = Error(ErrorKind::Internal, sentence("This connection cannot read certifications."));
        else
            chunkDone({}, std::nullopt);
        return;
    }
    for (const std::vector<CertificationId> &ids : chunked(unknown)) {
        ++m_chunks;
        readCertificationChunk(ids);
    }
}

void Preflight::readCertificationChunk(const std::vector<CertificationId> &ids)
{
    auto list = std::make_shared<List<Certification>>();
    list->fetch = [this, ids](PageRequest page) {
        CertificationQuery query;
        query.ids = ids;
        return m_provider.certificationReader()->certifications(query, page, context());
    };
    list->done = [this, ids](List<Certification> &read) {
        for (const Certification &row : read.rows)
            m_facts.certifications.insert(row.id, row);
        if (!read.error && read.noBadRows) {
            for (const CertificationId &id : ids) {
                if (!m_facts.certifications.contains(id))
                    m_facts.vanished.insert(id);
            }
        }
        if (read.error)
            problem(sentence("Certifications could not be read"), *read.error);
        --m_chunks;
        chunkDone(ids, read.error);
    };
    readList(list);
}

void Preflight::chunkDone(const std::vector<CertificationId> &ids, const std::optional<Error> &error)
{
    if (!error)
        ++m_chunksRead;
    if (m_chunks == 0 && m_chunksRead == 0 && m_facts.certifications.isEmpty()) {
        m_fatal = error;
        m_waiting.clear();
        m_stop.request_stop();
        return;
    }
    readInside(ids);
    if (m_chunks == 0) {
        readCampaigns();
        readTasks();
    }
}

/// Items are worth their requests only where the planner could use them.
bool Preflight::itemsAreUseful(const CertificationId &id) const
{
    const auto known = m_facts.certifications.constFind(id);
    if (known == m_facts.certifications.constEnd())
        return !m_facts.vanished.contains(id);
    if (known->isSigned())
        return false;
    if (!(known->reviewer.type == ReviewerType::GovernanceGroup))
        return known->reviewer.id != m_order.target;
    const std::vector<ReassignOperation> operations = m_provider.dialect().operations();
    return std::any_of(operations.begin(), operations.end(), [](const ReassignOperation &operation) {
        return operation.scope == RowScope::Items && operation.groupReviewed != GroupReviewed::Forbidden;
    });
}

void Preflight::readInside(const std::vector<CertificationId> &ids)
{
    for (const CertificationId &id : ids) {
        const ItemList *items = m_facts.itemsOf(id);
        const bool complete = items && items->complete;
        if (m_withItems.contains(id) && !complete && itemsAreUseful(id))
            askForItems(id);
        const auto known = m_facts.certifications.constFind(id);
        const bool people = m_facts.people.value(id).containsTarget != PeopleCheck::Answer::Unknown || complete;
        if (m_whole.contains(id) && !people && known != m_facts.certifications.constEnd() && !known->isSigned() &&
            known->reviewer.id != m_order.target)
            readPeople(id);
    }
}

void Preflight::askForItems(const CertificationId &id)
{
    CertificationReader *reader = m_provider.certificationReader();
    if (!reader)
        return;
    auto list = std::make_shared<List<ReviewItem>>();
    const auto known = m_facts.certifications.constFind(id);
    if (known != m_facts.certifications.constEnd())
        list->expected = pagesFor(known->decisionsTotal);
    list->fetch = [this, reader, id](PageRequest page) { return reader->items(id, page, context()); };
    list->done = [this, id](List<ReviewItem> &read) {
        if (read.error)
            problem(sentence("The items of %1 could not be read").arg(nameOf(id)), *read.error);
        std::vector<ReviewItem> rows;
        QSet<ReviewItemId> seen;
        for (ReviewItem &item : read.rows) {
            if (seen.contains(item.id))
                continue;
            seen.insert(item.id);
            rows.push_back(std::move(item));
        }
        // A list that moved while it was read may have lost a row across a page's edge.
        const bool all = !read.error && read.noBadRows && read.heldStill &&
                         (!read.total || *read.total == static_cast<qint64>(rows.size()));
        const ItemList *before = m_facts.itemsOf(id);
        if (all || !before || before->items.size() <= rows.size())
            m_facts.setItems(id, std::move(rows), all);
        learned();
    };
    readList(list);
}

void Preflight::readPeople(const CertificationId &id)
{
    CertificationReader *reader = m_provider.certificationReader();
    if (!reader)
        return;
    auto list = std::make_shared<List<ReviewedIdentity>>();
    const auto known = m_facts.certifications.constFind(id);
    list->expected = pagesFor(known->identitiesTotal);
    list->fetch = [this, reader, id](PageRequest page) { return reader->reviewedIdentities(id, page, context()); };
    list->enough = [this](const std::vector<ReviewedIdentity> &people) {
        return std::any_of(people.begin(), people.end(),
                           [this](const ReviewedIdentity &one) { return one.identity == m_order.target; });
    };
    list->done = [this, id](List<ReviewedIdentity> &read) {
        PeopleCheck check;
        for (const ReviewedIdentity &one : read.rows) {
            if (one.identity == m_order.target)
                check.names.push_back(one.name);
        }
        if (!check.names.isEmpty())
            check.containsTarget = PeopleCheck::Answer::Yes;
        else if (!read.error && read.noBadRows && read.heldStill)
            check.containsTarget = PeopleCheck::Answer::No;
        if (read.error)
            problem(sentence("The people of %1 could not be read").arg(nameOf(id)), *read.error);
        m_facts.people.insert(id, check);
        learned();
    };
    readList(list);
}

void Preflight::readCampaigns()
{
    CampaignReader *reader = m_provider.campaignReader();
    if (!reader)
        return;
    std::vector<CampaignId> unknown;
    QSet<CampaignId> seen;
    for (const CertificationId &id : m_certifications) {
        const CampaignId campaign = m_facts.certifications.value(id).campaign.id;
        if (campaign.isEmpty() || seen.contains(campaign) || m_facts.campaigns.contains(campaign))
            continue;
        seen.insert(campaign);
        unknown.push_back(campaign);
    }
    for (const std::vector<CampaignId> &ids : chunked(unknown)) {
        auto list = std::make_shared<List<Campaign>>();
        list->fetch = [this, reader, ids](PageRequest page) {
            CampaignQuery query;
            query.ids = ids;
            return reader->campaigns(query, page, context());
        };
        list->done = [this](List<Campaign> &read) {
            if (read.error)
                problem(sentence("Campaigns could not be read"), *read.error);
            for (const Campaign &campaign : read.rows)
                m_facts.campaigns.insert(campaign.id, campaign);
            learned();
        };
        readList(list);
    }
}

void Preflight::readTasks()
{
    if (m_facts.pendingTargets)
        return;
    TaskReader *reader = m_provider.taskReader();
    if (!m_provider.capabilities().tasks)
        m_facts.pendingTargets.emplace(); // where there are no tasks, none is pending
    if (m_facts.pendingTargets || !reader)
        return;
    std::vector<QString> targets;
    QSet<QString> seen;
    for (const CertificationId &id : m_certifications) {
        for (const QString &target : {m_facts.certifications.value(id).campaign.id.toString(), id.toString()}) {
            if (target.isEmpty() || seen.contains(target))
                continue;
            seen.insert(target);
            targets.push_back(target);
        }
    }
    const std::vector<std::vector<QString>> chunks = chunked(targets);
    m_taskChunks = static_cast<int>(chunks.size());
    for (const std::vector<QString> &ids : chunks) {
        auto list = std::make_shared<List<GovernanceTask>>();
        list->fetch = [this, reader, ids](PageRequest page) {
            TaskQuery query;
            query.targets = ids;
            return reader->pendingTasks(query, page, context());
        };
        list->done = [this](List<GovernanceTask> &read) {
            for (const GovernanceTask &task : read.rows)
                m_pending.insert(task.targetId);
            m_taskFailed = m_taskFailed || read.error || !read.noBadRows;
            if (read.error)
                problem(sentence("Pending tasks could not be read"), *read.error);
            if (--m_taskChunks == 0 && !m_taskFailed)
                m_facts.pendingTargets = m_pending;
            learned();
        };
        readList(list);
    }
}

} // namespace baton
