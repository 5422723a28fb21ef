// SPDX-License-Identifier: GPL-3.0-or-later
// Planning 100,000 items, against one sort of their ids; encoding the calls, against the same bytes by ordered_json.
#include "app/providers/sailpoint/sailpoint_dialect.h"
#include "app/reassign/call_builder.h"
#include "app/reassign/planner.h"
#include "tests/bench/bench_table.h"
#include "tests/bench/planning_question.h"

#include <algorithm>
#include <nlohmann/json.hpp>

using namespace baton;
using namespace Qt::StringLiterals;
using bench::Lists;
using bench::Question;
using bench::Rows;
using nlohmann::ordered_json;

namespace {

#ifdef NDEBUG
constexpr int rounds = 15;
#else
constexpr int rounds = 1;
#endif
constexpr size_t rowsWanted = 100'000;

/// The vendor's rules, with nothing written: what remains is grouping and leaving out.
class Unwritten final : public ReassignDialect
{
public:
    std::vector<ReassignOperation> operations() const override { return m_inner.operations(); }
    std::vector<OrderOption> options() const override { return m_inner.options(); }
    Unit certificationUnit(const Certification &row) const override { return m_inner.certificationUnit(row); }
    Unit itemUnit(const ReviewItem &item) const override { return m_inner.itemUnit(item); }
    std::optional<Unit> summaryUnit(const ReviewItem &item, const OptionValues &options) const override
    {
        return m_inner.summaryUnit(item, options);
    }
    std::optional<QString> forbids(const ReassignOperation &operation, const Certification &certification,
                                   const ReviewItem *item) const override
    {
        return m_inner.forbids(operation, certification, item);
    }
    EncodedCall encode(const Batch &) const override { return {u"POST"_s, u"path"_s, QByteArray()}; }

private:
    sailpoint::SailPointDialect m_inner{sailpoint::ApiVersion::V3};
};

/// `what` by facts that nothing was planned by yet, and again by the same, as with each choice in the dialog.
void benchGrouping(bench::Table &table, const char *what, const char *again, const Question &question)
{
    const Unwritten dialect;
    bench::Pair first;
    bench::Pair second;
    Plan plan;
    for (int round = 0; round < rounds; ++round) {
        std::vector<QString> ids = question.ids;
        const Facts facts = bench::unread(question.facts);
        const double floor = bench::millisecondsOf([&ids] { std::sort(ids.begin(), ids.end()); });
        for (bench::Pair *times : {&first, &second}) {
            plan = Plan();
            times->add(floor, bench::millisecondsOf([&] { plan = Planner::plan(question.order, facts, dialect); }));
        }
    }
    std::printf("  (%zu calls, %d rows in them, %zu left out)\n", plan.calls.size(), plan.rowCount(),
                plan.leftOut.size());
    table.row(what, first, 1.5);
    table.row(again, second, 1.5);
}

const char *typeOf(UnitKind kind)
{
    return kind == UnitKind::Item ? "ITEM" : kind == UnitKind::TargetSummary ? "TARGET_SUMMARY" : "IDENTITY_SUMMARY";
}

std::string byOrderedJson(const Call &call, const Order &order)
{
    ordered_json units = ordered_json::array();
    for (const Unit &unit : call.units) {
        ordered_json entry;
        entry["id"] = unit.key.toStdString();
        entry["type"] = typeOf(unit.kind);
        units.push_back(std::move(entry));
    }
    ordered_json body;
    body["reassign"] = std::move(units);
    body["reassignTo"] = order.target.toString().toStdString();
    body["reason"] = order.reason.toStdString();
    return body.dump();
}

bool benchEncoding(bench::Table &table, const char *what, const Question &question)
{
    const sailpoint::SailPointDialect dialect(sailpoint::ApiVersion::V3);
    Plan plan = Planner::plan(question.order, question.facts, dialect);
    size_t bytes = 0;
    for (const Call &call : plan.calls) {
        bytes += static_cast<size_t>(call.body.size());
        if (byOrderedJson(call, question.order) != call.body.toStdString()) {
            std::printf("the floor does not write the same bytes\n");
            return false;
        }
    }
    std::vector<Batch> batches;
    for (const Call &call : plan.calls) {
        Batch &batch = batches.emplace_back();
        batch.operationId = call.operationId;
        batch.campaign = call.campaign;
        batch.certification = call.certification;
        batch.target = call.target;
        batch.reason = question.order.reason;
        batch.options = question.order.options;
        batch.units = call.units;
    }
    bench::Pair encoding;
    bench::Pair writing;
    const planning::CertificationWork work; // no option of this vendor asks who owns the campaign
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::string> kept;
        std::vector<EncodedCall> encoded;
        kept.reserve(plan.calls.size());
        encoded.reserve(plan.calls.size());
        const double floor = bench::cpuMillisecondsOf([&] {
            for (const Call &call : plan.calls)
                kept.push_back(byOrderedJson(call, question.order));
        });
        encoding.add(floor, bench::cpuMillisecondsOf([&] {
                         for (const Batch &batch : batches)
                             encoded.push_back(dialect.encode(batch));
                     }));
        writing.add(floor, bench::cpuMillisecondsOf([&] {
                        for (Call &call : plan.calls)
                            planning::writeBytes(call, question.order, dialect, work);
                    }));
    }
    std::printf("  (%zu bytes)\n", bytes);
    table.row(what, encoding, 1.2);
    table.note("  with the SHA-256 of each body", writing);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    bench::Table table(argc, argv);
    const Question people = bench::planningQuestion(rowsWanted, Lists::Complete, Rows::AsListed);
    const Question items = bench::planningQuestion(rowsWanted, Lists::Partial, Rows::AsListed);
    benchGrouping(table, "group 100,000 items, whole people / one sort", "  planned again", people);
    benchGrouping(table, "group 100,000 items, by person or access / one sort", "  planned again", items);
    benchGrouping(table, "the same, rows in random order / one sort", "  planned again",
                  bench::planningQuestion(rowsWanted, Lists::Partial, Rows::Shuffled));
    if (!benchEncoding(table, "encode the calls of 100,000 items / ordered_json", items))
        return 1;
    return table.exitStatus();
}
