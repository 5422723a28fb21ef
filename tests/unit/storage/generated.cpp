// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/storage/generated.h"

#include <QCryptographicHash>
#include <QUuid>

#include <array>

namespace baton::test {

using namespace Qt::StringLiterals;

QString Generated::text()
{
    static const std::array samples{
        QString(),
        u"Ana Ruiz"_s,
        u"Łukasz Żółć"_s,
        u"Мария Иванова"_s,
        u"山田 太郎"_s,
        u"محمد \u202Eعلي\u202C"_s,
        u"𝒶𝓃𝒶 👩🏽‍💻"_s,
        u"say \"yes\" \\ or 'no'; DROP TABLE events;--"_s,
        u"<b>bold</b>&amp;\t\r\n"_s,
        QString(u"before"_s + QChar(u'\0') + u"after"_s),
        u"e\u0301 and é"_s,
        u"\uFEFF\uFFFD\uFFFF"_s,
        u"ef38f94347e94562b5bb8424a56397d8"_s,
    };
    const QString sample = samples.at(static_cast<size_t>(number(static_cast<int>(samples.size()))));
    return chance(20) ? sample + QString::number(number(1'000'000)) : sample;
}

QString Generated::unique()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QDateTime Generated::time()
{
    if (chance(15))
        return {};
    // From 1753 to 2255, to the millisecond.
    return QDateTime::fromMSecsSinceEpoch(m_random.bounded(qint64{-6'800'000'000'000}, qint64{9'000'000'000'000}),
                                          Qt::UTC);
}

Error Generated::error()
{
    Error error(anyOf<ErrorKind>(14), text(), text());
    error.httpStatus = number(600);
    error.vendorCode = text();
    for (int count = number(3); count > 0; --count)
        error.causes.append(text());
    error.trackingId = text();
    if (chance(50))
        error.retryAfter = std::chrono::milliseconds(number(10'000'000));
    error.attempts = number(5);
    error.messageTexts = some(3, [this] { return localized(); });
    error.causeTexts = some(3, [this] { return localized(); });
    return error;
}

GovernanceTask Generated::task()
{
    GovernanceTask task;
    task.id = id<TaskId>();
    task.type = text();
    task.targetType = vendorWord<TaskTargetType>(3);
    task.targetId = text();
    task.targetName = text();
    task.state = vendorWord<TaskState>(5);
    task.errors = some(3, [this] { return localized(); });
    task.trails = some(3, [this] { return TrailHop{id<IdentityId>(), id<IdentityId>(), text()}; });
    task.created = time();
    return task;
}

Certification Generated::certification()
{
    const auto maybe = [this] { return chance(50) ? std::optional<int>(number(1000)) : std::nullopt; };
    const auto reviewer = [this] {
        return Reviewer{id<IdentityId>(), text(), text(), vendorWord<ReviewerType>(3), time(), time()};
    };
    Certification row;
    row.id = id<CertificationId>();
    row.name = text();
    row.campaign = {id<CampaignId>(),
                    text(),
                    text(),
                    vendorWord<CampaignType>(6),
                    text(),
                    vendorWord<CorrelatedStatus>(3),
                    vendorWord<CommentRequirement>(4)};
    row.reviewer = reviewer();
    row.phase = vendorWord<CertificationPhase>(4);
    row.completed = chance(30) ? std::nullopt : std::optional<bool>(chance(50));
    row.identitiesCompleted = maybe();
    row.identitiesTotal = maybe();
    row.decisionsMade = maybe();
    row.decisionsTotal = maybe();
    row.progress = maybe();
    row.emptied = chance(50);
    row.comment = text();
    row.created = time();
    row.modified = time();
    row.due = time();
    row.signedAt = time();
    if (chance(50))
        row.reassignment = ReassignmentOrigin{id<CertificationId>(), text(), text(), reviewer(), text()};
    row.hasErrors = chance(50);
    row.errorMessage = text();
    return row;
}

Campaign Generated::campaign()
{
    const auto maybe = [this] { return chance(50) ? std::optional<int>(number(1000)) : std::nullopt; };
    const auto perhaps = [this] { return chance(50) ? std::optional<bool>(chance(50)) : std::nullopt; };
    Campaign row;
    row.id = id<CampaignId>();
    row.name = text();
    row.description = text();
    row.type = vendorWord<CampaignType>(6);
    row.status = vendorWord<CampaignStatus>(10);
    row.correlatedStatus = vendorWord<CorrelatedStatus>(3);
    row.mandatoryComment = vendorWord<CommentRequirement>(4);
    row.created = time();
    row.modified = time();
    row.deadline = time();
    row.owner = id<IdentityId>();
    row.ownerName = text();
    row.progress = maybe();
    row.totalCertifications = maybe();
    row.completedCertifications = maybe();
    row.emailNotification = perhaps();
    row.autoRevokeAllowed = perhaps();
    row.recommendationsEnabled = perhaps();
    row.alerts = some(3, [this] { return CampaignAlert{text(), some(3, [this] { return localized(); })}; });
    return row;
}

ReviewItem Generated::item()
{
    const auto perhaps = [this] { return chance(50) ? std::optional<bool>(chance(50)) : std::nullopt; };
    ReviewItem row;
    row.id = id<ReviewItemId>();
    row.certification = id<CertificationId>();
    row.identity = id<IdentityId>();
    row.identityName = text();
    row.summaryId = text();
    row.summaryCompleted = perhaps();
    row.accessId = text();
    row.accessName = text();
    row.accessType = vendorWord<AccessType>(5);
    row.description = text();
    row.sourceName = text();
    row.attributeName = text();
    row.attributeValue = text();
    row.ownerName = text();
    row.privileged = perhaps();
    if (chance(60)) {
        ItemAccount &account = row.account.emplace();
        account.nativeIdentity = text();
        account.name = text();
        account.id = text();
        account.type = text();
        account.disabled = perhaps();
        account.locked = perhaps();
    }
    row.decision = vendorWord<Decision>(5);
    row.comment = text();
    row.completed = chance(50);
    row.isNew = chance(50);
    row.locator = text();
    return row;
}

ListRows Generated::rows(int most, int kind)
{
    switch (kind < 0 ? number(3) : kind) {
    case 0:
        return some(most + 1, [this] { return campaign(); });
    case 1:
        return some(most + 1, [this] { return certification(); });
    default:
        return some(most + 1, [this] { return item(); });
    }
}

RowProof Generated::proof()
{
    return {anyOf<RowOutcome>(5), id<IdentityId>(), text(), id<CertificationId>(), text(), time()};
}

Call Generated::call(int maxRows)
{
    Call call;
    call.id = CallId(unique());
    call.replaces = id<CallId>();
    call.operationId = text();
    call.operationLabel = text();
    call.method = text();
    call.path = text();
    call.body = chance(10) ? QByteArray() : text().toUtf8();
    if (chance(10))
        call.body.append("\0\xff\xfe", 3); // a body is bytes, not text
    call.bodyHash = QCryptographicHash::hash(call.body, QCryptographicHash::Sha256).toHex();
    call.units = some(4, [this] { return Unit{anyOf<UnitKind>(8), text()}; });
    call.limit = number(500);
    call.givesTask = chance(50);
    call.campaign = id<CampaignId>();
    call.campaignName = text();
    call.certification = id<CertificationId>();
    call.target = id<IdentityId>();
    call.lane = text();
    const std::vector<CallRow> rows = some(maxRows + 1, [this] {
        return CallRow{row(),
                       {id<IdentityId>(), text(), text(), text()},
                       RowSubject::of(text()),
                       id<IdentityId>(),
                       text(),
                       chance(50),
                       chance(20)};
    });
    call.rows = QList<CallRow>(rows.begin(), rows.end());
    return call;
}

RunRecord Generated::record(int maxCalls, int maxRows)
{
    RunRecord record;
    record.id = RunId(unique());
    record.order.connection = id<ConnectionId>();
    record.order.rows = some(6, [this] { return row(); });
    record.order.target = id<IdentityId>();
    record.order.targetName = text();
    record.order.reason = text();
    for (int count = number(3); count > 0; --count)
        record.order.options.insert(text(), text());
    record.plan.calls = some(maxCalls + 1, [this, maxRows] { return call(maxRows); });
    record.plan.leftOut = some(4, [this] {
        return LeftOut{row(), anyOf<LeftOutReason>(static_cast<int>(LeftOutReason::NotRead) + 1), text(),
                       anyOf<Offer>(3)};
    });
    record.plan.warnings = some(4, [this] {
        return PlanWarning{anyOf<WarningKind>(static_cast<int>(WarningKind::NotChecked) + 1), text(),
                           some(3, [this] { return row(); })};
    });
    record.origin = {text(), text(), id<IdentityId>(), text(), text(), text()};
    record.at = time();
    record.undoes = id<RunId>();
    record.continues = id<RunId>();
    return record;
}

JournalEvent::What Generated::what(int kind, int rows)
{
    switch (kind) {
    case 0:
        return AttemptIntended{number(6), chance(50) ? std::optional<Error>(error()) : std::nullopt};
    case 1:
        return CallAccepted{number(300), text(),
                            chance(50),  chance(50) ? std::optional<GovernanceTask>(task()) : std::nullopt,
                            text(),      chance(50) ? std::optional<Certification>(certification()) : std::nullopt};
    case 2:
        return CallRefused{error()};
    case 3:
        return TaskSeen{task()};
    case 4:
        return TaskSilent{id<TaskId>(), chance(50)};
    case 5:
        return RowProven{rows > 0 ? number(rows) : 0, proof()};
    case 6:
        return CallSettled{anyOf<CallState>(13), text(), chance(50)};
    case 7:
        return BrakeEvent{anyOf<BrakeEvent::What>(3), text()};
    case 8:
        return RunAbandoned{text()};
    default:
        return RunEnded{text()};
    }
}

JournalEvent Generated::event(const RunRecord &record)
{
    const std::vector<Call> &calls = record.plan.calls;
    if (calls.empty() || chance(10))
        return {record.id, CallId(), time(), what(7 + number(3), 0)};
    const Call &about = calls.at(static_cast<size_t>(number(static_cast<int>(calls.size()))));
    return {record.id, about.id, time(), what(number(7), static_cast<int>(about.rows.size()))};
}

} // namespace baton::test
