// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/undo_command.h"

#include "app/cli/plain_text.h"
#include "app/cli/run_name.h"
#include "app/cli/sent_order.h"
#include "app/listing/when_answered.h"
#include "app/reassign/planner.h"
#include "app/reassign/run_desk.h"
#include "app/reassign/undo_reading.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

class UndoCommand final : public Command
{
public:
    UndoCommand(UndoOptions options, Workplace workplace)
        : Command(std::move(workplace)), m_options(std::move(options)),
          m_reading(m_workplace.provider, m_workplace.scheduler)
    {
        connect(&m_reading, &UndoReading::progress, this, [this](int done, int total) {
            out().progress(u"Reading where the rows are now: %1 of %2 requests"_s.arg(done).arg(total));
        });
        connect(&m_reading, &UndoReading::finished, this, &UndoCommand::haveRead);
        connect(&m_reading, &UndoReading::failed, this, [this](const Error &error) { fail(error); });
    }

    void start() override
    {
        const auto find = [this] {
            withRuns([this](HistoryReader &history, const std::vector<RunSummary> &runs) { found(history, runs); });
        };
        if (m_options.dryRun) {
            find(); // sends nothing, so it takes no folder
        } else if (!mayAsk(m_options.yes, u"Add --yes, or look first with --dry-run."_s)) {
            return;
        } else if (!provider().reassignWriter()) {
            fail({ErrorKind::Forbidden, u"This sign-in cannot reassign on %1."_s.arg(m_workplace.tenantName)});
        } else {
            withDesk([this, find](RunDesk &desk) {
                m_desk = &desk;
                find();
            });
        }
    }

    void interrupt(int times) override
    {
        m_interrupted = true;
        if (m_at < m_orders.size() && m_orders[m_at]) {
            m_orders[m_at]->interrupt(times);
            return;
        }
        m_reading.stop();
        out().note(u"Interrupted; nothing was sent."_s);
        Q_EMIT finished(ExitCode::Failed);
    }

private:
    void found(HistoryReader &history, const std::vector<RunSummary> &runs)
    {
        const Result<RunSummary> run = runNamed(runs, m_options.run);
        if (!run) {
            fail(run.error(), run.error().kind == ErrorKind::NotFound ? ExitCode::NoSuchRun : ExitCode::Usage);
            return;
        }
        if (run->connection != m_workplace.connection) {
            fail({ErrorKind::Invalid,
                  u"Run %1 was sent on another connection (%2)."_s.arg(run->id.toString(), run->origin.connectionName),
                  u"Undo it on the connection that it was sent on."_s},
                 ExitCode::Usage);
            return;
        }
        if (run->rows.pending() > 0 && !run->ended)
            out().note(
                u"The run is not at its end; only what is proven to have moved is taken back. → resume first."_s);
        m_id = run->id;
        out().note(u"Undo of run %1 · %2"_s.arg(run->id.toString(), describe(*run)));
        whenAnswered(history.run(run->id), this, [this](const Result<RunStory> &story) {
            if (!story) {
                fail(story.error());
                return;
            }
            m_outlook = undoOutlook(*story, m_options.reason.isEmpty() ? undoReason(story->record) : m_options.reason);
            tellOutlook();
        });
    }

    void tellOutlook()
    {
        if (m_outlook.notMoved > 0)
            out().note(u"%1 never moved, or are not known to have: nothing to take back."_s.arg(
                counted(m_outlook.notMoved, u"row"_s)));
        for (const LeftOut &row : m_outlook.lost)
            out().note(u"Left out: "_s + singleSentence(row.sentence));
        if (m_outlook.parts.empty()) {
            fail({ErrorKind::Invalid, u"Nothing of this run can be taken back."_s,
                  u"If it is not proven yet, resume it first."_s},
                 ExitCode::NothingToSend);
            return;
        }
        out().note(u"The tenant has told people of the first reassignment, and will tell them again of this one."_s);
        if (m_options.to.isEmpty()) {
            m_reading.start(m_outlook);
            return;
        }
        IdentityDirectory *directory = provider().identityDirectory();
        if (!directory) {
            fail({ErrorKind::Forbidden,
                  u"This sign-in may not look up people, so %1 cannot be found."_s.arg(m_options.to)});
            return;
        }
        whenAnswered(directory->find(m_options.to, {}), this, [this](const Result<Identity> &target) {
            if (target)
                m_reading.start(m_outlook, *target);
            else
                fail(target.error());
        });
    }

    void haveRead()
    {
        for (const Error &problem : m_reading.problems())
            out().note(u"Not checked: "_s + baton::describe(problem));
        for (const UndoReading::Way &way : m_reading.ways()) {
            Plan plan = Planner::plan(way.order, way.facts, provider().dialect());
            for (const LeftOut &left : plan.leftOut)
                m_targetIsInactive = m_targetIsInactive || left.reason == LeftOutReason::TargetInactive;
            m_orders.push_back(std::make_unique<SentOrder>(
                m_workplace, SentOrder::Choices{m_options, m_options.yes, u"Take back"_s}, way.order, std::move(plan)));
        }
        if (m_targetIsInactive)
            out().note(u"A former reviewer is no longer active. → Name another with --to."_s);
        if (m_options.dryRun)
            dryRun();
        else
            next();
    }

    void dryRun()
    {
        bool any = false;
        QByteArray all;
        for (const std::unique_ptr<SentOrder> &one : m_orders) {
            const ReportHead head{m_workplace.tenantName, m_workplace.baseUrl, one->order(), true};
            any = any || !one->plan().calls.empty();
            if (m_options.format == Format::Json)
                all += (all.isEmpty() ? "" : ",\n") + planJson(head, one->plan()).trimmed();
            else
                all += planText(head, one->plan(), true).toUtf8();
        }
        if (m_options.format == Format::Json)
            all = "[" + all + "]\n";
        const bool written = out().data(all) == Written::All;
        Q_EMIT finished(!written ? ExitCode::Failed : any ? ExitCode::Done : ExitCode::NothingToSend);
    }

    void next()
    {
        if (m_at == m_orders.size() || m_interrupted) {
            report();
            return;
        }
        SentOrder *order = m_orders[m_at].get();
        connect(order, &SentOrder::ended, this, [this] {
            ++m_at;
            next();
        });
        order->offer([this](Order what, Plan plan) {
            return m_desk->start(std::move(what), std::move(plan), {m_id, {}});
        });
    }

    void report()
    {
        std::vector<RunReport> reports;
        RowTotals totals;
        bool sent = false;
        bool wasDeclined = false;
        bool storageBroken = false;
        for (const std::unique_ptr<SentOrder> &one : m_orders) {
            RunReport report;
            report.action = one->run() ? u"Sent"_s : one->plan().calls.empty() ? u"NothingToSend"_s : u"NotSent"_s;
            report.head = {m_workplace.tenantName, m_workplace.baseUrl, one->order(), false,
                           one->run() ? one->run()->id() : RunId()};
            if (one->run())
                report.calls = one->run()->calls();
            report.leftOut = one->plan().leftOut;
            sent = sent || one->run();
            wasDeclined = wasDeclined || (!one->run() && !one->plan().calls.empty());
            storageBroken = storageBroken || one->storageBroken();
            totals += outcomeOf(report.calls, report.leftOut).totals;
            reports.push_back(std::move(report));
        }
        const Written written = out().data(m_options.format == Format::Json ? runsJson(reports, totals)
                                                                            : runsText(reports, totals).toUtf8());
        ExitCode code = judge(totals, written, storageBroken);
        if (!sent && code != ExitCode::Failed)
            code = wasDeclined ? ExitCode::Failed : ExitCode::NothingToSend;
        finishAfter(*m_desk, code);
    }

    UndoOptions m_options;
    UndoReading m_reading;
    RunDesk *m_desk = nullptr;
    RunId m_id;
    UndoOutlook m_outlook;
    std::vector<std::unique_ptr<SentOrder>> m_orders;
    size_t m_at = 0;
    bool m_targetIsInactive = false;
    bool m_interrupted = false;
};

} // namespace

std::unique_ptr<Command> makeUndoCommand(UndoOptions options, Workplace workplace)
{
    return std::make_unique<UndoCommand>(std::move(options), std::move(workplace));
}

} // namespace baton::cli
