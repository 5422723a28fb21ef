// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/unfolding_list.h"

#include "models/tables/table_model.h"
#include "ui/common/list_page.h"
#include "ui/common/row_tree.h"
#include "ui/common/tree_cursor.h"
#include "ui/common/widgets.h"

#include <algorithm>

namespace baton {

UnfoldingList::UnfoldingList(TableModel &groups, TableModel &rows, const Parts &parts, const WindowServices &services,
                             QWidget *parent)
    : QObject(parent),
      m_grouped(new GroupedTable(groups, rows, parts.groupOf, parts.columns, GroupedTable::EmptyGroups::Shown, this)),
      m_page(new ListPage(parts.texts, groups, nullptr, services.scheduler, services.connection.name, parent)),
      m_tree(
          named(new RowTree(*m_grouped, nullptr, RowTree::Groups::Folded, m_page), parts.treeName, parts.texts.title)),
      m_cursor(new TreeCursor(*m_grouped, *m_tree, this))
{
    m_tree->setExpandsOnDoubleClick(false); // the page says what opening is
    m_tree->sortBy(parts.newestBy, Qt::DescendingOrder);
    m_page->setView(*m_tree);
    connect(&groups, &TableModel::filtersChanged, this, [this, &groups] {
        const std::vector<FacetInfo> &facets = groups.facets();
        m_page->setFilterCount(
            static_cast<int>(std::count_if(facets.begin(), facets.end(), [&groups](const FacetInfo &facet) {
                return !groups.facet(facet.id).isEmpty();
            })));
    });
    connect(m_page, &ListPage::clearFiltersRequested, &groups, &TableModel::clearFacets);
    connect(m_tree, &QTreeView::expanded, this,
            [this](const QModelIndex &group) { Q_EMIT unfolded(m_grouped->groupIdAt(group)); });
    connect(m_tree, &QAbstractItemView::activated, this, &UnfoldingList::opened);
    connect(m_cursor, &TreeCursor::changed, this, &UnfoldingList::picked);
}

void UnfoldingList::toggle()
{
    const QModelIndex group = m_grouped->indexOfGroup(m_cursor->groupId());
    m_tree->setExpanded(group, !m_tree->isExpanded(group));
}

} // namespace baton
