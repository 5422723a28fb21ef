// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QTreeView>

namespace baton {

class GroupedTable;
class RecordSelection;
class RowDelegate;
class TableHeader;

/// A stock tree set up as every grouped list of Baton. It paints rows as a table does, the branch area included; groups
/// stand on the colour of panes. Which groups are open is kept by their ids, and nothing scrolls when rows come.
class RowTree final : public QTreeView
{
    Q_OBJECT

public:
    enum class Groups { Open, Folded };

    /// `tree` and `selection` must outlive the view. `groups`: how a group stands until a person changes it.
    RowTree(GroupedTable &tree, RecordSelection *selection, Groups groups, QWidget *parent = nullptr);

    TableHeader &tableHeader() const { return *m_header; }
    /// Sorts groups and rows by a column and shows the arrow there.
    void sortBy(QLatin1StringView columnId, Qt::SortOrder order);
    void setOpen(const QString &groupId, bool open);
    /// All groups, also those to come.
    void setAllOpen(bool open);

    void reset() override;

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    int sizeHintForColumn(int column) const override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index, const QEvent *event) const override;

private:
    void restoreOpen();
    void remember(const QModelIndex &group, bool open);
    void tellWindow();
    void stayOnTop();

    GroupedTable &m_tree;
    RecordSelection *m_selection;
    TableHeader *m_header;
    RowDelegate *m_cells;
    bool m_open;                ///< how a group stands that nobody touched
    QSet<QString> m_exceptions; ///< groups that stand the other way
    bool m_restoring = false;
    bool m_onTop = false; ///< the first line is current because nobody went to another yet
    bool m_placing = false;
    bool m_seek = false; ///< other rows match: where to look is found anew
};

} // namespace baton
