// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sailpoint/domain_text.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace baton::test {

namespace {

template <class T> QString textOf(const std::optional<T> &value)
{
    return value ? QString::number(static_cast<int>(*value)) : u"none"_s;
}

QString textOf(const QDateTime &when)
{
    return when.isValid() ? QString::number(when.toMSecsSinceEpoch()) : u"never"_s;
}

template <class E> QString textOf(const VendorEnum<E> &value)
{
    return QString::number(static_cast<int>(value.value)) + u'/' + value.raw;
}

QString textOf(const std::vector<LocalizedText> &texts)
{
    QStringList list;
    for (const LocalizedText &each : texts)
        list << each.locale + u'|' + each.localeOrigin + u'|' + each.text;
    return list.join(u';');
}

QStringList linesOf(const Reviewer &reviewer)
{
    return {reviewer.id.toString(),   reviewer.name, reviewer.email, textOf(reviewer.type), textOf(reviewer.created),
            textOf(reviewer.modified)};
}

} // namespace

QStringList domainLines(const Campaign &c)
{
    QStringList alerts;
    for (const CampaignAlert &alert : c.alerts)
        alerts << alert.level + u'>' + textOf(alert.texts);
    return {c.id.toString(),
            c.name,
            c.description,
            textOf(c.type),
            textOf(c.status),
            textOf(c.correlatedStatus),
            textOf(c.mandatoryComment),
            textOf(c.created),
            textOf(c.modified),
            textOf(c.deadline),
            textOf(c.totalCertifications),
            textOf(c.completedCertifications),
            textOf(c.emailNotification),
            textOf(c.autoRevokeAllowed),
            textOf(c.recommendationsEnabled),
            alerts.join(u'\t')};
}

QStringList domainLines(const Certification &c)
{
    const ReassignmentOrigin origin = c.reassignment.value_or(ReassignmentOrigin());
    QStringList lines{c.id.toString(),
                      c.name,
                      c.campaign.id.toString(),
                      c.campaign.name,
                      c.campaign.type,
                      textOf(c.campaign.campaignType),
                      c.campaign.description,
                      textOf(c.campaign.correlatedStatus),
                      textOf(c.campaign.mandatoryComment),
                      textOf(c.phase),
                      textOf(c.completed),
                      textOf(c.identitiesCompleted),
                      textOf(c.identitiesTotal),
                      textOf(c.decisionsMade),
                      textOf(c.decisionsTotal),
                      textOf(c.created),
                      textOf(c.modified),
                      textOf(c.due),
                      textOf(c.signedAt),
                      origin.fromId.toString(),
                      origin.fromName,
                      origin.fromType,
                      origin.comment,
                      textOf(std::optional(c.hasErrors)),
                      c.errorMessage};
    return lines + linesOf(c.reviewer) + linesOf(origin.fromReviewer);
}

QStringList domainLines(const ReviewItem &i)
{
    const ItemAccount account = i.account.value_or(ItemAccount());
    return {i.id.toString(),
            i.certification.toString(),
            i.identity.toString(),
            i.identityName,
            i.summaryId + u'/' + i.locator,
            textOf(i.summaryCompleted),
            i.accessId,
            i.accessName,
            textOf(i.accessType),
            i.description,
            i.sourceName,
            i.attributeName,
            i.attributeValue,
            i.ownerName,
            textOf(i.privileged),
            account.nativeIdentity,
            account.name,
            account.id,
            account.type,
            textOf(account.disabled),
            textOf(account.locked),
            textOf(i.decision),
            i.comment,
            textOf(std::optional(i.completed)),
            textOf(std::optional(i.isNew))};
}

QStringList domainLines(const Identity &i)
{
    return {i.id.toString(),        i.name,       i.alias, i.email, i.department, textOf(i.state),
            i.managerId.toString(), i.managerName};
}

QStringList domainLines(const GovernanceTask &t)
{
    QStringList trails;
    for (const TrailHop &hop : t.trails)
        trails << hop.previousOwner.toString() + u'>' + hop.newOwner.toString() + u'|' + hop.type;
    return {t.id.toString(), t.type,           textOf(t.targetType), t.targetId,       t.targetName,
            textOf(t.state), textOf(t.errors), trails.join(u';'),    textOf(t.created)};
}

qsizetype leafCount(const nlohmann::json &value)
{
    if (!value.is_structured())
        return 1;
    qsizetype count = 0;
    for (const auto &child : value)
        count += leafCount(child);
    return count;
}

} // namespace baton::test
