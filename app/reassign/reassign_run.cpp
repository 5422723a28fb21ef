// SPDX-License-Identifier: GPL-3.0-or-later
// Writing down and sending. What follows an answer is in reassign_run_follow.cpp.
#include "app/reassign/reassign_run.h"

#include "app/reassign/on_answer.h"

#include <QCoreApplication>
#include <QPointer>
#include <QPromise>
#include <QUuid>

#include <algorithm>
#include <memory>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

Plan withIds(Plan plan)
{
    for (Call &call : plan.calls) {
        if (call.id.isEmpty())
            call.id = CallId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
    return plan;
}

Error notSentAnyMore()
{
    return {ErrorKind::Canceled, ReassignRun::tr("The run was stopped before this call left.")};
}

} // namespace

ReassignRun::ReassignRun(Services services, Settings settings, Order order, Plan plan, RunOrigin origin,
                         QObject *parent)
    : QObject(parent), m_services(services), m_settings(settings), m_order(std::move(order)),
      m_plan(withIds(std::move(plan))), m_origin(std::move(origin)),
      m_id(QUuid::createUuid().toString(QUuid::WithoutBraces)), m_lanes(m_plan.calls, services.lanes),
      m_brake({settings.refusalsInARow, settings.unknownsInARow}), m_unfinished(static_cast<int>(m_plan.calls.size()))
{
    m_calls.reserve(m_plan.calls.size());
    for (const Call &call : m_plan.calls) {
        m_indexOf.insert(call.id, static_cast<int>(m_calls.size()));
        CallProgress progress;
        progress.call = call;
        progress.proofs.resize(call.rows.size());
        m_calls.push_back(std::move(progress));
    }
    connect(&m_services.tracker, &TaskTracker::taskChanged, this, &ReassignRun::taskChanged);
    connect(&m_services.tracker, &TaskTracker::taskSilent, this, &ReassignRun::taskSilent);
    connect(&m_services.verifier, &Verifier::rowsProven, this, &ReassignRun::rowsProven);
    connect(&m_services.verifier, &Verifier::verified, this, &ReassignRun::verified);
    // Queued: it comes from within another run's work.
    connect(
        &m_services.lanes, &LaneRegistry::freed, this,
        [this](const QString &lane) {
            if (m_lanes.freed(lane))
                pump();
        },
        Qt::QueuedConnection);
}

ReassignRun::~ReassignRun()
{
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
    record.plan = m_plan;
    record.origin = m_origin;
    record.at = m_services.scheduler.wallNow();
    onAnswer(m_services.journal.begin(std::move(record)), this, [this](const Result<void> &written) {
        if (!written) {
            storageBroke(written.error());
            return;
        }
        m_begun = true;
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
    if (!m_begun || events.empty()) {
        then(); // events of a run that the journal does not know would hang in the air
        return;
    }
    onAnswer(m_services.journal.append(std::move(events)), this,
             [this, then = std::move(then)](const Result<void> &written) {
                 if (!written)
                     storageBroke(written.error());
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
    const QPointer<ReassignRun> self(this);
    Q_EMIT storageFailed(error);
    if (self)
        abandonQueue(tr("Not sent: the journal could not be written."), std::nullopt);
}

void ReassignRun::pump()
{
    // Answers may come from within send(), and listeners may call stop().
    if (m_pumping)
        return;
    m_pumping = true;
    while (m_begun && !m_stopping && !m_paused && m_sending < std::max(1, m_settings.parallel)) {
        const std::optional<int> next = m_lanes.next();
        if (!next)
            break;
        send(*next);
    }
    m_pumping = false;
    updatePhase();
}

void ReassignRun::send(int index)
{
    ++m_sending;
    change(index, CallState::Sending);
    ReassignWriter *writer = m_services.provider.reassignWriter();
    if (!writer) {
        answered(index, failure({ErrorKind::Forbidden, tr("This sign-in cannot reassign.")}));
        return;
    }
    const BeforeAttempt before = [run = QPointer<ReassignRun>(this), index](const SendAttempt &attempt) {
        if (run)
            return run->intend(index, attempt);
        return QtFuture::makeReadyFuture(Result<void>(failure(notSentAnyMore())));
    };
    onAnswer(writer->send(at(index).call, before, {{}, Priority::Background}), this,
             [this, index](Result<Ticket> answer) { answered(index, std::move(answer)); });
}

QFuture<Result<void>> ReassignRun::intend(int index, const SendAttempt &attempt)
{
    if (m_stopping)
        return QtFuture::makeReadyFuture(Result<void>(failure(notSentAnyMore())));
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    QFuture<Result<void>> agreed = promise->future();
    // The provider waits for this answer: it has to come also when the run is gone by then.
    onAnswer(m_services.journal.append({record(index, AttemptIntended{attempt.number, attempt.previous})}),
             QCoreApplication::instance(),
             [run = QPointer<ReassignRun>(this), promise, index, number = attempt.number](const Result<void> &written) {
                 promise->addResult(run ? run->intended(index, number, written) : failure(notSentAnyMore()));
                 promise->finish();
             });
    return agreed;
}

Result<void> ReassignRun::intended(int index, int attempt, const Result<void> &written)
{
    if (!written) {
        storageBroke(written.error());
        return failure(written.error());
    }
    if (m_stopping)
        return failure(notSentAnyMore());
    CallProgress &call = at(index);
    call.attempts = attempt;
    if (!call.startedAt.isValid())
        call.startedAt = m_services.scheduler.wallNow();
    change(index, CallState::Sending);
    return {};
}

void ReassignRun::answered(int index, Result<Ticket> answer)
{
    if (answer) {
        const CallAccepted said{answer->httpStatus, answer->trackingId, answer->deprecatedPath, answer->task};
        write({record(index, said)}, [this, index, ticket = *answer] { accepted(index, ticket); });
        return;
    }
    const Error error = answer.error();
    if (sendEndOf(error, at(index).attempts) == SendEnd::NeverLeft)
        neverLeft(index, error);
    else
        notAccepted(index, error);
}

void ReassignRun::accepted(int index, const Ticket &ticket)
{
    --m_sending;
    m_brake.accepted();
    CallProgress &call = at(index);
    call.error.reset();
    call.note = ticket.note;
    if (ticket.task && !ticket.task->id.isEmpty()) {
        follow(index, *ticket.task);
    } else if (call.call.givesTask) {
        // Accepted, but nothing tells when it is done: proven as if it had never answered.
        verify(index, CallEnd::Unknown);
    } else {
        m_lanes.free(index);
        verify(index, CallEnd::AnsweredWithoutTask);
    }
    pump();
}

void ReassignRun::notAccepted(int index, const Error &refusal)
{
    Error error = refusal;
    const SendEnd end = sendEndOf(error, at(index).attempts);
    if (end == SendEnd::Unknown)
        error.kind = ErrorKind::OutcomeUnknown; // whatever it was called: the journal must not take it for harmless
    write({record(index, CallRefused{error})}, [this, index, error, end] {
        --m_sending;
        CallProgress &call = at(index);
        call.error = error;
        if (end == SendEnd::Unknown) {
            call.note = tr("The call may or may not have arrived. Baton does not send it a second time. Re-reading "
                           "its rows decides.");
        } else {
            call.note = tr("Refused: %1").arg(describe(error));
            m_lanes.free(index);
        }
        considerBrake(end, error);
        verify(index, end == SendEnd::Unknown ? CallEnd::Unknown : CallEnd::Refused);
        pump();
    });
}

void ReassignRun::neverLeft(int index, const Error &error)
{
    const QString note = tr("Not sent: %1").arg(describe(error));
    Events events;
    if (error.kind != ErrorKind::Canceled && error.kind != ErrorKind::Storage)
        events.push_back(record(index, CallRefused{error}));
    events.push_back(record(index, CallSettled{CallState::NotSent, note}));
    write(std::move(events), [this, index, error, note] {
        --m_sending;
        at(index).error = error;
        settle(index, CallState::NotSent, note);
    });
}

void ReassignRun::considerBrake(SendEnd end, const Error &error)
{
    const std::optional<QString> reason = m_brake.failed(end, error);
    // With nothing left to send there is nothing to ask.
    if (!reason || m_paused || m_stopping || m_lanes.queued() == 0)
        return;
    m_paused = true;
    m_brakeReason = *reason;
    write({record(-1, BrakeEvent{BrakeEvent::What::Pulled, *reason})}, [] {});
    updatePhase();
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
    pump();
}

void ReassignRun::stop(const QString &reason)
{
    if (m_stopping || m_phase == Phase::Ended)
        return;
    m_stopping = true;
    m_paused = false;
    m_stopNote = reason;
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
    write(std::move(events), [this, calls, note] {
        for (const int index : calls)
            settle(index, CallState::NotSent, note);
        updatePhase();
    });
}

} // namespace baton
