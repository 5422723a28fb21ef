// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace baton::test {

/// What a screen reader or a keyboard would miss on the screen below `root`, one line each: something that takes the
/// focus without an accessible name or an object name; a picture of a button without words; a table or tree whose
/// columns or cells have none. Says so too when there is hardly anything to walk over.
QStringList missing(const QWidget *root);

} // namespace baton::test
