// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cell.h"

#include <QStyledItemDelegate>

class QPainter;

namespace baton {

class Theme;

/// Paints the cells of every table and tree by the roles of TableModel, never by a colour from the model: in tables
/// also the row behind them (fill, leading bar, hairline, frame of the current row), which a tree paints by itself.
class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// What is painted behind the cells of a row, or of one cell of it.
    struct RowLook
    {
        QRect rect;
        Qt::LayoutDirection direction = Qt::LeftToRight;
        bool selected = false;
        bool active = false;  ///< the window is
        bool current = false; ///< and the view has the focus
        bool group = false;
        bool first = true; ///< the row begins in `rect`
        bool last = true;  ///< it ends there
    };

    explicit RowDelegate(QObject *parent = nullptr);

    static void paintRow(QPainter &painter, const Theme &theme, const RowLook &look);
    static int rowHeight(const QFont &font, bool twoLines);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Tooltips are plain text, whatever a vendor writes.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Whether sizeHint() says how wide the text is. A tree asks for every row each time that its rows change, and
    /// wants only its height; to measure the texts of thousands of rows holds up the window.
    void setMeasuresWidth(bool measures) { m_measuresWidth = measures; }

    /// Cell padding, in logical pixels.
    static constexpr int padding = 8;
    static constexpr int outerPadding = 16;
    static constexpr int treePadding = 2; ///< behind the branch

private:
    struct Cell;

    bool m_measuresWidth = true;

    void paintSubject(QPainter &painter, const Cell &cell) const;
    void paintState(QPainter &painter, const Cell &cell, bool badges) const;
    void paintProgress(QPainter &painter, const Cell &cell) const;
    void paintTwoLines(QPainter &painter, const Cell &cell) const;
    void paintText(QPainter &painter, const Cell &cell, const QRect &rect, const QString &text, const QFont &font,
                   const QColor &ink, Qt::Alignment alignment = Qt::AlignLeft) const;
};

} // namespace baton
