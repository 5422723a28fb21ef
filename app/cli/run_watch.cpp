// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_watch.h"

#include "app/cli/run_outcome.h"

#include <algorithm>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

/// Answered, or never to be sent. A refusal is proven by one reading, which is worth the moment; an unknown outcome
/// takes long.
bool isAnswered(const CallProgress &call)
{
    switch (call.state) {
    case CallState::Queued:
    case CallState::Held:
    case CallState::Sending:
        return false;
    case CallState::Verifying:
        return !call.error || call.error->kind == ErrorKind::OutcomeUnknown;
    default:
        return true;
    }
}

} // namespace

RunWatch::RunWatch(Workplace &workplace, const ReassignOptions &options, Confirmation &confirmation)
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
        m_workplace.scheduler.callAfter(std::chrono::seconds(*m_options.waitSeconds), this, [this] {
            m_workplace.output.note(u"%1 seconds are over."_s.arg(*m_options.waitSeconds));
            m_untilAnswered = true;
            consider();
        });
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

void RunWatch::callChanged(int index)
{
    const CallProgress &call = m_run->calls()[static_cast<size_t>(index)];
    CallState &told = m_told[static_cast<size_t>(index)];
    if (call.state != told) {
        told = call.state;
        QString line = u"Call %1 of %2: %3"_s.arg(QString::number(index + 1), QString::number(m_told.size()),
                                                  callWord(call.state));
        if (call.state == CallState::Accepted && call.task)
            line += u" (task %1)"_s.arg(call.task->id.toString());
        if (!call.note.isEmpty() && call.state != CallState::Sending)
            line += u" · "_s + call.note;
        m_workplace.output.note(line);
    }
    consider();
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
}

bool RunWatch::allAnswered() const
{
    const std::vector<CallProgress> &calls = m_run->calls();
    return std::all_of(calls.begin(), calls.end(), isAnswered);
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
