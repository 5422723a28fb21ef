// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/state_words.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(baton::Words)
};

constexpr QLatin1StringView dashed("s-queued");
constexpr QLatin1StringView arc("s-running");
constexpr QLatin1StringView accepted("s-accepted");
constexpr QLatin1StringView done("s-done");
constexpr QLatin1StringView octagon("s-failed");
constexpr QLatin1StringView diamond("s-unknown");
constexpr QLatin1StringView half("s-part");
constexpr QLatin1StringView slash("s-leftout");
constexpr QLatin1StringView lock("lock");
constexpr QLatin1StringView eye("s-preview");

/// The vendor's word for something this Baton does not know.
StateWord foreign(const QString &raw)
{
    if (raw.isEmpty())
        return {Words::tr("not given"), {}, Tone::Muted, false};
    return {raw, diamond, Tone::Odd, true};
}

} // namespace

StateWord stateWord(const Campaign &campaign)
{
    switch (campaign.status.value) {
    case CampaignStatus::Pending:
        return {Words::tr("Pending"), dashed, Tone::Calm, false};
    case CampaignStatus::Staged:
        return {Words::tr("In preview"), eye, Tone::Calm, false};
    case CampaignStatus::Canceling:
        return {Words::tr("Canceling"), slash, Tone::Calm, false};
    case CampaignStatus::Activating:
        return {Words::tr("Activating"), arc, Tone::Accent, false};
    case CampaignStatus::Active:
        return {Words::tr("Active"), "s-active"_L1, Tone::Accent, false};
    case CampaignStatus::Completing:
        return {Words::tr("Completing"), arc, Tone::Accent, false};
    case CampaignStatus::Completed:
        return {Words::tr("Completed"), done, Tone::Ok, false};
    case CampaignStatus::Error:
        return {Words::tr("Error"), octagon, Tone::Bad, true};
    case CampaignStatus::Archived:
        return {Words::tr("Archived"), "s-archived"_L1, Tone::Calm, false};
    case CampaignStatus::Unknown:
        break;
    }
    return foreign(campaign.status.raw);
}

StateWord stateWord(const Certification &certification)
{
    if (certification.isSigned()) // also with an error: nothing can be done about it any more
        return {Words::tr("Signed off"), lock, Tone::Calm, false};
    if (certification.hasErrors)
        return {Words::tr("Vendor error"), octagon, Tone::Bad, true};
    if (certification.phase == CertificationPhase::Staged)
        return {Words::tr("In preview"), eye, Tone::Calm, false};
    if (certification.phase == CertificationPhase::Unknown && !certification.phase.raw.isEmpty())
        return foreign(certification.phase.raw);
    if (certification.completed.value_or(false))
        return {Words::tr("All decided"), accepted, Tone::Accent, false};
    if (certification.decisionsMade.value_or(0) > 0 || certification.progress.value_or(0) > 0)
        return {Words::tr("Begun"), half, Tone::Accent, false};
    return {Words::tr("Not begun"), dashed, Tone::Calm, false};
}

StateWord stateWord(CallState state)
{
    switch (state) {
    case CallState::Queued:
        return {Words::tr("Queued"), dashed, Tone::Calm, false};
    case CallState::Held:
        return {Words::tr("Held"), "s-paused"_L1, Tone::Calm, false};
    case CallState::Sending:
        return {Words::tr("Sending"), arc, Tone::Accent, false};
    case CallState::Accepted:
        return {Words::tr("Accepted"), accepted, Tone::Accent, false};
    case CallState::Running:
        return {Words::tr("Running"), arc, Tone::Accent, false};
    case CallState::Verifying:
        return {Words::tr("Verifying"), "s-verify"_L1, Tone::Accent, false};
    case CallState::Moved:
        return {Words::tr("Moved"), done, Tone::Ok, false};
    case CallState::PartlyMoved:
        return {Words::tr("Partly moved"), half, Tone::Warn, true};
    case CallState::NoAnswer:
        return {Words::tr("No answer"), "s-silent"_L1, Tone::Warn, true};
    case CallState::OutcomeUnknown:
        return {Words::tr("Outcome unknown"), diamond, Tone::Odd, true};
    case CallState::Failed:
        return {Words::tr("Failed"), octagon, Tone::Bad, true};
    case CallState::NotSent:
        return {Words::tr("Not sent"), "s-notsent"_L1, Tone::Calm, true};
    case CallState::Undone:
        return {Words::tr("Undone"), "undo"_L1, Tone::Calm, false};
    }
    return {};
}

StateWord stateWord(CallState state, const RowTally &rows, const QString &to)
{
    StateWord word = stateWord(state);
    if (state != CallState::PartlyMoved || rows.moved > 0 || rows.elsewhere == 0)
        return word;
    if (rows.elsewhere < rows.all)
        word.word = to.isEmpty() ? Words::tr("Partly passed on") : Words::tr("Partly passed on to %1").arg(to);
    else
        word.word = to.isEmpty() ? Words::tr("Passed on") : Words::tr("Passed on to %1").arg(to);
    return word;
}

StateWord stateWord(RowOutcome outcome)
{
    switch (outcome) {
    case RowOutcome::Pending:
        return {Words::tr("Pending"), dashed, Tone::Calm, false};
    case RowOutcome::Moved:
        return {Words::tr("Moved"), done, Tone::Ok, false};
    case RowOutcome::MovedElsewhere:
        return {Words::tr("Moved elsewhere"), half, Tone::Warn, false};
    case RowOutcome::NotMoved:
        return {Words::tr("Not moved"), octagon, Tone::Bad, false};
    case RowOutcome::Unknown:
        return {Words::tr("Unknown"), diamond, Tone::Odd, false};
    }
    return {};
}

StateWord proofWord(const RowProof &proof)
{
    StateWord word = stateWord(proof.outcome);
    if (proof.outcome == RowOutcome::MovedElsewhere && !proof.holderName.isEmpty())
        word.word = Words::tr("Moved to %1 instead").arg(isolated(proof.holderName));
    return word;
}

StateWord stateWord(const VendorEnum<Decision> &decision)
{
    switch (decision.value) {
    case Decision::Undecided:
        return {Words::tr("Undecided"), dashed, Tone::Calm, false};
    case Decision::Approve:
        return {Words::tr("Approve"), accepted, Tone::Ok, false};
    case Decision::Revoke:
        return {Words::tr("Revoke"), "s-revoke"_L1, Tone::Bad, false};
    case Decision::Acknowledge:
        return {Words::tr("Acknowledged"), done, Tone::Ok, false};
    case Decision::Unknown:
        break;
    }
    return decision.raw.isEmpty() ? StateWord{Words::tr("Undecided"), dashed, Tone::Calm, false}
                                  : foreign(decision.raw);
}

StateWord stateWord(const VendorEnum<IdentityState> &state)
{
    switch (state.value) {
    case IdentityState::Active:
        return {Words::tr("Active"), accepted, Tone::Ok, false};
    case IdentityState::InactiveShortTerm:
        return {Words::tr("On leave"), slash, Tone::Warn, false};
    case IdentityState::InactiveLongTerm:
        return {Words::tr("Inactive"), slash, Tone::Calm, false};
    case IdentityState::Unknown:
        break;
    }
    return {state.raw.isEmpty() ? Words::tr("state not given") : state.raw, {}, Tone::Muted, false};
}

QString typeWord(const VendorEnum<CampaignType> &type)
{
    switch (type.value) {
    case CampaignType::Manager:
        return Words::tr("Manager");
    case CampaignType::SourceOwner:
        return Words::tr("Source owner");
    case CampaignType::Search:
        return Words::tr("Search");
    case CampaignType::RoleComposition:
        return Words::tr("Role composition");
    case CampaignType::MachineAccount:
        return Words::tr("Machine account");
    case CampaignType::Unknown:
        break;
    }
    return type.raw;
}

QString typeWord(const VendorEnum<AccessType> &type)
{
    switch (type.value) {
    case AccessType::Entitlement:
        return Words::tr("Entitlement");
    case AccessType::AccessProfile:
        return Words::tr("Access profile");
    case AccessType::Role:
        return Words::tr("Role");
    case AccessType::Account:
        return Words::tr("Account");
    case AccessType::Unknown:
        break;
    }
    return type.raw;
}

QString phaseWord(const VendorEnum<CertificationPhase> &phase)
{
    switch (phase.value) {
    case CertificationPhase::Staged:
        return Words::tr("Staged");
    case CertificationPhase::Active:
        return Words::tr("Active");
    case CertificationPhase::Signed:
        return Words::tr("Signed");
    case CertificationPhase::Unknown:
        break;
    }
    return phase.raw;
}

StateWord dueWord(const QDateTime &due, bool ended, const CellContext &context)
{
    if (!due.isValid())
        return {QString(), {}, Tone::Muted, false};
    const QDateTime local = due.toLocalTime();
    const QDateTime now = context.now.toLocalTime();
    const auto days = now.date().daysTo(local.date());
    if (ended) {
        const bool sameYear = now.date().year() == local.date().year();
        const QString day = context.locale.toString(local.date(), sameYear ? u"d MMM"_s : u"d MMM yyyy"_s);
        return {days > 0 ? Words::tr("due %1").arg(day) : Words::tr("ended %1").arg(day), {}, Tone::Muted, false};
    }
    if (due < context.now) {
        QString text = Words::tr("late since %1").arg(context.locale.toString(local.time(), u"HH:mm"));
        if (days < 0)
            text = days == -1 ? Words::tr("1 day late") : Words::tr("%n days late", nullptr, static_cast<int>(-days));
        return {text, "s-overdue"_L1, Tone::Bad, false};
    }
    if (context.now.secsTo(due) <= qint64(24) * 3600) {
        const QString time = context.locale.toString(local.time(), u"HH:mm");
        return {days == 0 ? Words::tr("today %1").arg(time) : Words::tr("tomorrow %1").arg(time), "s-due"_L1,
                Tone::Warn, false};
    }
    return {days == 1 ? Words::tr("in 1 day") : Words::tr("in %n days", nullptr, static_cast<int>(days)),
            {},
            Tone::Muted,
            false};
}

QString exactTime(const QDateTime &at, const CellContext &context)
{
    return at.isValid() ? context.locale.toString(at.toLocalTime(), u"ddd d MMM yyyy, HH:mm") : QString();
}

} // namespace baton
