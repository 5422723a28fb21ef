// SPDX-License-Identifier: GPL-3.0-or-later
// From the queue to the answer.
#include "app/reassign/on_answer.h"
#include "app/reassign/reassign_run.h"

#include <QLocale>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace baton {

Error ReassignRun::stoppedBeforeItLeft()
{
    return {ErrorKind::Canceled, tr("The run was stopped before this call left.")};
}

void ReassignRun::pump()
{
    // Listeners may call stop() or release() from within send().
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
    m_leaving[index] = {};
    ReassignWriter *writer = m_services.provider.reassignWriter();
    if (!writer) {
        change(index, CallState::Sending);
        answered(index, failure({ErrorKind::Forbidden, tr("This sign-in cannot reassign.")}));
        return;
    }
    if (m_heldUntil > m_services.scheduler.wallNow())
        hold(index, m_heldUntil, m_heldNote);
    else
        change(index, CallState::Sending);
    const QPointer<ReassignRun> self(this);
    AttemptWatch watch;
    watch.before = [self, index](const SendAttempt &attempt) {
        if (self)
            return self->intend(index, attempt);
        return QtFuture::makeReadyFuture(Result<void>(failure(stoppedBeforeItLeft())));
    };
    watch.refused = [self, index](const AttemptRefused &refusal) {
        if (self)
            self->attemptRefused(index, refusal);
    };
    onAnswer(writer->send(at(index).call, watch, {{}, Priority::Background}), this,
             [this, index](Result<Ticket> answer) { answered(index, std::move(answer)); });
}

QFuture<Result<void>> ReassignRun::intend(int index, const SendAttempt &attempt)
{
    if (m_stopping)
        return QtFuture::makeReadyFuture(Result<void>(failure(stoppedBeforeItLeft())));
    Leaving &leaving = m_leaving[index];
    const bool written = leaving.written && leaving.attempt.number == attempt.number;
    leaving = {};
    leaving.attempt = attempt;
    leaving.written = written;
    leaving.promise = std::make_shared<QPromise<Result<void>>>();
    leaving.promise->start();
    QFuture<Result<void>> agreed = leaving.promise->future();
    if (m_paused)
        hold(index, {}, m_brakeReason);
    else if (written)
        letGo(index);
    else
        writeIntent(index);
    return agreed;
}

void ReassignRun::writeIntent(int index)
{
    Leaving &leaving = m_leaving[index];
    leaving.writing = true;
    const AttemptIntended intent{leaving.attempt.number, leaving.attempt.previous};
    onAnswer(m_services.journal.append({record(index, intent)}), this,
             [this, index](const Result<void> &written) { intended(index, written); });
    at(index).note.clear();
    change(index, CallState::Sending);
}

void ReassignRun::intended(int index, const Result<void> &written)
{
    Leaving &leaving = m_leaving[index];
    leaving.writing = false;
    leaving.written = written.has_value();
    if (!written) {
        answerLeaving(leaving, failure(written.error()));
        storageBroke(written.error());
    } else if (m_stopping) {
        answerLeaving(leaving, failure(stoppedBeforeItLeft()));
    } else if (m_paused) {
        hold(index, {}, m_brakeReason); // the brake was pulled meanwhile
    } else {
        letGo(index);
    }
}

void ReassignRun::letGo(int index)
{
    Leaving &leaving = m_leaving[index];
    leaving.left = true;
    CallProgress &call = at(index);
    call.attempts = leaving.attempt.number;
    if (!call.startedAt.isValid())
        call.startedAt = m_services.scheduler.wallNow();
    call.note.clear();
    enter(index, CallState::Sending);
    answerLeaving(leaving, {}); // before anybody hears of it, who might stop the run
    Q_EMIT callChanged(index);
}

void ReassignRun::answerLeaving(Leaving &leaving, Result<void> agreed)
{
    const std::shared_ptr<QPromise<Result<void>>> promise = std::exchange(leaving.promise, nullptr);
    if (!promise)
        return;
    promise->addResult(std::move(agreed));
    promise->finish();
}

/// What the brake kept from leaving leaves, or never will.
void ReassignRun::answerHeld()
{
    std::vector<int> held;
    for (const auto &[index, leaving] : m_leaving) {
        if (leaving.promise && !leaving.writing)
            held.push_back(index);
    }
    for (const int index : held) {
        Leaving &leaving = m_leaving[index];
        if (!leaving.promise || leaving.writing)
            continue; // whoever listens has stopped the run, and this was answered
        if (m_stopping)
            answerLeaving(leaving, failure(stoppedBeforeItLeft()));
        else if (leaving.written)
            letGo(index);
        else
            writeIntent(index);
    }
}

/// An attempt was refused, and the provider makes another.
void ReassignRun::attemptRefused(int index, const AttemptRefused &refusal)
{
    m_leaving[index] = {};
    at(index).error = refusal.error;
    write({record(index, CallRefused{refusal.error})}, [] {});
    if (refusal.wait <= Millis(0))
        return;
    const QDateTime until = m_services.scheduler.wallNow().addMSecs(refusal.wait.count());
    const QString time = QLocale().toString(until.toLocalTime().time(), QStringLiteral("HH:mm:ss"));
    if (refusal.error.kind != ErrorKind::RateLimited) {
        hold(index, until, tr("Not sent yet, goes on at %2: %1").arg(describe(refusal.error), time));
        return;
    }
    // The tenant counts its calls together: what is about to leave waits as well.
    m_heldUntil = std::max(m_heldUntil, until);
    m_heldNote = tr("Rate limit reached (429). Goes on at %1.").arg(time);
    for (const auto &[waiting, leaving] : m_leaving) {
        if (!leaving.left && !leaving.promise)
            hold(waiting, m_heldUntil, m_heldNote);
    }
}

void ReassignRun::hold(int index, const QDateTime &until, const QString &note)
{
    CallProgress &call = at(index);
    call.heldUntil = until;
    call.note = note;
    change(index, CallState::Held);
}

void ReassignRun::answered(int index, Result<Ticket> answer)
{
    m_leaving.erase(index);
    if (answer) {
        m_brake.accepted();
        const CallAccepted said{answer->httpStatus, answer->trackingId, answer->deprecatedPath,
                                answer->task,       answer->note,       answer->returned};
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
    CallProgress &call = at(index);
    call.error.reset();
    call.note = ticket.note;
    call.returned = ticket.returned;
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
        verify(index, end == SendEnd::Unknown ? CallEnd::Unknown : CallEnd::Refused);
        pump();
    });
    // At once: until the refusal is on disk, others would leave.
    considerBrake(end, error);
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
    const bool someAreLeft = m_lanes.queued() > 0 || std::any_of(m_leaving.cbegin(), m_leaving.cend(),
                                                                 [](const auto &one) { return !one.second.left; });
    // With nothing left to send there is nothing to ask.
    if (!reason || m_paused || m_stopping || !someAreLeft)
        return;
    m_paused = true;
    m_brakeReason = *reason;
    write({record(-1, BrakeEvent{BrakeEvent::What::Pulled, *reason})}, [] {});
    updatePhase();
}

} // namespace baton
