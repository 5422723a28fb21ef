// SPDX-License-Identifier: GPL-3.0-or-later
// Lists kept from one start to the next: every field, readings that are cut off, the cap, removal, bad files.
#include "app/storage/list_codec.h"
#include "app/storage/sqlite_list_cache.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/storage/generated.h"
#include "tests/unit/storage/told.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace baton;
using namespace Qt::StringLiterals;
using test::Generated;
using test::told;

namespace {

const ListKey campaigns{ConnectionId(u"one"_s), u"campaigns"_s};

QDateTime minute(int number)
{
    return QDateTime(QDate(2026, 3, 1), QTime(9, 0), Qt::UTC).addSecs(60 * number);
}

/// A file and a cache on it that can be closed and opened again.
class Kept
{
public:
    Kept() { open(); }

    void open(qint64 cap = qint64{1} << 30)
    {
        m_cache.reset();
        m_cache = std::make_unique<SqliteListCache>(m_folder.path(), SqliteListCache::Settings{cap, true});
    }
    void close() { m_cache.reset(); }
    SqliteListCache &cache() { return *m_cache; }
    QString file() const { return SqliteListCache::fileIn(m_folder.path()); }
    QString folder() const { return m_folder.path(); }

    /// A whole reading of these pages.
    void write(const ListKey &key, const QString &reading, const std::vector<ListRows> &pages, int at = 0)
    {
        begin(key, reading, pages);
        m_cache->complete(key, reading, {minute(at), static_cast<int>(pages.size()), 0, {}});
    }
    void begin(const ListKey &key, const QString &reading, const std::vector<ListRows> &pages)
    {
        int index = 0;
        for (const ListRows &page : pages)
            m_cache->keep(key, reading, index++, page);
    }
    std::optional<LastSeen> seen(const ListKey &key) { return m_cache->lastSeen(key).result().value(); }
    Result<ListRows> page(const QString &reading, int index) { return m_cache->page(reading, index).takeResult(); }
    /// Every page that is kept of the list, told; nothing: it is not kept.
    QStringList toldOf(const ListKey &key)
    {
        const std::optional<LastSeen> last = seen(key);
        if (!last)
            return {u"nothing"_s};
        QStringList all{last->end.at.toString(Qt::ISODateWithMs)};
        for (int i = 0; i < last->end.pages; ++i) {
            const Result<ListRows> rows = page(last->reading, i);
            all << (rows ? told(*rows) : QStringList{describe(rows.error())});
        }
        return all;
    }
    /// Also what SQLite keeps beside the file.
    QByteArray bytes() const
    {
        QByteArray all;
        for (const QString &name : QDir(m_folder.path()).entryList(QDir::Files)) {
            QFile part(QDir(m_folder.path()).filePath(name));
            if (part.open(QIODevice::ReadOnly))
                all += part.readAll();
        }
        return all;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SqliteListCache> m_cache;
};

QStringList toldPages(const std::vector<ListRows> &pages, int at)
{
    QStringList all{minute(at).toString(Qt::ISODateWithMs)};
    for (const ListRows &page : pages)
        all << told(page);
    return all;
}

ListRows named(const QString &name, int size = 1)
{
    std::vector<Campaign> rows(1);
    rows[0].id = CampaignId(name);
    // Text that no compression makes small.
    QRandomGenerator random(static_cast<quint32>(qHash(name)));
    for (int i = 0; i < size; ++i)
        rows[0].description += QChar(static_cast<char16_t>(0x4e00 + random.bounded(20'000)));
    return rows;
}

} // namespace

class TestListCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void everyFieldComesBack()
    {
        Generated generated(11);
        for (int round = 0; round < 300; ++round) {
            const ListRows rows = generated.rows(5);
            const Result<ListRows> back = list_codec::decodeRows(list_codec::encodeRows(rows));
            QVERIFY2(back, back ? "" : qPrintable(describe(back.error())));
            QCOMPARE(told(*back), told(rows));
        }
    }

    void everyWordOfAnEnumComesBack()
    {
        for (int value = 0; value < 10; ++value) {
            std::vector<Campaign> campaign(1);
            campaign[0].status = {static_cast<CampaignStatus>(value), u"RAW"_s};
            std::vector<ReviewItem> item(1);
            item[0].accessType = {static_cast<AccessType>(value % 5), {}};
            item[0].decision = {static_cast<Decision>(value % 5), {}};
            for (const ListRows &rows : {ListRows(campaign), ListRows(item)})
                QCOMPARE(told(list_codec::decodeRows(list_codec::encodeRows(rows)).value()), told(rows));
        }
    }

    void bytesThatAreNoPageAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto packed = [](const QByteArray &text) { return qCompress(text); };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("garbage") << QByteArray("\0\0\0\x20garbage", 11);
        QTest::newRow("claims 4 GB") << QByteArray("\xff\xff\xff\xff\x78\x9c", 6);
        QTest::newRow("no JSON") << packed("campaigns");
        QTest::newRow("no object") << packed("[]");
        QTest::newRow("no rows") << packed(R"({"kind":"campaigns"})");
        QTest::newRow("another kind") << packed(R"({"kind":"spoons","rows":[]})");
        QTest::newRow("the kind is a number") << packed(R"({"kind":1,"rows":[]})");
        QTest::newRow("a wrong type") << packed(R"({"kind":"campaigns","rows":[{"name":7}]})");
        QTest::newRow("a word of tomorrow") << packed(R"({"kind":"campaigns","rows":[{"status":["Beamed",""]}]})");
        QTest::newRow("depth bomb") << packed(QByteArray(200'000, '['));
    }

    void bytesThatAreNoPageAreRefused()
    {
        QFETCH(QByteArray, bytes);
        const QByteArray row = QTest::currentDataTag();
        if (row == "garbage")
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"qUncompress"_s));
        const Result<ListRows> rows = list_codec::decodeRows(bytes);
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Storage);
    }

    void aWholeReadingComesBackAfterARestart()
    {
        Generated generated(3);
        const std::vector<ListRows> pages{generated.rows(40, 1), generated.rows(40, 1), generated.rows(0, 1)};
        Kept kept;
        QVERIFY(!kept.seen(campaigns));
        kept.begin(campaigns, u"r1"_s, pages);
        QVERIFY(!kept.seen(campaigns)); // not at its end
        kept.cache().complete(campaigns, u"r1"_s, {minute(14), 3, 2, {u"a"_s, u"b"_s}});
        kept.open();
        QCOMPARE(kept.toldOf(campaigns), toldPages(pages, 14));
        const std::optional<LastSeen> seen = kept.seen(campaigns);
        QCOMPARE(seen->end.badRows, 2);
        QCOMPARE(seen->end.gone, (QStringList{u"a"_s, u"b"_s}));
        QVERIFY(!kept.page(u"r1"_s, 3));
        QCOMPARE(kept.page(u"r1"_s, 3).error().kind, ErrorKind::NotFound);
    }

    void anEmptyListIsAListToo()
    {
        Kept kept;
        kept.write(campaigns, u"r1"_s, {}, 5);
        QVERIFY(kept.seen(campaigns));
        QCOMPARE(kept.seen(campaigns)->end.pages, 0);
        QCOMPARE(kept.seen(campaigns)->end.at, minute(5));
    }

    /// Against a model in memory: any mixture of readings that end, are cut off, are crashed or lose a page, over two
    /// connections and several lists, with restarts in between.
    void whateverHappensTheLastWholeReadingIsThere_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }

    void whateverHappensTheLastWholeReadingIsThere()
    {
        QFETCH(int, seed);
        Generated generated(static_cast<quint32>(seed));
        Kept kept;
        std::map<QString, QStringList> expected;
        const auto keyAt = [](int number) {
            return ListKey{ConnectionId(number % 2 ? u"one"_s : u"two"_s), u"list "_s + QString::number(number / 2)};
        };
        const auto nameOf = [](const ListKey &key) -> QString { return key.connection.toString() + u'/' + key.list; };
        for (int step = 0; step < 40; ++step) {
            const ListKey key = keyAt(generated.number(6));
            const QString reading = u"r%1"_s.arg(step);
            std::vector<ListRows> pages(static_cast<size_t>(generated.number(4)));
            for (ListRows &page : pages)
                page = generated.rows(4);
            switch (generated.number(9)) {
            case 0: // cut off by the person or an error
                kept.begin(key, reading, pages);
                kept.cache().abandon(reading);
                break;
            case 1: // cut off by the end of the program
                kept.begin(key, reading, pages);
                kept.open();
                break;
            case 2: // a page was not kept
                kept.begin(key, reading, pages);
                kept.cache().complete(key, reading, {minute(step), static_cast<int>(pages.size()) + 1, 0, {}});
                break;
            case 3:
                kept.cache().forget(key);
                expected.erase(nameOf(key));
                break;
            case 4:
                kept.cache().forget(key.connection);
                std::erase_if(expected,
                              [&](const auto &one) { return one.first.startsWith(key.connection.toString() + u'/'); });
                break;
            default:
                kept.write(key, reading, pages, step);
                expected[nameOf(key)] = toldPages(pages, step);
            }
            for (int i = 0; i < 6; ++i) {
                const auto known = expected.find(nameOf(keyAt(i)));
                QCOMPARE(kept.toldOf(keyAt(i)), known == expected.end() ? QStringList{u"nothing"_s} : known->second);
            }
        }
    }

    /// A person stops a load, and goes on with it after other lists were read.
    void aReadingMayPause()
    {
        Kept kept;
        const ListKey others{ConnectionId(u"one"_s), u"others"_s};
        kept.write(campaigns, u"before"_s, {named(u"old"_s)}, 1);
        kept.begin(campaigns, u"paused"_s, {named(u"a"_s), named(u"b"_s)});
        kept.write(others, u"r1"_s, {named(u"x"_s)}, 2);
        kept.write(others, u"r2"_s, {named(u"y"_s)}, 3);
        QCOMPARE(kept.toldOf(campaigns), toldPages({named(u"old"_s)}, 1));
        kept.cache().keep(campaigns, u"paused"_s, 2, named(u"c"_s));
        kept.cache().complete(campaigns, u"paused"_s, {minute(4), 3, 0, {}});
        QCOMPARE(kept.toldOf(campaigns), toldPages({named(u"a"_s), named(u"b"_s), named(u"c"_s)}, 4));
        QCOMPARE(kept.toldOf(others), toldPages({named(u"y"_s)}, 3));
    }

    /// What went while it was paused is missing from it: such a reading is not kept.
    void aPausedReadingThatWasForgottenIsNotKept_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("its list") << 0;
        QTest::newRow("its connection") << 1;
        QTest::newRow("everything, by turning it off and on") << 2;
    }

    void aPausedReadingThatWasForgottenIsNotKept()
    {
        QFETCH(int, how);
        Kept kept;
        kept.begin(campaigns, u"paused"_s, {named(u"a"_s), named(u"b"_s)});
        if (how == 0) {
            kept.cache().forget(campaigns);
        } else if (how == 1) {
            kept.cache().forget(campaigns.connection);
        } else {
            kept.cache().setOn(false);
            kept.cache().setOn(true);
        }
        kept.cache().keep(campaigns, u"paused"_s, 2, named(u"c"_s));
        kept.cache().complete(campaigns, u"paused"_s, {minute(1), 3, 0, {}});
        QVERIFY(!kept.seen(campaigns));
        QVERIFY(!kept.bytes().contains("paused"));
    }

    void anOlderListIsReadWhileANewOneIsWritten()
    {
        Kept kept;
        kept.write(campaigns, u"old"_s, {named(u"a"_s), named(u"b"_s)}, 1);
        kept.begin(campaigns, u"new"_s, {named(u"c"_s)});
        QCOMPARE(kept.seen(campaigns)->reading, u"old"_s);
        QVERIFY(kept.page(u"old"_s, 1));
        kept.cache().complete(campaigns, u"new"_s, {minute(2), 1, 0, {}});
        QCOMPARE(kept.page(u"old"_s, 1).error().kind, ErrorKind::NotFound);
        QCOMPARE(kept.toldOf(campaigns), toldPages({named(u"c"_s)}, 2));
    }

    void theOldestListsGoWhenTheCapIsReached()
    {
        Kept kept;
        kept.open(60'000);
        const auto key = [](int number) { return ListKey{ConnectionId(u"one"_s), QString::number(number)}; };
        for (int i = 0; i < 12; ++i)
            kept.write(key(i), u"r%1"_s.arg(i), {named(u"n%1"_s.arg(i), 4000)}, i);
        int held = 0;
        bool older = true; // what is gone is older than what is there
        for (int i = 0; i < 12; ++i) {
            const bool there = kept.seen(key(i)).has_value();
            held += there ? 1 : 0;
            QVERIFY(there || older);
            older = older && !there;
        }
        QVERIFY2(held >= 3 && held <= 7, qPrintable(QString::number(held)));
        QVERIFY(kept.seen(key(11)));
        // A list that is seen again is a new one.
        kept.write(key(11 - held + 1), u"again"_s, {named(u"again"_s, 4000)}, 100);
        for (int i = 20; i < 19 + held; ++i)
            kept.write(key(i), u"r%1"_s.arg(i), {named(u"n%1"_s.arg(i), 4000)}, i);
        QVERIFY(kept.seen(key(11 - held + 1)));
        QVERIFY(!kept.seen(key(11)));
        kept.close();
        QVERIFY2(kept.bytes().size() < 120'000, qPrintable(QString::number(kept.bytes().size())));
    }

    void aListAboveTheCapIsNotKeptAndPushesNothingOut()
    {
        Kept kept;
        kept.open(60'000);
        kept.write(campaigns, u"small"_s, {named(u"small"_s)}, 1);
        const ListKey large{ConnectionId(u"one"_s), u"large"_s};
        std::vector<ListRows> pages;
        for (int i = 0; i < 12; ++i)
            pages.push_back(named(u"n%1"_s.arg(i), 4000));
        kept.write(large, u"large"_s, pages, 2);
        QVERIFY(!kept.seen(large));
        QVERIFY(kept.seen(campaigns));
        kept.write(large, u"now small"_s, {named(u"x"_s)}, 3);
        QVERIFY(kept.seen(large));
    }

    void aRemovedConnectionLeavesNothingOnTheDisk()
    {
        Kept kept;
        // Not by its content, which is compressed: by the names that are not.
        const ListKey gone{ConnectionId(u"connection-that-goes"_s), u"list-that-goes"_s};
        kept.write(gone, u"reading-that-goes"_s, {named(u"a"_s, 30'000), named(u"b"_s, 3000)});
        kept.write(campaigns, u"reading-that-stays"_s, {named(u"c"_s)}, 3);
        const QByteArray page = list_codec::encodeRows(named(u"b"_s, 3000)).mid(500, 40);
        kept.open();
        QVERIFY(kept.bytes().contains("that-goes"));
        QVERIFY(kept.bytes().contains(page));
        kept.cache().forget(gone.connection);
        QVERIFY(!kept.seen(gone)); // done by now
        QVERIFY(!kept.bytes().contains("that-goes"));
        QVERIFY(!kept.bytes().contains(page));
        QCOMPARE(kept.toldOf(campaigns), toldPages({named(u"c"_s)}, 3));
        kept.close();
        QVERIFY(!kept.bytes().contains("that-goes"));
        QVERIFY2(kept.bytes().size() < 40'000, qPrintable(QString::number(kept.bytes().size())));
    }

    void onlyTheConnectionsThatThereAreKeepTheirLists()
    {
        Kept kept;
        for (const QString &id : {u"one"_s, u"two"_s, u"three"_s})
            kept.write({ConnectionId(id), u"campaigns"_s}, id, {named(id)});
        kept.cache().forgetAllBut({ConnectionId(u"three"_s), ConnectionId(u"four"_s), ConnectionId(u"one"_s)});
        QVERIFY(kept.seen({ConnectionId(u"one"_s), u"campaigns"_s}));
        QVERIFY(!kept.seen({ConnectionId(u"two"_s), u"campaigns"_s}));
        QVERIFY(kept.seen({ConnectionId(u"three"_s), u"campaigns"_s}));
        kept.cache().forgetAllBut({});
        QVERIFY(!kept.seen({ConnectionId(u"one"_s), u"campaigns"_s}));
    }

    void whatIsOffKeepsAndShowsNothing()
    {
        Kept kept;
        kept.write(campaigns, u"r1"_s, {named(u"a"_s)});
        kept.cache().setOn(false);
        QVERIFY(!kept.seen(campaigns));
        kept.write(campaigns, u"r2"_s, {named(u"b"_s)});
        QVERIFY(!kept.seen(campaigns));
        kept.cache().setOn(true);
        QVERIFY(!kept.seen(campaigns)); // forgotten, not hidden
        kept.write(campaigns, u"r3"_s, {named(u"c"_s)}, 7);
        QCOMPARE(kept.toldOf(campaigns), toldPages({named(u"c"_s)}, 7));
    }

    void withoutAConnectionNothingIsKept()
    {
        Kept kept;
        kept.write({ConnectionId(), u"campaigns"_s}, u"r1"_s, {named(u"a"_s)});
        QVERIFY(!kept.seen({ConnectionId(), u"campaigns"_s}));
        QVERIFY(!QFile::exists(kept.file()));
    }

    void looking_makesNoFile()
    {
        Kept kept;
        QVERIFY(!kept.seen(campaigns));
        kept.cache().forget(campaigns.connection);
        kept.cache().forgetAllBut({});
        kept.cache().abandon(u"r"_s);
        QCOMPARE(kept.cache().notice().result(), QString());
        kept.close();
        QVERIFY(!QFile::exists(kept.file()));
    }

    void theFilesAreTheirOwnersAlone()
    {
        Kept kept;
        kept.write(campaigns, u"r1"_s, {named(u"a"_s)});
        QVERIFY(kept.seen(campaigns));
        const QStringList files = QDir(kept.folder()).entryList(QDir::Files);
        QVERIFY(files.size() >= 1);
        for (const QString &name : files) {
            const auto others = QFile::permissions(QDir(kept.folder()).filePath(name)) &
                                (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
            QVERIFY2(!others, qPrintable(name));
        }
    }

    void aFileOfANewerBatonIsLeftAlone()
    {
        Kept kept;
        kept.write(campaigns, u"r1"_s, {named(u"a"_s)});
        kept.close();
        sql(kept.file(), u"PRAGMA user_version = 99"_s);
        const QByteArray before = kept.bytes();
        kept.open();
        QVERIFY(!kept.seen(campaigns));
        kept.write(campaigns, u"r2"_s, {named(u"b"_s)});
        kept.cache().forget(campaigns.connection);
        QVERIFY(kept.cache().notice().result().contains(u"newer Baton"_s));
        kept.close();
        QCOMPARE(kept.bytes(), before);
    }

    void aDamagedFileIsBegunAnew_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("no database at all") << u"garbage"_s;
        QTest::newRow("torn in the middle") << u"torn"_s;
        QTest::newRow("zeros in the middle") << u"zeros"_s;
        QTest::newRow("no tables") << u"tables"_s;
    }

    void aDamagedFileIsBegunAnew()
    {
        QFETCH(QString, damage);
        Kept kept;
        for (int i = 0; i < 20; ++i)
            kept.write({ConnectionId(u"one"_s), QString::number(i)}, u"r%1"_s.arg(i), {named(u"a"_s, 3000)});
        kept.close();
        QFile file(kept.file());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        if (damage == u"garbage"_s)
            bytes = QByteArray(20'000, 'x');
        else if (damage == u"torn"_s)
            bytes.truncate(bytes.size() / 2 + 100);
        else if (damage == u"zeros"_s)
            bytes.replace(2 * 4096, bytes.size() - 3 * 4096, QByteArray(bytes.size() - 3 * 4096, '\0'));
        file.resize(0);
        file.seek(0);
        file.write(bytes);
        file.close();
        if (damage == u"tables"_s)
            sql(kept.file(), u"DROP TABLE pages"_s);
        kept.open();
        // Whatever it says of the old ones, it neither crashes nor stays broken.
        for (int i = 0; i < 20; ++i)
            kept.toldOf({ConnectionId(u"one"_s), QString::number(i)});
        kept.write(campaigns, u"new"_s, {named(u"b"_s)}, 9);
        if (damage != u"tables"_s)
            QVERIFY(kept.cache().notice().result().contains(u"read from the tenant again"_s));
        kept.open();
        kept.write(campaigns, u"newest"_s, {named(u"b"_s)}, 9);
        QCOMPARE(kept.toldOf(campaigns), toldPages({named(u"b"_s)}, 9));
    }

    void aPageThatCannotBeReadDropsItsList()
    {
        Kept kept;
        kept.write(campaigns, u"r1"_s, {named(u"a"_s), named(u"b"_s)});
        kept.close();
        sql(kept.file(), u"UPDATE pages SET data = x'0102030405' WHERE idx = 1"_s);
        kept.open();
        QVERIFY(kept.page(u"r1"_s, 0));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"qUncompress"_s));
        QCOMPARE(kept.page(u"r1"_s, 1).error().kind, ErrorKind::Storage);
        QVERIFY(!kept.seen(campaigns));
    }

    void aFolderThatCannotBeWrittenKeepsNothing()
    {
        const QTemporaryDir folder;
        SqliteListCache cache(folder.filePath(u"not there"_s));
        cache.keep(campaigns, u"r1"_s, 0, named(u"a"_s));
        cache.complete(campaigns, u"r1"_s, {minute(0), 1, 0, {}});
        QVERIFY(!cache.lastSeen(campaigns).result().value());
    }

private:
    static void sql(const QString &file, const QString &statement)
    {
        {
            QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"by hand"_s);
            connection.setDatabaseName(file);
            QVERIFY(connection.open());
            QSqlQuery query(connection);
            QVERIFY(query.exec(statement));
            query.finish();
            connection.close();
        }
        QSqlDatabase::removeDatabase(u"by hand"_s);
    }
};

QTEST_GUILESS_MAIN(TestListCache)
#include "tst_list_cache.moc"
