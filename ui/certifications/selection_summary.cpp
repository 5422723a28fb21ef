// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/certifications/selection_summary.h"

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
    Q_DECLARE_TR_FUNCTIONS(baton::SelectionSummary)
};

constexpr int mostCampaigns = 6;
constexpr int mostPeople = 8;

QString counted(int count, const QString &one, const QString &many, const CellContext &context)
{
    return count == 1 ? one : many.arg(context.locale.toString(count));
}

QString heldBy(const CertificationTally &tally, const CellContext &context)
{
    const auto holders = static_cast<int>(tally.holders().size());
    const auto campaigns = static_cast<int>(tally.campaigns().size());
    return Text::tr("held by %1 in %2")
        .arg(counted(holders, Text::tr("1 reviewer"), Text::tr("%1 reviewers"), context),
             counted(campaigns, Text::tr("1 campaign"), Text::tr("%1 campaigns"), context));
}

/// Those that are not signed off, by how their campaign stands.
struct OpenRows
{
    int open = 0;
    int closed = 0;
    int notKnown = 0;
};

OpenRows openRows(const CertificationTally &tally, const StandingOf &standing)
{
    OpenRows rows;
    for (const CertificationTally::Part &part : tally.campaigns()) {
        switch (standing ? standing(part.id) : CampaignStanding::NotKnown) {
        case CampaignStanding::Open:
            rows.open += part.certifications - part.signedOff;
            break;
        case CampaignStanding::Closed:
            rows.closed += part.certifications - part.signedOff;
            break;
        case CampaignStanding::NotKnown:
            rows.notKnown += part.certifications - part.signedOff;
            break;
        }
    }
    return rows;
}

DetailsSection moveSection(const CertificationTally &tally, const StandingOf &standing, const Rights &rights,
                           const CellContext &context)
{
    const OpenRows rows = openRows(tally, standing);
    DetailsSection section;
    section.title = Text::tr("Can be reassigned");
    section.unit = Text::tr("%1 of %2").arg(context.locale.toString(rows.open), context.locale.toString(tally.count()));
    if (rows.notKnown > 0)
        section.unit += Text::tr(", not known for %1").arg(context.locale.toString(rows.notKnown));
    section.stackBar = true;
    const auto add = [&section](int count, const QString &word, QLatin1StringView glyph, Tone tone) {
        if (count > 0)
            section.counts.push_back({{word, glyph, tone, false}, count});
    };
    add(rows.open, Text::tr("Open, not signed off"), "reassign"_L1, Tone::Accent);
    add(rows.notKnown, Text::tr("How their campaign stands is not known"), "s-unknown"_L1, Tone::Odd);
    add(rows.closed, Text::tr("Campaign not open, will be left out"), "s-leftout"_L1, Tone::Calm);
    add(tally.signedOff(), Text::tr("Signed off, will be left out"), "lock"_L1, Tone::Calm);
    if (rights.reassignWhole == Answer::No) {
        section.text = rights.reassignItems == Answer::No
                           ? rights.itemsNeeds
                           : Text::tr("Handing them over whole needs an administrator. Baton offers their items.");
    }
    return section;
}

DetailsSection campaignSection(const CertificationTally &tally, const CellContext &context)
{
    DetailsSection section;
    section.title = Text::tr("By campaign");
    section.unit = Text::tr("certifications");
    std::vector<DetailsShare> shares;
    shares.reserve(tally.campaigns().size());
    for (const CertificationTally::Part &part : tally.campaigns())
        shares.push_back({part.name.isEmpty() ? part.id.toString() : part.name, part.certifications, 0});
    takeLargest(section, std::move(shares), mostCampaigns, context);
    return section;
}

DetailsSection stateSection(const CertificationTally &tally)
{
    DetailsSection section;
    section.title = Text::tr("By state");
    section.unit = Text::tr("certifications");
    section.counts = tally.states();
    std::stable_sort(section.counts.begin(), section.counts.end(),
                     [](const DetailsCount &a, const DetailsCount &b) { return a.count > b.count; });
    return section;
}

DetailsSection absentSection(const CertificationTally &tally, const PersonOf &person, const CellContext &context)
{
    std::vector<std::pair<const CertificationTally::Holder *, QString>> absent;
    for (const CertificationTally::Holder &holder : tally.holders()) {
        if (const auto cannot = cannotActWord(person ? person(holder.id) : nullptr))
            absent.emplace_back(&holder, cannot->word);
    }
    std::stable_sort(absent.begin(), absent.end(),
                     [](const auto &a, const auto &b) { return a.first->certifications > b.first->certifications; });
    QStringList lines;
    for (const auto &[holder, word] : absent) {
        if (lines.size() == mostPeople) {
            lines.push_back(Text::tr("and %1 more").arg(absent.size() - mostPeople));
            break;
        }
        lines.push_back(Text::tr("%1, %2, holds %3 of the %4.")
                            .arg(isolated(holder->name), word, context.locale.toString(holder->certifications),
                                 context.locale.toString(tally.count())));
    }
    return textSection(Text::tr("Reviewers who cannot act"), lines.join(u'\n'));
}

} // namespace

QString undecidedText(qint64 undecided, const CellContext &context)
{
    if (undecided == 0)
        return {};
    return undecided == 1 ? Text::tr("1 undecided item")
                          : Text::tr("%1 undecided items").arg(context.locale.toString(undecided));
}

DetailsContent selectionIsCounted(int certifications, const CellContext &context)
{
    DetailsContent content;
    content.kind = Text::tr("Selection");
    content.heading = Text::tr("%1 certifications").arg(context.locale.toString(certifications));
    content.note = Text::tr("Counting…");
    return content;
}

DetailsContent selectionSummary(const CertificationTally &tally, const PersonOf &person, const StandingOf &standing,
                                const Rights &rights, const CellContext &context)
{
    DetailsContent content;
    content.kind = Text::tr("Selection");
    content.heading = counted(tally.count(), Text::tr("1 certification"), Text::tr("%1 certifications"), context);
    content.note = heldBy(tally, context);
    addSection(content, moveSection(tally, standing, rights, context));
    addSection(content, campaignSection(tally, context));
    addSection(content, stateSection(tally));
    addSection(content, absentSection(tally, person, context));
    return content;
}

} // namespace baton
