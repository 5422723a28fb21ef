// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>

class QAbstractItemView;
class QAction;
class QPoint;

namespace baton {

/// An entry that names a key which something else answers.
QString withKey(const QString &text, const QKeySequence &key);

/// The context menu of a list of rows: what the page offers, then Copy (Ctrl+C, with a header line) and Copy id, then
/// what else the page offers. Opens at the mouse, or at the current row by the keyboard.
class RowMenu final : public QObject
{
    Q_OBJECT

public:
    /// `view` shows a table or a tree of rows and owns the menu.
    explicit RowMenu(QAbstractItemView &view);

    /// Open, Reassign…: above Copy, in the order of the calls. The action stays the page's, with its state.
    void addAbove(QAction &action);
    /// Select all that match, Export…: below.
    void addBelow(QAction &action);
    /// What Copy id copies of a row, where that is not the row's id in the table.
    void setIdText(std::function<QString(const QString &rowId)> idText);

    QAction &copyAction() const { return *m_copy; }
    QAction &copyIdAction() const { return *m_copyId; }

Q_SIGNALS:
    /// The menu is about to open on the current row.
    void aboutToOpen();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void popup(const QPoint &at);
    void copy() const;
    void copyIds() const;
    bool hasChosen() const;
    QStringList chosenIds() const;

    QAbstractItemView &m_view;
    QAction *m_copy;
    QAction *m_copyId;
    QList<QAction *> m_above;
    QList<QAction *> m_below;
    std::function<QString(const QString &rowId)> m_idText;
};

} // namespace baton
