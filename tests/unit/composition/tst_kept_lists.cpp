// SPDX-License-Identifier: GPL-3.0-or-later
// Who may keep lists in a data folder, and that a connection that is removed takes its lists with it.
#include "app/composition/tenants.h"
#include "app/storage/sqlite_list_cache.h"
#include "tests/support/qt_warnings.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

ListKey campaignsOf(const ConnectionId &id)
{
    return {id, u"campaigns"_s};
}

void keepCampaigns(ListCache &cache, const ConnectionId &id)
{
    cache.keep(campaignsOf(id), u"reading of "_s + id.toString(), 0, std::vector<Campaign>(1));
    cache.complete(campaignsOf(id), u"reading of "_s + id.toString(), {QDateTime::currentDateTimeUtc(), 1, 0, {}});
}

Connection acme()
{
    Connection connection;
    connection.name = u"Acme"_s;
    connection.vendorId = u"one"_s;
    connection.baseUrl = QUrl(u"https://acme.example"_s);
    return connection;
}

bool isKept(ListCache &cache, const ConnectionId &id)
{
    return cache.lastSeen(campaignsOf(id)).result().value().has_value();
}

} // namespace

class TestKeptLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void whoMayNotWriteTheFolderKeepsNone()
    {
        const QTemporaryDir folder;
        DataFolder first(folder.path());
        QVERIFY(!first.lists()); // not opened yet
        QVERIFY(first.journal());
        QVERIFY(first.lists());
        DataFolder second(folder.path());
        QVERIFY(second.journal());
        QVERIFY(!second.lists());
        QVERIFY(!second.keepsListsOf(ConnectionId(u"one"_s)).result());
    }

    void aRemovedConnectionTakesItsListsWithIt()
    {
        const QTemporaryDir folder;
        Tenants tenants(folder.path());
        QVERIFY(tenants.folder()->journal());
        ListCache &cache = *tenants.folder()->lists();
        const ConnectionId id = *tenants.connections().put(acme());
        keepCampaigns(cache, id);
        keepCampaigns(cache, ConnectionId(u"another"_s));
        QVERIFY(tenants.folder()->keepsListsOf(id).result());

        Connection renamed = tenants.connections().connections().front();
        renamed.name = u"Acme Europe"_s;
        QVERIFY(tenants.connections().put(renamed));
        QVERIFY(isKept(cache, id));

        QVERIFY(tenants.connections().remove(id));
        QVERIFY(!isKept(cache, id));
        QVERIFY(!tenants.folder()->keepsListsOf(id).result());
        QVERIFY(isKept(cache, ConnectionId(u"another"_s)));
        // What cannot be removed keeps them.
        QVERIFY(!tenants.connections().remove(ConnectionId(u"another"_s)));
        QVERIFY(isKept(cache, ConnectionId(u"another"_s)));
        tenants.folder()->forgetListsBeside({});
        QVERIFY(!isKept(cache, ConnectionId(u"another"_s)));
    }

    /// As batonctl does, beside a window that has the folder.
    void anotherProgramRemovesThemToo()
    {
        const QTemporaryDir folder;
        DataFolder window(folder.path());
        QVERIFY(window.journal());
        ConnectionId id;
        {
            Tenants tenants(folder.path());
            id = *tenants.connections().put(acme());
            keepCampaigns(*window.lists(), id);
            QVERIFY(isKept(*window.lists(), id));
            QVERIFY(tenants.connections().remove(id));
        } // what was asked for is done by now
        QVERIFY(!isKept(*window.lists(), id));
    }

    void withoutListsNoFileIsMade()
    {
        const QTemporaryDir folder;
        {
            Tenants tenants(folder.path());
            const ConnectionId id = *tenants.connections().put(acme());
            QVERIFY(tenants.connections().remove(id));
        }
        QVERIFY(!QFile::exists(SqliteListCache::fileIn(folder.path())));
    }
};

QTEST_GUILESS_MAIN(TestKeptLists)
#include "tst_kept_lists.moc"
