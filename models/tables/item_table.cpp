// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/item_table.h"

#include "models/tables/column_helpers.h"
#include "models/tables/state_words.h"
#include "models/tables/table_facets.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ItemTable)
};

QString accountText(const ReviewItem &row)
{
    if (!row.account)
        return {};
    return row.account->name.isEmpty() ? row.account->nativeIdentity : row.account->name;
}

std::vector<Column<ReviewItem>> columns()
{
    using C = Column<ReviewItem>;
    C person{{"person"_L1, Text::tr("Person"), CellKind::Subject, 0}};
    person.text = [](const ReviewItem &row, const CellContext &) { return row.identityName; };
    person.glyph = [](const ReviewItem &row) { return row.identity.isEmpty() ? "account"_L1 : "user"_L1; };
    C access{{"access"_L1, Text::tr("Access"), CellKind::Muted, 0}};
    access.text = [](const ReviewItem &row, const CellContext &) { return accessName(row); };
    access.tip = [](const ReviewItem &row, const CellContext &) {
        return row.description.isEmpty() ? accessName(row) : accessName(row) + u'\n' + row.description;
    };
    access.glyph = accessGlyph;
    C type{{"type"_L1, Text::tr("Type"), CellKind::Muted, 116}};
    type.text = [](const ReviewItem &row, const CellContext &) { return typeWord(row.accessType); };
    C source{{"source"_L1, Text::tr("Source"), CellKind::Muted, 160}};
    source.text = [](const ReviewItem &row, const CellContext &) { return row.sourceName; };
    C decision{{"decision"_L1, Text::tr("Decision"), CellKind::State, 126}};
    decision.text = [](const ReviewItem &row, const CellContext &) { return stateWord(row.decision).word; };
    decision.state = [](const ReviewItem &row, const CellContext &) { return stateWord(row.decision); };

    C account{{"account"_L1, Text::tr("Account"), CellKind::Muted, 140, true}};
    account.text = [](const ReviewItem &row, const CellContext &) { return accountText(row); };
    C privileged{{"privileged"_L1, Text::tr("Privileged"), CellKind::Muted, 90, true}};
    privileged.text = [](const ReviewItem &row, const CellContext &) {
        return row.privileged ? (*row.privileged ? Text::tr("yes") : Text::tr("no")) : QString();
    };
    C comment{{"comment"_L1, Text::tr("Comment"), CellKind::Muted, 160, true}};
    comment.text = [](const ReviewItem &row, const CellContext &) { return row.comment; };
    C fresh{{"new"_L1, Text::tr("New"), CellKind::Muted, 60, true}};
    fresh.text = [](const ReviewItem &row, const CellContext &) { return row.isNew ? Text::tr("new") : QString(); };
    return {person, access, type, source, decision, account, privileged, comment, fresh};
}

} // namespace

QString accessName(const ReviewItem &item)
{
    if (item.attributeName.isEmpty() || item.attributeValue.isEmpty() || !item.accessName.isEmpty())
        return item.accessName;
    return item.attributeName + u": "_s + item.attributeValue;
}

QLatin1StringView accessGlyph(const ReviewItem &item)
{
    switch (item.accessType.value) {
    case AccessType::Role:
        return "role"_L1;
    case AccessType::AccessProfile:
        return "app"_L1;
    case AccessType::Account:
        return "account"_L1;
    case AccessType::Entitlement:
    case AccessType::Unknown:
        break;
    }
    return "key"_L1;
}

ItemTable::ItemTable(QObject *parent) : RecordTableModel(columns(), itemFacets(), parent) {}

QString ItemTable::idOf(const ReviewItem &row) const
{
    return row.certification.toString() + u'/' + row.id.toString();
}

bool ItemTable::recedes(const ReviewItem &row) const
{
    return row.completed;
}

} // namespace baton
