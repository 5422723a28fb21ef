// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QSet>

class QLineEdit;
class QListView;
class QToolButton;

namespace baton {

class FacetModel;
class TableModel;

/// The values of a facet, to check. What is checked narrows the table at once; Space checks, Enter or a click outside
/// keeps it, Esc puts back what was before. Deletes itself when it closes.
class FacetPopup final : public QFrame
{
    Q_OBJECT

public:
    /// `table` must outlive the popup.
    FacetPopup(TableModel &table, QLatin1StringView facetId, QWidget *parent);

    /// Opens below `anchor`, or above it where there is no room.
    void popup(const QWidget &anchor);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void readSoon();
    void read();
    void cancel();
    void updateClear();
    bool takeKey(QObject *watched, const QKeyEvent &event);

    TableModel &m_table;
    QLatin1StringView m_id;
    QSet<QString> m_before;
    FacetModel *m_model;
    QLineEdit *m_search;
    QListView *m_list;
    QToolButton *m_clear;
    bool m_due = false;
};

} // namespace baton
