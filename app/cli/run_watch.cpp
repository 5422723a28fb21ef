// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_watch.h"

#include "app/cli/plain_text.h"
#include "app/cli/run_outcome.h"

#include <algorithm>
#include <utility>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

bool isWaiting(const CallProgress &call)
{
    return call.state == CallState::Queued || call.state == CallState::Held;
}

/// Answered, or never to be sent. A refusal is proven by one reading, which is worth the moment while there is time; an
/// unknown outcome takes long.
bool isAnswered(const CallProgress &call, bool timeIsUp)
{
    if (call.state == CallState::Verifying)
        return timeIsUp || !call.error || call.error->kind == ErrorKind::OutcomeUnknown;
    return !isWaiting(call) && call.state != CallState::Sending;
}

} // namespace

RunWatch::RunWatch(Workplace &workplace, const Waiting &options, Confirmation &confirmation)
    : m_workplace(workplace), m_options(options), m_confirmation(confirmation),
      m_untilAnswered(options.wait == WaitMode::UntilAnswered)
{
}

void RunWatch::follow(ReassignRun *run)
{
    m_run = run;
    m_told.assign(run->calls().size(), CallState::Queued);
    connect(run, &ReassignRun::callChanged, this, &RunWatch::callChanged);
    connect(run, &ReassignRun::phaseChanged, this, &RunWatch::phaseChanged);
    connect(run, &ReassignRun::ended, this, &RunWatch::finish);
    connect(run, &ReassignRun::storageFailed, this, [this](const Error &error) {
        m_storageBroken = true;
        m_untilAnswered = true; // what cannot be written down cannot be proven
        m_workplace.output.note(u"The journal cannot be written, so nothing more is sent: "_s + describe(error));
        consider();
    });
    if (m_options.waitSeconds) {
        m_workplace.scheduler.callAfter(std::chrono::seconds(*m_options.waitSeconds), this, [this] { timeIsUp(); });
    }
    for (int index = 0; index < static_cast<int>(run->calls().size()); ++index)
        callChanged(index);
    phaseChanged();
}

void RunWatch::interrupt(int times)
{
    if (times > 1) {
        m_workplace.output.note(u"Interrupted again; the journal knows what was sent."_s);
        finish();
        return;
    }
    m_workplace.output.note(
        u"Interrupted: nothing more is sent. What is under way is waited for; Ctrl-C again ends at once."_s);
    m_untilAnswered = true;
    m_run->stop(u"Stopped by Ctrl-C."_s);
    consider();
}

void RunWatch::timeIsUp()
{
    if (m_done)
        return;
    const QString over = counted(*m_options.waitSeconds, u"second"_s) + u" passed."_s;
    m_workplace.output.note(over + u" Nothing more is sent; what is under way is answered first."_s);
    m_untilAnswered = true;
    m_timeIsUp = true;
    m_run->stop(u"Not sent: %1"_s.arg(over));
    consider();
}

void RunWatch::callChanged(int index)
{
    const CallProgress &call = m_run->calls()[static_cast<size_t>(index)];
    CallState &told = m_told[static_cast<size_t>(index)];
    // Until its intent is written down a call waits, and may be stopped without a trace.
    const bool onItsWay = call.state != CallState::Sending || call.attempts > 0;
    if (call.state != told && onItsWay) {
        told = call.state;
        QString line = u"Call %1 of %2: %3"_s.arg(QString::number(index + 1), QString::number(m_told.size()),
                                                  callWord(call.state));
        if (call.state == CallState::Accepted && call.task)
            line += u" (task %1)"_s.arg(call.task->id.toString());
        if (!call.note.isEmpty() && call.state != CallState::Sending)
            line += u" · "_s + call.note;
        m_workplace.output.note(line);
        if (call.state == CallState::Accepted || call.state == CallState::Running)
            tellWhoWaits(index);
    }
    consider();
}

/// Otherwise it would look as if a call that needs no answer any more were waited for.
void RunWatch::tellWhoWaits(int index)
{
    const std::vector<CallProgress> &calls = m_run->calls();
    const QString &lane = calls[static_cast<size_t>(index)].call.lane;
    if (lane.isEmpty() || m_toldLanes.contains(lane))
        return;
    QStringList behind;
    for (size_t i = 0; i < calls.size(); ++i) {
        if (isWaiting(calls[i]) && calls[i].call.lane == lane)
            behind << QString::number(i + 1);
    }
    if (behind.isEmpty())
        return;
    m_toldLanes.insert(lane);
    m_workplace.output.note(
        (behind.size() == 1 ? u"Call %1 waits until call %2 is done: calls on the same reviews go one at a time."_s
                            : u"Calls %1 wait until call %2 is done: calls on the same reviews go one at a time."_s)
            .arg(behind.join(u", "_s), QString::number(index + 1)));
}

void RunWatch::phaseChanged()
{
    if (m_run->phase() == ReassignRun::Phase::Paused)
        brake();
    consider();
}

void RunWatch::brake()
{
    m_workplace.output.note(u"Paused: "_s + m_run->brakeReason());
    const RowCount rows = rowsThatWait(m_run->calls());
    if (m_workplace.canAsk && m_workplace.countAskedAbove && rows.all() > *m_workplace.countAskedAbove) {
        const QString typed = QString::number(rows.all());
        m_confirmation.askFor(
            typed,
            u"%1 is marked as production. Go on with the %2 that are not sent yet? Type %3 to send "
            "them; anything else leaves them unsent."_s.arg(m_workplace.tenantName, counted(rows), typed),
            [this](bool yes) { m_run->release(yes); });
        return;
    }
    if (m_workplace.canAsk) {
        m_confirmation.ask(u"Go on with the calls that are not sent yet?"_s, [this](bool yes) { m_run->release(yes); });
        return;
    }
    m_workplace.output.note(u"Nobody can be asked here, so the rest is not sent. → Look at the calls above, then "
                            "reassign the rows that are left."_s);
    // Not inside the run's own signal.
    QMetaObject::invokeMethod(
        this, [this] { m_run->release(false); }, Qt::QueuedConnection);
}

void RunWatch::consider()
{
    if (m_untilAnswered && allAnswered())
        finish();
    else if (!m_gaveUp && isStuck())
        giveUp();
}

bool RunWatch::allAnswered() const
{
    const std::vector<CallProgress> &calls = m_run->calls();
    return std::all_of(calls.begin(), calls.end(),
                       [this](const CallProgress &call) { return isAnswered(call, m_timeIsUp); });
}

bool RunWatch::isStuck() const
{
    QSet<QString> silentLanes;
    for (const CallProgress &call : m_run->calls()) {
        if (call.state == CallState::NoAnswer)
            silentLanes.insert(call.call.lane);
    }
    if (silentLanes.isEmpty() || m_run->phase() == ReassignRun::Phase::Paused)
        return false;
    return std::all_of(m_run->calls().begin(), m_run->calls().end(), [&silentLanes](const CallProgress &call) {
        if (isWaiting(call))
            return silentLanes.contains(call.call.lane);
        if (call.state == CallState::NoAnswer)
            return call.lookedThrough;
        return call.state == CallState::OutcomeUnknown || isSettled(call.state);
    });
}

void RunWatch::giveUp()
{
    m_gaveUp = true;
    m_workplace.output.note(u"What is still open does not answer and is not waited for any longer."_s);
    m_untilAnswered = true;
    m_run->stop(u"Not sent: the task of the call before it does not answer."_s);
    consider();
}

/// Not inside a signal of the run: whoever hears done() may end the program.
void RunWatch::finish()
{
    if (std::exchange(m_done, true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT done(); }, Qt::QueuedConnection);
}

} // namespace baton::cli
