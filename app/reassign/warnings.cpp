// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/warnings.h"

#include "app/reassign/left_out.h"

#include <QLocale>

#include <algorithm>

namespace baton::planning {

using namespace Qt::StringLiterals;

namespace {

constexpr int spokenOf = 3;
constexpr qint64 soonSeconds = qint64(24) * 60 * 60;

bool isDecided(const ReviewItem &item)
{
    return item.completed || item.decision == Decision::Approve || item.decision == Decision::Revoke ||
           item.decision == Decision::Acknowledge;
}

bool isUnknownWord(Decision value, const QString &raw)
{
    return value == Decision::Unknown && !raw.isEmpty();
}

/// "CAMPAIGN_X" in quotes, or that there is none.
QString stateWord(const QString &raw)
{
    return raw.isEmpty() ? sentence("not given") : u"“"_s + raw + u"”"_s;
}

} // namespace

WarningCollector::WarningCollector(const Order &order, const Facts &facts, QString targetName)
    : m_order(order), m_facts(facts), m_targetName(std::move(targetName)), m_soon(facts.now.addSecs(soonSeconds))
{
}

template <class Say> void WarningCollector::note(WarningKind kind, const QString &subject, Say say)
{
    Gathered &gathered = m_gathered[static_cast<size_t>(kind)];
    if (gathered.subjects.contains(subject))
        return;
    gathered.subjects.insert(subject);
    if (gathered.sentences.size() < spokenOf)
        gathered.sentences.push_back(say());
    else
        ++gathered.more;
}

void WarningCollector::concern(WarningKind kind, const Rows &rows)
{
    std::vector<quint32> &into = m_gathered[static_cast<size_t>(kind)].rows;
    for (const DraftRow &row : rows)
        into.push_back(row.row);
}

bool WarningCollector::look(const CertificationWork &work, const ReassignOperation &operation, const Rows &rows)
{
    if (rows.empty())
        return false;
    m_anyRow = true;
    bool unknown = lookAtOrder(rows);
    unknown = lookAtCampaign(work, operation, rows) || unknown;
    unknown = lookAtCertification(work, operation, rows) || unknown;
    if (!operation.deprecation.isEmpty()) {
        note(WarningKind::DeprecatedPath, operation.id, [&operation] { return operation.deprecation; });
        concern(WarningKind::DeprecatedPath, rows);
    }
    if (unknown)
        concern(WarningKind::NotChecked, rows);
    return unknown;
}

bool WarningCollector::lookAtOrder(const Rows &rows)
{
    bool unknown = false;
    if (!m_facts.target) {
        unknown = true;
        note(WarningKind::NotChecked, u"target"_s,
             [this] { return sentence("Not checked: whether %1 is active.").arg(m_targetName); });
    } else if (m_facts.target->state == IdentityState::Unknown) {
        note(WarningKind::StateUnknown, u"target"_s, [this] {
            return sentence("Whether %1 is active cannot be told: the state is %2.")
                .arg(m_targetName, stateWord(m_facts.target->state.raw));
        });
        concern(WarningKind::StateUnknown, rows);
    }
    if (!m_facts.forwarding) {
        unknown = true;
        note(WarningKind::NotChecked, u"forwarding"_s,
             [this] { return sentence("Not checked: whether %1 has an out-of-office rule.").arg(m_targetName); });
    } else if (!m_facts.forwarding->landsAt.isEmpty() && m_facts.forwarding->landsAt != m_order.target) {
        note(WarningKind::TargetForwards, u"forwarding"_s, [this] {
            const QString name =
                m_facts.forwardingName.isEmpty() ? m_facts.forwarding->landsAt.toString() : m_facts.forwardingName;
            return sentence("%1 has an out-of-office rule: the work will land at %2.")
                .arg(m_targetName, isolated(name));
        });
        concern(WarningKind::TargetForwards, rows);
    }
    if (!m_facts.pendingTargets) {
        unknown = true;
        note(WarningKind::NotChecked, u"tasks"_s,
             [] { return sentence("Not checked: whether another task works on the same certifications."); });
    }
    return unknown;
}

bool WarningCollector::lookAtCampaign(const CertificationWork &work, const ReassignOperation &operation,
                                      const Rows &rows)
{
    const CampaignId id = work.campaign        ? work.campaign->id
                          : work.certification ? work.certification->campaign.id
                                               : CampaignId();
    const auto name = [&work, &id] {
        return isolated(work.campaign && !work.campaign->name.isEmpty() ? work.campaign->name
                        : work.certification                            ? work.certification->campaign.name
                                                                        : id.toString());
    };
    if (m_facts.pendingTargets && (m_facts.pendingTargets->contains(work.id.toString()) ||
                                   (!id.isEmpty() && m_facts.pendingTargets->contains(id.toString())))) {
        note(WarningKind::TaskPending, work.id.toString(), [&work] {
            return sentence("Another task works on %1 or its campaign right now.").arg(isolated(work.name()));
        });
        concern(WarningKind::TaskPending, rows);
    }
    if (operation.campaignStatuses.empty())
        return false;
    if (!work.campaign) {
        note(WarningKind::NotChecked, u"campaign:"_s + id.toString(), [&] {
            return id.isEmpty() ? sentence("Not checked: the campaign of %1.").arg(isolated(work.name()))
                                : sentence("Not checked: whether the campaign %1 is open.").arg(name());
        });
        return true;
    }
    if (work.campaign->status == CampaignStatus::Unknown) {
        note(WarningKind::StateUnknown, u"campaign:"_s + id.toString(), [&] {
            return sentence("Whether the campaign %1 is open cannot be told: its status is %2.")
                .arg(name(), stateWord(work.campaign->status.raw));
        });
        concern(WarningKind::StateUnknown, rows);
    }
    return false;
}

bool WarningCollector::lookAtCertification(const CertificationWork &work, const ReassignOperation &operation,
                                           const Rows &rows)
{
    const QString &subject = work.id.toString();
    const auto name = [&work] { return isolated(work.name()); };
    if (!work.certification) {
        note(WarningKind::NotChecked, subject,
             [&name] { return sentence("Not checked: whether %1 is signed off, and who reviews it.").arg(name()); });
        return true;
    }
    const Certification &certification = *work.certification;
    const bool whole = !rows.front().item;
    bool unknown = false;

    if (!certification.isSigned() && certification.phase == CertificationPhase::Unknown) {
        note(WarningKind::StateUnknown, subject, [&] {
            return sentence("Whether %1 is signed off cannot be told: its phase is %2.")
                .arg(name(), stateWord(certification.phase.raw));
        });
        concern(WarningKind::StateUnknown, rows);
    }
    if (operation.groupReviewed != GroupReviewed::Allowed && certification.reviewer.type == ReviewerType::Unknown) {
        unknown = true;
        note(WarningKind::NotChecked, u"reviewer:"_s + subject,
             [&name] { return sentence("Not checked: whether a governance group reviews %1.").arg(name()); });
    }
    if (operation.groupReviewed == GroupReviewed::NotDocumented &&
        certification.reviewer.type == ReviewerType::GovernanceGroup) {
        note(WarningKind::GroupNotDocumented, subject, [&name] {
            return sentence("%1 is reviewed by a governance group; the vendor does not document whether this call "
                            "takes it.")
                .arg(name());
        });
        concern(WarningKind::GroupNotDocumented, rows);
    }
    if (whole && reviewsTarget(work, m_facts, m_order.target) == PeopleCheck::Answer::Unknown) {
        unknown = true;
        note(WarningKind::NotChecked, u"people:"_s + subject, [&] {
            return sentence("Not checked: whether %1 is among the people reviewed in %2.").arg(m_targetName, name());
        });
    }
    if (whole && certification.completed.value_or(false)) {
        note(WarningKind::AlreadyDecided, subject,
             [&name] { return sentence("Everything in %1 is already decided.").arg(name()); });
        concern(WarningKind::AlreadyDecided, rows);
    }
    const bool managerCampaign = certification.campaign.campaignType == CampaignType::Manager ||
                                 (work.campaign && work.campaign->type == CampaignType::Manager);
    if (managerCampaign && m_facts.target && !m_facts.target->managerId.isEmpty() &&
        m_facts.target->managerId == certification.reviewer.id) {
        note(WarningKind::TargetReportsToReviewer, subject, [&] {
            return sentence("%1 reports to %2, who reviews %3; in a manager campaign the tenant may refuse that.")
                .arg(m_targetName, isolated(certification.reviewer.name), name());
        });
        concern(WarningKind::TargetReportsToReviewer, rows);
    }
    lookAtDue(work, rows);
    return unknown;
}

void WarningCollector::lookAtDue(const CertificationWork &work, const Rows &rows)
{
    const QDateTime &due = work.certification->due;
    if (!due.isValid() || due > m_soon)
        return;
    const WarningKind kind = due < m_facts.now ? WarningKind::Overdue : WarningKind::DueSoon;
    note(kind, work.id.toString(), [&work, kind] {
        return (kind == WarningKind::Overdue ? sentence("%1 is past its due date.")
                                             : sentence("%1 is due within 24 hours."))
            .arg(isolated(work.name()));
    });
    concern(kind, rows);
}

bool WarningCollector::speaksOf(const ReviewItem &item)
{
    return isDecided(item) || isUnknownWord(item.decision.value, item.decision.raw);
}

void WarningCollector::lookAtItems(const Rows &rows)
{
    for (const DraftRow &row : rows) {
        const ReviewItem &item = *row.item;
        if (isDecided(item)) {
            note(WarningKind::AlreadyDecided, item.id.toString(), [&item] {
                return sentence("Already decided: %1, %2.").arg(isolated(item.identityName), isolated(item.accessName));
            });
            m_gathered[static_cast<size_t>(WarningKind::AlreadyDecided)].rows.push_back(row.row);
        } else if (isUnknownWord(item.decision.value, item.decision.raw)) {
            note(WarningKind::StateUnknown, item.id.toString(), [&item] {
                return sentence("Whether %1, %2 is decided cannot be told: the decision is %3.")
                    .arg(isolated(item.identityName), isolated(item.accessName), stateWord(item.decision.raw));
            });
            m_gathered[static_cast<size_t>(WarningKind::StateUnknown)].rows.push_back(row.row);
        }
    }
}

void WarningCollector::lookAtFollowing(const CertificationWork &work, const std::vector<Call> &calls, const Rows &rows)
{
    qsizetype following = 0;
    for (const Call &call : calls)
        following += std::ssize(call.rows) - call.orderedRows();
    const bool mayBeMore = following > 0 && !work.items->complete;
    if (following == 0)
        return;
    note(WarningKind::RowsFollow, work.id.toString(), [&] {
        const QString count = QLocale().toString(following);
        const QString seen =
            following == 1
                ? sentence("1 more row of %1 moves along, as far as the last reading shows.").arg(isolated(work.name()))
                : sentence("%1 more rows of %2 move along, as far as the last reading shows.")
                      .arg(count, isolated(work.name()));
        return mayBeMore ? seen + u' ' + sentence("Not all of it was read, so there may be others.") : seen;
    });
    concern(WarningKind::RowsFollow, rows);
}

std::vector<PlanWarning> WarningCollector::take()
{
    std::vector<PlanWarning> warnings;
    if (!m_anyRow)
        return warnings;
    for (size_t kind = 0; kind < kindCount; ++kind) {
        Gathered &gathered = m_gathered[kind];
        if (gathered.sentences.isEmpty())
            continue;
        PlanWarning warning;
        warning.kind = static_cast<WarningKind>(kind);
        if (gathered.more > 0)
            gathered.sentences.push_back(sentence("And %1 more.").arg(gathered.more));
        warning.sentence = gathered.sentences.join(u' ');
        std::sort(gathered.rows.begin(), gathered.rows.end());
        gathered.rows.erase(std::unique(gathered.rows.begin(), gathered.rows.end()), gathered.rows.end());
        warning.rows.reserve(gathered.rows.size());
        for (const quint32 row : gathered.rows)
            warning.rows.push_back(m_order.rows[row]);
        warnings.push_back(std::move(warning));
    }
    return warnings;
}

} // namespace baton::planning
