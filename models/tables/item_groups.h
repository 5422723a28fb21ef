// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/grouped_table.h"
#include "models/tables/item_table.h"

#include <QHash>
#include <QSet>

namespace baton {

enum class ItemGrouping { ByIdentity, ByAccess };

/// One line over the items of a person, or over those that give one access.
struct ItemGroup
{
    QString id;
    QString name;
    QString note; ///< of a person: job or department, where known; of an access: its source
    QLatin1StringView glyph;
    int items = 0;
    int shown = 0;   ///< of them, by what the table of items lets through
    int decided = 0; ///< of all
    bool isReviewer = false;
};

class ItemGroupTable final : public RecordTableModel<ItemGroup>
{
public:
    explicit ItemGroupTable(QObject *parent = nullptr);
    QString idOf(const ItemGroup &row) const override;

protected:
    std::optional<StateWord> sideOf(const ItemGroup &row) const override;
    bool recedes(const ItemGroup &row) const override;
};

/// The items of a table as a tree, by identity or by access. Groups follow the items: what they count is all that is
/// loaded, and they say so when a filter shows less.
class ItemGroups final : public QObject
{
    Q_OBJECT

public:
    /// `items` must outlive the groups.
    explicit ItemGroups(ItemTable &items, QObject *parent = nullptr);

    GroupedTable &tree() { return m_tree; }
    ItemGrouping grouping() const { return m_grouping; }
    void setGrouping(ItemGrouping grouping);
    /// Who must not review what is theirs: these identities are marked.
    void setReviewers(const QSet<IdentityId> &reviewers);
    /// What is known of people besides their names: job, department.
    void setNotes(const QHash<IdentityId, QString> &notes);

private:
    QString groupOf(const ReviewItem &item) const;
    ItemGroup newGroup(const ReviewItem &item) const;
    void refreshSoon();
    void refresh();

    ItemTable &m_items;
    ItemGroupTable m_groups;
    ItemGrouping m_grouping = ItemGrouping::ByIdentity;
    QSet<IdentityId> m_reviewers;
    QHash<IdentityId, QString> m_notes;
    bool m_due = false;
    GroupedTable m_tree; ///< reads the groups while it is made
};

} // namespace baton
