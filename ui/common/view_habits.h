// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemView;
class QEvent;

namespace baton {

class RecordSelection;

// What tables and trees of rows have in common.

/// Takes `selection` in place of the view's own; nothing for null.
void useSelection(QAbstractItemView &view, RecordSelection *selection);
/// Whole rows, many at a time, never edited, scrolled by the pixel, without a frame.
void setUpRows(QAbstractItemView &view);
/// After another search or filter: the current row if it is still shown, else the first.
void showWhatMatches(QAbstractItemView &view);
/// Space takes the current row in and out of the selection, as Ctrl+Space does.
bool togglesBySpace(const QAbstractItemView &view, const QEvent *event);

} // namespace baton
