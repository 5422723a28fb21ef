// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/item_groups.h"

#include "models/tables/column_helpers.h"

#include <QCoreApplication>
#include <QTimer>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ItemGroups)
};

QString countText(const ItemGroup &row, const CellContext &context)
{
    const QString items = context.locale.toString(row.items);
    if (row.shown < row.items)
        return Text::tr("%1 of %2 items").arg(context.locale.toString(row.shown), items);
    return row.items == 1 ? Text::tr("1 item") : Text::tr("%1 items").arg(items);
}

std::vector<Column<ItemGroup>> groupColumns()
{
    using C = Column<ItemGroup>;
    C name{{"name"_L1, Text::tr("Group"), CellKind::Subject}};
    name.text = [](const ItemGroup &row, const CellContext &) { return row.name; };
    name.note = [](const ItemGroup &row, const CellContext &) { return row.note; };
    name.glyph = [](const ItemGroup &row) { return row.glyph; };
    name.tip = [](const ItemGroup &row, const CellContext &) {
        return row.note.isEmpty() ? row.name : row.name + u'\n' + row.note;
    };
    C count{{"count"_L1, Text::tr("Items"), CellKind::Muted, 116}};
    count.text = countText;
    count.number = [](const ItemGroup &row) -> std::optional<qint64> { return row.items; };
    C decided{{"decided"_L1, Text::tr("Decided"), CellKind::Progress, 170}};
    decided.text = [](const ItemGroup &row, const CellContext &context) {
        return Text::tr("%1 of %2").arg(context.locale.toString(row.decided), context.locale.toString(row.items));
    };
    decided.number = [](const ItemGroup &row) { return shareOf(row.decided, row.items); };
    decided.progress = [](const ItemGroup &row) { return ProgressCell{row.decided, row.items, false}; };
    return {name, count, decided};
}

std::vector<TreeColumn> treeColumns(ItemGrouping grouping)
{
    const bool byIdentity = grouping == ItemGrouping::ByIdentity;
    const QString header = byIdentity ? Text::tr("Identity and access") : Text::tr("Access and identity");
    return {{{"subject"_L1, header, CellKind::Subject}, "name"_L1, byIdentity ? "access"_L1 : "person"_L1},
            {{"type"_L1, Text::tr("Kind"), CellKind::Muted, 116}, "count"_L1, "type"_L1},
            {{"source"_L1, Text::tr("Source"), CellKind::Muted, 160}, {}, "source"_L1},
            {{"decision"_L1, Text::tr("Decision"), CellKind::State, 170}, "decided"_L1, "decision"_L1},
            {{"account"_L1, Text::tr("Account"), CellKind::Muted, 140, true}, {}, "account"_L1},
            {{"privileged"_L1, Text::tr("Privileged"), CellKind::Muted, 90, true}, {}, "privileged"_L1},
            {{"comment"_L1, Text::tr("Comment"), CellKind::Muted, 160, true}, {}, "comment"_L1},
            {{"new"_L1, Text::tr("New"), CellKind::Muted, 60, true}, {}, "new"_L1}};
}

bool isDecided(const ReviewItem &item)
{
    const bool undecided =
        item.decision == Decision::Undecided || (item.decision == Decision::Unknown && item.decision.raw.isEmpty());
    return item.completed || !undecided;
}

} // namespace

ItemGroupTable::ItemGroupTable(QObject *parent) : RecordTableModel(groupColumns(), parent) {}

QString ItemGroupTable::idOf(const ItemGroup &row) const
{
    return row.id;
}

std::optional<StateWord> ItemGroupTable::sideOf(const ItemGroup &row) const
{
    if (!row.isReviewer)
        return std::nullopt;
    return StateWord{Text::tr("is the reviewer"), "s-warn"_L1, Tone::Warn, false};
}

bool ItemGroupTable::recedes(const ItemGroup &) const
{
    return false;
}

ItemGroups::ItemGroups(ItemTable &items, QObject *parent)
    : QObject(parent), m_items(items), m_tree(
                                           m_groups, items,
                                           [this](const QString &id) {
                                               const auto item = m_items.record(id);
                                               return item ? groupOf(*item) : QString();
                                           },
                                           treeColumns(m_grouping), GroupedTable::EmptyGroups::Hidden)
{
    connect(&m_items, &TableModel::recordsChanged, this, &ItemGroups::refreshSoon);
    connect(&m_items, &TableModel::countsChanged, this, &ItemGroups::refreshSoon);
    connect(&m_tree, &GroupedTable::aboutToRead, this, &ItemGroups::refresh);
    m_tree.flush();
}

QString ItemGroups::groupOf(const ReviewItem &item) const
{
    if (m_grouping == ItemGrouping::ByIdentity)
        return item.identity.isEmpty() ? u"name/"_s + item.identityName : item.identity.toString();
    return item.accessId.isEmpty() ? u"name/"_s + item.sourceName + u'/' + accessName(item) : item.accessId;
}

ItemGroup ItemGroups::newGroup(const ReviewItem &item) const
{
    ItemGroup group;
    group.id = groupOf(item);
    if (m_grouping == ItemGrouping::ByIdentity) {
        group.name = item.identityName.isEmpty() ? Text::tr("Without an identity") : item.identityName;
        group.note = m_notes.value(item.identity);
        group.glyph = item.identity.isEmpty() ? "account"_L1 : "user"_L1;
        group.isReviewer = !item.identity.isEmpty() && m_reviewers.contains(item.identity);
    } else {
        group.name = accessName(item);
        group.note = item.sourceName;
        group.glyph = accessGlyph(item);
    }
    return group;
}

void ItemGroups::refreshSoon()
{
    if (std::exchange(m_due, true))
        return;
    QTimer::singleShot(0, this, [this] {
        if (m_due)
            refresh();
    });
}

void ItemGroups::refresh()
{
    m_due = false;
    std::vector<ItemGroup> groups;
    QHash<QString, size_t> at;
    for (const ReviewItem &item : m_items.records()) {
        const QString id = groupOf(item);
        auto place = at.constFind(id);
        if (place == at.constEnd()) {
            place = at.insert(id, groups.size());
            groups.push_back(newGroup(item));
        }
        ItemGroup &group = groups[place.value()];
        ++group.items;
        group.decided += isDecided(item) ? 1 : 0;
    }
    for (int row = 0; row < m_items.rowCount(); ++row)
        ++groups[at.value(groupOf(m_items.recordAt(row)))].shown;
    m_groups.assign(std::move(groups));
}

void ItemGroups::setGrouping(ItemGrouping grouping)
{
    if (grouping == m_grouping)
        return;
    m_grouping = grouping;
    m_tree.setColumns(treeColumns(grouping));
}

void ItemGroups::setReviewers(const QSet<IdentityId> &reviewers)
{
    m_reviewers = reviewers;
    refreshSoon();
}

void ItemGroups::setNotes(const QHash<IdentityId, QString> &notes)
{
    m_notes = notes;
    refreshSoon();
}

} // namespace baton
