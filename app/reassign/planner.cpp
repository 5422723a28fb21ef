// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/planner.h"

#include "app/reassign/order_index.h"
#include "app/reassign/plan_part.h"
#include "app/reassign/warnings.h"

#include <QtConcurrentMap>

#include <algorithm>
#include <map>

namespace baton {

using namespace Qt::StringLiterals;
using namespace planning;

namespace {

constexpr size_t worthThreads = 4000; ///< rows

Candidates candidatesFor(const std::vector<ReassignOperation> &operations, RowScope scope, const QString &family,
                         const QString &mode)
{
    Candidates candidates;
    for (const ReassignOperation &operation : operations) {
        const ReassignOperation *&place = operation.asynchronous ? candidates.async : candidates.sync;
        if (operation.scope == scope && operation.family == family && !place)
            place = &operation;
    }
    if (mode == "sync"_L1 && candidates.sync)
        candidates.async = nullptr;
    if (mode == "async"_L1 && candidates.async)
        candidates.sync = nullptr;
    return candidates;
}

std::vector<Family> familiesOf(const std::vector<ReassignOperation> &operations, const QString &mode)
{
    std::vector<Family> families;
    for (const ReassignOperation &operation : operations) {
        const bool known = std::any_of(families.begin(), families.end(),
                                       [&operation](const Family &one) { return one.name == operation.family; });
        if (operation.scope == RowScope::Items && !known)
            families.push_back({operation.family, candidatesFor(operations, RowScope::Items, operation.family, mode)});
    }
    return families;
}

QString modeOf(const Order &order, const ReassignDialect &dialect)
{
    const QString id = u"mode"_s;
    if (order.options.contains(id))
        return order.options.value(id);
    for (const OrderOption &option : dialect.options()) {
        if (option.id == id)
            return option.defaultValue;
    }
    return {};
}

/// One planning: the steps in order, and what they gather.
class Planning
{
public:
    Planning(const Order &order, const Facts &facts, const ReassignDialect &dialect)
        : m_order(order), m_facts(facts), m_dialect(dialect), m_operations(dialect.operations()),
          m_whole(candidatesFor(m_operations, RowScope::WholeCertification, {}, modeOf(order, dialect))),
          m_families(familiesOf(m_operations, modeOf(order, dialect))),
          m_rules(order, facts, dialect, m_whole, m_families.empty() ? Candidates() : m_families.front().candidates),
          m_warnings(order, facts, m_rules.targetName())
    {
    }

    Plan run()
    {
        std::vector<CertificationWork> works = indexOrder(m_order, m_facts);
        for (CertificationWork &work : works) {
            withhold(work);
            if (planWhole(work))
                leaveOut(work.itemRows, LeftOutRules::goesWhole(work));
            else if (!work.itemRows.empty())
                m_jobs.push_back({&work, nullptr, {}});
        }
        for (CampaignRows &campaign : m_campaigns) {
            std::sort(campaign.rows.begin(), campaign.rows.end(),
                      [](const DraftRow &a, const DraftRow &b) { return a.row < b.row; });
            m_jobs.push_back({nullptr, &campaign, {}});
        }

        const PartPlanner planner(m_order, m_dialect, m_rules, m_families);
        const auto plan = [&planner](Job &job) {
            if (job.items)
                job.parts = planner.items(*job.items);
            else
                job.parts.push_back(planner.whole(job.campaign->rows, job.campaign->candidates));
        };
        // Parts know nothing of each other: large orders use the machine's other processors too.
        if (m_order.rows.size() >= worthThreads)
            QtConcurrent::blockingMap(m_jobs, plan);
        else
            std::for_each(m_jobs.begin(), m_jobs.end(), plan);
        return merge();
    }

private:
    /// Whole certifications that may share calls.
    struct CampaignRows
    {
        Candidates candidates;
        std::vector<DraftRow> rows;
    };

    struct Job
    {
        const CertificationWork *items = nullptr;
        const CampaignRows *campaign = nullptr;
        std::vector<Part> parts;
    };

    void leaveOut(quint32 row, const Verdict &verdict) { m_leftOut.emplace_back(row, verdict); }
    void leaveOut(const std::vector<NamedItem> &rows, const Verdict &verdict)
    {
        for (const NamedItem &item : rows)
            leaveOut(item.row, verdict);
    }

    void withhold(CertificationWork &work)
    {
        if (m_facts.withheld.isEmpty())
            return;
        const auto isWithheld = [this](quint32 row) {
            const auto known = m_facts.withheld.constFind(m_order.rows[row]);
            if (known == m_facts.withheld.constEnd())
                return false;
            leaveOut(row, {known->reason, known->sentence, known->offer});
            return true;
        };
        std::erase_if(work.wholeRows, isWithheld);
        std::erase_if(work.itemRows, [&isWithheld](const NamedItem &item) { return isWithheld(item.row); });
    }

    bool planWhole(const CertificationWork &work)
    {
        if (work.wholeRows.empty())
            return false;
        for (size_t i = 1; i < work.wholeRows.size(); ++i)
            leaveOut(work.wholeRows[i], LeftOutRules::twice(work.name()));
        Candidates candidates = m_whole;
        if (const std::optional<Verdict> verdict = m_rules.whole(work, candidates)) {
            leaveOut(work.wholeRows.front(), *verdict);
            return false;
        }
        const QString &campaign = work.certification->campaign.id.toString();
        size_t &number = m_campaignOf[{campaign, {candidates.sync, candidates.async}}];
        if (number == 0) {
            m_campaigns.push_back({candidates, {}});
            number = m_campaigns.size();
        }
        m_campaigns[number - 1].rows.push_back({work.wholeRows.front(), &work, nullptr});
        return true;
    }

    Plan merge()
    {
        std::vector<std::pair<quint32, Call *>> calls;
        for (Job &job : m_jobs) {
            for (Part &part : job.parts) {
                warnOf(part);
                for (size_t i = 0; i < part.calls.size(); ++i)
                    calls.emplace_back(part.firstRows[i], &part.calls[i]);
                std::move(part.leftOut.begin(), part.leftOut.end(), std::back_inserter(m_leftOut));
            }
        }
        const auto byRow = [](const auto &a, const auto &b) { return a.first < b.first; };
        std::sort(calls.begin(), calls.end(), byRow);
        std::sort(m_leftOut.begin(), m_leftOut.end(), byRow);

        Plan plan;
        plan.calls.reserve(calls.size());
        for (const auto &[firstRow, call] : calls)
            plan.calls.push_back(std::move(*call));
        plan.leftOut.reserve(m_leftOut.size());
        for (auto &[row, verdict] : m_leftOut) {
            plan.leftOut.push_back({m_order.rows[row], verdict.reason, std::move(verdict.sentence), verdict.offer});
        }
        plan.warnings = m_warnings.take();
        return plan;
    }

    /// Items come from one certification; of whole certifications each row is one of its own.
    void warnOf(Part &part)
    {
        if (part.calls.empty())
            return;
        const bool items = part.operation->scope == RowScope::Items;
        const bool unknown = items && m_warnings.look(*part.going.front().work, *part.operation, part.going);
        m_warnings.lookAtItems(part.notable);
        size_t at = 0;
        for (Call &call : part.calls) {
            for (CallRow &row : call.rows) {
                if (row.follows) {
                    row.notChecked = unknown;
                    continue;
                }
                const DraftRow &going = part.going[at++];
                row.notChecked = items ? unknown : m_warnings.look(*going.work, *part.operation, {going});
            }
        }
        if (items)
            m_warnings.lookAtFollowing(*part.going.front().work, part.calls, part.going);
    }

    const Order &m_order;
    const Facts &m_facts;
    const ReassignDialect &m_dialect;
    std::vector<ReassignOperation> m_operations;
    Candidates m_whole;
    std::vector<Family> m_families; ///< of items
    LeftOutRules m_rules;
    WarningCollector m_warnings;
    std::map<std::pair<QString, std::pair<const ReassignOperation *, const ReassignOperation *>>, size_t> m_campaignOf;
    std::vector<CampaignRows> m_campaigns;
    std::vector<Job> m_jobs;
    std::vector<std::pair<quint32, Verdict>> m_leftOut;
};

} // namespace

std::optional<Error> Planner::refusal(const Order &order)
{
    if (order.rows.empty()) {
        return Error(ErrorKind::Invalid, sentence("Nothing is selected."),
                     sentence("Select the certifications or items to hand over."));
    }
    if (order.target.toString().trimmed().isEmpty()) {
        return Error(ErrorKind::Invalid, sentence("Nobody is chosen to take the reviews over."),
                     sentence("Choose a reviewer."));
    }
    if (order.reason.trimmed().isEmpty()) {
        return Error(ErrorKind::Invalid, sentence("The reason is empty."),
                     sentence("Say why the reviews are handed over; the tenant requires it."));
    }
    return std::nullopt;
}

Plan Planner::plan(const Order &order, const Facts &facts, const ReassignDialect &dialect)
{
    return Planning(order, facts, dialect).run();
}

} // namespace baton
