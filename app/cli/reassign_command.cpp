// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reassign_command.h"

#include "app/cli/order_preparation.h"
#include "app/cli/reports.h"
#include "app/cli/sent_order.h"
#include "app/reassign/run_desk.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

class ReassignCommand final : public Command
{
public:
    ReassignCommand(ReassignOptions options, Workplace workplace)
        : Command(std::move(workplace)), m_options(std::move(options)), m_preparation(m_workplace, m_options)
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
        } else if (!mayAsk(m_options.yes, u"Add --yes, or look first with --dry-run."_s)) {
            return;
        } else if (!provider().reassignWriter()) {
            fail({ErrorKind::Forbidden, u"This sign-in cannot reassign on %1."_s.arg(m_workplace.tenantName)});
        } else {
            // Before the facts are read: who cannot send should not wait for them.
            withDesk([this](RunDesk &desk) {
                m_desk = &desk;
                m_preparation.start();
            });
        }
    }

    void interrupt(int times) override
    {
        if (m_sent) {
            m_sent->interrupt(times);
            return;
        }
        m_preparation.stop();
        out().note(u"Interrupted; nothing was sent."_s);
        Q_EMIT finished(ExitCode::Failed);
    }

private:
    void planned()
    {
        const Plan &plan = m_preparation.plan();
        m_head = {m_workplace.tenantName, m_workplace.baseUrl, m_preparation.order(), m_options.dryRun};
        if (m_options.dryRun) {
            const bool written =
                out().data(m_options.format == Format::Json ? planJson(m_head, plan)
                                                            : planText(m_head, plan, true).toUtf8()) == Written::All;
            Q_EMIT finished(!written             ? ExitCode::Failed
                            : plan.calls.empty() ? ExitCode::NothingToSend
                                                 : ExitCode::Done);
            return;
        }
        m_sent = std::make_unique<SentOrder>(m_workplace, SentOrder::Choices{m_options, m_options.yes, u"Reassign"_s},
                                             m_preparation.order(), plan);
        connect(m_sent.get(), &SentOrder::ended, this, &ReassignCommand::report);
        m_sent->offer(
            [this](Order order, Plan planned) { return m_desk->start(std::move(order), std::move(planned)); });
    }

    void report()
    {
        const ReassignRun *run = m_sent->run();
        const Plan &plan = m_sent->plan();
        if (!run && !plan.calls.empty()) {
            Q_EMIT finished(ExitCode::Failed); // nobody wanted it
            return;
        }
        const std::vector<CallProgress> calls = run ? run->calls() : std::vector<CallProgress>();
        const RunOutcome outcome = outcomeOf(calls, plan.leftOut);
        m_head.run = run ? run->id() : RunId();
        const Written written = out().data(m_options.format == Format::Json ? proofJson(m_head, calls, plan, outcome)
                                                                            : proofText(calls, outcome).toUtf8());
        const ExitCode code = judge(outcome.totals, written, m_sent->storageBroken());
        Q_EMIT finished(run || code == ExitCode::Failed ? code : ExitCode::NothingToSend);
    }

    ReassignOptions m_options;
    OrderPreparation m_preparation;
    RunDesk *m_desk = nullptr;
    ReportHead m_head;
    std::unique_ptr<SentOrder> m_sent;
};

} // namespace

std::unique_ptr<Command> makeReassignCommand(ReassignOptions options, Workplace workplace)
{
    return std::make_unique<ReassignCommand>(std::move(options), std::move(workplace));
}

} // namespace baton::cli
