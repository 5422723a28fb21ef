// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/list_feed.h"

#include <QPointer>

class QAbstractItemView;
class QAction;

namespace baton {

class RecordSelection;
class RowMenu;
class SelectMatching;

/// What every list of a page offers beside its rows: chips, a context menu, "select all that match", a file of what is
/// shown; and what it says when selected rows vanish.
class ListTools final : public QObject
{
    Q_OBJECT

public:
    struct Texts
    {
        QString open;     ///< "Open certifications"; empty: nothing opens
        QString reassign; ///< "Reassign…"; empty: nothing is reassigned here
        QString name;     ///< of the rows, for a file: "certifications"
    };

    /// `chips`: the facets that have one, in their order; empty: all. All must outlive it; `page` owns it.
    ListTools(ListPage &page, TableModel &table, RecordSelection &selection, ListFeedBase &feed,
              const std::vector<QLatin1StringView> &chips, Texts texts);

    /// The context menu of the view of these rows. `copiedId`: what is copied as a row's id; null: its id in the
    /// table.
    RowMenu &addMenu(QAbstractItemView &view, std::function<QString(const QString &rowId)> copiedId = nullptr);
    /// Writes what the view shows to a file that the person names.
    void exportShown();
    bool canExport() const;

    /// Also what is not loaded yet. Only where more than one row can be selected.
    void selectMatching();
    bool canSelectMatching() const;
    /// Of rows that are selected as a set.
    void clearSelection();
    bool canClearSelection() const;

    /// Of the menu; the page says whether it is enabled.
    QAction &reassign() { return *m_reassign; }

    /// Selected rows are about to leave the list because somebody else holds them now: who, once for each row.
    void tellMoved(const QStringList &holders);

    /// "2 moved to Rita Rossi", "2 of the selected rows are gone", until the selection is changed; what it waits for;
    /// or empty.
    QString selectionNote() const;

Q_SIGNALS:
    void reassignRequested();
    void selectionNoteChanged();

private:
    QAction *action(QLatin1StringView name, const QString &text);

    ListPage &m_page;
    TableModel &m_table;
    RecordSelection &m_selection;
    Texts m_texts;
    QPointer<QAbstractItemView> m_view;
    SelectMatching *m_matching;
    QAction *m_open;
    QAction *m_reassign;
    QAction *m_selectMatching;
    int m_lost = 0;
    QStringList m_holders; ///< of those lost, as far as they are known
    int m_countAfterLoss = 0;
};

} // namespace baton
