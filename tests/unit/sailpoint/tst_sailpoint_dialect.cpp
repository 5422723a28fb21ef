// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/sailpoint_dialect.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sailpoint;

namespace {

Batch batchOf(const QString &operation)
{
    Batch batch;
    batch.operationId = operation;
    batch.campaign = CampaignId(u"camp 1"_s);
    batch.certification = CertificationId(u"cert-1"_s);
    batch.target = IdentityId(u"ident-9"_s);
    batch.reason = u"Ana left \"today\" – 王"_s;
    return batch;
}

ReviewItem itemOf(const QString &identity, const QString &summary)
{
    ReviewItem item;
    item.id = ReviewItemId(u"item-1"_s);
    item.identity = IdentityId(identity);
    item.locator = summary;
    return item;
}

} // namespace

class TestSailPointDialect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void operationsAreThePublishedOnes();
    void betaIsDeprecatedForCampaignsOnly();
    void optionsHaveChoicesAndDefaults();
    void summaryUnits_data();
    void summaryUnits();
    void plainUnits();
    void encodesExactBytes_data();
    void encodesExactBytes();
    void unknownOperationEncodesNothing();
    void sameInputSameBytes();
};

void TestSailPointDialect::operationsAreThePublishedOnes()
{
    const auto operations = SailPointDialect(ApiVersion::V3).operations();
    QCOMPARE(operations.size(), size_t(3));
    const std::vector<CampaignStatus> open{CampaignStatus::Active, CampaignStatus::Staged};

    QCOMPARE(operations[0].id, u"campaign-reassign"_s);
    QVERIFY(operations[0].scope == RowScope::WholeCertification);
    QCOMPARE(operations[0].limit, 250);
    QVERIFY(operations[0].grouping == Grouping::None);
    QVERIFY(operations[0].asynchronous && !operations[0].summaries);
    QVERIFY(operations[0].groupReviewed == GroupReviewed::NotDocumented);

    QCOMPARE(operations[1].id, u"certification-reassign"_s);
    QVERIFY(operations[1].scope == RowScope::Items);
    QCOMPARE(operations[1].limit, 50);
    QVERIFY(operations[1].grouping == Grouping::OneIdentityOrOneAccess);
    QVERIFY(!operations[1].asynchronous && operations[1].summaries);
    QVERIFY(operations[1].groupReviewed == GroupReviewed::Forbidden);

    QCOMPARE(operations[2].id, u"certification-reassign-async"_s);
    QVERIFY(operations[2].scope == RowScope::Items);
    QCOMPARE(operations[2].limit, 500);
    QVERIFY(operations[2].grouping == Grouping::OneIdentityOrOneAccess);
    QVERIFY(operations[2].asynchronous && operations[2].summaries);
    QVERIFY(operations[2].groupReviewed == GroupReviewed::Forbidden);

    for (const ReassignOperation &operation : operations) {
        QVERIFY(operation.campaignStatuses == open);
        QVERIFY(!operation.label.isEmpty());
    }
}

void TestSailPointDialect::betaIsDeprecatedForCampaignsOnly()
{
    for (const ApiVersion version : allApiVersions) {
        const auto operations = SailPointDialect(version).operations();
        QCOMPARE(!operations[0].deprecation.isEmpty(), version == ApiVersion::Beta);
        QVERIFY(operations[1].deprecation.isEmpty());
        QVERIFY(operations[2].deprecation.isEmpty());
    }
    QVERIFY(SailPointDialect(ApiVersion::Beta).operations()[0].deprecation.contains("v3"_L1));
}

void TestSailPointDialect::optionsHaveChoicesAndDefaults()
{
    const auto options = SailPointDialect(ApiVersion::V3).options();
    QCOMPARE(options.size(), size_t(2));
    const auto valuesOf = [](const OrderOption &option) {
        QStringList values;
        for (const OptionChoice &choice : option.choices) {
            values << choice.value;
            if (choice.label.isEmpty() || !choice.explanation.endsWith(u'.'))
                return QStringList{u"no words for "_s + choice.value};
        }
        return values;
    };
    QCOMPARE(options[0].id, u"mode"_s);
    QCOMPARE(valuesOf(options[0]), (QStringList{u"auto"_s, u"sync"_s, u"async"_s}));
    QCOMPARE(options[0].defaultValue, u"auto"_s);
    QCOMPARE(options[1].id, u"summaries"_s);
    QCOMPARE(valuesOf(options[1]), (QStringList{u"automatic"_s, u"target"_s, u"items"_s}));
    QCOMPARE(options[1].defaultValue, u"automatic"_s);
}

void TestSailPointDialect::summaryUnits_data()
{
    QTest::addColumn<QString>("identity");
    QTest::addColumn<QString>("summary");
    QTest::addColumn<QString>("option");
    QTest::addColumn<int>("kind"); // -1: none
    const int person = int(UnitKind::IdentitySummary);
    const int target = int(UnitKind::TargetSummary);
    QTest::newRow("person") << u"p"_s << u"s"_s << QString() << person;
    QTest::newRow("person, automatic") << u"p"_s << u"s"_s << u"automatic"_s << person;
    QTest::newRow("person, target") << u"p"_s << u"s"_s << u"target"_s << target;
    QTest::newRow("person, items") << u"p"_s << u"s"_s << u"items"_s << -1;
    QTest::newRow("nobody") << QString() << u"s"_s << QString() << target;
    QTest::newRow("nobody, target") << QString() << u"s"_s << u"target"_s << target;
    QTest::newRow("nobody, items") << QString() << u"s"_s << u"items"_s << -1;
    QTest::newRow("no summary") << u"p"_s << QString() << QString() << -1;
}

void TestSailPointDialect::summaryUnits()
{
    QFETCH(QString, identity);
    QFETCH(QString, summary);
    QFETCH(QString, option);
    QFETCH(int, kind);
    OptionValues options;
    if (!option.isEmpty())
        options.insert(u"summaries"_s, option);
    const auto unit = SailPointDialect(ApiVersion::V3).summaryUnit(itemOf(identity, summary), options);
    QCOMPARE(unit ? int(unit->kind) : -1, kind);
    if (unit)
        QCOMPARE(unit->key, summary);
}

void TestSailPointDialect::plainUnits()
{
    const SailPointDialect dialect(ApiVersion::V3);
    Certification certification;
    certification.id = CertificationId(u"c"_s);
    QVERIFY(dialect.certificationUnit(certification) == (Unit{UnitKind::Certification, u"c"_s}));
    QVERIFY(dialect.itemUnit(itemOf(u"p"_s, u"s"_s)) == (Unit{UnitKind::Item, u"item-1"_s}));
    QVERIFY(!dialect.forbids(dialect.operations()[0], certification, nullptr));
}

void TestSailPointDialect::encodesExactBytes_data()
{
    QTest::addColumn<ApiVersion>("version");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    const QByteArray campaign = "{\"certificationIds\":[\"a\",\"b\"],\"reassignTo\":{\"id\":\"ident-9\",\"type\":"
                                "\"IDENTITY\"},\"reason\":\"Ana left \\\"today\\\" – 王\"}";
    const QByteArray items = "{\"reassign\":[{\"id\":\"i\",\"type\":\"ITEM\"},{\"id\":\"s\",\"type\":"
                             "\"IDENTITY_SUMMARY\"},{\"id\":\"t\",\"type\":\"TARGET_SUMMARY\"}],\"reassignTo\":"
                             "\"ident-9\",\"reason\":\"Ana left \\\"today\\\" – 王\"}";
    const auto row = [](ApiVersion version, const char *operation, const char *path, const QByteArray &body) {
        QTest::addRow("%s %s", operation, qPrintable(toString(version)))
            << version << QString::fromLatin1(operation) << QString::fromLatin1(path) << body;
    };
    row(ApiVersion::V3, "campaign-reassign", "/v3/campaigns/camp%201/reassign", campaign);
    row(ApiVersion::V2026, "campaign-reassign", "/v2026/campaigns/camp%201/reassign", campaign);
    row(ApiVersion::V1, "campaign-reassign", "/campaigns/v1/camp%201/reassign", campaign);
    row(ApiVersion::Beta, "campaign-reassign", "/beta/campaigns/camp%201/reassign", campaign);
    row(ApiVersion::V3, "certification-reassign", "/v3/certifications/cert-1/reassign", items);
    row(ApiVersion::V1, "certification-reassign", "/certifications/v1/cert-1/reassign", items);
    row(ApiVersion::Beta, "certification-reassign", "/v3/certifications/cert-1/reassign", items);
    row(ApiVersion::V2025, "certification-reassign-async", "/v2025/certifications/cert-1/reassign-async", items);
    row(ApiVersion::Beta, "certification-reassign-async", "/v3/certifications/cert-1/reassign-async", items);
}

void TestSailPointDialect::encodesExactBytes()
{
    QFETCH(ApiVersion, version);
    QFETCH(QString, operation);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    Batch batch = batchOf(operation);
    if (operation == "campaign-reassign"_L1)
        batch.units = {{UnitKind::Certification, u"a"_s}, {UnitKind::Certification, u"b"_s}};
    else
        batch.units = {
            {UnitKind::Item, u"i"_s}, {UnitKind::IdentitySummary, u"s"_s}, {UnitKind::TargetSummary, u"t"_s}};
    const EncodedCall call = SailPointDialect(version).encode(batch);
    QCOMPARE(call.method, u"POST"_s);
    QCOMPARE(call.path, path);
    QCOMPARE(call.body, body);
}

void TestSailPointDialect::unknownOperationEncodesNothing()
{
    const SailPointDialect dialect(ApiVersion::V3);
    for (const QString &operation : {u"decide"_s, u"certification-list"_s, QString()}) {
        const EncodedCall call = dialect.encode(batchOf(operation));
        QVERIFY(call.method.isEmpty() && call.path.isEmpty() && call.body.isEmpty());
    }
}

void TestSailPointDialect::sameInputSameBytes()
{
    Batch batch = batchOf(u"certification-reassign-async"_s);
    for (int i = 0; i < 500; ++i)
        batch.units.push_back({UnitKind::Item, u"item-%1"_s.arg(i)});
    // A lone surrogate is not text that UTF-8 can carry: it must not throw, and must give the same bytes again.
    batch.reason = u"half a pair "_s + QChar(0xd83d);
    const SailPointDialect dialect(ApiVersion::V3);
    QCOMPARE(dialect.encode(batch).body, dialect.encode(batch).body);
    QVERIFY(nlohmann::json::accept(dialect.encode(batch).body.toStdString()));
}

QTEST_GUILESS_MAIN(TestSailPointDialect)
#include "tst_sailpoint_dialect.moc"
