// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/answer_errors.h"
#include "app/net/retry_after.h"
#include "app/providers/sailpoint/error_reader.h"
#include "app/providers/sailpoint/row_readers.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/sailpoint/seed_documents.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sailpoint;
using nlohmann::json;

namespace {

json parsed(const QByteArray &text)
{
    return json::parse(text.begin(), text.end());
}

GovernanceTask taskOf(const QByteArray &text)
{
    return readTask(parsed(text)).value();
}

Certification certificationOf(const QByteArray &text)
{
    return readCertification(parsed(text)).value();
}

/// As the pipeline tells it.
Error errorOf(const QByteArray &text, int status, const HeaderList &headers = {})
{
    HttpResponse answer;
    answer.status = status;
    answer.headers = headers;
    answer.body = text;
    const auto reader = [](const HttpResponse &given, Error &error) { readError(given, u"en"_s, error); };
    return errorOfAnswer(answer, parseRetryAfter(answer.header("Retry-After"), QDateTime()), reader, Safety::Safe);
}

QString iso(const QDateTime &when)
{
    return when.isValid() ? when.toUTC().toString(Qt::ISODateWithMs) : u"invalid"_s;
}

QString word(std::optional<int> value)
{
    return value ? QString::number(*value) : u"none"_s;
}

QString word(std::optional<bool> value)
{
    return value ? QString::fromLatin1(*value ? "true" : "false") : u"none"_s;
}

template <class E> QString enumWord(const VendorEnum<E> &value)
{
    return QString::number(static_cast<int>(value.value)) + u' ' + value.raw;
}

template <class E> QString enumWord(E value, const char *raw)
{
    return QString::number(static_cast<int>(value)) + u' ' + QString::fromLatin1(raw);
}

} // namespace

class TestSailPointSeedFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void fieldIsKept_data();
    void fieldIsKept();
    void everyWordOfTheSeedsIsKnown_data();
    void everyWordOfTheSeedsIsKnown();

private:
    static void addTask();
    static void addCertification();
    static void addErrors();
};

void TestSailPointSeedFields::addTask()
{
    const auto row = [](const char *name, const QString &kept, const QString &expected) {
        QTest::addRow("task %s", name) << kept << expected;
    };
    const GovernanceTask task = taskOf(test::seeds::taskWithTrailObject);
    row("id", task.id.toString(), u"2c918086719eec070171a7e3355a360a"_s);
    row("type", task.type, u"ADMIN_REASSIGN"_s);
    row("targetType", enumWord(task.targetType), enumWord(TaskTargetType::Campaign, "CAMPAIGN"));
    row("targetId", task.targetId, u"2c918086719eec070171a7e3355a834c"_s);
    row("status", enumWord(task.state), enumWord(TaskState::Queued, "QUEUED"));
    row("created", iso(task.created), u"2020-09-24T18:10:47.693Z"_s);
    row("errors, all", QString::number(task.errors.size()), u"2"_s);
    row("errors/0/locale", task.errors.at(0).locale, u"en-US"_s);
    row("errors/0/localeOrigin", task.errors.at(0).localeOrigin, u"DEFAULT"_s);
    row("errors/0/text", task.errors.at(0).text,
        u"The request was syntactically correct but its content is semantically invalid."_s);
    row("errors/1/localeOrigin", task.errors.at(1).localeOrigin, u"REQUEST"_s);
    row("errors, the one to show", preferredText(task.errors, u"pl"_s), u"Der Inhalt ist ungültig."_s);
    row("errors, the one for a reader of English", preferredText(task.errors, u"en-GB"_s), task.errors.at(0).text);
    row("trail object, all", QString::number(task.trails.size()), u"1"_s);
    row("trail object/previousOwner", task.trails.at(0).previousOwner.toString(),
        u"ef38f94347e94562b5bb8424a56397d8"_s);
    row("trail object/newOwner", task.trails.at(0).newOwner.toString(), u"ef38f94347e94562b5bb8424a56397a3"_s);
    row("trail object/reassignmentType", task.trails.at(0).type, u"AUTOMATIC_REASSIGNMENT"_s);

    const GovernanceTask second = taskOf(test::seeds::taskWithTrailArray);
    row("targetType CERTIFICATION", enumWord(second.targetType),
        enumWord(TaskTargetType::Certification, "CERTIFICATION"));
    row("trail array, all", QString::number(second.trails.size()), u"2"_s);
    row("trail array/1/previousOwner", second.trails.at(1).previousOwner.toString(), u"b"_s);
    row("trail array/1/newOwner", second.trails.at(1).newOwner.toString(), u"c"_s);
    row("trail array/1/reassignmentType", second.trails.at(1).type, u"MANUAL_REASSIGNMENT"_s);
    row("created without milliseconds", iso(second.created), u"2020-09-24T18:10:47.000Z"_s);

    const GovernanceTask campaign = taskOf(test::seeds::taskOfCampaign);
    row("errors/0/locale null", campaign.errors.at(0).locale, QString());
    row("errors/0/localeOrigin null", campaign.errors.at(0).localeOrigin, QString());
    row("errors/0/text beside nulls", campaign.errors.at(0).text, u"Cannot assign to self."_s);
    row("trails absent", QString::number(campaign.trails.size()), u"0"_s);
    row("created with an offset", iso(campaign.created), u"2021-01-02T01:04:05.678Z"_s);
}

void TestSailPointSeedFields::addCertification()
{
    const auto row = [](const char *name, const QString &kept, const QString &expected) {
        QTest::addRow("certification %s", name) << kept << expected;
    };
    const Certification c = certificationOf(test::seeds::certification);
    row("id", c.id.toString(), u"2c9180835d2e5168015d32f890ca1581"_s);
    row("name", c.name, u"Source Owner Access Review for Employees [source]"_s);
    row("campaign/id", c.campaign.id.toString(), u"ef38f94347e94562b5bb8424a56397d8"_s);
    row("campaign/name", c.campaign.name, u"Campaign Name"_s);
    row("campaign/type", c.campaign.type, u"CAMPAIGN"_s);
    row("campaign/campaignType", enumWord(c.campaign.campaignType),
        enumWord(CampaignType::SourceOwner, "SOURCE_OWNER"));
    row("campaign/description", c.campaign.description, u"A description of the campaign"_s);
    row("campaign/correlatedStatus", enumWord(c.campaign.correlatedStatus),
        enumWord(CorrelatedStatus::Uncorrelated, "UNCORRELATED"));
    row("campaign/mandatoryCommentRequirement", enumWord(c.campaign.mandatoryComment),
        enumWord(CommentRequirement::RevokeOnlyDecisions, "REVOKE_ONLY_DECISIONS"));
    row("completed", word(c.completed), u"true"_s);
    row("identitiesCompleted", word(c.identitiesCompleted), u"5"_s);
    row("identitiesTotal", word(c.identitiesTotal), u"10"_s);
    row("created", iso(c.created), u"2018-06-25T20:22:28.104Z"_s);
    row("modified", iso(c.modified), u"2018-06-26T20:22:28.104Z"_s);
    row("decisionsMade", word(c.decisionsMade), u"20"_s);
    row("decisionsTotal", word(c.decisionsTotal), u"40"_s);
    row("due", iso(c.due), u"2018-10-19T13:49:37.385Z"_s);
    row("signed", iso(c.signedAt), u"2018-10-20T13:49:37.385Z"_s);
    row("reviewer/id", c.reviewer.id.toString(), u"r-1"_s);
    row("reviewer/name", c.reviewer.name, u"Reviewer Name"_s);
    row("reviewer/email", c.reviewer.email, u"reviewer@test.com"_s);
    row("reviewer/type", enumWord(c.reviewer.type), enumWord(ReviewerType::Identity, "IDENTITY"));
    row("reviewer/created", iso(c.reviewer.created), u"2018-06-25T20:22:28.104Z"_s);
    row("reviewer/modified", iso(c.reviewer.modified), u"2018-06-27T20:22:28.104Z"_s);
    const ReassignmentOrigin origin = c.reassignment.value();
    row("reassignment/from/id", origin.fromId.toString(), u"c-from"_s);
    row("reassignment/from/name", origin.fromName, u"Certification Name"_s);
    row("reassignment/from/type", origin.fromType, u"CERTIFICATION"_s);
    row("reassignment/from/reviewer/id", origin.fromReviewer.id.toString(), u"r-0"_s);
    row("reassignment/from/reviewer/name", origin.fromReviewer.name, u"Former Reviewer"_s);
    row("reassignment/from/reviewer/email", origin.fromReviewer.email, u"former@test.com"_s);
    row("reassignment/from/reviewer/type", enumWord(origin.fromReviewer.type),
        enumWord(ReviewerType::GovernanceGroup, "GOVERNANCE_GROUP"));
    row("reassignment/from/reviewer/created", iso(origin.fromReviewer.created), u"2017-06-25T20:22:28.104Z"_s);
    row("reassignment/from/reviewer/modified", iso(origin.fromReviewer.modified), u"2017-06-27T20:22:28.104Z"_s);
    row("reassignment/comment", origin.comment, u"Reassigned for a reason"_s);
    row("hasErrors", word(std::optional(c.hasErrors)), u"true"_s);
    row("errorMessage", c.errorMessage, u"The certification has an error"_s);
    row("phase", enumWord(c.phase), enumWord(CertificationPhase::Signed, "SIGNED"));
}

void TestSailPointSeedFields::addErrors()
{
    const auto row = [](const char *name, const QString &kept, const QString &expected) {
        QTest::addRow("error %s", name) << kept << expected;
    };
    const Error bad = errorOf(test::seeds::badRequest, 400);
    row("400 detailCode", bad.vendorCode, u"400.1 Bad Request Content"_s);
    row("400 trackingId", bad.trackingId, u"e7eab60924f64aa284175b9fa3309599"_s);
    row("400 message shown", bad.message,
        u"The request was syntactically correct but its content is semantically invalid."_s);
    row("400 messages/0/locale", bad.messageTexts.at(0).locale, u"en-US"_s);
    row("400 messages/0/localeOrigin", bad.messageTexts.at(0).localeOrigin, u"DEFAULT"_s);
    row("400 messages/0/text", bad.messageTexts.at(0).text, bad.message);
    row("400 cause shown", bad.causes.join(u'|'), u"The target reviews itself."_s);
    row("400 causes/0/locale", bad.causeTexts.at(0).locale, u"en-GB"_s);
    row("400 causes/0/localeOrigin", bad.causeTexts.at(0).localeOrigin, u"REQUEST"_s);
    row("400 causes/0/text", bad.causeTexts.at(0).text, u"The target reviews itself."_s);
    const Error forbidden = errorOf(test::seeds::forbidden, 403);
    row("403 detailCode", forbidden.vendorCode, u"403 Forbidden"_s);
    row("403 trackingId", forbidden.trackingId, u"b21b1f7ce4da4d639f2c62a57171b427"_s);
    row("403 message", forbidden.message, u"The server understood the request but refuses to authorize it."_s);
    row("403 messages/0/locale", forbidden.messageTexts.at(0).locale, u"en-US"_s);
    row("403 messages/0/localeOrigin", forbidden.messageTexts.at(0).localeOrigin, u"DEFAULT"_s);
    row("403 messages/0/text", forbidden.messageTexts.at(0).text, forbidden.message);
    const Error notFound = errorOf(test::seeds::notFound, 404);
    row("404 detailCode", notFound.vendorCode, u"404 Not found"_s);
    row("404 message", notFound.message,
        u"The server did not find a current representation for the target resource."_s);
    row("404 trackingId", notFound.trackingId, u"b21b1f7ce4da4d639f2c62a57171b427"_s);
    row("404 messages/0/locale", notFound.messageTexts.at(0).locale, u"en-US"_s);
    row("404 messages/0/localeOrigin", notFound.messageTexts.at(0).localeOrigin, u"DEFAULT"_s);
    row("404 messages/0/text", notFound.messageTexts.at(0).text, notFound.message);
    const Error fault = errorOf(test::seeds::internalFault, 500);
    row("500 detailCode", fault.vendorCode, u"500.0 Internal Fault"_s);
    row("500 message", fault.message, u"An internal fault occurred."_s);
    row("500 trackingId", fault.trackingId, u"b21b1f7ce4da4d639f2c62a57171b427"_s);
    row("500 messages/0/locale", fault.messageTexts.at(0).locale, u"en-US"_s);
    row("500 messages/0/localeOrigin", fault.messageTexts.at(0).localeOrigin, u"DEFAULT"_s);
    row("401 error", errorOf(test::seeds::unauthorized, 401).message, u"JWT validation failed: JWT is expired"_s);
    const Error tooMany = errorOf(test::seeds::tooManyRequests, 429, {{"Retry-After", "7"}});
    row("429 message", tooMany.message, u"Rate Limit Exceeded"_s);
    row("429 Retry-After", word(std::optional(static_cast<int>(tooMany.retryAfter.value().count()))), u"7000"_s);
    row("429 without Retry-After",
        word(std::optional(errorOf(test::seeds::tooManyRequests, 429).retryAfter.has_value())), u"false"_s);
}

void TestSailPointSeedFields::fieldIsKept_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("expected");
    addTask();
    addCertification();
    addErrors();
}

void TestSailPointSeedFields::fieldIsKept()
{
    QFETCH(QString, kept);
    QFETCH(QString, expected);
    QCOMPARE(kept, expected);
}

void TestSailPointSeedFields::everyWordOfTheSeedsIsKnown_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("expected");
    const auto task = [](const char *key, const char *value) {
        json document = parsed(test::seeds::taskWithTrailObject);
        document[key] = value;
        return readTask(document).value();
    };
    const auto certification = [](const char *pointer, const char *value) {
        json document = parsed(test::seeds::certification);
        document[json::json_pointer(pointer)] = value;
        return readCertification(document).value();
    };
    const auto row = [](const char *name, const QString &kept, const QString &expected) {
        QTest::addRow("%s", name) << kept << expected;
    };
    for (const char *type : {"REASSIGN", "ADMIN_REASSIGN", "COMPLETE_CERTIFICATION", "FINISH_CERTIFICATION",
                             "COMPLETE_CAMPAIGN", "ACTIVATE_CAMPAIGN", "CAMPAIGN_CREATE", "CAMPAIGN_DELETE"})
        row(type, task("type", type).type, QString::fromLatin1(type));
    row("QUEUED", enumWord(task("status", "QUEUED").state), enumWord(TaskState::Queued, "QUEUED"));
    row("IN_PROGRESS", enumWord(task("status", "IN_PROGRESS").state), enumWord(TaskState::Running, "IN_PROGRESS"));
    row("SUCCESS", enumWord(task("status", "SUCCESS").state), enumWord(TaskState::Succeeded, "SUCCESS"));
    row("ERROR", enumWord(task("status", "ERROR").state), enumWord(TaskState::Failed, "ERROR"));
    row("an unknown status", enumWord(task("status", "PAUSED").state), enumWord(TaskState::Unknown, "PAUSED"));
    for (const auto &[text, type] :
         {std::pair("MANAGER", CampaignType::Manager), std::pair("SOURCE_OWNER", CampaignType::SourceOwner),
          std::pair("SEARCH", CampaignType::Search), std::pair("ROLE_COMPOSITION", CampaignType::RoleComposition),
          std::pair("MACHINE_ACCOUNT", CampaignType::MachineAccount), std::pair("TOMORROW", CampaignType::Unknown)})
        row(text, enumWord(certification("/campaign/campaignType", text).campaign.campaignType), enumWord(type, text));
    for (const auto &[text, status] :
         {std::pair("CORRELATED", CorrelatedStatus::Correlated),
          std::pair("UNCORRELATED", CorrelatedStatus::Uncorrelated), std::pair("HALF", CorrelatedStatus::Unknown)})
        row(text, enumWord(certification("/campaign/correlatedStatus", text).campaign.correlatedStatus),
            enumWord(status, text));
    for (const auto &[text, need] :
         {std::pair("ALL_DECISIONS", CommentRequirement::AllDecisions),
          std::pair("REVOKE_ONLY_DECISIONS", CommentRequirement::RevokeOnlyDecisions),
          std::pair("NO_DECISIONS", CommentRequirement::NoDecisions), std::pair("SOME", CommentRequirement::Unknown)})
        row(text, enumWord(certification("/campaign/mandatoryCommentRequirement", text).campaign.mandatoryComment),
            enumWord(need, text));
    for (const auto &[text, phase] :
         {std::pair("STAGED", CertificationPhase::Staged), std::pair("ACTIVE", CertificationPhase::Active),
          std::pair("SIGNED", CertificationPhase::Signed), std::pair("WAXING", CertificationPhase::Unknown)})
        row(text, enumWord(certification("/phase", text).phase), enumWord(phase, text));
    for (const auto &[text, type] :
         {std::pair("IDENTITY", ReviewerType::Identity), std::pair("GOVERNANCE_GROUP", ReviewerType::GovernanceGroup),
          std::pair("ROBOT", ReviewerType::Unknown)})
        row(text, enumWord(certification("/reviewer/type", text).reviewer.type), enumWord(type, text));
}

void TestSailPointSeedFields::everyWordOfTheSeedsIsKnown()
{
    QFETCH(QString, kept);
    QFETCH(QString, expected);
    QCOMPARE(kept, expected);
}

QTEST_GUILESS_MAIN(TestSailPointSeedFields)
#include "tst_sailpoint_seed_fields.moc"
