// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/list_loader.h"
#include "tests/support/qt_warnings.h"

#include <QAbstractEventDispatcher>
#include <QPromise>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

using Answer = Result<Page<QString>>;

/// One turn of the event loop. False: there was nothing to do.
bool turn()
{
    return QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents);
}

/// Everything that can happen now happens.
void settle()
{
    while (turn()) {
    }
}

/// A list behind a server, with what servers do wrong.
struct Server
{
    struct Asked
    {
        PageRequest request;
        CallContext context;
        std::shared_ptr<QPromise<Answer>> promise;
    };

    std::vector<QString> rows;
    bool totals = true;
    bool refusesPastEnd = false;
    bool ignoresOffset = false;
    int cap = 1000;
    std::vector<Asked> open;
    int asked = 0;
    int askedPastEnd = 0;
    size_t mostOpen = 0;
    bool answerAtOnce = false;

    static Server of(int count)
    {
        Server server;
        for (int i = 0; i < count; ++i)
            server.rows.push_back(u"row-%1"_s.arg(i));
        return server;
    }

    QFuture<Answer> fetch(PageRequest request, const CallContext &context)
    {
        ++asked;
        if (request.offset > 0 && request.offset >= static_cast<qint64>(rows.size()))
            ++askedPastEnd;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        const QFuture<Answer> future = promise->future();
        if (answerAtOnce) {
            give(*promise, request);
            return future;
        }
        open.push_back({request, context, promise});
        mostOpen = std::max(mostOpen, open.size());
        return future;
    }

    void give(QPromise<Answer> &promise, PageRequest request)
    {
        promise.addResult(page(request));
        promise.finish();
    }

    Answer page(PageRequest request) const
    {
        const auto count = static_cast<qint64>(rows.size());
        if (ignoresOffset)
            request.offset = 0;
        if (refusesPastEnd && request.offset > 0 && request.offset >= count)
            return failure({ErrorKind::Invalid, u"past the end"_s});
        Page<QString> answer;
        answer.offset = request.offset;
        const qint64 until = std::min<qint64>(count, request.offset + std::min(cap, request.limit));
        for (qint64 i = request.offset; i < until; ++i)
            answer.items.push_back(rows[static_cast<size_t>(i)]);
        answer.received = static_cast<int>(answer.items.size());
        if (totals && request.wantTotal)
            answer.total = count;
        answer.mayHaveMore = answer.received == request.limit && !(answer.total && until >= *answer.total);
        return answer;
    }

    void answer(size_t which)
    {
        Asked next = open[which];
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
        give(*next.promise, next.request);
    }
    void refuse(size_t which, const Error &error)
    {
        Asked next = open[which];
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
        next.promise->addResult(failure(error));
        next.promise->finish();
    }
    void answerAll()
    {
        do {
            while (!open.empty())
                answer(0);
            settle();
        } while (!open.empty());
    }
};

/// A loader of strings that are their own keys.
struct Loading
{
    explicit Loading(Server &server, ListLoaderBase::Settings settings = {10, 3, Priority::Foreground})
        : loader([&server](PageRequest request, CallContext context) { return server.fetch(request, context); },
                 [](const QString &row) { return row; },
                 [this](std::vector<QString> &&rows) {
                     got.insert(got.end(), rows.begin(), rows.end());
                     if (onPage)
                         onPage();
                 },
                 settings),
          finished(&loader, &ListLoaderBase::finished), failed(&loader, &ListLoaderBase::failed),
          progress(&loader, &ListLoaderBase::progress)
    {
    }

    std::vector<QString> got;
    std::function<void()> onPage;
    ListLoader<QString> loader;
    QSignalSpy finished;
    QSignalSpy failed;
    QSignalSpy progress;
};

} // namespace

class ListLoaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<baton::Error>(); }
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void loadsEverythingInOrder_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("totals");
        QTest::addColumn<bool>("refusesPastEnd");
        QTest::addColumn<int>("cap");
        for (const int count : {0, 1, 9, 10, 11, 20, 95, 100, 101}) {
            for (const bool totals : {true, false}) {
                for (const int cap : {1000, 7}) {
                    if (cap == 7 && !totals)
                        continue; // a short page is the end where there is no total
                    const auto name = u"%1 rows, %2, at most %3"_s.arg(count).arg(totals).arg(cap).toUtf8();
                    QTest::newRow(name.constData()) << count << totals << totals << cap;
                }
            }
        }
    }

    void loadsEverythingInOrder()
    {
        QFETCH(int, count);
        Server server = Server::of(count);
        QFETCH(bool, totals);
        QFETCH(bool, refusesPastEnd);
        QFETCH(int, cap);
        server.totals = totals;
        server.refusesPastEnd = refusesPastEnd;
        server.cap = cap;
        Loading loading(server);
        loading.loader.start();
        QRandomGenerator random(static_cast<quint32>(count));
        settle();
        while (!server.open.empty()) {
            server.answer(random.bounded(static_cast<quint32>(server.open.size())));
            settle();
        }
        QCOMPARE(loading.finished.count(), 1);
        QCOMPARE(loading.failed.count(), 0);
        QCOMPARE(loading.loader.state(), ListLoaderBase::State::Complete);
        QCOMPARE(loading.got, server.rows);
        QCOMPARE(loading.loader.loaded(), count);
        if (server.totals) {
            QCOMPARE(loading.loader.total(), std::optional<qint64>(count));
            QCOMPARE(server.askedPastEnd, 0);
        }
        QVERIFY(server.mostOpen <= 3);
    }

    void firstPageAloneThenParallel()
    {
        Server server = Server::of(100);
        Loading loading(server);
        loading.loader.start();
        QCOMPARE(server.open.size(), size_t{1});
        QVERIFY(server.open[0].request.wantTotal);
        server.answer(0);
        settle();
        QCOMPARE(server.open.size(), size_t{3});
        QCOMPARE(loading.progress.last().at(0).toLongLong(), 10);
        QCOMPARE(loading.progress.last().at(1).toLongLong(), 100);
    }

    void aPageOutOfTurnWaitsForTheOneBefore()
    {
        Server server = Server::of(30);
        Loading loading(server);
        loading.loader.start();
        server.answer(0);
        settle();
        server.answer(1);
        settle();
        QCOMPARE(loading.got.size(), size_t{10});
        server.answer(0);
        settle();
        QCOMPARE(loading.got, server.rows);
    }

    void onePageATurn()
    {
        Server server = Server::of(100);
        Loading loading(server, {10, 6, Priority::Foreground});
        loading.loader.start();
        server.answer(0);
        settle();
        while (server.open.size() > 1)
            server.answer(1); // behind a page that is late
        settle();
        QCOMPARE(loading.got.size(), size_t{10});
        server.answer(0);
        size_t before = loading.got.size();
        int pages = 0;
        while (turn()) {
            QVERIFY(loading.got.size() <= before + 10);
            pages += loading.got.size() > before ? 1 : 0;
            before = loading.got.size();
        }
        QCOMPARE(pages, 6);
        QVERIFY(std::equal(loading.got.begin(), loading.got.end(), server.rows.begin()));
        QCOMPARE(loading.progress.count(), 7);
        QVERIFY(!server.open.empty());
    }

    void finishedComesAfterTheLastPage()
    {
        Server server = Server::of(30);
        server.answerAtOnce = true;
        Loading loading(server);
        size_t there = 0;
        connect(&loading.loader, &ListLoaderBase::finished, &loading.loader, [&] { there = loading.got.size(); });
        loading.loader.start();
        QVERIFY(loading.got.empty());
        QCOMPARE(server.asked, 3);
        settle();
        QCOMPARE(there, size_t{30});
    }

    /// Whoever takes the pages is slower than the tenant: what waits stays little.
    void asksNoFasterThanPagesAreTaken()
    {
        Server server = Server::of(1000);
        server.answerAtOnce = true;
        Loading loading(server, {10, 3, Priority::Foreground});
        loading.onPage = [&] {
            const auto taken = static_cast<int>(loading.got.size() / 10);
            QVERIFY2(server.asked <= taken + 4, qPrintable(QString::number(server.asked - taken)));
        };
        loading.loader.start();
        settle();
        QCOMPARE(loading.got, server.rows);
    }

    void aStopDropsWhatWaits_data()
    {
        QTest::addColumn<bool>("restarts");
        QTest::newRow("and stays") << false;
        QTest::newRow("and begins anew") << true;
    }

    void aStopDropsWhatWaits()
    {
        QFETCH(bool, restarts);
        Server server = Server::of(100);
        server.answerAtOnce = true;
        Loading loading(server, {10, 6, Priority::Foreground});
        bool once = true;
        loading.onPage = [&] {
            if (loading.got.size() != 20 || !std::exchange(once, false))
                return;
            if (restarts) {
                loading.got.clear();
                loading.loader.start();
            } else {
                loading.loader.stop();
            }
        };
        loading.loader.start();
        settle();
        if (!restarts) {
            QCOMPARE(loading.got.size(), size_t{20});
            QCOMPARE(loading.finished.count(), 0);
            const int before = server.asked;
            loading.loader.resume(); // with what was there and not taken
            settle();
            QCOMPARE(server.asked, before + 8);
        }
        QCOMPARE(loading.got, server.rows);
        QCOMPARE(loading.finished.count(), 1);
        QVERIFY(loading.loader.isWhole());
    }

    void aFailureComesAfterThePagesBeforeIt()
    {
        Server server = Server::of(100);
        Loading loading(server);
        loading.loader.start();
        server.answer(0);
        settle();
        size_t there = 0;
        connect(&loading.loader, &ListLoaderBase::failed, &loading.loader, [&] { there = loading.got.size(); });
        server.answer(0);
        server.answer(0);
        server.refuse(0, {ErrorKind::Server, u"down"_s});
        settle();
        QCOMPARE(loading.failed.count(), 1);
        QCOMPARE(there, size_t{30});
        QCOMPARE(loading.loader.loaded(), 30);
    }

    void rowsThatShiftedAreNotSeenTwice()
    {
        Server server = Server::of(20);
        Loading loading(server);
        loading.loader.start();
        server.answer(0);
        settle();
        server.rows.insert(server.rows.begin(), u"row-new"_s);
        server.answerAll();
        QCOMPARE(loading.got.size(), size_t{19});
        QCOMPARE(std::set<QString>(loading.got.begin(), loading.got.end()).size(), size_t{19});
    }

    void aListThatBecameShorterEnds_data()
    {
        QTest::addColumn<bool>("refuses");
        QTest::newRow("empty pages") << false;
        QTest::newRow("400 past the end") << true;
    }

    void aListThatBecameShorterEnds()
    {
        QFETCH(bool, refuses);
        Server server = Server::of(60);
        server.refusesPastEnd = refuses;
        Loading loading(server);
        loading.loader.start();
        server.answer(0);
        settle();
        server.rows.resize(25);
        server.answerAll();
        QCOMPARE(loading.failed.count(), 0);
        QCOMPARE(loading.finished.count(), 1);
        QCOMPARE(loading.got, server.rows);
    }

    void rowsThatSlidAcrossAPageEdgeAreMissed()
    {
        Server server = Server::of(30);
        Loading loading(server);
        loading.loader.start();
        server.answer(0);
        settle();
        server.rows.erase(server.rows.begin(), server.rows.begin() + 2); // row-10 and row-11 slide to the first page
        server.answerAll();
        QCOMPARE(loading.finished.count(), 1);
        QCOMPARE(loading.loader.state(), ListLoaderBase::State::Complete);
        QCOMPARE(loading.loader.loaded(), 28);
        QVERIFY(!loading.loader.heldStill());
        QVERIFY(!loading.loader.isWhole());
    }

    void aListThatBecameMuchShorterIsNotWhole_data()
    {
        QTest::addColumn<bool>("refuses");
        QTest::newRow("empty pages") << false;
        QTest::newRow("400 past the end") << true;
    }

    /// What is left is as long as what came, and yet ten rows were never seen.
    void aListThatBecameMuchShorterIsNotWhole()
    {
        QFETCH(bool, refuses);
        Server server = Server::of(60);
        server.refusesPastEnd = refuses;
        Loading loading(server);
        loading.loader.start();
        server.answer(0);
        settle();
        server.rows.erase(server.rows.begin(), server.rows.begin() + 35);
        server.answerAll();
        QCOMPARE(loading.loader.state(), ListLoaderBase::State::Complete);
        QCOMPARE(loading.loader.loaded(), 25);
        QCOMPARE(loading.loader.announced(), std::optional<qint64>(60));
        QVERIFY(!loading.loader.isWhole());
    }

    void aListThatHeldStillIsWhole_data()
    {
        QTest::addColumn<bool>("totals");
        QTest::newRow("with a total") << true;
        QTest::newRow("without") << false;
    }

    void aListThatHeldStillIsWhole()
    {
        QFETCH(bool, totals);
        Server server = Server::of(25);
        server.totals = totals;
        Loading loading(server);
        loading.loader.start();
        QVERIFY(!loading.loader.isWhole());
        server.answerAll();
        QVERIFY(loading.loader.isWhole());
        loading.loader.start();
        QVERIFY(!loading.loader.isWhole());
    }

    void pagesOverlapByAFewRows()
    {
        Server server = Server::of(400);
        Loading loading(server, {100, 3, Priority::Foreground});
        loading.loader.start();
        QList<qint64> offsets;
        while (!server.open.empty()) {
            for (const Server::Asked &asked : server.open) {
                if (!offsets.contains(asked.request.offset))
                    offsets.push_back(asked.request.offset);
            }
            server.answer(0);
            settle();
        }
        QCOMPARE(offsets, (QList<qint64>{0, 95, 190, 285, 380}));
        QCOMPARE(server.asked, 5);
        QCOMPARE(loading.got, server.rows);
        QVERIFY(loading.loader.isWhole());
    }

    /// As many came as were announced, and yet one was missed and another has left: only the seams tell.
    void rowsThatChangePlacesAreReadAgain()
    {
        Server server = Server::of(400);
        Loading loading(server, {100, 3, Priority::Foreground});
        loading.loader.start();
        server.answer(0);
        settle();
        server.rows.erase(server.rows.begin() + 20);
        server.rows.push_back(u"row-new"_s);
        server.answerAll();
        QCOMPARE(loading.finished.count(), 1);
        QVERIFY(loading.loader.isWhole());
        QCOMPARE(loading.loader.gone(), QSet<QString>{u"row-20"_s});
        QCOMPARE(std::set<QString>(loading.got.begin(), loading.got.end()).size(), size_t{401});
    }

    void aListThatGrowsWhileItIsReadIsReadToItsEnd()
    {
        Server server = Server::of(200);
        Loading loading(server, {100, 3, Priority::Foreground});
        loading.loader.start();
        server.answer(0);
        settle();
        for (int row = 0; row < 150; ++row)
            server.rows.push_back(u"row-new-%1"_s.arg(row));
        server.answerAll();
        QCOMPARE(loading.got, server.rows);
        QVERIFY(loading.loader.isWhole());
    }

    void aListThatNeverHoldsStillSaysSo()
    {
        Server server = Server::of(400);
        Loading loading(server, {100, 1, Priority::Foreground});
        loading.loader.start();
        while (!server.open.empty()) {
            server.rows.push_back(server.rows.front());
            server.rows.erase(server.rows.begin());
            server.answer(0);
            settle();
        }
        QCOMPARE(loading.finished.count(), 1);
        QVERIFY(!loading.loader.heldStill());
        QVERIFY2(server.asked <= 3 * 6, qPrintable(QString::number(server.asked)));
    }

    /// The second reading begins where the first one contradicted itself; when its own first page tells that the rows
    /// before it have slid too, nothing behind that page is asked for in vain.
    void aSecondReadingThatContradictsItselfEndsAtOnce()
    {
        for (quint32 seed = 1; seed <= 200; ++seed) {
            QRandomGenerator random(seed);
            const int rows = random.bounded(400, 1500);
            Server server = Server::of(rows);
            Loading loading(server, {100, random.bounded(1, 7), Priority::Foreground});
            const int pages = (rows - 5 + 94) / 95;
            loading.loader.start();
            for (int answered = 0; answered < 3; ++answered) {
                server.answer(0);
                settle();
            }
            server.rows.erase(server.rows.begin() + random.bounded(200, 250));
            server.rows.push_back(u"row-new"_s);
            while (server.asked <= pages) {
                server.answer(static_cast<size_t>(random.bounded(static_cast<int>(server.open.size()))));
                settle();
            }
            QCOMPARE(server.asked, pages + 1);
            QCOMPARE(server.open.size(), size_t{1});
            QVERIFY(server.open.front().request.offset > 0);
            server.rows.erase(server.rows.begin());
            server.rows.push_back(u"row-newer"_s);
            server.answerAll();
            QCOMPARE(server.asked, pages + 1 + pages);
            QVERIFY(loading.loader.isWhole());
            const QSet<QString> got(loading.got.begin(), loading.got.end());
            QCOMPARE(got - loading.loader.gone(), QSet<QString>(server.rows.begin(), server.rows.end()));
        }
    }

    /// A contradiction behind its first page: what was asked for at that moment is given up.
    void aSecondReadingEndsWhereItContradictsItself()
    {
        for (quint32 seed = 1; seed <= 200; ++seed) {
            QRandomGenerator random(seed);
            Server server = Server::of(random.bounded(1000, 1500));
            const int parallel = random.bounded(1, 7);
            Loading loading(server, {100, parallel, Priority::Foreground});
            loading.loader.start();
            server.answer(0);
            settle();
            server.rows.erase(server.rows.begin() + 20);
            server.rows.push_back(u"row-new"_s);
            while (loading.loader.state() == ListLoaderBase::State::Loading &&
                   !(server.open.size() == 1 && server.open.front().request.offset == 0)) {
                server.answer(0);
                settle();
            }
            const int first = server.asked - 1;
            const int before = random.bounded(2, 5); // pages of the second reading
            for (int answered = 0; answered < before; ++answered) {
                server.answer(0);
                settle();
            }
            server.rows.erase(server.rows.begin() + (before - 1) * 95 + random.bounded(5, 95));
            server.rows.push_back(u"row-newer"_s);
            const std::vector<Server::Asked> given = server.open;
            server.answer(0); // contradicts the page before it
            settle();
            QCOMPARE(server.asked, first + before + parallel + 1);
            for (size_t i = 1; i < given.size(); ++i)
                QVERIFY(given[i].context.stop.stop_requested());
            const PageRequest third = server.open.back().request;
            QCOMPARE(third.offset, qint64((before - 1) * 95));
            QVERIFY(third.wantTotal);
            server.answerAll();
            QVERIFY(loading.loader.isWhole());
            const QSet<QString> got(loading.got.begin(), loading.got.end());
            QCOMPARE(got - loading.loader.gone(), QSet<QString>(server.rows.begin(), server.rows.end()));
        }
    }

    void noRowIsLostToAnotherClient_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 0; seed < 10; ++seed)
            QTest::addRow("seeds from %u", seed * 100) << seed * 100;
    }

    /// A second client moves rows (away from here, to the end) while pages are read in any order. Whatever is called
    /// whole has all rows that nobody touched; and one change alone never keeps a list from being whole.
    void noRowIsLostToAnotherClient()
    {
        QFETCH(quint32, seed);
        int wholes = 0;
        int rereads = 0;
        for (const quint32 last = seed + 100; seed < last; ++seed) {
            QRandomGenerator random(seed);
            Server server = Server::of(300 + random.bounded(400));
            const std::vector<QString> before = server.rows;
            std::set<QString> untouched(before.begin(), before.end());
            int changes = static_cast<int>(random.bounded(4));
            const bool isOne = changes == 1;
            Loading loading(server, {100, static_cast<int>(1 + random.bounded(4)), Priority::Foreground});
            loading.loader.start();
            while (!server.open.empty()) {
                if (changes > 0 && random.bounded(3) == 0) {
                    --changes;
                    const auto at = server.rows.begin() + static_cast<std::ptrdiff_t>(
                                                              random.bounded(static_cast<quint32>(server.rows.size())));
                    untouched.erase(*at);
                    server.rows.erase(at);
                    server.rows.push_back(u"row-new-%1"_s.arg(changes));
                }
                server.answer(random.bounded(static_cast<quint32>(server.open.size())));
                settle();
            }
            QCOMPARE(loading.finished.count(), 1);
            std::set<QString> rows(loading.got.begin(), loading.got.end());
            QCOMPARE(rows.size(), loading.got.size());
            for (const QString &gone : loading.loader.gone())
                rows.erase(gone);
            rereads += server.asked > static_cast<int>(server.rows.size() / 95) + 2 ? 1 : 0;
            const QByteArray where = "seed " + QByteArray::number(seed);
            if (isOne) {
                QVERIFY2(loading.loader.isWhole(), where.constData());
                QVERIFY2(rows == std::set<QString>(server.rows.begin(), server.rows.end()) ||
                             rows == std::set<QString>(before.begin(), before.end()),
                         where.constData());
            }
            if (!loading.loader.isWhole())
                continue;
            ++wholes;
            QVERIFY2(std::includes(rows.begin(), rows.end(), untouched.begin(), untouched.end()), where.constData());
        }
        QVERIFY(wholes > 50 && rereads > 10);
    }

    void theRestOfAShortPageMayBeThereAtOnce()
    {
        Server server = Server::of(20);
        Loading loading(server);
        loading.loader.start();
        server.answer(0);
        settle();
        server.cap = 7;
        server.answerAtOnce = true;
        server.answer(0);
        QTRY_COMPARE(loading.finished.count(), 1);
        QCOMPARE(loading.got, server.rows);
        QVERIFY(loading.loader.isWhole());
    }

    void aRealRefusalFails()
    {
        Server server = Server::of(60);
        Loading loading(server);
        loading.loader.start();
        server.answer(0);
        settle();
        server.refuse(0, {ErrorKind::Invalid, u"no"_s});
        server.answerAll();
        QCOMPARE(loading.failed.count(), 1);
        QCOMPARE(loading.failed[0][0].value<Error>().message, u"no"_s);
        QCOMPARE(loading.finished.count(), 0);
        QCOMPARE(loading.loader.state(), ListLoaderBase::State::Failed);
    }

    void afterAFailureNothingMoreIsAskedAndWhatIsLoadedStays()
    {
        Server server = Server::of(100);
        Loading loading(server);
        loading.loader.start();
        server.answer(0);
        settle();
        const int before = server.asked;
        server.refuse(1, {ErrorKind::Server, u"down"_s});
        settle();
        QVERIFY(server.open[0].context.stop.stop_requested());
        server.answerAll();
        QCOMPARE(server.asked, before);
        QCOMPARE(loading.got.size(), size_t{10});
        QCOMPARE(loading.failed.count(), 1);
    }

    void aServerThatIgnoresTheOffsetIsFoundOut()
    {
        Server server = Server::of(10);
        server.totals = false;
        server.ignoresOffset = true;
        Loading loading(server);
        loading.loader.start();
        server.answerAll();
        QCOMPARE(loading.failed.count(), 1);
        QVERIFY(loading.failed[0][0].value<Error>().kind == ErrorKind::Protocol);
        QCOMPARE(loading.got.size(), size_t{10});
    }

    void stopKeepsWhatIsThere()
    {
        Server server = Server::of(100);
        Loading loading(server);
        loading.loader.start();
        server.answer(0);
        settle();
        loading.loader.stop();
        QVERIFY(server.open[0].context.stop.stop_requested());
        server.answerAll();
        QCOMPARE(loading.got.size(), size_t{10});
        QCOMPARE(loading.loader.state(), ListLoaderBase::State::Stopped);
        QCOMPARE(loading.finished.count() + loading.failed.count(), 0);
    }

    void goesOnWhereItStopped()
    {
        Server server = Server::of(300);
        Loading loading(server, {40, 3, Priority::Foreground});
        loading.loader.start();
        server.answer(0);
        settle();
        server.answer(0);
        settle();
        loading.loader.stop();
        server.answerAll();
        const size_t there = loading.got.size();
        QCOMPARE(there, size_t(78));
        server.asked = 0;
        loading.loader.resume();
        QCOMPARE(server.open.front().request.offset, qint64(76)); // two rows to compare with
        server.answerAll();
        QCOMPARE(loading.got, server.rows);
        QVERIFY(loading.loader.isWhole());
        QCOMPARE(server.asked, 6);
        loading.loader.resume(); // there is nothing to go on with
        QCOMPARE(loading.loader.state(), ListLoaderBase::State::Complete);
    }

    void goesOnAfterAFailureAndFromNothing()
    {
        Server server = Server::of(95);
        Loading loading(server);
        loading.loader.start();
        server.refuse(0, {ErrorKind::Network, u"gone"_s});
        settle();
        QCOMPARE(loading.loader.state(), ListLoaderBase::State::Failed);
        loading.loader.resume();
        server.answer(0);
        settle();
        server.refuse(1, {ErrorKind::Network, u"gone again"_s});
        settle();
        loading.loader.resume();
        server.answerAll();
        QCOMPARE(loading.got, server.rows);
        QVERIFY(loading.loader.isWhole());
    }

    /// While it is stopped another client moves rows: none is lost in silence.
    void whatChangedWhileItWasStoppedIsFound()
    {
        for (quint32 seed = 1; seed <= 400; ++seed) {
            QRandomGenerator random(seed);
            Server server = Server::of(200 + random.bounded(200));
            Loading loading(server, {40, 3, Priority::Foreground});
            loading.loader.start();
            for (int left = random.bounded(1, 6); left > 0 && !server.open.empty(); --left) {
                server.answer(static_cast<size_t>(random.bounded(int(server.open.size()))));
                settle();
            }
            loading.loader.stop();
            server.answerAll();
            const int what = random.bounded(4);
            if (what == 0) {
                server.rows.erase(server.rows.begin() + random.bounded(int(server.rows.size())));
            } else if (what == 1) {
                server.rows.insert(server.rows.begin() + random.bounded(int(server.rows.size())), u"new"_s);
            } else if (what == 2) {
                const int from = random.bounded(int(server.rows.size()));
                const QString moved = server.rows[static_cast<size_t>(from)];
                server.rows.erase(server.rows.begin() + from);
                server.rows.insert(server.rows.begin() + random.bounded(int(server.rows.size())), moved);
            }
            loading.loader.resume();
            server.answerAll();
            QCOMPARE(loading.loader.state(), ListLoaderBase::State::Complete);
            const QSet<QString> got(loading.got.begin(), loading.got.end());
            const QSet<QString> rows(server.rows.begin(), server.rows.end());
            if (loading.loader.isWhole() && got - loading.loader.gone() != rows)
                QFAIL(qPrintable(u"seed %1"_s.arg(seed)));
            if (what == 3 && (!loading.loader.isWhole() || loading.got != server.rows))
                QFAIL(qPrintable(u"seed %1: nothing changed"_s.arg(seed)));
        }
    }

    void aRestartDropsEarlierAnswers()
    {
        Server server = Server::of(30);
        Loading loading(server);
        loading.loader.start();
        server.answer(0);
        settle();
        loading.got.clear();
        server.rows = Server::of(5).rows;
        loading.loader.start();
        server.answerAll();
        QCOMPARE(loading.got, server.rows);
        QCOMPARE(loading.finished.count(), 1);
    }

    void badRowsAreCountedFromTheStartOfTheList()
    {
        ListLoader<QString> loader(
            [](PageRequest request, CallContext) {
                Page<QString> page;
                page.offset = request.offset;
                page.received = static_cast<int>(std::min<qint64>(2, 3 - request.offset));
                page.total = 3;
                page.bad.push_back({0, u"/0/id"_s, u"missing"_s});
                if (page.received == 2)
                    page.items.push_back(u"b%1"_s.arg(request.offset));
                return QtFuture::makeReadyFuture<Answer>(page);
            },
            [](const QString &row) { return row; }, [](std::vector<QString> &&) {}, {2, 3, Priority::Foreground});
        loader.start();
        QTRY_COMPARE(loader.state(), ListLoaderBase::State::Complete);
        QCOMPARE(loader.badRows().size(), size_t{2});
        QCOMPARE(loader.badRows()[0].index, 0);
        QCOMPARE(loader.badRows()[1].index, 2);
        QCOMPARE(loader.loaded(), 1);
        QVERIFY(loader.heldStill());
        QVERIFY(!loader.isWhole());
    }

    void manyPagesThatAreThereAtOnceDoNotRecurse()
    {
        Server server = Server::of(60'000);
        server.answerAtOnce = true;
        Loading loading(server, {2, 6, Priority::Foreground});
        loading.loader.start();
        QTRY_COMPARE(loading.finished.count(), 1);
        QCOMPARE(loading.got.size(), server.rows.size());
    }

    void onPageMayStopRestartOrDelete_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"stop", "restart", "delete"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }

    void onPageMayStopRestartOrDelete()
    {
        QFETCH(QString, what);
        for (const bool atOnce : {true, false}) {
            Server server = Server::of(30);
            server.answerAtOnce = atOnce;
            int pages = 0;
            std::unique_ptr<ListLoader<QString>> loader;
            loader = std::make_unique<ListLoader<QString>>(
                [&server](PageRequest request, CallContext context) { return server.fetch(request, context); },
                [](const QString &row) { return row; },
                [&](std::vector<QString> &&) {
                    if (++pages != 2)
                        return;
                    if (what == u"stop")
                        loader->stop();
                    else if (what == u"restart")
                        loader->start();
                    else
                        loader.reset();
                },
                ListLoaderBase::Settings{10, 3, Priority::Foreground});
            loader->start();
            settle();
            server.answerAll();
            if (what == u"restart") {
                QTRY_COMPARE(loader->state(), ListLoaderBase::State::Complete);
                QCOMPARE(loader->loaded(), 30);
                QCOMPARE(pages, 5);
            } else {
                QCOMPARE(pages, 2);
            }
        }
    }
};

QTEST_GUILESS_MAIN(ListLoaderTest)
#include "tst_list_loader.moc"
