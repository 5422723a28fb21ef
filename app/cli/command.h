// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/cli/run_outcome.h"
#include "app/providers/governance_provider.h"
#include "app/time/scheduler.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <optional>

namespace baton {
class HistoryReader;
class RunDesk;
struct RunSummary;
} // namespace baton

namespace baton::cli {

/// What a command works with. Everything outlives the command.
struct Workplace
{
    GovernanceProvider &provider;
    Scheduler &scheduler;
    Output &output;
    ConnectionId connection;
    QString tenantName;  ///< for questions: "the demo tenant", "acme.api.example.com"
    QUrl baseUrl;        ///< of the API
    bool canAsk = false; ///< a person sits at both ends

    /// Takes the data folder for writing and says who acts; only called when something will be sent. The desk lives as
    /// long as the workplace. Storage: the folder is not ours, see folderInUse.
    std::function<QFuture<Result<RunDesk *>>()> openDesk;
    std::function<bool()> folderInUse;
    /// The journal; read only where the folder is not ours.
    std::function<Result<HistoryReader *>()> history{};
    /// A run of more rows asks for their number (a tenant marked as production); nothing: none does.
    std::optional<int> countAskedAbove{};
};

/// One command of batonctl: started once, from the event loop, and ended by finished().
class Command : public QObject
{
    Q_OBJECT

public:
    explicit Command(Workplace workplace) : m_workplace(std::move(workplace)) {}

    virtual void start() = 0;
    /// Ctrl-C, `times` counted from 1. finished() follows soon.
    virtual void interrupt(int times) = 0;

Q_SIGNALS:
    void finished(baton::cli::ExitCode code);

protected:
    Output &out() { return m_workplace.output; }
    GovernanceProvider &provider() { return m_workplace.provider; }
    /// An error as a line of its own, and the end of the command.
    void fail(const Error &error, ExitCode code = ExitCode::Failed)
    {
        out().note(describe(error));
        Q_EMIT finished(code);
    }

    /// False, and the command has ended: nobody said yes, and nobody can be asked. `instead`: what to add.
    bool mayAsk(bool yes, const QString &instead);
    /// With the desk, which takes the data folder for writing; where it cannot, the command ends.
    void withDesk(std::function<void(RunDesk &desk)> then);
    /// With all that the journal tells of runs, newest first; where it cannot be read, the command ends.
    void withRuns(std::function<void(HistoryReader &history, const std::vector<RunSummary> &runs)> then);

    /// What a command that sent ends with; says what a person should know of it. `written`: its data reached whoever
    /// asked for them.
    ExitCode judge(const RowTotals &totals, Written written, bool storageBroken);
    /// The end of the command, once the desk has written what it has to say of runs that were taken back.
    void finishAfter(RunDesk &desk, ExitCode code);

    Workplace m_workplace;
};

} // namespace baton::cli
