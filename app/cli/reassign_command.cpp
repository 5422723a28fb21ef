// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reassign_command.h"

#include "app/cli/confirmation.h"
#include "app/cli/order_preparation.h"
#include "app/cli/plain_text.h"
#include "app/cli/reports.h"
#include "app/cli/run_watch.h"
#include "app/listing/when_answered.h"
#include "app/reassign/run_desk.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

class ReassignCommand final : public Command
{
public:
    ReassignCommand(ReassignOptions options, Workplace workplace)
        : Command(std::move(workplace)), m_options(std::move(options)), m_preparation(m_workplace, m_options),
          m_confirmation(m_workplace.output)
    {
        connect(&m_preparation, &OrderPreparation::ready, this, &ReassignCommand::planned);
        connect(&m_preparation, &OrderPreparation::refused, this, [this](const Error &error) { fail(error); });
    }

    void start() override
    {
        if (m_options.rows.empty()) {
            fail({ErrorKind::Invalid, u"The order holds no rows, so there is nothing to send."_s, u"Check --rows."_s},
                 ExitCode::NothingToSend);
        } else if (m_options.dryRun) {
            m_preparation.start();
        } else if (!m_options.yes && !m_workplace.canAsk) {
            fail({ErrorKind::Invalid, u"Nobody can be asked here, and nothing is sent unasked."_s,
                  u"Add --yes, or look first with --dry-run."_s},
                 ExitCode::Usage);
        } else if (!provider().reassignWriter()) {
            fail({ErrorKind::Forbidden, u"This sign-in cannot reassign on %1."_s.arg(m_workplace.tenantName)});
        } else {
            openDesk();
        }
    }

    void interrupt(int times) override
    {
        if (m_watch) {
            m_watch->interrupt(times);
            return;
        }
        m_preparation.stop();
        out().note(u"Interrupted; nothing was sent."_s);
        Q_EMIT finished(ExitCode::Failed);
    }

private:
    /// Before the facts are read: who cannot send should not wait for them.
    void openDesk()
    {
        whenAnswered(m_workplace.openDesk(), this, [this](const Result<RunDesk *> &desk) {
            if (!desk) {
                fail(desk.error(), m_workplace.folderInUse() ? ExitCode::DataFolderInUse : ExitCode::Failed);
                return;
            }
            m_desk = *desk;
            m_preparation.start();
        });
    }

    void planned()
    {
        const Plan &plan = m_preparation.plan();
        m_head = {m_workplace.tenantName, m_workplace.baseUrl, m_preparation.order(), m_options.dryRun};
        if (m_options.dryRun) {
            const bool written =
                out().data(m_options.format == Format::Json ? planJson(m_head, plan)
                                                            : planText(m_head, plan, true).toUtf8()) == Written::All;
            end(!written ? ExitCode::Failed : plan.calls.empty() ? ExitCode::NothingToSend : ExitCode::Done);
            return;
        }
        for (const QString &line : planText(m_head, plan, false).split(u'\n'))
            out().note(line);
        if (plan.calls.empty()) {
            const RunOutcome outcome = outcomeOf({}, plan.leftOut);
            const bool written = print({}, outcome);
            end(written ? ExitCode::NothingToSend : ExitCode::Failed);
        } else if (m_options.yes) {
            send();
        } else {
            m_confirmation.ask(u"Reassign %1 to %2 on %3?"_s.arg(counted(plan.rowCount(), u"row"_s),
                                                                 m_head.order.targetName, m_workplace.tenantName),
                               [this](bool yes) { yes ? send() : declined(); });
        }
    }

    void declined()
    {
        out().note(u"Nothing was sent."_s);
        end(ExitCode::Failed);
    }

    void send()
    {
        m_watch = std::make_unique<RunWatch>(m_workplace, m_options, m_confirmation);
        connect(m_watch.get(), &RunWatch::done, this, &ReassignCommand::report);
        ReassignRun *run = m_desk->start(m_preparation.order(), m_preparation.plan());
        out().note(u"Run %1"_s.arg(run->id().toString()));
        m_watch->follow(run);
    }

    void report()
    {
        const ReassignRun &run = m_watch->run();
        const RunOutcome outcome = outcomeOf(run.calls(), run.plan().leftOut);
        ExitCode code = exitCodeOf(outcome.totals);
        if (!print(run.calls(), outcome)) {
            out().note(u"The proof could not be written. → Check the disk or the pipe that it goes to."_s);
            code = ExitCode::Failed;
        }
        if (m_watch->storageBroken() && (code == ExitCode::Done || code == ExitCode::NotYetProven))
            code = ExitCode::Failed;
        if (outcome.totals.pending > 0)
            out().note(u"Accepted and not yet proven: %1. → List them again later, or use --wait."_s.arg(
                counted(outcome.totals.pending, u"row"_s)));
        end(code);
    }

    bool print(const std::vector<CallProgress> &calls, const RunOutcome &outcome)
    {
        if (m_watch)
            m_head.run = m_watch->run().id();
        const Written written =
            out().data(m_options.format == Format::Json ? proofJson(m_head, calls, m_preparation.plan(), outcome)
                                                        : proofText(calls, outcome).toUtf8());
        return written == Written::All;
    }

    void end(ExitCode code) { Q_EMIT finished(code); }

    ReassignOptions m_options;
    OrderPreparation m_preparation;
    Confirmation m_confirmation;
    RunDesk *m_desk = nullptr;
    ReportHead m_head;
    std::unique_ptr<RunWatch> m_watch;
};

} // namespace

std::unique_ptr<Command> makeReassignCommand(ReassignOptions options, Workplace workplace)
{
    return std::make_unique<ReassignCommand>(std::move(options), std::move(workplace));
}

} // namespace baton::cli
