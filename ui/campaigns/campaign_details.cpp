// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/campaign_details.h"

#include "models/tables/domain_words.h"
#include "models/tables/state_words.h"
#include "ui/common/details_facts.h"

#include <QCoreApplication>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::CampaignDetails)
};

constexpr int mostHolders = 5;

StateWord alertWord(const QString &level)
{
    if (level == "ERROR"_L1)
        return {Text::tr("Error"), "s-failed"_L1, Tone::Bad, false};
    if (level == "WARN"_L1)
        return {Text::tr("Warning"), "s-warn"_L1, Tone::Warn, false};
    if (level == "INFO"_L1)
        return {Text::tr("Note"), "s-info"_L1, Tone::Calm, false};
    return {level, "s-unknown"_L1, Tone::Odd, false};
}

DetailsSection alertSection(const Campaign &campaign)
{
    DetailsSection section;
    section.title = Text::tr("Alerts");
    for (const CampaignAlert &alert : campaign.alerts)
        section.events.push_back({alertWord(alert.level), {}, preferredText(alert.texts)});
    return section;
}

FactList factsOf(const Campaign &campaign, const CampaignReading *reading, const CellContext &context)
{
    // Short lists do not say the rule; the campaign's certifications do.
    const bool given = campaign.mandatoryComment.value != CommentRequirement::Unknown ||
                       !campaign.mandatoryComment.raw.isEmpty() || !reading;
    FactList facts(context);
    facts.addDue(Text::tr("Due"), campaign.deadline, isOver(campaign));
    facts.add(Text::tr("Type"), typeWord(campaign.type));
    facts.add(Text::tr("Owner"), campaign.ownerName.isEmpty() ? campaign.owner.toString() : campaign.ownerName);
    if (campaign.progress)
        facts.add(Text::tr("Progress"), Text::tr("%1 %").arg(*campaign.progress));
    facts.addTime(Text::tr("Created"), campaign.created);
    facts.addTime(Text::tr("Changed"), campaign.modified);
    facts.add(Text::tr("Comments"), commentRuleWord(given ? campaign.mandatoryComment : reading->tally.commentRule()));
    facts.add(Text::tr("Identities"), correlatedWord(campaign.correlatedStatus));
    facts.addFlag(Text::tr("E-mails"), campaign.emailNotification);
    facts.addFlag(Text::tr("Auto revoke"), campaign.autoRevokeAllowed);
    facts.addFlag(Text::tr("Suggestions"), campaign.recommendationsEnabled);
    if (!campaign.ownerName.isEmpty())
        facts.addId(Text::tr("Owner's id"), campaign.owner.toString());
    facts.addId(Text::tr("Id"), campaign.id.toString());
    return facts;
}

/// In the campaign's own order: what is done first, and done is done.
std::vector<DetailsCount> statesOf(const CertificationTally &tally)
{
    std::vector<DetailsCount> states = tally.states();
    std::reverse(states.begin(), states.end());
    std::stable_partition(states.begin(), states.end(),
                          [](const DetailsCount &count) { return count.state.glyph == "lock"_L1; });
    for (DetailsCount &count : states) {
        if (count.state.glyph == "lock"_L1)
            count.state = {count.state.word, "s-done"_L1, Tone::Ok, false};
        else if (count.state.glyph == "s-accepted"_L1)
            count.state.word = Text::tr("All decided, not signed off");
    }
    return states;
}

QString certificationCount(qint64 count, const CellContext &context)
{
    return count == 1 ? Text::tr("1 certification") : Text::tr("%1 certifications").arg(context.locale.toString(count));
}

/// Whole per cents, and 100 only when it is all.
QString signedShare(qint64 done, qint64 total, const CellContext &context)
{
    return Text::tr("%1 % signed off").arg(context.locale.toString(done * 100 / total));
}

QString readingNote(const CampaignReading &reading, const CellContext &context)
{
    const QString read = context.locale.toString(reading.tally.count());
    switch (reading.state) {
    case CampaignReading::State::Reading:
        return reading.tally.count() == 0 ? Text::tr("Reading the certifications…")
                                          : Text::tr("Reading the certifications: %1 so far").arg(read);
    case CampaignReading::State::Cut:
        return Text::tr("Counted over the first %1.").arg(read);
    case CampaignReading::State::Failed:
        return Text::tr("The certifications could not be read: %1").arg(reading.error.message);
    case CampaignReading::State::Whole:
        break;
    }
    return {};
}

DetailsSection countSection(const Campaign &campaign, const CampaignReading *reading, const CellContext &context)
{
    DetailsSection section;
    const bool counted = reading && reading->tally.count() > 0;
    qint64 total = campaign.totalCertifications.value_or(-1);
    qint64 done = campaign.completedCertifications.value_or(-1);
    if (reading && reading->state == CampaignReading::State::Whole) {
        total = reading->tally.count(); // just read: newer than the list of campaigns
        done = reading->tally.signedOff();
    }
    if (total < 0 && !counted)
        return section;
    section.title = total < 0 ? Text::tr("Certifications") : certificationCount(total, context);
    if (total > 0 && done >= 0)
        section.unit = signedShare(done, total, context);
    section.stackBar = counted || total > 0;
    if (counted) {
        section.counts = statesOf(reading->tally);
    } else if (total > 0 && done >= 0) {
        section.counts = {{{Text::tr("Signed off"), "s-done"_L1, Tone::Ok, false}, done},
                          {{Text::tr("Not signed off"), "s-queued"_L1, Tone::Calm, false}, total - done}};
    }
    if (reading)
        section.text = readingNote(*reading, context);
    return section;
}

DetailsSection holderSection(const CampaignReading &reading, const CellContext &context)
{
    DetailsSection section;
    section.title = Text::tr("Reviewers with most undecided");
    section.unit = Text::tr("items");
    std::vector<DetailsShare> shares;
    for (const CertificationTally::Holder &holder : reading.tally.holders()) {
        if (holder.undecided > 0)
            shares.push_back({holder.name.isEmpty() ? holder.id.toString() : holder.name, holder.undecided, 0});
    }
    takeLargest(section, std::move(shares), mostHolders, context);
    return section;
}

} // namespace

bool isOver(const Campaign &campaign)
{
    return campaign.status == CampaignStatus::Completed || campaign.status == CampaignStatus::Archived;
}

DetailsContent campaignDetails(const Campaign &campaign, const CampaignReading *reading, const CellContext &context)
{
    DetailsContent content;
    content.kind = Text::tr("Campaign");
    content.heading = campaign.name.isEmpty() ? campaign.id.toString() : campaign.name;
    content.badge = stateWord(campaign);
    content.body = campaign.description;
    addSection(content, factSection({}, factsOf(campaign, reading, context)));
    addSection(content, alertSection(campaign));
    addSection(content, countSection(campaign, reading, context));
    if (reading)
        addSection(content, holderSection(*reading, context));
    content.actions.push_back({"openCertifications"_L1, Text::tr("Open certifications")});
    return content;
}

} // namespace baton
