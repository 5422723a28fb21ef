// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/answer_reader.h"
#include "app/providers/sailpoint/json_reader.h"
#include "app/providers/sailpoint/row_readers.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/sailpoint/domain_text.h"
#include "tests/unit/sailpoint/sample_rows.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sailpoint;
using nlohmann::json;

namespace {

using Reader = QStringList (*)(const json &);

/// The row as lines of text, one per domain field; one line "bad …" when it cannot stand for a row.
template <auto read> QStringList lines(const json &row)
{
    const auto result = read(row);
    return result ? test::domainLines(*result) : QStringList{u"bad "_s + result.error().path};
}

Row<ReviewItem> readItemOfC(const json &row)
{
    return readItem(row, CertificationId(u"c"_s));
}

struct Kind
{
    const char *name;
    const QByteArray &sample;
    Reader read;
};

const std::array<Kind, 7> &kinds()
{
    static const std::array<Kind, 7> all{{
        {"campaign", test::samples::campaign, &lines<&readCampaign>},
        {"certification", test::samples::certification, &lines<&readCertification>},
        {"certification, beta", test::samples::betaCertification, &lines<&readCertification>},
        {"item", test::samples::item, &lines<&readItemOfC>},
        {"identity", test::samples::identity, &lines<&readIdentity>},
        {"task", test::samples::task, &lines<&readTask>},
        {"task, beta", test::samples::betaTask, &lines<&readTask>},
    }};
    return all;
}

json parsed(const QByteArray &text)
{
    return json::parse(text.begin(), text.end());
}

std::vector<json::json_pointer> leavesAndInnerNodes(const json &document)
{
    std::vector<json::json_pointer> pointers;
    const std::function<void(const json &, const json::json_pointer &)> walk = [&](const json &value,
                                                                                   const json::json_pointer &at) {
        if (!at.empty())
            pointers.push_back(at);
        if (value.is_object()) {
            for (const auto &[key, child] : value.items())
                walk(child, at / key);
        } else if (value.is_array()) {
            for (size_t i = 0; i < value.size(); ++i)
                walk(value[i], at / i);
        }
    };
    walk(document, json::json_pointer());
    return pointers;
}

/// Values of every type that the field might have instead.
std::vector<json> wrongValues()
{
    return {nullptr,
            true,
            7,
            -1,
            1.5,
            1e300,
            "",
            "text",
            "2020-13-45T99:99:99Z",
            std::string("\xff\xfe"),
            json::array(),
            json::object(),
            json::array({1, nullptr, "x", json::object()}),
            json::object({{"id", nullptr}}),
            std::numeric_limits<quint64>::max()};
}

} // namespace

class TestSailPointTolerance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void samplesAreReadWhole_data();
    void samplesAreReadWhole();
    void oneOddFieldLeavesTheRest_data() { samplesAreReadWhole_data(); }
    void oneOddFieldLeavesTheRest();
    void manyOddFieldsNeverThrow_data() { samplesAreReadWhole_data(); }
    void manyOddFieldsNeverThrow();
    void rowsWithoutIdAreBad_data();
    void rowsWithoutIdAreBad();
    void badRowsKeepThePage();
    void pagesThatAreNoLists_data();
    void pagesThatAreNoLists();
    void pageEnds_data();
    void pageEnds();
    void unknownFieldsAreIgnored();
    void numbersAreIds();
    void dates_data();
    void dates();
    void forwardings_data();
    void forwardings();
};

void TestSailPointTolerance::samplesAreReadWhole_data()
{
    QTest::addColumn<int>("kind");
    for (size_t i = 0; i < kinds().size(); ++i)
        QTest::newRow(kinds()[i].name) << static_cast<int>(i);
}

void TestSailPointTolerance::samplesAreReadWhole()
{
    QFETCH(int, kind);
    const Kind &of = kinds()[static_cast<size_t>(kind)];
    const QStringList fields = of.read(parsed(of.sample));
    QVERIFY(fields.size() > 5);
    for (const QString &line : fields)
        QVERIFY2(!line.startsWith("bad"_L1), qPrintable(line));
    // Whatever can be dropped must be visible in the lines, or dropping it would prove nothing.
    int visible = 0;
    const json whole = parsed(of.sample);
    for (const json::json_pointer &at : leavesAndInnerNodes(whole)) {
        json changed = whole;
        changed[at] = nullptr;
        if (of.read(changed) != fields)
            ++visible;
    }
    QVERIFY2(visible >= fields.size() / 2, qPrintable(QString::number(visible)));
}

void TestSailPointTolerance::oneOddFieldLeavesTheRest()
{
    QFETCH(int, kind);
    const Kind &of = kinds()[static_cast<size_t>(kind)];
    const json whole = parsed(of.sample);
    const QStringList good = of.read(whole);
    const auto countChanged = [&good](const QStringList &now) {
        qsizetype changed = std::abs(now.size() - good.size());
        for (qsizetype i = 0; i < std::min(now.size(), good.size()); ++i)
            changed += now[i] != good[i] ? 1 : 0;
        return changed;
    };
    for (const json::json_pointer &at : leavesAndInnerNodes(whole)) {
        const qsizetype ownLines = std::max<qsizetype>(1, test::leafCount(whole[at]));
        for (const json &wrong : wrongValues()) {
            json changed = whole;
            changed[at] = wrong;
            const QStringList now = of.read(changed);
            if (at.to_string() == "/id" && now.front().startsWith("bad"_L1))
                continue;
            // A field may take its own lines with it (an object all of its members), and "due" and "phase" decide
            // together whether it is signed; nothing else may change.
            QVERIFY2(countChanged(now) <= ownLines + 1,
                     qPrintable(QString::fromStdString(at.to_string() + " = " +
                                                       wrong.dump(-1, ' ', true, json::error_handler_t::replace)) +
                                u"\n"_s + now.join(u'\n')));
        }
        if (whole[at.parent_pointer()].is_object()) {
            json dropped = whole;
            dropped[at.parent_pointer()].erase(at.back());
            const QStringList now = of.read(dropped);
            QVERIFY(at.to_string() == "/id" || countChanged(now) <= ownLines + 1);
        }
    }
}

void TestSailPointTolerance::manyOddFieldsNeverThrow()
{
    QFETCH(int, kind);
    const Kind &of = kinds()[static_cast<size_t>(kind)];
    const json whole = parsed(of.sample);
    const std::vector<json::json_pointer> pointers = leavesAndInnerNodes(whole);
    const std::vector<json> wrong = wrongValues();
    QRandomGenerator random(static_cast<quint32>(kind) + 1);
    for (int round = 0; round < 1000; ++round) {
        json changed = whole;
        for (int i = random.bounded(1, 6); i > 0; --i) {
            const auto &at = pointers[static_cast<size_t>(random.bounded(static_cast<int>(pointers.size())))];
            if (changed.contains(at))
                changed[at] = wrong[static_cast<size_t>(random.bounded(static_cast<int>(wrong.size())))];
        }
        QVERIFY(!of.read(changed).isEmpty());
    }
}

void TestSailPointTolerance::rowsWithoutIdAreBad_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("path");
    QTest::newRow("null") << QByteArray("null") << u"/"_s;
    QTest::newRow("number") << QByteArray("7") << u"/"_s;
    QTest::newRow("array") << QByteArray("[]") << u"/"_s;
    QTest::newRow("empty") << QByteArray("{}") << u"/id"_s;
    QTest::newRow("null id") << QByteArray(R"({"id":null})") << u"/id"_s;
    QTest::newRow("empty id") << QByteArray(R"({"id":""})") << u"/id"_s;
    QTest::newRow("object id") << QByteArray(R"({"id":{}})") << u"/id"_s;
}

void TestSailPointTolerance::rowsWithoutIdAreBad()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, path);
    for (const Kind &kind : kinds())
        QCOMPARE(kind.read(parsed(row)), QStringList{u"bad "_s + path});
}

void TestSailPointTolerance::badRowsKeepThePage()
{
    HttpResponse http;
    http.body = R"([{"id":"a"}, null, {"name":"no id"}, {"id":"b","phase":"NEW_WORD"}])";
    http.headers = {{"X-Total-Count", "9"}};
    const auto page = readPage<Certification>(http, {0, 4, true}, &readCertification);
    QVERIFY(page.has_value());
    QCOMPARE(page->received, 4);
    QCOMPARE(page->items.size(), size_t(2));
    QCOMPARE(page->items[1].id.toString(), u"b"_s);
    QCOMPARE(page->items[1].phase.raw, u"NEW_WORD"_s);
    QVERIFY(page->items[1].phase == CertificationPhase::Unknown);
    QCOMPARE(page->bad.size(), size_t(2));
    QCOMPARE(page->bad[0].index, 1);
    QCOMPARE(page->bad[0].path, u"/1"_s);
    QCOMPARE(page->bad[1].path, u"/2/id"_s);
    QVERIFY(!page->bad[1].reason.isEmpty());
    QCOMPARE(page->total, std::optional<qint64>(9));
    QVERIFY(page->mayHaveMore);
}

void TestSailPointTolerance::pagesThatAreNoLists_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("readable");
    QTest::newRow("one row") << QByteArray(R"({"id":"a"})") << true;
    QTest::newRow("an error envelope") << QByteArray(R"({"detailCode":"x"})") << false;
    QTest::newRow("null") << QByteArray("null") << false;
    QTest::newRow("text") << QByteArray("\"x\"") << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("a web page") << QByteArray("<html></html>") << false;
    QTest::newRow("cut off") << QByteArray(R"([{"id":"a"},{"id")") << false;
    QTest::newRow("too deep") << QByteArray(1000, '[') << false;
}

void TestSailPointTolerance::pagesThatAreNoLists()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, readable);
    HttpResponse http;
    http.body = body;
    const auto page = readPage<Campaign>(http, {}, &readCampaign);
    QCOMPARE(page.has_value(), readable);
    if (readable) {
        QCOMPARE(page->received, 1);
        QVERIFY(!page->mayHaveMore);
    } else {
        QVERIFY(page.error().kind == ErrorKind::Protocol);
        QVERIFY(!page.error().message.isEmpty());
    }
}

void TestSailPointTolerance::pageEnds_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<int>("received");
    QTest::addColumn<QByteArray>("total");
    QTest::addColumn<bool>("more");
    QTest::newRow("full, no total") << qint64(0) << 250 << QByteArray() << true;
    QTest::newRow("short, no total") << qint64(0) << 249 << QByteArray() << false;
    QTest::newRow("full and last by total") << qint64(250) << 250 << QByteArray("500") << false;
    QTest::newRow("full, total says more") << qint64(250) << 250 << QByteArray("501") << true;
    QTest::newRow("cut by rights, total says more") << qint64(0) << 100 << QByteArray("501") << true;
    QTest::newRow("empty, total says more") << qint64(500) << 0 << QByteArray("501") << false;
    QTest::newRow("unreadable total") << qint64(0) << 250 << QByteArray("many") << true;
    QTest::newRow("negative total") << qint64(0) << 250 << QByteArray("-1") << true;
}

void TestSailPointTolerance::pageEnds()
{
    QFETCH(qint64, offset);
    QFETCH(int, received);
    QFETCH(QByteArray, total);
    QFETCH(bool, more);
    HttpResponse http;
    if (!total.isEmpty())
        http.headers = {{"x-total-count", total}};
    QCOMPARE(mayHaveMore({offset, 250, false}, received, totalCount(http)), more);
}

void TestSailPointTolerance::unknownFieldsAreIgnored()
{
    for (const Kind &kind : kinds()) {
        json document = parsed(kind.sample);
        const QStringList good = kind.read(document);
        document["aNewField"] = json::object({{"with", {1, 2, 3}}});
        QCOMPARE(kind.read(document), good);
    }
}

void TestSailPointTolerance::numbersAreIds()
{
    const json row = json::parse(R"({"id":18446744073709551615,"targetId":-5,"type":"REASSIGN"})");
    const auto task = readTask(row);
    QVERIFY(task.has_value());
    QCOMPARE(task->id.toString(), u"18446744073709551615"_s);
    QCOMPARE(task->targetId, u"-5"_s);
}

void TestSailPointTolerance::dates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("utc");
    QTest::newRow("with milliseconds") << u"2020-09-24T18:10:47.693Z"_s << u"2020-09-24T18:10:47.693Z"_s;
    QTest::newRow("without") << u"2020-09-24T18:10:47Z"_s << u"2020-09-24T18:10:47.000Z"_s;
    QTest::newRow("offset") << u"2020-09-24T18:10:47.693+02:00"_s << u"2020-09-24T16:10:47.693Z"_s;
    QTest::newRow("offset without colon") << u"2020-09-24T18:10:47.693+0200"_s << u"2020-09-24T16:10:47.693Z"_s;
    QTest::newRow("no zone is UTC") << u"2020-09-24T18:10:47"_s << u"2020-09-24T18:10:47.000Z"_s;
    QTest::newRow("microseconds") << u"2020-09-24T18:10:47.693123Z"_s << u"2020-09-24T18:10:47.693Z"_s;
    QTest::newRow("one digit") << u"2020-09-24T18:10:47.6Z"_s << u"2020-09-24T18:10:47.600Z"_s;
    QTest::newRow("leap day") << u"2024-02-29T00:00:00Z"_s << u"2024-02-29T00:00:00.000Z"_s;
    QTest::newRow("before the epoch") << u"1969-12-31T23:59:59.999Z"_s << u"1969-12-31T23:59:59.999Z"_s;
    QTest::newRow("no such day") << u"2023-02-29T00:00:00Z"_s << u"invalid"_s;
    QTest::newRow("no such month") << u"2020-13-45T99:99:99Z"_s << u"invalid"_s;
    QTest::newRow("letters") << u"abcd-ef-ghTij:kl:mn.opqZ"_s << u"invalid"_s;
    QTest::newRow("text") << u"yesterday"_s << u"invalid"_s;
    QTest::newRow("empty") << QString() << u"invalid"_s;
}

void TestSailPointTolerance::dates()
{
    QFETCH(QString, text);
    QFETCH(QString, utc);
    const QDateTime read = json_reader::dateTimeOf(text.toStdString());
    QCOMPARE(read.isValid() ? read.toString(Qt::ISODateWithMs) : u"invalid"_s, utc);
    if (read.isValid())
        QCOMPARE(read.timeSpec(), Qt::UTC);
}

void TestSailPointTolerance::forwardings_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("landsAt");
    QTest::addColumn<int>("hops");
    QTest::newRow("no rule") << QByteArray(R"([{"reassignToId":"me","lookupTrail":[]}])") << u"me"_s << 0;
    QTest::newRow("empty list") << QByteArray("[]") << u"me"_s << 0;
    QTest::newRow("one hop")
        << QByteArray(R"([{"reassignToId":"b","lookupTrail":[{"reassignedToId":"b","reassignedFromId":"me",
                         "reassignmentType":"AUTOMATIC_REASSIGNMENT"}]}])")
        << u"b"_s << 1;
    QTest::newRow("an object instead of a list")
        << QByteArray(R"({"reassignToId":"b","lookupTrail":{"reassignedToId":"b","reassignedFromId":"me"}})") << u"b"_s
        << 1;
    QTest::newRow("the published example: the trail leads away from the named person")
        << QByteArray(R"([{"reassignToId":"me","lookupTrail":[{"reassignedToId":"b","reassignedFromId":"me"},
                         {"reassignedToId":"c","reassignedFromId":"b"}]}])")
        << u"c"_s << 2;
    QTest::newRow("nulls") << QByteArray(R"([{"reassignToId":null,"lookupTrail":null}])") << u"me"_s << 0;
    QTest::newRow("odd steps") << QByteArray(R"([{"reassignToId":"me","lookupTrail":[null,7,"x"]}])") << u"me"_s << 0;
    QTest::newRow("a text") << QByteArray(R"("x")") << u"me"_s << 0;
}

void TestSailPointTolerance::forwardings()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, landsAt);
    QFETCH(int, hops);
    const Forwarding read = readForwarding(parsed(answer), IdentityId(u"me"_s));
    QCOMPARE(read.landsAt.toString(), landsAt);
    QCOMPARE(static_cast<int>(read.trail.size()), hops);
}

QTEST_GUILESS_MAIN(TestSailPointTolerance)
#include "tst_sailpoint_tolerance.moc"
