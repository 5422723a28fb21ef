// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/plain_text.h"
#include "app/listing/when_answered.h"
#include "app/reassign/run_desk.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

bool Command::mayAsk(bool yes, const QString &instead)
{
    if (yes || m_workplace.canAsk)
        return true;
    fail({ErrorKind::Invalid, u"Nobody can be asked here, and nothing is sent unasked."_s, instead}, ExitCode::Usage);
    return false;
}

void Command::withDesk(std::function<void(RunDesk &)> then)
{
    whenAnswered(m_workplace.openDesk(), this, [this, then = std::move(then)](const Result<RunDesk *> &desk) {
        if (desk)
            then(**desk);
        else
            fail(desk.error(), m_workplace.folderInUse() ? ExitCode::DataFolderInUse : ExitCode::Failed);
    });
}

void Command::withRuns(std::function<void(HistoryReader &, const std::vector<RunSummary> &)> then)
{
    const Result<HistoryReader *> history = m_workplace.history();
    if (!history) {
        fail(history.error());
        return;
    }
    HistoryReader &reader = **history;
    whenAnswered(reader.runs(), this,
                 [this, &reader, then = std::move(then)](const Result<std::vector<RunSummary>> &runs) {
                     if (runs)
                         then(reader, *runs);
                     else
                         fail(runs.error());
                 });
}

ExitCode Command::judge(const RowTotals &totals, Written written, bool storageBroken)
{
    if (totals.pending > 0)
        out().note(u"Accepted and not yet proven: %1. → batonctl resume --wait proves them later."_s.arg(
            counted(totals.pending, u"row"_s)));
    if (written != Written::All) {
        out().note(u"The proof could not be written. → Check the disk or the pipe that it goes to."_s);
        return ExitCode::Failed;
    }
    const ExitCode code = exitCodeOf(totals);
    const bool soundsWell = code == ExitCode::Done || code == ExitCode::NotYetProven;
    return storageBroken && soundsWell ? ExitCode::Failed : code;
}

void Command::finishAfter(RunDesk &desk, ExitCode code)
{
    if (desk.isTelling())
        connect(&desk, &RunDesk::told, this, [this, code] { Q_EMIT finished(code); });
    else
        Q_EMIT finished(code);
}

} // namespace baton::cli
