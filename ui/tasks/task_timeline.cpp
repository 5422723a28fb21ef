// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_timeline.h"

#include "app/reassign/call_verdict.h"
#include "models/tables/call_cells.h"
#include "models/tables/state_words.h"
#include "ui/common/error_words.h"
#include "ui/common/run_words.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::TaskTimeline)
};

constexpr QLatin1StringView done("s-done");
constexpr QLatin1StringView lens("s-verify");
constexpr QLatin1StringView octagon("s-failed");
constexpr QLatin1StringView diamond("s-unknown");

/// Reads the events in order; what one reading said of many rows becomes one step.
class Teller
{
public:
    Teller(const CallStory &story, const CellContext &context) : m_story(story), m_context(context)
    {
        m_proofs.resize(static_cast<size_t>(story.call.rows.size()));
    }

    std::vector<DetailsEvent> tell()
    {
        step(m_story.record.at, {Text::tr("Written to the journal"), done, Tone::Ok, false});
        for (const JournalEvent &event : m_story.events) {
            m_at = event.at;
            std::visit([this](const auto &what) { read(what); }, event.what);
        }
        return std::move(m_steps);
    }

private:
    void step(const QDateTime &at, StateWord word, const QString &detail = {})
    {
        word.badge = false;
        m_steps.push_back({std::move(word), clockText(at, m_context), detail});
        m_readingAt = QDateTime();
        m_refused = false;
    }

    void read(const AttemptIntended &what)
    {
        const QString request = Text::tr("%1 %2, %3")
                                    .arg(m_story.call.method, m_story.call.path,
                                         rowsText(static_cast<int>(m_story.call.rows.size()),
                                                  countRows(m_story.call, {}, CallState::Queued).items));
        if (what.previous) {
            // Where the refusal has its own record, it was told a line above.
            step(m_at, {Text::tr("Sent again, attempt %1").arg(what.attempt), done, Tone::Ok, false},
                 m_refused ? QString()
                           : Text::tr("The attempt before changed nothing: %1").arg(errorLine(*what.previous)));
        } else
            step(m_at, {Text::tr("Sent"), done, Tone::Ok, false}, request);
    }

    void read(const CallAccepted &what)
    {
        QStringList details;
        if (what.task)
            details.push_back(Text::tr("Task %1").arg(shortId(what.task->id.toString())));
        if (what.deprecatedPath)
            details.push_back(Text::tr("The tenant calls this path deprecated"));
        if (what.returned)
            details.push_back(Text::tr("It named %1").arg(isolated(what.returned->name)));
        if (!what.note.isEmpty())
            details.push_back(what.note);
        step(m_at, {Text::tr("Answered %1").arg(what.httpStatus), "s-accepted"_L1, Tone::Accent, false},
             details.join(u". "_s));
    }

    void read(const CallRefused &what)
    {
        const bool unknown = what.error.kind == ErrorKind::OutcomeUnknown;
        const QString refused =
            what.error.httpStatus != 0 ? Text::tr("Refused (%1)").arg(what.error.httpStatus) : Text::tr("Not sent");
        step(m_at,
             {unknown ? Text::tr("No certain answer") : refused, unknown ? diamond : octagon,
              unknown ? Tone::Odd : Tone::Bad, false},
             isVendorText(what.error)      ? u"“%1”"_s.arg(what.error.message)
             : what.error.causes.isEmpty() ? what.error.message
                                           : what.error.causes.join(u". "_s));
        m_refused = true;
    }

    void read(const TaskSeen &what)
    {
        switch (what.task.state.value) {
        case TaskState::Queued:
            step(m_at, {Text::tr("The task waits"), "s-accepted"_L1, Tone::Accent, false}, what.task.state.raw);
            break;
        case TaskState::Running:
            step(m_at, {Text::tr("The task runs"), "s-running"_L1, Tone::Accent, false}, what.task.state.raw);
            break;
        case TaskState::Succeeded:
            step(m_at, {Text::tr("The task ended"), "s-accepted"_L1, Tone::Accent, false}, what.task.state.raw);
            break;
        case TaskState::Failed:
            step(m_at, {Text::tr("The task failed"), octagon, Tone::Bad, false},
                 what.task.errors.empty() ? what.task.state.raw : u"“%1”"_s.arg(preferredText(what.task.errors)));
            break;
        case TaskState::Unknown:
            step(m_at, {Text::tr("The task says “%1”").arg(what.task.state.raw), diamond, Tone::Odd, false});
            break;
        }
    }

    void read(const TaskSilent &what)
    {
        step(m_at, {Text::tr("No answer"), "s-silent"_L1, Tone::Warn, false},
             what.gone ? Text::tr("The tenant does not know the task. Its rows decide.")
                       : Text::tr("The task is silent. It may still finish."));
    }

    void read(const RowProven &what)
    {
        if (what.row >= 0 && static_cast<size_t>(what.row) < m_proofs.size())
            m_proofs[static_cast<size_t>(what.row)] = what.proof;
        const QString detail = wordsOfRows(countRows(m_story.call, m_proofs, CallState::Verifying));
        if (m_readingAt.isValid() && m_readingAt == m_at) {
            m_steps.back().detail = detail;
            return;
        }
        step(m_at, {Text::tr("Re-read %1").arg(++m_readings), lens, Tone::Accent, false}, detail);
        m_readingAt = m_at;
    }

    void read(const CallSettled &what)
    {
        const RowCounts rows = countRows(m_story.call, m_proofs, what.state);
        step(m_at, stateWord(what.state, {rows.all, rows.moved, rows.movedElsewhere}, passedOnTo(m_proofs)), what.note);
    }

    void read(const UnreadableEvent &what)
    {
        step(m_at, {Text::tr("A record that cannot be read"), diamond, Tone::Odd, false},
             Text::tr("%1: %2").arg(what.kind, what.reason));
    }

    // About the whole run.
    void read(const BrakeEvent &) {}
    void read(const RunEnded &) {}
    void read(const RunAbandoned &) {}

    const CallStory &m_story;
    const CellContext &m_context;
    std::vector<DetailsEvent> m_steps;
    std::vector<RowProof> m_proofs;
    QDateTime m_at;
    QDateTime m_readingAt; ///< of the reading that the last step tells of; invalid: the last step is something else
    int m_readings = 0;
    bool m_refused = false; ///< the last step tells of a refusal
};

} // namespace

std::vector<DetailsEvent> timelineOf(const CallStory &story, const CellContext &context)
{
    return Teller(story, context).tell();
}

} // namespace baton
