// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the vendor publishes of its answers, and what it does not promise: decoders, envelopes, words, times.
#include "app/net/guarded_json.h"
#include "app/providers/saviynt/envelope.h"
#include "app/providers/saviynt/reassign_writer.h"
#include "app/providers/saviynt/row_readers.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <nlohmann/json.hpp>

namespace baton::test {

using namespace Qt::StringLiterals;
using namespace saviynt;
using nlohmann::json;

namespace {

const CertificationKeys someKeys{u"64"_s, u"29292"_s};

HttpResponse answered(const QByteArray &body, int status = 200)
{
    HttpResponse http;
    http.status = status;
    http.body = body;
    return http;
}

QStringList idsOf(const ItemsRead &read)
{
    QStringList ids;
    for (const ReviewItem &item : read.items)
        ids << item.id.toString();
    return ids;
}

} // namespace

class SaviyntReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void judgesEnvelopes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const char *body, Verdict verdict, const QString &message = {}) {
            QTest::newRow(name) << QByteArray(body) << int(verdict) << message;
        };
        row("string", R"~({"errorCode":"0","msg":"success"})~", Verdict::Done, u"success"_s);
        row("lower case", R"~({"errorcode":"0","message":"Success"})~", Verdict::Done, u"Success"_s);
        row("number", R"~({"errorcode":0})~", Verdict::Done);
        row("refused", R"~({"errorCode":"1","msg":"no &amp; <b>never</b><br>again"})~", Verdict::Refused,
            u"no &amp; never\nagain"_s);
        row("refused by number", R"~({"errorcode":1,"message":"no"})~", Verdict::Refused, u"no"_s);
        row("empty", R"~({"errorCode":"","msg":"x"})~", Verdict::Unclear, u"x"_s);
        row("missing", R"~({"msg":"x"})~", Verdict::Unclear, u"x"_s);
        row("null", R"~({"errorCode":null})~", Verdict::Unclear);
        row("an array", R"~([])~", Verdict::Unclear);
    }
    void judgesEnvelopes()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, verdict);
        QFETCH(QString, message);
        const Envelope envelope = readEnvelope(json::parse(body.toStdString()));
        QCOMPARE(int(envelope.verdict), verdict);
        QCOMPARE(envelope.message, message);
    }

    void refusesAnswersThatAreNone()
    {
        QVERIFY(readAnswer(answered(R"~({"errorCode":"0"})~")));
        QVERIFY(readAnswer(answered(R"~({"errorCode":""})~")));
        const auto refused =
            readAnswer(answered(R"~({"errorCode":"1","msg":"certification with certkey 12802 not found)~"
                                R"~( for camapignId 282"})~"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        QVERIFY(isAbsence(refused.error()));
        QVERIFY(!isAbsence(Error(ErrorKind::Invalid, u"campaignId is mandatory"_s)));
        const auto page = readAnswer(answered("<html><body>Sign in</body></html>"));
        QVERIFY(!page);
        QVERIFY(isWebPageError(page.error()));
        QCOMPARE(readAnswer(answered("[]")).error().kind, ErrorKind::Protocol);
    }

    void readsRefusalsOverHttp()
    {
        Error error(ErrorKind::Invalid, {});
        readError(answered(R"~({"errorCode":"1","msg":"Active verifier with name admin01 not found"})~", 412), error);
        QCOMPARE(error.message, u"Active verifier with name admin01 not found"_s);
        QCOMPARE(error.vendorCode, u"1"_s);
        readError(answered("", 500), error);
        QVERIFY(!error.message.isEmpty());
        readError(answered("busy\x01", 503), error);
        QCOMPARE(error.message, u"busy"_s);
    }

    void tellsWhatAWriteCameTo()
    {
        const auto ticket = readTicket(answered(R"~({"errorcode":"0","msg":"success"})~"), 3);
        QVERIFY(ticket && ticket->note.isEmpty() && !ticket->task && ticket->httpStatus == 200);
        QVERIFY(!readTicket(answered(R"~({"errorCode":""})~"), 1)->note.isEmpty());
        const QByteArray no = R"~({"errorCode":"1","msg":"user a already present, user b does not exist"})~";
        QCOMPARE(readTicket(answered(no), 1).error().kind, ErrorKind::Invalid);
        // Of several rows some may have moved.
        QCOMPARE(readTicket(answered(no), 2).error().kind, ErrorKind::OutcomeUnknown);
        QVERIFY(readTicket(answered(no), 2).error().message.contains("already present"_L1));
        QCOMPARE(readTicket(answered("<html>"), 1).error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(readTicket(answered(""), 1).error().kind, ErrorKind::OutcomeUnknown);
    }

    void splitsUsers()
    {
        QCOMPARE(splitUser(u"lmcneil (Logan McNeil)"_s), (NamedUser{u"lmcneil"_s, u"Logan McNeil"_s}));
        QCOMPARE(splitUser(u" dlogan "_s), (NamedUser{u"dlogan"_s, u"dlogan"_s}));
        QCOMPARE(splitUser(u"o'neil (Ana (Anna) O'Neil)"_s), (NamedUser{u"o'neil"_s, u"Ana (Anna) O'Neil"_s}));
        QCOMPARE(splitUser(u"x ()"_s), (NamedUser{u"x"_s, u"x"_s}));
        QCOMPARE(splitUser({}), NamedUser());
    }

    void readsWhatANameTells()
    {
        const QTimeZone utc = QTimeZone::utc();
        const CertificationName made =
            splitCertificationName(u"testent - x - kkrishnan (Kshama Krishnan)-Reassigned-2020-07-15-234436"_s, utc);
        QCOMPARE(made.campaign, u"testent - x"_s);
        QCOMPARE(made.certifier, (NamedUser{u"kkrishnan"_s, u"Kshama Krishnan"_s}));
        QVERIFY(made.reassigned);
        QCOMPARE(made.reassignedAt, QDateTime(QDate(2020, 7, 15), QTime(23, 44, 36), Qt::UTC));
        const CertificationName plain = splitCertificationName(u"just a name"_s, utc);
        QVERIFY(!plain.reassigned && plain.campaign.isEmpty() && plain.certifier.username.isEmpty());
    }

    void readsTimesInTheTenantsZone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDateTime>("utc");
        const QDateTime noon(QDate(2020, 7, 16), QTime(12, 0), Qt::UTC);
        QTest::newRow("without a zone") << u"2020-07-16 14:00:00"_s << noon;
        QTest::newRow("of a name") << u"2020-07-16-140000"_s << noon;
        QTest::newRow("American") << u"07/16/2020 14:00:00"_s << noon;
        QTest::newRow("a user's") << u"07/16/2020T12:00:00+0000"_s << noon;
        QTest::newRow("with a zone") << u"2020-07-16T12:00:00Z"_s << noon;
        QTest::newRow("nothing") << QString() << QDateTime();
        QTest::newRow("no time") << u"56 Days"_s << QDateTime();
    }
    void readsTimesInTheTenantsZone()
    {
        QFETCH(QString, text);
        QFETCH(QDateTime, utc);
        const QDateTime read = tenantTime(text, QTimeZone("Europe/Zurich"));
        QCOMPARE(read, utc);
        QVERIFY(!read.isValid() || read.timeSpec() == Qt::UTC);
    }

    void obeysNoMarkup()
    {
        QCOMPARE(plainText(u"[07/15/20-a b(c)]<br> reassigning<BR/>again<script>x</script>"_s),
                 u"[07/15/20-a b(c)]\nreassigning\nagainx"_s);
        QCOMPARE(plainText(u"1 < 2 and 3 > 2"_s), u"1 < 2 and 3 > 2"_s);
        QCOMPARE(plainText(u"a\u0007b"_s), u"a b"_s);
    }

    void readsCampaigns()
    {
        const auto row = readCampaign(json::parse(R"~({"action":"","campaignName":"attachment",
            "campaignOwner":"dbailey (Damien Bailey)","endDate":"2017-08-06 00:00:00","id":84,"progress":"40%",
            "reassigned":"N/A","startDate":"2017-07-14 00:00:00","status":"In Progress","type":"User Manager"})~"),
                                      QTimeZone::utc());
        QVERIFY(row);
        QCOMPARE(row->id, CampaignId(u"84"_s));
        QCOMPARE(row->name, u"attachment"_s);
        QCOMPARE(row->ownerName, u"Damien Bailey"_s);
        QCOMPARE(row->owner, IdentityId(u"dbailey"_s));
        QVERIFY(row->status == CampaignStatus::Active && row->status.raw == "In Progress"_L1);
        QVERIFY(row->type == CampaignType::Manager);
        QCOMPARE(row->progress, 40);
        QCOMPARE(row->deadline, QDateTime(QDate(2017, 8, 6), QTime(0, 0), Qt::UTC));
        QCOMPARE(readCampaign(json::parse(R"~({"id":null})~"), QTimeZone::utc()).error().path, u"/id"_s);
    }

    void readsListedCertifications()
    {
        const auto row = readListedCertification(json::parse(R"~({"campaignKey":12,"campaignName":"app_Reconfigure",
            "certificationName":"app_Reconfigure - lmcneil (Logan McNeil)","certifier":"lmcneil (Logan McNeil)",
            "comments":"","dueIn":"56 Days","enddate":"2020-09-14 22:34:00","id":16,"progress":"100%",
            "startdate":"2020-07-16 22:34:00","status":"New","type":"Application Owner"})~"),
                                                 QTimeZone::utc());
        QVERIFY(row);
        QCOMPARE(row->id, CertificationId(u"12-16"_s));
        QCOMPARE(row->campaign.id, CampaignId(u"12"_s));
        QCOMPARE(row->reviewer.id, IdentityId(u"lmcneil"_s));
        QCOMPARE(row->reviewer.name, u"Logan McNeil"_s);
        QVERIFY(row->phase == CertificationPhase::Active && !row->isSigned());
        QCOMPARE(row->completed, true);
        QVERIFY(!row->reassignment && row->due.isValid());
        for (const char *closed : {"Locked And Task Created", "Fully Executed", "locked"})
            QVERIFY(certificationPhase(QString::fromLatin1(closed)) == CertificationPhase::Signed);
        QVERIFY(certificationPhase(u"Brand new word"_s).raw == "Brand new word"_L1);
    }

    void readsNestedCertifications()
    {
        const auto row = readNestedCertification(
            json::parse(R"~({"certificationame":"testent - kkrishnan (Kshama Krishnan)-Reassigned-2020-07-15-234436",
            "certifier":"kkrishnan","certkey":"7","entitlementdisplaycount":0,"progress":"100%",
            "status":"Fully Executed","totalentitlement":0})~"),
            u"10"_s, Review::EntitlementOwner, QTimeZone::utc());
        QVERIFY(row);
        QCOMPARE(row->id, CertificationId(u"10-7"_s));
        QCOMPARE(row->campaign.name, u"testent"_s);
        QCOMPARE(row->reviewer.name, u"Kshama Krishnan"_s);
        QVERIFY(row->emptied && row->reassignment && row->isSigned());
        QCOMPARE(row->created, QDateTime(QDate(2020, 7, 15), QTime(23, 44, 36), Qt::UTC));
        const auto unnamed = readNestedCertification(
            json::parse(
                R"~({"certificationname":"appowner1 - G000526 (Ohjae Chang)","certkey":"37564","status":"New"})~"),
            u"212"_s, Review::ApplicationOwner, QTimeZone::utc());
        QCOMPARE(unnamed->reviewer.id, IdentityId(u"G000526"_s)); // only its name says who certifies
        QVERIFY(!unnamed->emptied);                               // nothing says that it is
    }

    void readsAUserManagersRows()
    {
        const ItemsRead read = readItems(
            json::parse(R"~({"certkey":"29292","status":"New","usercount":1,"users":[{"accountCount":2,"accounts":[
            {"accountStatus":"Active","accountname":"154","certaccountkey":190880,"certfied":null,"certified":"Active",
             "comments":null,"endpoint":"Epic","entitlements":[{"certEntitlementkey":1469785,"entStatus":1,
             "entcertified":null,"entcomments":"x<br>y","entname":"T00010","enttype":"Template"}]}],
            "certfied":"WORKSFORME","certuserkey":203136,"comment":"","userStatus":1,"username":"Chammersmith",
            "roles":[{"certrolekey":"44","rolename":"Nurse"},{"roleKey":45,"rolename":"Head nurse"}]}]})~"),
            someKeys, Review::UserManager);
        QVERIFY(read.bad.empty());
        QCOMPARE(idsOf(read), (QStringList{u"person-203136"_s, u"account-190880"_s, u"entitlement-1469785"_s,
                                           u"role-44"_s, u"role-45"_s}));
        QCOMPARE(read.outer, 1);
        const ReviewItem &entitlement = read.items[2];
        QCOMPARE(entitlement.accessName, u"T00010"_s);
        QCOMPARE(entitlement.sourceName, u"Epic"_s);
        QCOMPARE(entitlement.comment, u"x\ny"_s);
        QVERIFY(entitlement.decision == Decision::Undecided && !entitlement.completed);
        QVERIFY(read.items[1].decision == Decision::Undecided); // its own status stands under "certified"
        QVERIFY(read.items[0].decision == Decision::Approve);
        const auto keys = rowKeys(entitlement.locator);
        QVERIFY(keys && keys->isComplete());
        QCOMPARE(keys->user + u'/' + keys->account + u'/' + keys->entitlement, u"203136/190880/1469785"_s);
        QCOMPARE(keys->stepOne, true);
        const auto role = rowKeys(read.items[4].locator);
        QVERIFY(role && role->isComplete() && role->account.isEmpty());
        QCOMPARE(role->role, u"45"_s);
    }

    void readsRolesUnderAccounts()
    {
        const ItemsRead read =
            readItems(json::parse(R"~({"users":[{"username":"a","certuserkey":1,"certfied":"NORESPONSE","accounts":[
            {"accountname":"x","certaccountkey":null,"entitlements":[{"certEntitlementkey":5,"entname":"E"}],
             "roles":[{"roleattkey":9,"rolename":"R"}]}]}]})~"),
                      someKeys, Review::UserManager);
        QVERIFY(read.bad.empty()); // the account itself is reviewed elsewhere
        QCOMPARE(idsOf(read), (QStringList{u"person-1"_s, u"entitlement-5"_s, u"role-9"_s}));
        QCOMPARE(rowKeys(read.items[1].locator)->stepOne, false);
        QVERIFY(rowKeys(read.items[1].locator)->isComplete());
    }

    void readsAnEntitlementOwnersRows()
    {
        const ItemsRead read = readItems(
            json::parse(
                R"~({"certkey":"33600","entitlements":[{"accountdisplaycount":1,"accounts":[{"accountStatus":"1",
            "accountname":"admin","certaccountkey":192406,"certfied":"NORESPONSE","endpoint":"Linux","username":"ana"}],
            "accounttotalcount":10,"certentvalkey":1530363,"certfied":"APPROVED","entitlement2totalcount":1,
            "entitlements2":[{"certentval2key":7,"entitlement_value":"child"}],
            "entitlementType":"Groups","entitlement_value":"audio"}]})~"),
            {u"178"_s, u"33600"_s}, Review::EntitlementOwner);
        QCOMPARE(idsOf(read),
                 (QStringList{u"entitlement-1530363"_s, u"account-1530363.192406"_s, u"child-1530363.7"_s}));
        QVERIFY(read.innerIsLonger);
        QCOMPARE(read.items[1].identity, IdentityId(u"ana"_s));
        for (const ReviewItem &item : read.items)
            QVERIFY(rowKeys(item.locator)->isComplete() && rowKeys(item.locator)->stepOne == true);
    }

    void readsAnApplicationOwnersRows()
    {
        const ItemsRead read = readItems(
            json::parse(
                R"~({"accountcount":1,"accounts":[{"accountStatus":"Manually Provisioned","accountname":"G000526",
            "certaccountkey":227493,"certified":null,"displayname":null,"endpoint":"Banking","entitlements":[
            {"certEntitlementkey":3,"entname":"Pay"}],"firstname":"Ohjae","username":"G000526"}]})~"),
            {u"212"_s, u"37564"_s}, Review::ApplicationOwner);
        QCOMPARE(idsOf(read), (QStringList{u"account-227493"_s, u"entitlement-3"_s}));
        QCOMPARE(read.items[0].identityName, u"Ohjae"_s);
        QVERIFY(rowKeys(read.items[1].locator)->isComplete());
    }

    void evidenceDoesNotDependOnKeys()
    {
        const auto at = [](int first) {
            json user;
            user["username"] = "a";
            user["certuserkey"] = first;
            json account;
            account["accountname"] = "x";
            account["endpoint"] = "Epic";
            account["certaccountkey"] = first + 1;
            account["entitlements"] =
                json::array({json::object({{"certEntitlementkey", first + 2}, {"entname", "E"}})});
            user["accounts"] = json::array({account});
            user["roles"] = json::array({json::object({{"roleKey", first + 3}, {"rolename", "R"}})});
            json certification;
            certification["users"] = json::array({user});
            return readItems(certification, someKeys, Review::UserManager);
        };
        const ItemsRead before = at(10);
        const ItemsRead after = at(90);
        QCOMPARE(before.items.size(), size_t(4));
        for (size_t i = 0; i < before.items.size(); ++i) {
            QCOMPARE(evidenceOf(before.items[i]), evidenceOf(after.items[i]));
            for (size_t j = 0; j < i; ++j)
                QVERIFY(evidenceOf(before.items[i]) != evidenceOf(before.items[j]));
        }
    }

    void keepsGoodRowsBesideBadOnes()
    {
        const ItemsRead read = readItems(json::parse(R"~({"users":[7,{"certuserkey":1},{"username":"a","accounts":
            [{"accountname":"x"},"y"]},null]})~"),
                                         someKeys, Review::UserManager);
        QCOMPARE(idsOf(read), QStringList{u"person-a"_s});
        QStringList paths;
        for (const BadRow &bad : read.bad)
            paths << bad.path;
        QCOMPARE(paths, (QStringList{u"/users/0"_s, u"/users/1/username"_s, u"/users/2/accounts/0/certaccountkey"_s,
                                     u"/users/2/accounts/1"_s, u"/users/3"_s}));
    }

    void readsUsers()
    {
        const auto john = readUser(json::parse(R"~({"firstname":"John","lastname":"Doe","statuskey":"1","userKey":5,
            "username":"johndoe","manager":"boss (Big Boss)"})~"));
        QVERIFY(john);
        QCOMPARE(john->name, u"John Doe"_s);
        QCOMPARE(john->id, IdentityId(u"johndoe"_s));
        QVERIFY(john->state == IdentityState::Active);
        QCOMPARE(john->managerId, IdentityId(u"boss"_s));
        QVERIFY(readUser(json::parse(R"~({"username":"x","statuskey":0})~"))->state == IdentityState::InactiveLongTerm);
        QVERIFY(readUser(json::parse(R"~({"username":"x"})~"))->state.raw.isEmpty()); // blank does not come back
        QVERIFY(!readUser(json::parse("{}")));
    }
};

} // namespace baton::test

QTEST_GUILESS_MAIN(baton::test::SaviyntReading)
#include "tst_saviynt_reading.moc"
