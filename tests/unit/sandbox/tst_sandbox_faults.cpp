// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/faults.h"
#include "tests/support/qt_warnings.h"

#include <QObject>

#include <algorithm>

using namespace baton::sandbox;

namespace {

/// JSON with its quotes written as apostrophes: easier to read here, and moc reads no raw strings over lines.
std::string quoted(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

Request request(const char *method, const char *path)
{
    Request made;
    made.method = method;
    made.path = path;
    return made;
}

std::vector<Fault> faults(const std::string &text)
{
    return std::get<std::vector<Fault>>(faultsFromText(text));
}

} // namespace

class SandboxFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void countsOccurrences()
    {
        FaultTable table;
        table.set(faults(
            quoted("{'faults':["
                   "{'endpoint':'campaigns','on':[2,4],'action':'status','status':503,'body':{'message':'down'}},"
                   "{'path':'^/v3/','from':3,'times':2,'action':'slow','ms':10}]}")));
        std::string seen;
        for (int i = 0; i < 6; ++i) {
            const auto fault = table.next("campaigns", request("GET", "/v3/campaigns"));
            seen += !fault ? '-' : fault->action == Fault::Action::Status ? 'S' : 'L';
        }
        QCOMPARE(seen, std::string("-SLS--"));
        QVERIFY(!table.next("certifications", request("GET", "/beta/campaigns")));
    }

    void narrowsByMethod()
    {
        FaultTable table;
        table.set(faults(quoted("{'faults':[{'path':'reassign$','method':'POST','action':'close-after-acting'}]}")));
        QVERIFY(!table.next("x", request("GET", "/v3/campaigns/1/reassign")));
        QVERIFY(table.next("x", request("POST", "/v3/campaigns/1/reassign")));
        QVERIFY(table.next("x", request("POST", "/v3/campaigns/1/reassign")));
        QVERIFY(!table.next("x", request("POST", "/v3/campaigns/1/reassign-async")));
    }

    void readsBodiesAndHeaders()
    {
        const auto read = faults(quoted(
            "{'faults':["
            "{'endpoint':'tasks','action':'status','status':200,'acts':true,'body':'<html>','headers':{'A':'b'}},"
            "{'endpoint':'token','action':'close-before-reply'}]}"));
        QCOMPARE(read.size(), std::size_t{2});
        QCOMPARE(read[0].body, std::string("<html>"));
        QVERIFY(read[0].acts);
        QCOMPARE(read[0].headers.front().second, std::string("b"));
        QVERIFY(read[1].action == Fault::Action::CloseBeforeReply);
    }

    void readsEveryAction()
    {
        const auto read = faults(quoted("{'faults':["
                                        "{'endpoint':'task','action':'drip'},"
                                        "{'endpoint':'task','action':'drip','ms':5},"
                                        "{'endpoint':'task','action':'silence'},"
                                        "{'endpoint':'task','action':'silence','acts':true},"
                                        "{'endpoint':'task','action':'close-before-reading'},"
                                        "{'endpoint':'task','action':'reset-after-acting'},"
                                        "{'endpoint':'task','action':'close-mid-body'},"
                                        "{'endpoint':'task','action':'html'},"
                                        "{'endpoint':'task','action':'truncated'},"
                                        "{'endpoint':'task','action':'wrong-type','field':'id'},"
                                        "{'endpoint':'task','action':'null'},"
                                        "{'endpoint':'task','action':'unknown-enum'},"
                                        "{'endpoint':'task','action':'rate-limited','retryAfter':3},"
                                        "{'endpoint':'task','action':'expired-token'}]}"));
        QCOMPARE(read.size(), std::size_t{14});
        QCOMPARE(read[0].ms, 1000);
        QCOMPARE(read[1].ms, 5);
        QVERIFY(!read[2].actsFirst() && read[3].actsFirst());
        QVERIFY(!read[4].actsFirst() && read[5].actsFirst());
        QCOMPARE(read[7].status, 200);
        QCOMPARE(read[9].field, std::string("id"));
        QCOMPARE(read[12].retryAfter, std::string("3"));
        QVERIFY(read[13].action == Fault::Action::ExpiredToken && !read[13].actsFirst());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const std::string &text) {
            QTest::newRow(text.c_str()) << QByteArray::fromStdString(text);
        };
        row("");
        row("[]");
        row(quoted("{'faults':{}}"));
        row(quoted("{'faults':[1]}"));
        row(quoted("{'faults':[{'action':'slow','ms':5}]}"));
        row(quoted("{'faults':[{'endpoint':'nothing','action':'slow','ms':5}]}"));
        row(quoted("{'faults':[{'path':'[','action':'slow','ms':5}]}"));
        row(quoted("{'faults':[{'endpoint':'token','action':'burn'}]}"));
        row(quoted("{'faults':[{'endpoint':'token','action':'slow'}]}"));
        row(quoted("{'faults':[{'endpoint':'token','action':'status','status':99}]}"));
        row(quoted("{'faults':[{'endpoint':'token','action':'status'}]}"));
        row(quoted("{'faults':[{'endpoint':'token','action':'html','status':99}]}"));
        row(quoted("{'faults':[{'endpoint':'token','action':'drip','ms':0}]}"));
        row(quoted("{'faults':[{'endpoint':'token','on':'1','action':'close-before-reply'}]}"));
        row(quoted("{'faults':[{'endpoint':'token','from':-1,'action':'close-before-reply'}]}"));
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QVERIFY(std::holds_alternative<std::string>(faultsFromText(text.toStdString())));
    }
};

QTEST_GUILESS_MAIN(SandboxFaultsTest)
#include "tst_sandbox_faults.moc"
