// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/verifier.h"

#include "app/reassign/tenant_reading.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Calls of one group are looked at together.
QString groupOf(const Call &call)
{
    return call.campaign.toString() + u'\n' + call.target.toString();
}

} // namespace

Verifier::Verifier(GovernanceProvider &provider, Scheduler &scheduler, Settings settings, QObject *parent)
    : QObject(parent), m_provider(provider), m_scheduler(scheduler), m_settings(std::move(settings))
{
}

Verifier::~Verifier()
{
    m_stop.request_stop();
}

void Verifier::reset(Job &job, CallEnd end, Millis due)
{
    job.end = end;
    const auto rows = static_cast<size_t>(job.call.rows.size());
    job.sightings.assign(rows, {});
    job.proofs.assign(rows, {});
    job.looks = job.movedLooks = 0;
    job.due = due;
    job.lookedThrough = job.startAfresh = false;
}

void Verifier::verify(Call call, CallEnd end, const QDateTime &notBefore)
{
    Job &job = m_jobs[call.id.toString()];
    if (!job.looking)
        unwait(job);
    job.group = groupOf(call);
    job.call = std::move(call);
    job.notBefore = notBefore;
    reset(job, end, m_scheduler.now());
    job.startAfresh = job.looking;
    if (!job.looking)
        wait(job);
    arm();
}

void Verifier::forget(const CallId &call)
{
    const auto known = m_jobs.find(call.toString());
    if (known == m_jobs.end())
        return;
    if (!known->second.looking)
        unwait(known->second);
    m_jobs.erase(known);
    arm();
}

void Verifier::stop()
{
    m_scheduler.cancel(std::exchange(m_timer, 0));
    m_stop.request_stop();
    m_stop = std::stop_source();
    for (const auto &[name, group] : m_groups) {
        if (!group.look)
            continue;
        group.look->disconnect(this);
        group.look->deleteLater();
    }
    m_looks = 0;
    m_next.clear();
    m_groups.clear();
    m_jobs.clear();
}

void Verifier::wait(Job &job)
{
    m_groups[job.group].waiting.emplace(job.due, job.call.id.toString());
    place(job.group);
}

void Verifier::unwait(const Job &job)
{
    const auto known = m_groups.find(job.group);
    if (known == m_groups.end())
        return;
    known->second.waiting.erase({job.due, job.call.id.toString()});
    place(job.group);
}

/// A group that is being looked at goes on when that look ends.
void Verifier::place(const QString &name)
{
    const auto known = m_groups.find(name);
    Group &group = known->second;
    if (group.listed)
        m_next.erase({*group.listed, name});
    group.listed.reset();
    if (group.look)
        return;
    if (group.waiting.empty()) {
        m_groups.erase(known);
        return;
    }
    group.listed = group.waiting.begin()->first;
    m_next.emplace(*group.listed, name);
}

void Verifier::arm()
{
    if (m_next.empty() || m_looks >= m_settings.inFlight) {
        m_scheduler.cancel(std::exchange(m_timer, 0));
        return;
    }
    const Millis due = m_next.begin()->first;
    if (m_timer != 0 && m_timerDue == due)
        return;
    m_scheduler.cancel(m_timer);
    m_timerDue = due;
    m_timer = m_scheduler.callAfter(std::max(Millis(0), due - m_scheduler.now()), this, [this] {
        m_timer = 0;
        lookAtDue();
    });
}

void Verifier::lookAtDue()
{
    while (m_looks < m_settings.inFlight && !m_next.empty() && m_next.begin()->first <= m_scheduler.now()) {
        const QString group = m_next.begin()->second;
        startLook(group, takeDue(m_groups[group]));
    }
    arm();
}

std::vector<Verifier::Job *> Verifier::takeDue(Group &group)
{
    std::vector<Job *> jobs;
    const Millis now = m_scheduler.now();
    while (!group.waiting.empty() && group.waiting.begin()->first <= now &&
           jobs.size() < static_cast<size_t>(m_settings.callsPerLook)) {
        jobs.push_back(&m_jobs.at(group.waiting.begin()->second));
        group.waiting.erase(group.waiting.begin());
    }
    return jobs;
}

std::vector<size_t> Verifier::rowsToSee(const Job &job)
{
    std::vector<size_t> rows;
    for (size_t i = 0; i < static_cast<size_t>(job.call.rows.size()); ++i) {
        // Items with one evidence are told apart by counting, which needs all of them.
        if (job.proofs[i].outcome == RowOutcome::Pending ||
            !job.call.rows.at(static_cast<qsizetype>(i)).row.isWholeCertification())
            rows.push_back(i);
    }
    return rows;
}

void Verifier::startLook(const QString &group, const std::vector<Job *> &jobs)
{
    std::vector<TenantReading::Ask> asks;
    for (Job *job : jobs) {
        job->looking = true;
        TenantReading::Ask ask;
        ask.call = job->call;
        ask.call.rows.clear();
        for (const size_t row : rowsToSee(*job))
            ask.call.rows.push_back(job->call.rows.at(static_cast<qsizetype>(row)));
        ask.tasks = job->end == CallEnd::Unknown;
        ask.notBefore = job->notBefore;
        asks.push_back(std::move(ask));
    }
    auto *look =
        new TenantReading(m_provider, m_scheduler, std::move(asks), m_settings.inFlight, m_stop.get_token(), this);
    m_groups[group].look = look;
    ++m_looks;
    place(group);
    connect(look, &TenantReading::finished, this, [this, group, look] { finishLook(group, look); });
    look->start();
}

void Verifier::finishLook(const QString &group, TenantReading *look)
{
    --m_looks;
    m_groups[group].look = nullptr;
    look->deleteLater();
    std::vector<Verdict> verdicts;
    Sights sights(look->readings(), look->asks().front().call.target);
    for (const TenantReading::Ask &ask : look->asks()) {
        const auto found = m_jobs.find(ask.call.id.toString());
        if (found == m_jobs.end() || !found->second.looking)
            continue; // forgotten meanwhile, and perhaps asked for again: this look began too early for that
        Job &job = found->second;
        job.looking = false;
        if (std::exchange(job.startAfresh, false)) {
            wait(job);
            continue;
        }
        Verdict verdict =
            weigh(job, rowsToSee(job), sights.of(ask.call, {ask.notBefore, look->noPendingTask(ask.call)}));
        if (verdict.everyRow)
            m_jobs.erase(found);
        else
            wait(job);
        verdicts.push_back(std::move(verdict));
    }
    place(group);
    arm();
    // Whoever listens may verify or stop from within.
    const QPointer<Verifier> self(this);
    for (const Verdict &verdict : verdicts) {
        if (self && !verdict.proofs.empty())
            Q_EMIT rowsProven(verdict.call, verdict.proofs);
        if (self && verdict.everyRow)
            Q_EMIT verified(verdict.call, verdict.didNotAct);
        if (self && verdict.lookedThrough)
            Q_EMIT lookedThrough(verdict.call);
    }
}

bool Verifier::countsForNothing(const Job &job, const std::vector<size_t> &rows,
                                const std::vector<Sighting> &seen) const
{
    if (!m_atWork || !m_atWork(job.call.campaign) || job.movedLooks >= static_cast<size_t>(m_settings.movedLooks))
        return false;
    for (size_t i = 0; i < rows.size(); ++i) {
        const bool unseen = seen[i].where == Whereabouts::Unreadable || seen[i].where == Whereabouts::NotFound;
        if (unseen && seen[i].moved && seen[i].problem.isEmpty() && job.proofs[rows[i]].outcome == RowOutcome::Pending)
            return true;
    }
    return false;
}

bool Verifier::isScheduleOver(const Job &job, const std::vector<size_t> &rows, const std::vector<Sighting> &seen) const
{
    if (job.looks <= m_settings.repeats.size())
        return false;
    if (job.looks > m_settings.repeats.size() + static_cast<size_t>(m_settings.retries))
        return true;
    for (size_t i = 0; i < rows.size(); ++i) {
        const bool failed = seen[i].where == Whereabouts::Unreadable ||
                            (seen[i].where == Whereabouts::NotFound && !seen[i].problem.isEmpty());
        const bool seenTooLate = seen[i].where == Whereabouts::AtTarget && seen[i].doubtful;
        if ((failed || seenTooLate) && job.proofs[rows[i]].outcome == RowOutcome::Pending)
            return false;
    }
    return true;
}

Verifier::Verdict Verifier::weigh(Job &job, const std::vector<size_t> &rows, const std::vector<Sighting> &seen)
{
    Verdict verdict;
    verdict.call = job.call.id;
    const bool somethingMoved = std::any_of(job.proofs.begin(), job.proofs.end(),
                                            [](const RowProof &proof) { return proof.outcome != RowOutcome::Pending; });
    const bool counts = !countsForNothing(job, rows, seen);
    ++(counts ? job.looks : job.movedLooks);
    const bool scheduleIsOver = counts && isScheduleOver(job, rows, seen);
    const bool lastLook = scheduleIsOver && job.end != CallEnd::NoAnswer;
    const ProofRules rules{m_settings.notMovedApart, m_settings.didNotActApart};
    for (size_t i = 0; i < rows.size(); ++i) {
        const size_t row = rows[i];
        if (job.proofs[row].outcome != RowOutcome::Pending)
            continue;
        job.sightings[row].push_back(seen[i]);
        job.sightings[row].back().callUntouched = seen[i].callUntouched && !somethingMoved;
        forgetOld(job.sightings[row]);
        job.proofs[row] = judge(job.end, job.sightings[row], lastLook, rules);
        if (job.proofs[row].outcome != RowOutcome::Pending)
            verdict.proofs.emplace_back(static_cast<int>(row), job.proofs[row]);
    }
    const auto all = [&job](auto matches) { return std::all_of(job.proofs.begin(), job.proofs.end(), matches); };
    verdict.everyRow = all([](const RowProof &proof) { return proof.outcome != RowOutcome::Pending; });
    verdict.didNotAct = verdict.everyRow && job.end == CallEnd::Unknown &&
                        all([](const RowProof &proof) { return proof.outcome == RowOutcome::NotMoved; });
    verdict.lookedThrough = scheduleIsOver && !verdict.everyRow && !std::exchange(job.lookedThrough, true);
    if (!verdict.everyRow)
        job.due = m_scheduler.now() + pause(job);
    return verdict;
}

Millis Verifier::pause(const Job &job) const
{
    const size_t looks = job.looks + job.movedLooks;
    if (looks <= m_settings.repeats.size())
        return m_settings.repeats[looks - 1];
    return job.end == CallEnd::NoAnswer ? m_settings.silentRepeat : m_settings.repeats.back();
}

/// Keeps what can still prove something beside the newest.
void Verifier::forgetOld(std::vector<Sighting> &sightings) const
{
    const Millis apart = std::max(m_settings.notMovedApart, m_settings.didNotActApart);
    const auto old = [&](const Sighting &one) {
        return one.where != Whereabouts::Unreadable && sightings.back().began - one.at >= apart;
    };
    const auto enough = std::find_if(sightings.rbegin() + 1, sightings.rend(), old);
    if (enough != sightings.rend())
        sightings.erase(sightings.begin(), enough.base() - 1);
}

} // namespace baton
