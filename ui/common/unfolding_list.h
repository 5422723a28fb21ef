// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/grouped_table.h"
#include "ui/common/list_state.h"
#include "ui/common/window_services.h"

#include <QObject>

namespace baton {

class ListPage;
class RowTree;
class TreeCursor;

/// A list whose lines unfold to lines of another table, newest first, with one line picked. The words of its search,
/// its filters and its order are those of the groups.
class UnfoldingList final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ListTexts texts;
        QLatin1StringView treeName; ///< object name
        std::vector<TreeColumn> columns;
        QLatin1StringView newestBy; ///< the column that says how new a group is
        GroupedTable::GroupOf groupOf;
    };

    /// The tables must outlive it; `parent` owns it and what it makes.
    UnfoldingList(TableModel &groups, TableModel &rows, const Parts &parts, const WindowServices &services,
                  QWidget *parent);

    ListPage &page() const { return *m_page; }
    RowTree &tree() const { return *m_tree; }
    TreeCursor &cursor() const { return *m_cursor; }
    /// Unfolds the picked group, or folds it.
    void toggle();

Q_SIGNALS:
    /// Its rows are wanted.
    void unfolded(const QString &groupId);
    /// Another line is picked, or none.
    void picked();
    /// Enter or a double click.
    void opened();

private:
    GroupedTable *m_grouped;
    ListPage *m_page;
    RowTree *m_tree;
    TreeCursor *m_cursor;
};

} // namespace baton
