// SPDX-License-Identifier: GPL-3.0-or-later
// What is done for many calls at once, on the window's thread, against the same work once or a tenth of it ten times:
// it must grow with the rows, not with calls times rows.
#include "app/reassign/call_history.h"
#include "app/reassign/planner.h"
#include "app/reassign/sights.h"
#include "app/reassign/verifier.h"
#include "tests/bench/bench_table.h"
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"

#include <QCoreApplication>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

#ifdef NDEBUG
constexpr int rounds = 7;
#else
constexpr int rounds = 1;
#endif

ReviewItem itemNumbered(int number)
{
    ReviewItem item;
    item.id = ReviewItemId(u"item-0123456789abcdef-%1"_s.arg(number));
    item.certification = CertificationId(u"c"_s);
    item.identity = IdentityId(u"person-0123456789abcdef-%1"_s.arg(number / 4));
    item.identityName = u"Person"_s;
    item.summaryId = u"summary-%1"_s.arg(number / 4);
    item.locator = item.id.toString();
    item.accessId = u"access-0123456789abcdef-%1"_s.arg(number % 60);
    item.accessName = u"Access %1"_s.arg(number % 60);
    return item;
}

/// Calls of 20 items each on one certification, every second item gone to the target.
struct Moved
{
    std::vector<Call> calls;
    Call all; ///< the same rows in one
    QHash<CertificationId, Reading> readings;

    explicit Moved(int items)
    {
        Reading reading;
        Certification source;
        source.id = CertificationId(u"c"_s);
        source.reviewer.id = IdentityId(u"S"_s);
        Certification part = source;
        part.id = CertificationId(u"part"_s);
        part.reviewer.id = all.target = IdentityId(u"T"_s);
        std::vector<ReviewItem> stay;
        std::vector<ReviewItem> went;
        for (int i = 0; i < items; ++i) {
            ReviewItem item = itemNumbered(i);
            if (i % 20 == 0) {
                calls.emplace_back();
                calls.back().id = CallId(u"call-%1"_s.arg(i));
                calls.back().target = all.target;
            }
            CallRow row;
            row.row = {source.id, item.id};
            row.evidence = evidenceOf(item);
            row.sourceReviewer = source.reviewer.id;
            calls.back().rows.push_back(row);
            all.rows.push_back(row);
            if (i % 2 == 1)
                item.id = ReviewItemId(item.id.toString() + u"-new"_s);
            (i % 2 == 0 ? stay : went).push_back(item);
        }
        reading.items.insert(source.id, std::make_shared<const std::vector<ReviewItem>>(std::move(stay)));
        reading.items.insert(part.id, std::make_shared<const std::vector<ReviewItem>>(std::move(went)));
        reading.source = source;
        reading.successors = {part};
        readings.insert(source.id, reading);
    }
};

void benchSights(bench::Table &table)
{
    const Moved moved(20'000);
    bench::Pair times;
    size_t found = 0;
    for (int round = 0; round < rounds; ++round) {
        const double floor =
            bench::cpuMillisecondsOf([&] { found += Sights(moved.readings, moved.all.target).of(moved.all).size(); });
        times.add(floor, bench::cpuMillisecondsOf([&] {
                      Sights sights(moved.readings, moved.all.target);
                      for (const Call &call : moved.calls)
                          found += sights.of(call).size();
                  }));
    }
    std::printf("  (%zu rows)\n", found);
    table.row("where 1,000 calls' rows are / those of one call", times, 2.0);
}

double queueing(int calls)
{
    FakeProvider tenant;
    FakeScheduler clock;
    Verifier verifier(tenant, clock, {});
    std::vector<Call> all(static_cast<size_t>(calls));
    for (int i = 0; i < calls; ++i) {
        Call &call = all[static_cast<size_t>(i)];
        call.id = CallId(u"call-%1"_s.arg(i));
        call.campaign = CampaignId(u"campaign-0123456789abcdef-%1"_s.arg(i % 50));
        call.target = IdentityId(u"target-0123456789abcdef"_s);
        call.rows.resize(1);
    }
    return bench::cpuMillisecondsOf([&] {
        for (const Call &call : all)
            verifier.verify(call, CallEnd::TaskSucceeded);
        for (const Call &call : all)
            verifier.forget(call.id);
    });
}

void benchQueueing(bench::Table &table)
{
    bench::Pair times;
    for (int round = 0; round < rounds; ++round) {
        double floor = 0;
        for (int tenth = 0; tenth < 10; ++tenth)
            floor += queueing(400);
        times.add(floor, queueing(4000));
    }
    table.row("queue 4,000 calls to be proven / ten times 400", times, 2.0);
}

double folding(int calls, int eventsOfACall)
{
    std::vector<Call> all(static_cast<size_t>(calls));
    std::vector<JournalEvent> events;
    for (int i = 0; i < calls; ++i) {
        Call &call = all[static_cast<size_t>(i)];
        call.id = CallId(u"call-0123456789abcdef-%1"_s.arg(i));
        call.rows.resize(static_cast<size_t>(eventsOfACall));
        for (int row = 0; row < eventsOfACall; ++row) {
            RowProof proof;
            proof.outcome = RowOutcome::Moved;
            events.push_back({RunId(), call.id, QDateTime(), RowProven{row, proof}});
        }
    }
    size_t histories = 0;
    return bench::cpuMillisecondsOf([&] { histories += historiesOf(all, events).size(); });
}

void benchHistories(bench::Table &table)
{
    bench::Pair times;
    for (int round = 0; round < rounds; ++round) {
        double floor = 0;
        for (int tenth = 0; tenth < 10; ++tenth)
            floor += folding(200, 20);
        times.add(floor, folding(2000, 20));
    }
    table.row("where 2,000 calls stand by their events / ten times 200", times, 2.0);
}

/// All items of one certification; `split`: every person is listed under two summaries, which come apart.
double grouping(int items, bool split)
{
    Order order;
    order.target = IdentityId(u"T"_s);
    order.reason = u"because"_s;
    Facts facts;
    facts.now = QDateTime::currentDateTimeUtc();
    Certification row;
    row.id = CertificationId(u"c"_s);
    row.campaign.id = CampaignId(u"K"_s);
    row.reviewer.id = IdentityId(u"S"_s);
    facts.certifications.insert(row.id, row);
    std::vector<ReviewItem> listed;
    for (int i = 0; i < items; ++i) {
        ReviewItem item = itemNumbered(i * 2 < items ? i * 2 : i * 2 - items + 1);
        if (split && i * 2 >= items)
            item.summaryId += u"-more"_s;
        order.rows.push_back({row.id, item.id});
        listed.push_back(std::move(item));
    }
    facts.setItems(row.id, std::move(listed), true);
    const FakeDialect dialect;
    size_t calls = 0;
    return bench::millisecondsOf([&] { calls += Planner::plan(order, facts, dialect).calls.size(); });
}

void benchGrouping(bench::Table &table)
{
    bench::Pair times;
    for (int round = 0; round < rounds; ++round) {
        const double floor = grouping(40'000, false);
        times.add(floor, grouping(40'000, true));
    }
    table.row("plan 40,000 items, all under two summaries / under one", times, 3.0);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bench::Table table(argc, argv);
    benchSights(table);
    benchQueueing(table);
    benchHistories(table);
    benchGrouping(table);
    return table.exitStatus();
}
