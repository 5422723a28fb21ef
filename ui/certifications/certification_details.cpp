// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/certifications/certification_details.h"

#include "models/tables/domain_words.h"
#include "models/tables/state_words.h"
#include "ui/common/details_facts.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::CertificationDetails)
};

/// Reviewer and reviewer before: the same fields.
void addReviewer(FactList &facts, const Reviewer &reviewer)
{
    facts.add(Text::tr("E-mail"), reviewer.email);
    facts.add(Text::tr("Kind"), reviewerTypeWord(reviewer.type));
    facts.addTime(Text::tr("Created"), reviewer.created);
    facts.addTime(Text::tr("Changed"), reviewer.modified);
    facts.addId(Text::tr("Id"), reviewer.id.toString());
}

FactList reviewerFacts(const Reviewer &reviewer, const Identity *person, const CellContext &context)
{
    FactList facts(context);
    if (person) {
        facts.add(Text::tr("State"), stateWord(person->state).word);
        facts.add(Text::tr("Department"), person->department);
        facts.add(Text::tr("Manager"), person->managerName);
        facts.add(Text::tr("Account name"), person->alias);
    }
    addReviewer(facts, reviewer);
    return facts;
}

FactList campaignFacts(const CampaignReference &campaign, const CellContext &context)
{
    FactList facts(context);
    facts.add(Text::tr("Name"), campaign.name);
    facts.add(Text::tr("Type"), typeWord(campaign.campaignType));
    facts.add(Text::tr("Description"), campaign.description);
    facts.add(Text::tr("Comments"), commentRuleWord(campaign.mandatoryComment));
    facts.add(Text::tr("Identities"), correlatedWord(campaign.correlatedStatus));
    facts.addId(Text::tr("Object"), campaign.type);
    facts.addId(Text::tr("Id"), campaign.id.toString());
    return facts;
}

FactList originFacts(const ReassignmentOrigin &origin, const CellContext &context)
{
    FactList facts(context);
    facts.add(Text::tr("Reviewer"), origin.fromReviewer.name);
    facts.add(Text::tr("Comment"), origin.comment);
    addReviewer(facts, origin.fromReviewer);
    facts.add(Text::tr("Certification"), origin.fromName);
    facts.addId(Text::tr("Object"), origin.fromType);
    facts.addId(Text::tr("Its id"), origin.fromId.toString());
    return facts;
}

QString endSentence(const ReassignmentChain &chain)
{
    switch (chain.end()) {
    case ReassignmentChain::End::Open:
        return Text::tr("Following it further back…");
    case ReassignmentChain::End::Vanished:
        return Text::tr("The tenant no longer has what came before.");
    case ReassignmentChain::End::Cycle:
        return Text::tr("It was handed back to where it was before.");
    case ReassignmentChain::End::LongEnough:
        return Text::tr("Earlier steps are not shown.");
    case ReassignmentChain::End::Failed:
        return Text::tr("What came before could not be read: %1")
            .arg(chain.error() ? chain.error()->message : QString());
    case ReassignmentChain::End::Origin:
        break;
    }
    return {};
}

/// From the first holder to the one of now, each with the words with which it was handed on.
DetailsSection chainSection(const Certification &certification, const ReassignmentChain &chain)
{
    DetailsSection section;
    section.title = Text::tr("How it came here");
    const std::vector<ChainLink> &links = chain.links();
    if (links.empty())
        return section;
    for (auto link = links.rbegin(); link != links.rend(); ++link) {
        const QString name = link->reviewer.name.isEmpty() ? link->id.toString() : link->reviewer.name;
        const QString words =
            link->comment.isEmpty() ? Text::tr("handed on") : Text::tr("handed on: “%1”").arg(link->comment);
        section.events.push_back({{name, "reassign"_L1, Tone::Calm, false}, {}, words});
    }
    section.events.push_back(
        {{certification.reviewer.name, "user"_L1, Tone::Accent, false}, {}, Text::tr("holds it now")});
    section.text = endSentence(chain);
    return section;
}

} // namespace

DetailsContent certificationDetails(const Certification &certification, const ReassignmentChain *chain,
                                    const Identity *reviewer, const CellContext &context)
{
    DetailsContent content;
    content.kind = Text::tr("Certification");
    content.heading = certification.reviewer.name.isEmpty() ? certification.id.toString() : certification.reviewer.name;
    if (const auto cannot = cannotActWord(reviewer))
        content.note = Text::tr("%1: cannot decide").arg(cannot->word);
    content.badge = stateWord(certification);
    if (certification.hasErrors || !certification.errorMessage.isEmpty()) {
        content.body = certification.errorMessage.isEmpty() ? Text::tr("The tenant reports an error without words.")
                                                            : u"“%1”"_s.arg(certification.errorMessage);
    }

    FactList facts(context);
    facts.addDue(Text::tr("Due"), certification.due, certification.isSigned());
    facts.addTime(Text::tr("Signed off"), certification.signedAt);
    facts.add(Text::tr("Phase"), phaseWord(certification.phase));
    facts.addProgress(Text::tr("Decisions"), certification.decisionsMade, certification.decisionsTotal);
    facts.addProgress(Text::tr("People"), certification.identitiesCompleted, certification.identitiesTotal);
    if (certification.progress)
        facts.add(Text::tr("Progress"), Text::tr("%1 %").arg(*certification.progress));
    facts.addFlag(Text::tr("All decided"), certification.completed);
    if (certification.emptied)
        facts.add(Text::tr("Empty"), Text::tr("what it held was handed over"));
    facts.add(Text::tr("Comment"), certification.comment);
    facts.add(Text::tr("Name"), certification.name);
    facts.addTime(Text::tr("Created"), certification.created);
    facts.addTime(Text::tr("Changed"), certification.modified);
    facts.addId(Text::tr("Id"), certification.id.toString());
    addSection(content, factSection({}, facts));
    addSection(content, factSection(Text::tr("Reviewer"), reviewerFacts(certification.reviewer, reviewer, context)));
    addSection(content, factSection(Text::tr("Campaign"), campaignFacts(certification.campaign, context)));
    if (chain)
        addSection(content, chainSection(certification, *chain));
    if (certification.reassignment) {
        addSection(content,
                   factSection(Text::tr("Reassigned from"), originFacts(*certification.reassignment, context)));
    }
    return content;
}

} // namespace baton
