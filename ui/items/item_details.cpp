// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/item_details.h"

#include "models/tables/domain_words.h"
#include "models/tables/state_words.h"
#include "ui/common/details_facts.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ItemDetails)
};

constexpr int mostPeople = 6;

QString accessOf(const ReviewItem &item)
{
    if (!item.accessName.isEmpty())
        return item.accessName;
    return item.attributeValue.isEmpty() ? item.id.toString() : item.attributeValue;
}

FactList accountFacts(const ItemAccount &account, const CellContext &context)
{
    FactList facts(context);
    facts.add(Text::tr("Name"), account.name);
    facts.addId(Text::tr("Native id"), account.nativeIdentity);
    facts.add(Text::tr("Kind"), account.type);
    facts.addFlag(Text::tr("Disabled"), account.disabled);
    facts.addFlag(Text::tr("Locked"), account.locked);
    facts.addId(Text::tr("Id"), account.id);
    return facts;
}

FactList identityFacts(const ReviewItem &item, const Identity *person, const CellContext &context)
{
    FactList facts(context);
    if (person) {
        facts.add(Text::tr("Name"), person->name);
        facts.add(Text::tr("Account name"), person->alias);
        facts.add(Text::tr("E-mail"), person->email);
        facts.add(Text::tr("Department"), person->department);
        facts.add(Text::tr("Manager"), person->managerName);
        facts.addId(Text::tr("Manager id"), person->managerId.toString());
        facts.add(Text::tr("State"), stateWord(person->state).word);
    }
    facts.addFlag(Text::tr("All decided"), item.summaryCompleted);
    facts.addId(Text::tr("Id"), item.identity.toString());
    facts.addId(Text::tr("Summary id"), item.summaryId);
    return facts;
}

QString heading(int count, const CellContext &context)
{
    return count == 1 ? Text::tr("1 item") : Text::tr("%1 items").arg(context.locale.toString(count));
}

} // namespace

DetailsContent itemDetails(const ReviewItem &item, const Identity *person, const CellContext &context)
{
    DetailsContent content;
    content.kind = Text::tr("Item");
    content.heading = accessOf(item);
    content.badge = stateWord(item.decision);

    FactList facts(context);
    facts.add(Text::tr("Held by"), item.identityName);
    facts.add(Text::tr("Kind"), typeWord(item.accessType));
    facts.add(Text::tr("Source"), item.sourceName);
    facts.addFlag(Text::tr("Privileged"), item.privileged);
    facts.add(Text::tr("Owner"), item.ownerName);
    facts.add(Text::tr("Attribute"), item.attributeName);
    facts.add(Text::tr("Value"), item.attributeValue);
    facts.add(Text::tr("New"), item.isNew ? Text::tr("yes, since the last review") : QString());
    facts.add(Text::tr("Completed"), item.completed ? Text::tr("yes") : Text::tr("no"));
    facts.add(Text::tr("Comment"), item.comment);
    facts.addId(Text::tr("Access id"), item.accessId);
    facts.addId(Text::tr("Id"), item.id.toString());
    facts.addId(Text::tr("Review id"), item.certification.toString());
    addSection(content, factSection({}, facts));
    addSection(content, textSection(Text::tr("Description"), item.description));
    if (item.account)
        addSection(content, factSection(Text::tr("Account"), accountFacts(*item.account, context)));
    addSection(content, factSection(Text::tr("Identity"), identityFacts(item, person, context)));
    return content;
}

DetailsContent itemSelectionIsCounted(int items, const CellContext &context)
{
    DetailsContent content;
    content.kind = Text::tr("Selection");
    content.heading = heading(items, context);
    content.note = Text::tr("Counting…");
    return content;
}

DetailsContent itemSelectionDetails(const ItemTally &tally, const CellContext &context)
{
    DetailsContent content;
    content.kind = Text::tr("Selection");
    content.heading = heading(tally.count(), context);

    DetailsSection decisions;
    decisions.title = Text::tr("By decision");
    decisions.unit = Text::tr("items");
    decisions.stackBar = true;
    decisions.counts = tally.decisions();
    const auto identities = static_cast<int>(tally.people().size());
    content.note = identities == 1 ? Text::tr("of 1 identity")
                                   : Text::tr("of %1 identities").arg(context.locale.toString(identities));
    if (tally.privileged() > 0)
        content.note += Text::tr(", %1 privileged").arg(context.locale.toString(tally.privileged()));
    DetailsSection byPerson;
    byPerson.title = Text::tr("By identity");
    byPerson.unit = Text::tr("items");
    takeLargest(byPerson, tally.people(), mostPeople, context);
    addSection(content, std::move(decisions));
    addSection(content, std::move(byPerson));
    return content;
}

} // namespace baton
