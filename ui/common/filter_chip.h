// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/facet.h"

#include <QToolButton>

namespace baton {

class TableModel;

/// One facet as a button: opens its values; in use, its × (or Del) shows all again.
class FilterChip final : public QToolButton
{
    Q_OBJECT

public:
    /// `table` must outlive the chip.
    FilterChip(TableModel &table, const FacetInfo &facet, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void refresh();
    void openValues();
    void showAll();
    QRect glyphRect() const;
    bool isInUse() const;

    TableModel &m_table;
    FacetInfo m_facet;
    bool m_onCross = false; ///< the mouse went down on the ×
};

} // namespace baton
