// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QPushButton;

namespace baton {

class ListPage;
class ListTools;
class RecordSelection;

/// The action bar of a list whose rows are reassigned: how many are selected and what of them, Clear selection,
/// "Reassign 37 certifications…".
class SelectionActions final : public QObject
{
    Q_OBJECT

public:
    struct Texts
    {
        QString one;  ///< "Reassign 1 item…"
        QString many; ///< "Reassign %1 items…"
    };

    /// All must outlive it; `page` owns it.
    SelectionActions(ListPage &page, RecordSelection &selection, ListTools &tools, Texts texts);

    /// `facts`: what is known of the selected rows. `why`: why they cannot be reassigned just now; empty: they can.
    void update(const QStringList &facts, const QString &why);

Q_SIGNALS:
    void reassignRequested();

private:
    ListPage &m_page;
    RecordSelection &m_selection;
    ListTools &m_tools;
    Texts m_texts;
    QPushButton *m_clear;
    QPushButton *m_reassign;
};

} // namespace baton
