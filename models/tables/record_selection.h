// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QItemSelectionModel>
#include <QSet>

#include <vector>

namespace baton {

class TableModel;

/// Which rows of a TableModel are selected, as a set of ids: sorting, filtering and refreshing do not change it.
///
/// A selected row that a filter hides stays selected. A gesture that begins a new selection (a plain click, Ctrl+A)
/// lets go of the hidden ones too; one that adds or takes away (Ctrl+click) leaves them.
class RecordSelection final : public QItemSelectionModel
{
    Q_OBJECT

public:
    explicit RecordSelection(TableModel &table, QObject *parent = nullptr);

    int count() const { return static_cast<int>(m_ids.size()); }
    int hiddenCount() const;
    bool contains(const QString &id) const { return m_ids.contains(id); }
    /// The shown ones in the order of the view, then the hidden ones as loaded.
    std::vector<QString> ids() const;
    /// Only those that the view shows, in its order.
    std::vector<QString> shownIds() const;
    QString currentId() const { return m_current; }

    using QItemSelectionModel::select;
    void select(const QItemSelection &selection, SelectionFlags command) override;
    void reset() override;
    /// Nothing is selected any more, shown or not.
    void forgetAll();

Q_SIGNALS:
    /// The set of selected ids, or how many of them are shown, changed.
    void idsChanged();

private:
    void take(const QItemSelection &selected, const QItemSelection &deselected);
    void restore();

    TableModel &m_table;
    QSet<QString> m_ids;
    QString m_current;
    bool m_restoring = false;
};

} // namespace baton
