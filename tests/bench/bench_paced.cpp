// SPDX-License-Identifier: GPL-3.0-or-later
// The same 100,000 certifications from a tenant that answers after 100 ms and allows 100 requests in 10 s, in time that
// only the bench moves: how close to what the limit allows at best (96 in 10.4 s, the margin for the way there).
#include "app/providers/sailpoint/make_sailpoint_provider.h"
#include "models/domain/certification.h"
#include "tests/bench/bench_table.h"
#include "tests/bench/listed_pages.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/fake_transport.h"

#include <QCoreApplication>
#include <QThreadPool>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

constexpr int rows = 100'000;
constexpr Millis latency{100};

/// Answers every request with its page, `latency` later.
class FarTenant
{
public:
    FarTenant(const bench::ListedPages &pages, test::FakeScheduler &clock)
    {
        m_transport.setHandler([this, &pages,
                                &clock](const HttpRequest &request) -> std::optional<test::FakeTransport::Outcome> {
            const size_t index = static_cast<size_t>(m_transport.count()) - 1;
            const QByteArray target = request.url.path().toUtf8() + '?' + request.url.query().toUtf8();
            clock.callAfter(latency, &m_transport, [this, &pages, index, target] {
                m_transport.finish(index,
                                   test::FakeTransport::answer(200, pages.body(target),
                                                               {{"X-Total-Count", QByteArray::number(pages.rows())}}));
            });
            return std::nullopt;
        });
    }
    test::FakeTransport &transport() { return m_transport; }

private:
    test::FakeTransport m_transport;
};

/// Everything that can happen now happens: answers are decoded in pool threads, which know nothing of the clock.
void settle()
{
    for (int before = -1, seen = 0; before != seen;) {
        before = seen;
        QThreadPool::globalInstance()->waitForDone();
        const test::EventCounter events;
        QCoreApplication::processEvents(); // a page is handed on in a turn of its own
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        seen += events.count;
    }
}

struct Reading
{
    Millis took{0};
    Millis first{0}; ///< until the first page was handed on
    size_t rows = 0;
};

Reading read(const bench::ListedPages &pages)
{
    test::FakeScheduler clock;
    FarTenant tenant(pages, clock);
    SailPointSettings settings;
    settings.baseUrl = QUrl(u"https://acme.api.identitynow.com"_s);
    settings.clientId = u"bench"_s;
    settings.secret = [] { return u"bench"_s; };
    const std::unique_ptr<GovernanceProvider> provider =
        makeSailPointProvider(std::move(settings), tenant.transport(), clock);

    Reading reading;
    const Millis begin = clock.now();
    bool ended = false;
    ListLoader<Certification> loader(
        [&](PageRequest page, CallContext context) {
            return provider->certificationReader()->certifications({}, page, std::move(context));
        },
        [](const Certification &row) { return row.id.toString(); },
        [&](std::vector<Certification> &&page) {
            if (reading.rows == 0)
                reading.first = clock.now() - begin;
            reading.rows += page.size();
        },
        ListLoaderBase::Settings{});
    QObject::connect(&loader, &ListLoaderBase::finished, &loader, [&] { ended = true; });
    QObject::connect(&loader, &ListLoaderBase::failed, &loader, [&](const Error &error) {
        std::printf("failed: %s\n", qPrintable(describe(error)));
        ended = true;
    });
    loader.start();
    for (settle(); !ended && clock.hasTasks(); settle())
        clock.advance(clock.nextDue() - clock.now());
    reading.took = clock.now() - begin;
    return reading;
}

/// When the last of `requests` may leave, where the limit alone holds them back.
Millis floorOf(int requests)
{
    const RateLimit limit;
    return limit.pacedWindow() * (requests / limit.pacedLimit());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bench::Table table(argc, argv);
    const bench::ListedPages pages(rows);
    const Reading reading = read(pages);
    if (reading.rows != static_cast<size_t>(rows)) {
        std::printf("not every row arrived: %zu of %d\n", reading.rows, rows);
        return 1;
    }
    bench::Pair times;
    times.add(static_cast<double>(floorOf(rows / bench::listedPageSize).count()),
              static_cast<double>(reading.took.count()));
    table.row("100,000 at 100 ms and 100 per 10 s / 96 per 10.4 s", times, 1.02);
    bench::Pair first;
    first.add(static_cast<double>(2 * latency.count()), static_cast<double>(reading.first.count()));
    table.row("  until the first page / sign-in and one round trip", first, 1.05);
    return table.exitStatus();
}
