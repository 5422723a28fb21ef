// SPDX-License-Identifier: GPL-3.0-or-later
// 100,000 certifications, 250 a page, from loopback into memory: the provider behind its pipeline and a ListLoader,
// against the least that could be done: one QNetworkAccessManager with 6 in flight, and json::parse on the event loop.
#include "tests/bench/bench_table.h"
#include "tests/bench/fixed_http_server.h"
#include "tests/bench/listed_pages.h"
#include "tests/bench/loopback_listing.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <nlohmann/json.hpp>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

constexpr int rows = 100'000;
using bench::listedPageSize;
constexpr int rounds = 5;

/// The floor with 6 in flight; with one, the plain pager of other tools.
class Least : public QObject
{
public:
    Least(const QUrl &base, int inFlight) : m_base(base), m_inFlight(inFlight) {}

    size_t load()
    {
        m_next = 0;
        m_rows = 0;
        for (int i = 0; i < m_inFlight; ++i)
            ask();
        m_loop.exec();
        return m_rows;
    }

private:
    void ask()
    {
        if (m_next >= rows)
            return;
        QUrl url = m_base;
        url.setPath(u"/v3/certifications"_s);
        url.setQuery(u"limit=%1&offset=%2"_s.arg(listedPageSize).arg(m_next));
        m_next += listedPageSize;
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        QNetworkReply *reply = m_manager.get(request);
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            const QByteArray body = reply->readAll();
            m_rows += nlohmann::json::parse(body.begin(), body.end()).size();
            reply->deleteLater();
            if (m_rows >= static_cast<size_t>(rows))
                m_loop.quit();
            else
                ask();
        });
    }

    QUrl m_base;
    int m_inFlight;
    QNetworkAccessManager m_manager;
    QEventLoop m_loop;
    int m_next = 0;
    size_t m_rows = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    bench::Table table(argc, argv);
    const bench::ListedPages pages(rows);
    const bench::FixedHttpServer server(
        [&pages](const QByteArray &target) -> const QByteArray & { return pages.answer(target); });
    const QUrl base = server.url();
    Least least(base, 6);
    Least pager(base, 1);
    bench::LoopbackListing ours(base);
    bench::Pair times;
    bench::Pair processor;
    bench::Pair peer;
    for (int round = 0; round < rounds; ++round) {
        size_t read = 0;
        size_t kept = 0;
        double floorProcessor = 0;
        double oursProcessor = 0;
        const double floor = bench::millisecondsOf(
            [&] { floorProcessor = bench::processorMillisecondsOf([&] { read = least.load(); }); });
        times.add(floor, bench::millisecondsOf(
                             [&] { oursProcessor = bench::processorMillisecondsOf([&] { kept = ours.load(); }); }));
        processor.add(floorProcessor, oursProcessor);
        peer.add(floor, bench::millisecondsOf([&] { pager.load(); }));
        ours.forget();
        if (read != static_cast<size_t>(rows) || kept != static_cast<size_t>(rows)) {
            std::printf("not every row arrived: %zu, %zu of %d\n", read, kept, rows);
            return 1;
        }
    }
    std::printf("  (%zu bytes)\n", pages.bytes());
    table.row("list 100,000 certifications / QNAM and json::parse", times, 1.1);
    table.note("  processor time of all threads", processor);
    table.note("  peer: a plain pager, one page after the other", peer);
    return table.exitStatus();
}
