// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cell.h"

#include <QStyledItemDelegate>

class QPainter;

namespace baton {

class Theme;

/// Paints the rows of every table: fill, leading bar, hairline, frame of the current row, then the cell by its kind.
/// It reads roles and tokens, never a colour from the model.
class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RowDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Tooltips are plain text, whatever a vendor writes.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Cell padding, in logical pixels.
    static constexpr int padding = 8;
    static constexpr int outerPadding = 16;

private:
    struct Cell;

    void paintBackground(QPainter &painter, const Cell &cell) const;
    void paintSubject(QPainter &painter, const Cell &cell) const;
    void paintState(QPainter &painter, const Cell &cell, bool badges) const;
    void paintProgress(QPainter &painter, const Cell &cell) const;
    void paintTwoLines(QPainter &painter, const Cell &cell) const;
    void paintText(QPainter &painter, const Cell &cell, const QRect &rect, const QString &text, const QFont &font,
                   const QColor &ink, Qt::Alignment alignment = Qt::AlignLeft) const;
};

} // namespace baton
