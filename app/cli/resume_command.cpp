// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/resume_command.h"

#include "app/cli/plain_text.h"
#include "app/cli/resumed_run.h"
#include "app/cli/run_name.h"

#include <algorithm>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

QString calls(int count, const QString &what)
{
    return count == 0 ? QString() : counted(count, u"call"_s) + u' ' + what;
}

/// "2 calls settled · 1 call in doubt".
QString standOf(const InterruptedRun &found)
{
    QStringList parts{calls(found.settled, u"settled"_s), calls(found.accepted, u"accepted, proof outstanding"_s),
                      calls(found.unknown, u"in doubt"_s), calls(found.notSent, u"not sent"_s),
                      calls(found.wentOn, u"gone on in another run"_s)};
    if (found.run.openCalls == 0)
        parts << u"what did not act has not gone on yet"_s;
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString wordOf(ResumedAs as)
{
    switch (as) {
    case ResumedAs::Left:
        return u"Left"_s;
    case ResumedAs::Rechecked:
        return u"Rechecked"_s;
    case ResumedAs::WentOn:
        return u"WentOn"_s;
    case ResumedAs::NothingToSend:
        return u"NothingToSend"_s;
    case ResumedAs::Abandoned:
        return u"Abandoned"_s;
    }
    return {};
}

class ResumeCommand final : public Command
{
public:
    ResumeCommand(ResumeOptions options, Workplace workplace)
        : Command(std::move(workplace)), m_options(std::move(options))
    {
    }

    void start() override
    {
        withDesk([this](RunDesk &desk) {
            m_desk = &desk;
            withRuns([this](HistoryReader &history, const std::vector<RunSummary> &runs) { found(history, runs); });
        });
    }

    void interrupt(int times) override
    {
        m_interrupted = true;
        if (m_at < m_runs.size() && m_runs[m_at]) {
            m_runs[m_at]->interrupt(times);
            return;
        }
        out().note(u"Interrupted; nothing was sent."_s);
        Q_EMIT finished(ExitCode::Failed);
    }

private:
    void found(HistoryReader &history, const std::vector<RunSummary> &runs)
    {
        InterruptedRuns open = interruptedRuns(runs, m_workplace.connection);
        if (const std::optional<Error> problem = choose(runs, open.here)) {
            fail(*problem, problem->kind == ErrorKind::NotFound ? ExitCode::NoSuchRun : ExitCode::Usage);
            return;
        }
        tell(open);
        if (open.here.empty()) {
            report();
            return;
        }
        if (!mayAsk(m_options.yes || m_options.recheck || !m_options.abandon.isEmpty(),
                    u"Add --yes to go on, --recheck to read again what became of it, or --abandon REASON to give it "
                    "up."_s))
            return;
        for (InterruptedRun &run : open.here)
            m_runs.push_back(std::make_unique<ResumedRun>(m_workplace, *m_desk, history, m_options, std::move(run)));
        next();
    }

    std::optional<Error> choose(const std::vector<RunSummary> &runs, std::vector<InterruptedRun> &open) const
    {
        if (m_options.runs.isEmpty())
            return {};
        QSet<RunId> chosen;
        for (const QString &text : m_options.runs) {
            const Result<RunSummary> run = runNamed(runs, text);
            if (!run)
                return run.error();
            chosen.insert(run->id);
        }
        std::erase_if(open, [&chosen](const InterruptedRun &one) { return !chosen.contains(one.run.id); });
        return {};
    }

    void tell(const InterruptedRuns &open)
    {
        if (open.here.empty())
            out().note(u"Nothing is open on %1."_s.arg(m_workplace.tenantName));
        for (const InterruptedRun &found : open.here)
            out().note(u"Run %1 · %2: %3"_s.arg(found.run.id.toString(), describe(found.run), standOf(found)));
        for (const InterruptedRun &found : open.others)
            out().note(u"Left alone, of another connection (%1): run %2 · %3"_s.arg(
                singleLine(found.run.origin.connectionName), found.run.id.toString(), standOf(found)));
    }

    void next()
    {
        if (m_at == m_runs.size() || m_interrupted) {
            report();
            return;
        }
        ResumedRun *run = m_runs[m_at].get();
        connect(run, &ResumedRun::ended, this, [this] {
            ++m_at;
            next();
        });
        connect(run, &ResumedRun::failed, this, [this](const Error &error) { fail(error); });
        run->start();
    }

    void report()
    {
        std::vector<RunReport> reports;
        RowTotals totals;
        bool storageBroken = false;
        for (const std::unique_ptr<ResumedRun> &run : m_runs) {
            totals += run->totals();
            storageBroken = storageBroken || run->storageBroken();
            addTo(reports, *run);
        }
        const Written written = out().data(m_options.format == Format::Json ? runsJson(reports, totals)
                                           : reports.empty()                ? QByteArray()
                                                                            : runsText(reports, totals).toUtf8());
        ExitCode code = ExitCode::Done; // giving up is done, and nothing open is well
        if (!m_runs.empty() && m_options.abandon.isEmpty())
            code = judge(totals, written, storageBroken);
        else if (written != Written::All)
            code = ExitCode::Failed;
        finishAfter(*m_desk, m_interrupted && code == ExitCode::Done ? ExitCode::Failed : code);
    }

    void addTo(std::vector<RunReport> &reports, const ResumedRun &run) const
    {
        if (!run.run())
            return;
        RunReport old;
        old.action = wordOf(run.endedAs());
        old.head = {m_workplace.tenantName, m_workplace.baseUrl, run.run()->order(), false, run.run()->id()};
        old.calls = run.run()->calls();
        const ReassignRun *later = run.rest() ? run.rest()->run() : nullptr;
        old.goesOnIn = later ? later->id() : run.found().wentOnIn;
        reports.push_back(std::move(old));
        if (!run.rest() || run.endedAs() == ResumedAs::Left)
            return;
        RunReport rest;
        rest.action = later ? u"Sent"_s : u"NothingToSend"_s;
        rest.head = {m_workplace.tenantName, m_workplace.baseUrl, run.rest()->order(), false,
                     later ? later->id() : RunId()};
        if (later)
            rest.calls = later->calls();
        rest.leftOut = run.rest()->plan().leftOut;
        reports.push_back(std::move(rest));
    }

    ResumeOptions m_options;
    RunDesk *m_desk = nullptr;
    std::vector<std::unique_ptr<ResumedRun>> m_runs;
    size_t m_at = 0;
    bool m_interrupted = false;
};

} // namespace

std::unique_ptr<Command> makeResumeCommand(ResumeOptions options, Workplace workplace)
{
    return std::make_unique<ResumeCommand>(std::move(options), std::move(workplace));
}

} // namespace baton::cli
