// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/view_habits.h"

#include "models/tables/record_selection.h"

#include <QAbstractItemView>
#include <QKeyEvent>

namespace baton {

void useSelection(QAbstractItemView &view, RecordSelection *selection)
{
    if (!selection)
        return;
    QItemSelectionModel *own = view.selectionModel();
    view.setSelectionModel(selection);
    delete own;
}

void setUpRows(QAbstractItemView &view)
{
    view.setFrameShape(QFrame::NoFrame);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
}

void showWhatMatches(QAbstractItemView &view)
{
    if (view.currentIndex().isValid())
        view.scrollTo(view.currentIndex());
    else
        view.scrollToTop();
}

bool togglesBySpace(const QAbstractItemView &view, const QEvent *event)
{
    return event && event->type() == QEvent::KeyPress &&
           static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Space &&
           view.selectionMode() == QAbstractItemView::ExtendedSelection;
}

} // namespace baton
