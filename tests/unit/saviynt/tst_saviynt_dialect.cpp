// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of the six writes, which rows go into which, and what forbids a row.
#include "app/providers/saviynt/row_keys.h"
#include "app/providers/saviynt/saviynt_dialect.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <set>

namespace baton::test {

using namespace Qt::StringLiterals;
using namespace saviynt;

namespace {

RowKeys keysOf(Review review, RowKind kind)
{
    RowKeys keys;
    keys.review = review;
    keys.kind = kind;
    keys.stepOne = true;
    return keys;
}

RowKeys managed(RowKind kind, const QString &user, const QString &account, const QString &entitlement,
                const QString &role = {})
{
    RowKeys keys = keysOf(Review::UserManager, kind);
    keys.user = user;
    keys.account = account;
    keys.entitlement = entitlement;
    keys.role = role;
    return keys;
}

Unit unit(const RowKeys &keys)
{
    ReviewItem item;
    item.locator = keys.toLocator();
    return SaviyntDialect({}).itemUnit(item);
}

SaviyntDialect dialectOf(const QString &user, bool lowercase = false)
{
    DialectSettings settings;
    settings.body = {user, lowercase};
    return SaviyntDialect(settings);
}

/// The example of the page that was asked for, as its request.
Batch seedBatch()
{
    Batch batch;
    batch.operationId = u"reassign-access"_s;
    batch.campaign = CampaignId(u"405"_s);
    batch.campaignName = u"um_5.5_bnym_Reconfigure"_s;
    batch.certification = CertificationId(u"405-3471"_s);
    batch.certificationName = u"um_5.5_bnym_Reconfigure - UserManger' (UserManger UserManger)"_s;
    batch.reviewer = IdentityId(u"UserManger'"_s);
    batch.target = IdentityId(u"UM8'"_s);
    batch.reason = u"Tim's Reassign Comment"_s;
    batch.options = {{u"bulkConsultAssociatedData"_s, u"Y"_s}, {u"updateuser"_s, u"certifier"_s}};
    batch.units = {unit(managed(RowKind::Account, u"25700"_s, u"35799"_s, {})),
                   unit(managed(RowKind::Entitlement, u"25700"_s, u"35800"_s, u"67650"_s)),
                   unit(managed(RowKind::Role, u"25701"_s, {}, {}, u"1818"_s))};
    return batch;
}

const QByteArray seedBody =
    R"~({"accounts":[{"accattkey":"35799","userattkey":"25700"}],"bulkConsultAssociatedData":"Y","bulkUpdate":"Y",)~"
    R"~("bulkValidation":"Y","campaignid":"405","campaignname":"um_5.5_bnym_Reconfigure",)~"
    R"~("certificationname":"um_5.5_bnym_Reconfigure - UserManger' (UserManger UserManger)","certkey":"3471",)~"
    R"~("entitlements":[{"accattkey":"35800","entattkey":"67650","userattkey":"25700"}],"newassignee":"UM8'",)~"
    R"~("reassignComments":"Tim's Reassign Comment","roles":[{"roleattkey":"1818","userattkey":"25701"}],)~"
    R"~("updateuser":"UserManger'"})~";

} // namespace

class SaviyntDialectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void writesTheBodyThatWasAskedFor();
    void spellsTheBulkKeysAsTheTenantWantsThem();
    void writesEachOfTheOthers_data();
    void writesEachOfTheOthers();
    void choosesInWhoseNameItGoes_data();
    void choosesInWhoseNameItGoes();
    void writesNothingThatCannotBeNamed();
    void givesEachRowToOneFamily();
    void knowsWhereRolesMayBeHidden();
    void forbidsWhatTheVendorForbids_data();
    void forbidsWhatTheVendorForbids();
    void countsAllListsTogether();
    void keepsEveryLocator();
    void warnsBeforeChecksAreSkipped();
};

void SaviyntDialectTest::writesTheBodyThatWasAskedFor()
{
    const EncodedCall call = dialectOf(u"admin"_s).encode(seedBatch());
    QCOMPARE(call.method, u"POST"_s);
    QCOMPARE(call.path, u"/ECM/api/v5/reAssignUserManagerStep2AccEntDetails"_s);
    QCOMPARE(call.body, seedBody);
}

void SaviyntDialectTest::spellsTheBulkKeysAsTheTenantWantsThem()
{
    const QByteArray body = dialectOf(u"admin"_s, true).encode(seedBatch()).body;
    QByteArray expected = seedBody;
    // Sorted by key: the lower case comes where the upper did.
    expected.replace("\"bulkUpdate\"", "\"bulkupdate\"").replace("\"bulkValidation\"", "\"bulkvalidation\"");
    QCOMPARE(body, expected);
}

void SaviyntDialectTest::writesEachOfTheOthers_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QStringList>("locators");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");

    RowKeys person = keysOf(Review::UserManager, RowKind::Person);
    person.username = u"194481"_s;
    RowKeys other = person;
    other.username = u"o'neil|50%"_s;
    QTest::newRow("people") << u"reassign-people"_s << QStringList{person.toLocator(), other.toLocator()}
                            << u"/ECM/api/v5/reassignUserManagerforCampaign"_s
                            << QByteArray(R"~({"campaignid":"10","campaignname":"C","certificationname":"C - a (A)",)~"
                                          R"~("certkey":"15","comments":"why \"so\"","newassignee":"new'one",)~"
                                          R"~("updateuser":"admin","username":["194481","o'neil|50%"]})~");

    RowKeys owned = keysOf(Review::EntitlementOwner, RowKind::Entitlement);
    owned.entitlement = u"146"_s;
    QTest::newRow("entitlements of their owner")
        << u"reassign-owned-entitlements"_s << QStringList{owned.toLocator()}
        << u"/ECM/api/v5/reassignEntOwnerCampaignAccEnt"_s
        << QByteArray(R"~({"bulkupdate":"Y","bulkvalidation":"Y","campaignid":"10","certkey":"15",)~"
                      R"~("comments":"why \"so\"","entitlements":[{"entattkey":"146"}],"newassignee":"new'one",)~"
                      R"~("updateuser":"admin"})~");

    RowKeys account = keysOf(Review::EntitlementOwner, RowKind::Account);
    account.account = u"35678"_s;
    account.entitlement = u"67390"_s;
    RowKeys child = keysOf(Review::EntitlementOwner, RowKind::ChildEntitlement);
    child.entitlement = u"67390"_s;
    child.child = u"67397"_s;
    QTest::newRow("what hangs on them")
        << u"reassign-owned-details"_s << QStringList{account.toLocator(), child.toLocator()}
        << u"/ECM/api/v5/reassignEntOwnerCampaignAccEntDetailsStep2"_s
        << QByteArray(R"~({"accounts":[{"accattkey":"35678","entattkey":"67390"}],"bulkupdate":"Y",)~"
                      R"~("bulkvalidation":"Y","campaignid":"10","certkey":"15","comments":"why \"so\"",)~"
                      R"~("entitlements2":[{"ent2attkey":"67397","entattkey":"67390"}],"newassignee":"new'one",)~"
                      R"~("updateuser":"admin"})~");

    RowKeys application = keysOf(Review::ApplicationOwner, RowKind::Account);
    application.account = u"18"_s;
    RowKeys entitlement = application;
    entitlement.kind = RowKind::Entitlement;
    entitlement.entitlement = u"150"_s;
    RowKeys role = application;
    role.kind = RowKind::Role;
    role.role = u"7"_s;
    QTest::newRow("an application's")
        << u"reassign-application-access"_s
        << QStringList{application.toLocator(), entitlement.toLocator(), role.toLocator()}
        << u"/ECM/api/v5/reAssignAppOwnerCampaignAccEntDetails"_s
        << QByteArray(R"~({"accounts":[{"accattkey":"18"}],"bulkConsultAssociatedData":"N","bulkUpdate":"Y",)~"
                      R"~("bulkValidation":"Y","campaignid":"10","certkey":"15",)~"
                      R"~("entitlements":[{"accattkey":"18","entattkey":"150"}],"newassignee":"new'one",)~"
                      R"~("reassignComments":"why \"so\"","roles":[{"accattkey":"18","roleattkey":"7"}],)~"
                      R"~("updateuser":"admin"})~");

    QTest::newRow("a whole certification")
        << u"reassign-certification"_s << QStringList{u"10-15"_s} << u"/ECM/api/v5/reAssignCertification"_s
        << QByteArray(R"~({"campaignid":"10","certkey":"15","newassignee":"new'one",)~"
                      R"~("reassignComments":"why \"so\"","updateuser":"admin"})~");
}

void SaviyntDialectTest::writesEachOfTheOthers()
{
    QFETCH(QString, operation);
    QFETCH(QStringList, locators);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    Batch batch;
    batch.operationId = operation;
    batch.campaignName = u"C"_s;
    batch.certification = CertificationId(u"10-15"_s);
    batch.certificationName = u"C - a (A)"_s;
    batch.target = IdentityId(u"new'one"_s);
    batch.reason = u"why \"so\""_s;
    for (const QString &locator : locators)
        batch.units.push_back({UnitKind::Item, locator});
    const EncodedCall call = dialectOf(u"admin"_s).encode(batch);
    QCOMPARE(call.path, path);
    QCOMPARE(call.body, body);
}

void SaviyntDialectTest::choosesInWhoseNameItGoes_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("nothing chosen") << u"reassign-access"_s << QString() << QByteArray("admin");
    QTest::newRow("yourself") << u"reassign-access"_s << u"me"_s << QByteArray("admin");
    QTest::newRow("the certifier") << u"reassign-access"_s << u"certifier"_s << QByteArray("UserManger'");
    QTest::newRow("the campaign's owner") << u"reassign-access"_s << u"owner"_s << QByteArray("dbailey");
    QTest::newRow("of a whole one too") << u"reassign-certification"_s << u"owner"_s << QByteArray("dbailey");
    QTest::newRow("a delegate") << u"reassign-access"_s << u"dbailey"_s << QByteArray("dbailey");
    QTest::newRow("never a whole one's certifier")
        << u"reassign-certification"_s << u"certifier"_s << QByteArray("admin");
}

void SaviyntDialectTest::choosesInWhoseNameItGoes()
{
    QFETCH(QString, operation);
    QFETCH(QString, chosen);
    QFETCH(QByteArray, name);
    Batch batch = seedBatch();
    batch.operationId = operation;
    batch.campaignOwner = IdentityId(u"dbailey"_s);
    batch.options.insert(u"updateuser"_s, chosen);
    if (operation == "reassign-certification"_L1)
        batch.units = {{UnitKind::Certification, u"405-3471"_s}};
    const QByteArray body = dialectOf(u"admin"_s).encode(batch).body;
    QVERIFY2(body.contains(QByteArray("\"updateuser\":\"" + name + "\"")), body.constData());
}

void SaviyntDialectTest::writesNothingThatCannotBeNamed()
{
    const SaviyntDialect dialect = dialectOf(u"admin"_s);
    Batch batch = seedBatch();
    batch.options.insert(u"updateuser"_s, u"owner"_s); // nobody's that is known
    QCOMPARE(dialect.encode(batch).method, QString());
    batch = seedBatch();
    batch.units.push_back(unit(managed(RowKind::Entitlement, {}, u"35800"_s, u"67650"_s)));
    QVERIFY(dialect.encode(batch).path.isEmpty()); // a key is missing
    batch = seedBatch();
    RowKeys person = keysOf(Review::UserManager, RowKind::Person);
    person.username = u"a"_s;
    batch.units.push_back(unit(person));
    QVERIFY(dialect.encode(batch).path.isEmpty()); // of another operation
    batch = seedBatch();
    batch.certification = CertificationId(u"3471"_s);
    QVERIFY(dialect.encode(batch).path.isEmpty()); // an id of no campaign
    batch = seedBatch();
    batch.operationId = u"campaign-access"_s;
    QVERIFY(dialect.encode(batch).path.isEmpty()); // a read
}

void SaviyntDialectTest::givesEachRowToOneFamily()
{
    const SaviyntDialect dialect({});
    std::set<QString> families;
    for (const ReassignOperation &operation : dialect.operations()) {
        QVERIFY(operation.family.isEmpty() == (operation.scope == RowScope::WholeCertification));
        QVERIFY2(families.insert(operation.family).second, qPrintable(operation.family));
        QVERIFY(!operation.asynchronous && !operation.summaries && !operation.label.isEmpty());
    }
    for (const Review review : {Review::UserManager, Review::EntitlementOwner, Review::ApplicationOwner}) {
        for (const RowKind kind :
             {RowKind::Person, RowKind::Account, RowKind::Entitlement, RowKind::ChildEntitlement, RowKind::Role}) {
            ReviewItem item;
            RowKeys keys = keysOf(review, kind);
            item.locator = keys.toLocator();
            QCOMPARE(dialect.familyOf(item), QString()); // without its keys nothing can name it
            keys.user = keys.account = keys.entitlement = keys.child = keys.role = keys.username = u"1"_s;
            item.locator = keys.toLocator();
            QCOMPARE(families.contains(dialect.familyOf(item)) && !dialect.familyOf(item).isEmpty(), keys.isComplete());
        }
    }
    ReviewItem strange;
    strange.locator = u"something else"_s;
    QCOMPARE(dialect.familyOf(strange), QString());
}

void SaviyntDialectTest::knowsWhereRolesMayBeHidden()
{
    const SaviyntDialect dialect = dialectOf(u"admin"_s);
    const auto of = [](const QString &type) {
        Certification certification;
        certification.campaign.campaignType.raw = type;
        return certification;
    };
    QVERIFY(dialect.mayHide(of(u"User Manager"_s), AccessType::Role));
    QVERIFY(dialect.mayHide(of(u"Application Owner"_s), AccessType::Role));
    QVERIFY(!dialect.mayHide(of(u"Entitlement Owner"_s), AccessType::Role)); // none of its writes names one
    QVERIFY(!dialect.mayHide(of(u"Self"_s), AccessType::Role));
    QVERIFY(!dialect.mayHide(of({}), AccessType::Role));
    QVERIFY(!dialect.mayHide(of(u"User Manager"_s), AccessType::Entitlement));
}

void SaviyntDialectTest::forbidsWhatTheVendorForbids_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("locator"); // empty: the whole certification
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("word"); // empty: allowed
    RowKeys open = managed(RowKind::Entitlement, u"1"_s, u"2"_s, u"3"_s);
    QTest::newRow("a certified person's entitlement") << u"New"_s << open.toLocator() << QString() << QString();
    open.stepOne.reset();
    QTest::newRow("step 1 unknown") << u"New"_s << open.toLocator() << QString() << QString();
    open.stepOne = false;
    QTest::newRow("step 1 open") << u"New"_s << open.toLocator() << QString() << u"step 1"_s;
    RowKeys person = keysOf(Review::UserManager, RowKind::Person);
    person.username = u"a"_s;
    person.stepOne = false;
    QTest::newRow("the person itself") << u"New"_s << person.toLocator() << QString() << QString();
    RowKeys account = keysOf(Review::EntitlementOwner, RowKind::Account);
    account.account = account.entitlement = u"1"_s;
    account.stepOne = false;
    QTest::newRow("an entitlement not certified") << u"New"_s << account.toLocator() << QString() << u"step 1"_s;
    QTest::newRow("whole") << u"In Progress"_s << QString() << u"User Manager"_s << QString();
    QTest::newRow("whole, of a type without a call") << u"New"_s << QString() << u"Role Owner"_s << u"Role Owner"_s;
    QTest::newRow("expired") << u"Expired"_s << QString() << u"User Manager"_s << u"expired"_s;
    QTest::newRow("discontinued") << u"discontinued"_s << open.toLocator() << QString() << u"discontinued"_s;
}

void SaviyntDialectTest::forbidsWhatTheVendorForbids()
{
    QFETCH(QString, status);
    QFETCH(QString, locator);
    QFETCH(QString, type);
    QFETCH(QString, word);
    const SaviyntDialect dialect({});
    Certification certification;
    certification.name = u"C - a (A)"_s;
    certification.phase = certificationPhase(status);
    certification.campaign.campaignType = campaignType(type);
    ReviewItem item;
    item.accessName = u"Payroll"_s;
    item.locator = locator;
    ReassignOperation operation = dialect.operations().front();
    for (const ReassignOperation &each : dialect.operations()) {
        if (!locator.isEmpty() && each.family == dialect.familyOf(item))
            operation = each;
    }
    const std::optional<QString> why = dialect.forbids(operation, certification, locator.isEmpty() ? nullptr : &item);
    QCOMPARE(why.has_value(), !word.isEmpty());
    QVERIFY2(!why || (why->contains(word) && why->endsWith(u'.')), qPrintable(why.value_or(QString())));
}

void SaviyntDialectTest::countsAllListsTogether()
{
    DialectSettings settings;
    for (const ReassignOperation &operation : SaviyntDialect(settings).operations())
        QCOMPARE(operation.limit, operation.scope == RowScope::WholeCertification ? 1 : 50);
    settings.callLimit = 7;
    QCOMPARE(SaviyntDialect(settings).operations().back().limit, 7);
}

void SaviyntDialectTest::keepsEveryLocator()
{
    for (int i = 0; i < 3 * 3 * 5; ++i) {
        RowKeys keys = keysOf(static_cast<Review>(i % 3 + 1), static_cast<RowKind>(i / 3 % 5));
        keys.stepOne = i % 2 ? std::optional(i % 4 == 1) : std::nullopt;
        keys.user = i % 2 ? u"a|b"_s : QString();
        keys.account = i % 3 ? u"%7C"_s : QString();
        keys.entitlement = i % 4 ? u"ü"_s : QString();
        keys.child = i % 5 ? u"|"_s : QString();
        keys.role = i % 7 ? u"9"_s : QString();
        keys.username = i % 2 ? u"o'neil|"_s : QString();
        QCOMPARE(rowKeys(keys.toLocator()), std::optional(keys));
    }
    QVERIFY(!rowKeys(QString()));
    QVERIFY(!rowKeys(u"Up?|1|2|3|4|5|6|7"_s));
}

void SaviyntDialectTest::warnsBeforeChecksAreSkipped()
{
    int warnings = 0;
    for (const OrderOption &option : SaviyntDialect({}).options()) {
        bool hasDefault = false;
        for (const OptionChoice &choice : option.choices) {
            hasDefault = hasDefault || choice.value == option.defaultValue;
            QVERIFY(choice.explanation.endsWith(u'.'));
            if (choice.warning.isEmpty())
                continue;
            ++warnings;
            QVERIFY(choice.value != option.defaultValue);
            QVERIFY(choice.warning.contains("step 1"_L1));
        }
        QVERIFY(hasDefault);
    }
    QCOMPARE(warnings, 1);
}

} // namespace baton::test

QTEST_GUILESS_MAIN(baton::test::SaviyntDialectTest)
#include "tst_saviynt_dialect.moc"
