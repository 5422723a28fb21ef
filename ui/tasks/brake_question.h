// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/row_count.h"

#include <functional>

class QWidget;

namespace baton {

/// Before a paused run goes on at a tenant marked as production: asks for the number of the rows that would be sent,
/// as the run itself asked for it. `goOn` is called when it was typed; closing the question leaves the run paused.
void askBeforeGoingOn(QWidget &window, const QString &tenant, const RowCount &rows, std::function<void()> goOn);

} // namespace baton
