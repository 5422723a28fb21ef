// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/merged_fetch.h"
#include "tests/support/qt_warnings.h"

#include <QSignalSpy>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

/// Rows "a0", "a1", … answered from the event loop or at once.
struct List
{
    List() = default;
    List(const QString &listName, int count) : name(listName), rows(count) {}

    QString name;
    int rows = 0;
    bool now = false;
    bool knowsItsEnd = true; ///< else only an empty page tells

    ListLoader<QString>::Fetch fetch()
    {
        return [this](PageRequest request, CallContext) {
            asked << u"%1 %2+%3"_s.arg(name).arg(request.offset).arg(request.limit);
            Page<QString> page;
            page.offset = request.offset;
            for (qint64 row = request.offset; row < rows && page.received < request.limit; ++row, ++page.received)
                page.items.push_back(name + u'/' + QString::number(row));
            page.mayHaveMore = knowsItsEnd ? request.offset + page.received < rows : page.received > 0;
            QPromise<Result<Page<QString>>> promise;
            promise.start();
            auto future = promise.future();
            const bool broken = fails;
            const auto give = [page, broken](QPromise<Result<Page<QString>>> &to) {
                to.addResult(broken ? Result<Page<QString>>(failure({ErrorKind::Server, u"busy"_s})) : page);
                to.finish();
            };
            if (now) {
                give(promise);
            } else {
                QMetaObject::invokeMethod(
                    &context,
                    [to = std::make_shared<QPromise<Result<Page<QString>>>>(std::move(promise)), give] { give(*to); },
                    Qt::QueuedConnection);
            }
            return future;
        };
    }

    QStringList asked;
    bool fails = false;
    QObject context;
};

struct Loaded
{
    explicit Loaded(const MergedFetch<QString> &fetch, int pageSize = 4)
        : loader(
              fetch, [](const QString &row) { return row; },
              [this](std::vector<QString> &&page) {
                  for (const QString &row : page)
                      rows << row;
              },
              {pageSize, 6, Priority::Foreground})
    {
    }

    bool run()
    {
        rows.clear();
        loader.start();
        return QTest::qWaitFor([this] { return loader.state() != ListLoaderBase::State::Loading; });
    }

    QStringList rows;
    ListLoader<QString> loader;
};

} // namespace

class MergedFetchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void joinsListsOfAnyLength_data()
    {
        QTest::addColumn<QList<int>>("lengths");
        QTest::addColumn<bool>("now");
        QTest::addColumn<bool>("knowsItsEnd");
        for (const bool now : {false, true}) {
            for (const bool knows : {false, true}) {
                const char *how = now ? (knows ? "now" : "now, ends open") : (knows ? "later" : "later, ends open");
                QTest::addRow("some, %s", how) << QList<int>{3, 2, 6} << now << knows;
                QTest::addRow("none at first, %s", how) << QList<int>{0, 0, 5, 0} << now << knows;
                QTest::addRow("whole pages, %s", how) << QList<int>{4, 8, 4} << now << knows;
                QTest::addRow("nothing, %s", how) << QList<int>{0, 0} << now << knows;
                QTest::addRow("no list, %s", how) << QList<int>{} << now << knows;
                QTest::addRow("a long one, %s", how) << QList<int>{1, 50, 1} << now << knows;
            }
        }
    }

    void joinsListsOfAnyLength()
    {
        QFETCH(QList<int>, lengths);
        QFETCH(bool, now);
        QFETCH(bool, knowsItsEnd);
        std::list<List> lists;
        std::vector<ListLoader<QString>::Fetch> fetches;
        QStringList expected;
        for (const int length : lengths) {
            List &list = lists.emplace_back();
            list.name = QString::number(lists.size());
            list.rows = length;
            list.now = now;
            list.knowsItsEnd = knowsItsEnd;
            fetches.push_back(list.fetch());
            for (int row = 0; row < length; ++row)
                expected << list.name + u'/' + QString::number(row);
        }
        Loaded loaded{MergedFetch<QString>(fetches)};
        QVERIFY(loaded.run());
        QVERIFY(loaded.loader.state() == ListLoaderBase::State::Complete);
        QCOMPARE(loaded.rows, expected);
        // Again from the beginning, with rows that came meanwhile.
        if (!lists.empty()) {
            lists.front().rows += 3;
            QVERIFY(loaded.run());
            QCOMPARE(loaded.rows.size(), expected.size() + 3);
        }
    }

    void asksForNothingTwice()
    {
        List a(u"a"_s, 3);
        List b(u"b"_s, 9);
        Loaded loaded{MergedFetch<QString>({a.fetch(), b.fetch()})};
        QVERIFY(loaded.run());
        QCOMPARE(a.asked, QStringList{u"a 0+4"_s});
        QCOMPARE(b.asked, (QStringList{u"b 0+1"_s, u"b 1+4"_s, u"b 5+4"_s}));
    }

    void oneFailureFailsAll()
    {
        List a(u"a"_s, 3);
        List b(u"b"_s, 3);
        b.fails = true;
        Loaded loaded{MergedFetch<QString>({a.fetch(), b.fetch()})};
        QSignalSpy failed(&loaded.loader, &ListLoaderBase::failed);
        QVERIFY(loaded.run());
        QCOMPARE(failed.size(), 1);
        QVERIFY(loaded.rows.isEmpty());
    }
};

QTEST_GUILESS_MAIN(MergedFetchTest)
#include "tst_merged_fetch.moc"
