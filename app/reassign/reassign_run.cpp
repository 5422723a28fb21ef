// SPDX-License-Identifier: GPL-3.0-or-later
// Its course: begun, written down, stopped, ended. Sending and what follows an answer are in the files beside it.
#include "app/reassign/reassign_run.h"

#include "app/reassign/on_answer.h"

#include <QPointer>
#include <QUuid>

#include <utility>

namespace baton {

namespace {

Plan withIds(Plan plan)
{
    for (Call &call : plan.calls) {
        if (call.id.isEmpty())
            call.id = CallId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
    return plan;
}

} // namespace

ReassignRun::ReassignRun(Services services, Settings settings, Order order, Plan plan, RunOrigin origin, RunLinks links,
                         QObject *parent)
    : QObject(parent), m_services(services), m_settings(settings), m_order(std::move(order)),
      m_plan(withIds(std::move(plan))), m_origin(std::move(origin)), m_links(std::move(links)),
      m_id(QUuid::createUuid().toString(QUuid::WithoutBraces)), m_lanes(m_plan.calls, services.lanes),
      m_brake({settings.refusalsInARow, settings.unknownsInARow}), m_unfinished(static_cast<int>(m_plan.calls.size()))
{
    m_calls.reserve(m_plan.calls.size());
    m_indexOf.reserve(m_unfinished);
    for (const Call &call : m_plan.calls) {
        m_indexOf.insert(call.id, static_cast<int>(m_calls.size()));
        CallProgress &progress = m_calls.emplace_back();
        progress.call = call;
        progress.proofs.resize(static_cast<size_t>(call.rows.size()));
    }
    connect(&m_services.tracker, &TaskTracker::taskChanged, this, &ReassignRun::taskChanged);
    connect(&m_services.tracker, &TaskTracker::taskSilent, this, &ReassignRun::taskSilent);
    connect(&m_services.tracker, &TaskTracker::taskGone, this, &ReassignRun::taskGone);
    connect(&m_services.verifier, &Verifier::rowsProven, this, &ReassignRun::rowsProven);
    connect(&m_services.verifier, &Verifier::verified, this, &ReassignRun::verified);
    connect(&m_services.verifier, &Verifier::lookedThrough, this, &ReassignRun::lookedThrough);
    // Queued: it comes from within another run's work.
    connect(
        &m_services.lanes, &LaneRegistry::freed, this,
        [this](const QString &lane) {
            if (m_lanes.freed(lane))
                pump();
        },
        Qt::QueuedConnection);
}

ReassignRun::ReassignRun(Services services, RunStory story, QObject *parent)
    : ReassignRun(services, Settings{}, std::move(story.record.order), std::move(story.record.plan),
                  std::move(story.record.origin), {story.record.undoes, story.record.continues}, parent)
{
    m_id = std::move(story.record.id);
    m_told = std::move(story.events);
    m_resumed = true;
}

ReassignRun::~ReassignRun()
{
    // Who waits to let a call leave has to hear that it never will.
    for (auto &[index, leaving] : m_leaving)
        answerLeaving(leaving, failure(stoppedBeforeItLeft()));
    for (auto it = m_taskOf.keyBegin(); it != m_taskOf.keyEnd(); ++it)
        m_services.tracker.forget(*it);
    for (const CallProgress &call : m_calls) {
        if (call.state == CallState::Verifying || call.state == CallState::NoAnswer)
            m_services.verifier.forget(call.call.id);
    }
}

void ReassignRun::start()
{
    if (m_started)
        return;
    m_started = true;
    RunRecord record;
    record.id = m_id;
    record.order = m_order;
    record.plan.calls = std::exchange(m_plan.calls, {});
    record.plan.leftOut = m_plan.leftOut;
    record.plan.warnings = std::exchange(m_plan.warnings, {});
    record.origin = m_origin;
    record.at = m_services.scheduler.wallNow();
    record.undoes = m_links.undoes;
    record.continues = m_links.continues;
    onAnswer(m_services.journal.begin(std::move(record)), this, [this](const Result<void> &written) {
        if (!written) {
            storageBroke(written.error());
            return;
        }
        m_begun = true;
        Q_EMIT begun();
        if (m_stopping)
            abandonQueue(m_stopNote, BrakeEvent{BrakeEvent::What::StoppedByPerson, m_stopNote});
        pump();
    });
}

JournalEvent ReassignRun::record(int index, JournalEvent::What what) const
{
    JournalEvent event;
    event.run = m_id;
    if (index >= 0)
        event.call = m_calls[static_cast<size_t>(index)].call.id;
    event.at = m_services.scheduler.wallNow();
    event.what = std::move(what);
    return event;
}

void ReassignRun::write(Events events, std::function<void()> then)
{
    if (!m_begun) {
        then(); // events of a run that the journal does not know would hang in the air
        return;
    }
    onAnswer(m_services.journal.append(std::move(events)), this,
             [this, then = std::move(then)](const Result<void> &written) {
                 const QPointer<ReassignRun> self(this);
                 if (!written)
                     storageBroke(written.error());
                 if (self)
                     then();
             });
}

void ReassignRun::storageBroke(const Error &error)
{
    if (m_storageBroken)
        return;
    m_storageBroken = true;
    m_stopping = true;
    m_paused = false;
    answerHeld();
    const QPointer<ReassignRun> self(this);
    Q_EMIT storageFailed(error);
    if (self)
        abandonQueue(tr("Not sent: the journal could not be written."), std::nullopt);
}

void ReassignRun::release(bool goOn)
{
    if (!m_paused)
        return;
    if (!goOn) {
        stop(tr("Not sent: the run was stopped."));
        return;
    }
    m_brake.reset();
    m_paused = false;
    // What is sent from here on is written after this, so nobody has to wait for it.
    write({record(-1, BrakeEvent{BrakeEvent::What::Released, m_brakeReason})}, [] {});
    m_brakeReason.clear();
    answerHeld();
    pump();
}

void ReassignRun::stop(const QString &reason)
{
    if (m_stopping || m_phase == Phase::Ended)
        return;
    m_stopping = true;
    m_paused = false;
    m_stopNote = reason;
    answerHeld();
    if (m_begun)
        abandonQueue(reason, BrakeEvent{BrakeEvent::What::StoppedByPerson, reason});
}

void ReassignRun::abandonQueue(const QString &note, std::optional<BrakeEvent> why)
{
    Events events;
    if (why)
        events.push_back(record(-1, *why));
    const std::vector<int> calls = m_lanes.drain();
    for (const int index : calls)
        events.push_back(record(index, CallSettled{CallState::NotSent, note}));
    if (events.empty()) {
        updatePhase();
        return;
    }
    write(std::move(events), [this, calls, note] {
        for (const int index : calls)
            settle(index, CallState::NotSent, note);
        updatePhase();
    });
}

void ReassignRun::change(int index, CallState state)
{
    enter(index, state);
    Q_EMIT callChanged(index);
}

void ReassignRun::enter(int index, CallState state)
{
    CallProgress &call = at(index);
    call.state = state;
    if (state != CallState::Held)
        call.heldUntil = {};
    if (state != CallState::NoAnswer)
        call.lookedThrough = false;
    call.changedAt = m_services.scheduler.wallNow();
}

void ReassignRun::updatePhase()
{
    if (!m_started || m_phase == Phase::Ended || m_pumping)
        return;
    if (m_unfinished == 0 && m_sending == 0 && !hasRest() && (m_begun || m_storageBroken)) {
        if (std::exchange(m_ending, true))
            return;
        const RunCounts all = counts();
        const QString note = tr("%1 of %2 rows moved.").arg(all.moved).arg(all.rows);
        write({record(-1, RunEnded{note})}, [this] {
            setPhase(Phase::Ended);
            Q_EMIT ended();
        });
        return;
    }
    if (m_paused)
        setPhase(Phase::Paused);
    else if (m_lanes.queued() > 0 || m_sending > 0)
        setPhase(Phase::Sending);
    else
        setPhase(Phase::Following);
}

void ReassignRun::setPhase(Phase phase)
{
    if (m_phase == phase)
        return;
    m_phase = phase;
    Q_EMIT phaseChanged();
}

const RunId &ReassignRun::id() const
{
    return m_id;
}
ReassignRun::Phase ReassignRun::phase() const
{
    return m_phase;
}
const Order &ReassignRun::order() const
{
    return m_order;
}
const std::vector<LeftOut> &ReassignRun::leftOut() const
{
    return m_plan.leftOut;
}
const std::vector<CallProgress> &ReassignRun::calls() const
{
    return m_calls;
}
QString ReassignRun::brakeReason() const
{
    return m_brakeReason;
}

} // namespace baton
