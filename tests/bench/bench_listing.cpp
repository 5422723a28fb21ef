// SPDX-License-Identifier: GPL-3.0-or-later
// 100,000 certifications, 250 a page, from loopback into memory: the provider behind its pipeline and a ListLoader,
// against the least that could be done: one QNetworkAccessManager with 6 in flight, and json::parse on the event loop.
#include "app/listing/list_loader.h"
#include "app/net/qnam_transport.h"
#include "app/providers/sailpoint/make_sailpoint_provider.h"
#include "app/time/system_scheduler.h"
#include "models/domain/certification.h"
#include "tests/bench/bench_table.h"
#include "tests/bench/fixed_http_server.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <array>
#include <ctime>
#include <nlohmann/json.hpp>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

constexpr int rows = 100'000;
constexpr int pageSize = 250;
constexpr int rounds = 5;

std::string idOf(int number)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "2c9180%026d", number);
    return text.data();
}

nlohmann::ordered_json certification(int number)
{
    const std::string name = "Reviewer " + std::to_string(number % 700);
    return {{"id", idOf(number)},
            {"name", "Manager Access Review for " + name},
            {"campaign",
             {{"id", idOf(number % 12)},
              {"name", "Q4 Manager Review"},
              {"type", "CAMPAIGN"},
              {"campaignType", "MANAGER"},
              {"description", "Everybody's access, reviewed by their manager"},
              {"correlatedStatus", "CORRELATED"},
              {"mandatoryCommentRequirement", "NO_DECISIONS"}}},
            {"completed", false},
            {"identitiesCompleted", number % 5},
            {"identitiesTotal", 8},
            {"created", "2026-10-13T00:00:00.000Z"},
            {"modified", "2026-10-14T00:00:00.000Z"},
            {"decisionsMade", number % 25},
            {"decisionsTotal", 40},
            {"due", "2026-12-13T23:59:59.999Z"},
            {"signed", nullptr},
            {"reviewer",
             {{"id", idOf(number % 700)},
              {"name", name},
              {"email", "reviewer" + std::to_string(number % 700) + "@example.com"},
              {"type", "IDENTITY"},
              {"created", "2025-01-01T00:00:00.000Z"},
              {"modified", "2026-01-01T00:00:00.000Z"}}},
            {"reassignment", nullptr},
            {"hasErrors", false},
            {"errorMessage", nullptr},
            {"phase", "ACTIVE"}};
}

QByteArray answer(const std::string &body, const QByteArray &headers = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + headers + "\r\n" + QByteArray::fromStdString(body);
}

/// Every page, rendered once: one after the other as the floor asks for them, and overlapping as Baton does.
class Pages
{
public:
    Pages()
    {
        std::vector<std::string> texts;
        for (int i = 0; i < rows; ++i)
            texts.push_back(certification(i).dump());
        for (const int step : {pageSize, pageSize - ListLoaderBase::Settings{}.overlap}) {
            for (int offset = 0; offset < rows; offset += step) {
                std::string page;
                for (int i = offset; i < std::min(rows, offset + pageSize); ++i)
                    page += (page.empty() ? '[' : ',') + texts[static_cast<size_t>(i)];
                m_pages.insert(offset, answer(page + ']', "X-Total-Count: " + QByteArray::number(rows) + "\r\n"));
            }
        }
        m_token = answer(R"({"access_token":"x","token_type":"bearer","expires_in":7490})");
    }

    const QByteArray &at(const QByteArray &target) const
    {
        if (target.startsWith("/oauth"))
            return m_token;
        const qsizetype begin = target.indexOf("offset=");
        const int offset = begin < 0 ? 0 : std::atoi(target.constData() + begin + 7);
        return m_pages.constFind(offset).value();
    }
    size_t bytes() const
    {
        size_t all = 0;
        for (const QByteArray &page : m_pages)
            all += static_cast<size_t>(page.size());
        return all;
    }

private:
    QHash<int, QByteArray> m_pages; ///< by offset
    QByteArray m_token;
};

/// The floor.
class Least : public QObject
{
public:
    explicit Least(const QUrl &base) : m_base(base) {}

    size_t load()
    {
        m_next = 0;
        m_rows = 0;
        for (int i = 0; i < 6; ++i)
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
        url.setQuery(u"limit=%1&offset=%2"_s.arg(pageSize).arg(m_next));
        m_next += pageSize;
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
    QNetworkAccessManager m_manager;
    QEventLoop m_loop;
    int m_next = 0;
    size_t m_rows = 0;
};

/// What Baton does.
class Ours
{
public:
    explicit Ours(const QUrl &base) : m_transport(m_scheduler)
    {
        SailPointSettings settings;
        settings.baseUrl = base;
        settings.clientId = u"bench"_s;
        settings.secret = [] { return u"bench"_s; };
        settings.rateLimit = RateLimit::unlimited();
        m_provider = makeSailPointProvider(std::move(settings), m_transport, m_scheduler);
    }

    size_t load()
    {
        QEventLoop loop;
        size_t count = 0;
        ListLoader<Certification> loader(
            [this](PageRequest page, CallContext context) {
                return m_provider->certificationReader()->certifications({}, page, std::move(context));
            },
            [](const Certification &row) { return row.id.toString(); },
            [this, &count](std::vector<Certification> &&page) {
                count += page.size();
                m_pages.push_back(std::move(page));
            },
            ListLoaderBase::Settings{});
        QObject::connect(&loader, &ListLoaderBase::finished, &loop, &QEventLoop::quit);
        QObject::connect(&loader, &ListLoaderBase::failed, &loop, [&loop](const Error &error) {
            std::printf("failed: %s\n", qPrintable(describe(error)));
            loop.quit();
        });
        loader.start();
        loop.exec();
        return count;
    }
    /// What was loaded goes away outside the measured time.
    void forget() { m_pages.clear(); }

private:
    SystemScheduler m_scheduler;
    QnamTransport m_transport;
    std::unique_ptr<GovernanceProvider> m_provider;
    std::vector<std::vector<Certification>> m_pages;
};

/// Processor milliseconds of all threads, the server's included.
template <class Work> double processorOf(Work work)
{
    const std::clock_t begin = std::clock();
    work();
    return 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    bench::Table table(argc, argv);
    const Pages pages;
    const bench::FixedHttpServer server(
        [&pages](const QByteArray &target) -> const QByteArray & { return pages.at(target); });
    QUrl base;
    base.setScheme(u"http"_s);
    base.setHost(u"127.0.0.1"_s);
    base.setPort(server.port());
    Least least(base);
    Ours ours(base);
    bench::Pair times;
    bench::Pair processor;
    for (int round = 0; round < rounds; ++round) {
        size_t read = 0;
        size_t kept = 0;
        double floorProcessor = 0;
        double oursProcessor = 0;
        const double floor = bench::millisecondsOf([&] { floorProcessor = processorOf([&] { read = least.load(); }); });
        times.add(floor, bench::millisecondsOf([&] { oursProcessor = processorOf([&] { kept = ours.load(); }); }));
        processor.add(floorProcessor, oursProcessor);
        ours.forget();
        if (read != static_cast<size_t>(rows) || kept != static_cast<size_t>(rows)) {
            std::printf("not every row arrived: %zu, %zu of %d\n", read, kept, rows);
            return 1;
        }
    }
    std::printf("  (%zu bytes)\n", pages.bytes());
    table.row("list 100,000 certifications / QNAM and json::parse", times, 1.1);
    table.note("  processor time of all threads", processor);
    return table.exitStatus();
}
