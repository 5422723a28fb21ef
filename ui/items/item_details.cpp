// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/item_details.h"

#include "models/tables/domain_words.h"
#include "models/tables/state_words.h"
#include "ui/common/details_facts.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

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

DetailsContent itemSelectionDetails(const std::vector<ReviewItem> &items, const CellContext &context)
{
    DetailsContent content;
    content.kind = Text::tr("Selection");
    content.heading = heading(static_cast<int>(items.size()), context);

    DetailsSection decisions;
    decisions.title = Text::tr("By decision");
    decisions.unit = Text::tr("items");
    decisions.stackBar = true;
    std::vector<DetailsShare> people;
    QHash<QString, size_t> personAt;
    int privileged = 0;
    for (const ReviewItem &item : items) {
        const StateWord state = stateWord(item.decision);
        const auto same = std::find_if(decisions.counts.begin(), decisions.counts.end(),
                                       [&state](const DetailsCount &known) { return known.state == state; });
        if (same == decisions.counts.end())
            decisions.counts.push_back({state, 1});
        else
            ++same->count;
        const QString key = item.identity.isEmpty() ? item.identityName : item.identity.toString();
        auto person = personAt.constFind(key);
        if (person == personAt.constEnd()) {
            person = personAt.insert(key, people.size());
            people.push_back({item.identityName, 0, 0});
        }
        ++people[*person].count;
        privileged += item.privileged.value_or(false) ? 1 : 0;
    }
    std::stable_sort(decisions.counts.begin(), decisions.counts.end(),
                     [](const DetailsCount &a, const DetailsCount &b) { return a.count > b.count; });
    const auto identities = static_cast<int>(people.size());
    content.note = identities == 1 ? Text::tr("of 1 identity")
                                   : Text::tr("of %1 identities").arg(context.locale.toString(identities));
    if (privileged > 0)
        content.note += Text::tr(", %1 privileged").arg(context.locale.toString(privileged));
    DetailsSection byPerson;
    byPerson.title = Text::tr("By identity");
    byPerson.unit = Text::tr("items");
    takeLargest(byPerson, std::move(people), mostPeople, context);
    addSection(content, std::move(decisions));
    addSection(content, std::move(byPerson));
    return content;
}

} // namespace baton
