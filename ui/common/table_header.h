// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cell.h"

#include <QHeaderView>

#include <vector>

namespace baton {

/// The header of every table and tree: titles that sort, columns that move, a menu that shows and hides them, a
/// tooltip for a title that is cut. Columns without a width of their own share the rest, as long as that leaves each
/// enough to be read; in a narrower window the table scrolls instead. A context menu request (a right click, or a tool
/// button that emits it) opens the menu.
class TableHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit TableHeader(QWidget *parent = nullptr);

    /// Gives every column its width and whether it shows, as in `columns`. Once the view has its model.
    void setUp(std::vector<ColumnInfo> columns);
    void chooseColumns(const QPoint &globalPosition);
    /// As it was set up.
    void showStandard();
    /// By logical index.
    const std::vector<ColumnInfo> &columns() const { return m_columns; }
    int columnOf(const QString &id) const; ///< -1: none

    /// How far the title of a column begins behind its edge.
    int leadOf(int logicalIndex) const;
    /// Of the first column, in place of the page's margin: a tree's indentation.
    void setFirstLead(int lead) { m_firstLead = lead; }

    /// Takes the one that it made itself and no other: a header shows no selection, and to paint a section Qt asks
    /// every selected row about it.
    void setSelectionModel(QItemSelectionModel *selection) override;

protected:
    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void standardWidths();
    void shareSoon();
    void shareTheRest();

    std::vector<ColumnInfo> m_columns;
    int m_firstLead;
    bool m_sharing = false; ///< soon
};

/// True for the column that shows first, whatever was moved or hidden; a tree counts as a table.
bool isFirstShown(const QHeaderView &header, int logicalIndex);
bool isLastShown(const QHeaderView &header, int logicalIndex);

/// A length for the standard font, grown with `font`: everything that holds text grows with it.
int scaledFor(const QFont &font, int length);

} // namespace baton
