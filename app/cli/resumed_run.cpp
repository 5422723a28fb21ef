// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/resumed_run.h"

#include "app/cli/plain_text.h"
#include "app/reassign/planner.h"

#include <utility>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

std::vector<CallProgress> withoutRows(std::vector<CallProgress> calls, const QSet<OrderRow> &rows)
{
    for (CallProgress &progress : calls) {
        const QList<CallRow> &all = progress.call.rows;
        QList<CallRow> kept;
        std::vector<RowProof> proofs;
        for (qsizetype i = 0; i < all.size(); ++i) {
            // What would have moved along is the other run's with the rows it belongs to.
            if (rows.contains(all[i].row) || (kept.empty() && all[i].follows))
                continue;
            kept.push_back(all[i]);
            proofs.push_back(progress.proofs[static_cast<size_t>(i)]);
        }
        progress.call.rows = std::move(kept);
        progress.proofs = std::move(proofs);
    }
    return calls;
}

} // namespace

ResumedRun::ResumedRun(Workplace &workplace, RunDesk &desk, HistoryReader &history, const ResumeOptions &options,
                       InterruptedRun found)
    : m_workplace(workplace), m_desk(desk), m_options(options), m_found(std::move(found)), m_resumption(desk, history),
      m_preflight(workplace.provider, workplace.scheduler), m_confirmation(workplace.output)
{
    connect(&m_resumption, &RunResumption::takenUp, this, &ResumedRun::takenUp);
    connect(&m_resumption, &RunResumption::decided, this, &ResumedRun::decided);
    connect(&m_resumption, &RunResumption::failed, this, &ResumedRun::failed);
    connect(&m_preflight, &Preflight::progress, this, [this](int done, int total, int) {
        m_workplace.output.progress(u"Checking: %1 of %2 requests"_s.arg(done).arg(total));
    });
    connect(&m_preflight, &Preflight::finished, this, &ResumedRun::factsRead);
}

void ResumedRun::start()
{
    m_resumption.start(m_found.run.id);
}

void ResumedRun::interrupt(int times)
{
    m_stopped = true;
    if (m_rest && m_rest->run()) {
        m_rest->interrupt(times);
        return;
    }
    m_preflight.stop();
    m_workplace.output.note(u"Interrupted; nothing more is sent."_s);
    end(m_as);
}

void ResumedRun::takenUp()
{
    if (m_options.abandon.isEmpty()) {
        if (!m_resumption.isDecided())
            m_workplace.output.note(u"Reading again what became of the calls in doubt; nothing is sent."_s);
        return;
    }
    ReassignRun *run = m_resumption.run();
    m_as = ResumedAs::Abandoned;
    connect(run, &ReassignRun::storageFailed, this, &ResumedRun::failed);
    connect(run, &ReassignRun::ended, this, [this] { end(ResumedAs::Abandoned); });
    run->abandon(m_options.abandon);
}

void ResumedRun::decided()
{
    if (m_stopped || m_ended || m_as == ResumedAs::Abandoned)
        return;
    const RestOfRun rest = m_resumption.rest();
    if (m_options.recheck || rest.order.rows.empty()) {
        m_as = ResumedAs::Rechecked;
        followOld();
        return;
    }
    m_order = rest.order;
    Facts seed;
    seed.seen = rest.seen;
    m_preflight.start(m_order, seed);
}

void ResumedRun::factsRead()
{
    if (m_stopped || m_ended)
        return;
    if (m_preflight.fatalError()) {
        Q_EMIT failed(*m_preflight.fatalError());
        return;
    }
    for (const Error &problem : m_preflight.problems())
        m_workplace.output.note(u"Not checked: "_s + describe(problem));
    Plan plan = Planner::plan(m_order, m_preflight.facts(), m_workplace.provider.dialect());
    m_rest = std::make_unique<SentOrder>(
        m_workplace, SentOrder::Choices{m_options, m_options.yes, u"Go on and reassign"_s}, m_order, std::move(plan));
    connect(m_rest.get(), &SentOrder::ended, this, &ResumedRun::restEnded);
    m_rest->offer([this](Order order, Plan planned) {
        m_as = ResumedAs::WentOn;
        return m_resumption.goOn(std::move(order), std::move(planned));
    });
}

void ResumedRun::restEnded()
{
    if (m_rest->plan().calls.empty()) {
        m_as = ResumedAs::NothingToSend;
        m_resumption.closeRest();
    }
    if (m_as == ResumedAs::Left || m_stopped)
        end(m_as);
    else
        followOld();
}

/// As long as the person wants to wait. What never left, and was not wanted, keeps nobody waiting.
void ResumedRun::followOld()
{
    ReassignRun *run = m_resumption.run();
    const bool hasUnsent = m_as == ResumedAs::Rechecked && !m_resumption.rest().order.rows.empty();
    if (run->phase() == ReassignRun::Phase::Ended || hasUnsent) {
        end(m_as);
        return;
    }
    m_oldWatch = std::make_unique<RunWatch>(m_workplace, m_options, m_confirmation);
    connect(m_oldWatch.get(), &RunWatch::done, this, [this] { end(m_as); });
    m_oldWatch->follow(run);
}

void ResumedRun::end(ResumedAs as)
{
    if (std::exchange(m_ended, true))
        return;
    m_as = as;
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT ended(); }, Qt::QueuedConnection);
}

RowTotals ResumedRun::totals() const
{
    RowTotals all;
    if (!run())
        return all;
    QSet<OrderRow> wentOn = m_resumption.goneOn();
    if (m_rest && (m_as == ResumedAs::WentOn || m_as == ResumedAs::NothingToSend)) {
        wentOn.unite(QSet<OrderRow>(m_order.rows.begin(), m_order.rows.end()));
        all = outcomeOf(m_rest->run() ? m_rest->run()->calls() : std::vector<CallProgress>(), m_rest->plan().leftOut)
                  .totals;
    }
    all += outcomeOf(withoutRows(run()->calls(), wentOn), {}).totals;
    return all;
}

} // namespace baton::cli
