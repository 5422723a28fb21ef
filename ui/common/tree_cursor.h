// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QAbstractItemView;

namespace baton {

class GroupedTable;

/// The one line of a tree that is picked, known by its ids: what comes, goes or moves around it does not change it,
/// and does not scroll the view. A line that a filter hides stays picked.
class TreeCursor final : public QObject
{
    Q_OBJECT

public:
    /// `view` shows `tree`; both must outlive the cursor. Makes the view pick one whole line at a time.
    TreeCursor(GroupedTable &tree, QAbstractItemView &view, QObject *parent);

    /// Of the line, or of the one that it stands below; empty: nothing is picked.
    const QString &groupId() const { return m_group; }
    /// Empty on the line of a group.
    const QString &rowId() const { return m_row; }
    void pick(const QString &groupId);

Q_SIGNALS:
    void changed();

private:
    void take();
    void restore();
    QModelIndex place() const;

    GroupedTable &m_tree;
    QAbstractItemView &m_view;
    QString m_group;
    QString m_row;
    bool m_restoring = false;
};

} // namespace baton
