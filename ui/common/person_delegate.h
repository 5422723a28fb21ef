// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStyledItemDelegate>

namespace baton {

/// Paints a person to choose: the name over the line that tells two of one name apart, the state in a column of its
/// own. Of a list that is out of date nothing is marked, and all of it is grey.
class PersonDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit PersonDelegate(QObject *parent = nullptr);

    /// What stands before the line of some people, by id: "Manager of Ana Ruiz".
    void setNotes(QHash<QString, QString> notes) { m_notes = std::move(notes); }
    /// The second line as it is shown.
    QString lineOf(const QModelIndex &person) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    QHash<QString, QString> m_notes;
};

} // namespace baton
