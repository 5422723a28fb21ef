// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace baton {

/// Asks whether to close the window while calls are not proven yet; `leave` runs when the answer is yes. Asks once
/// at a time, and returns at once.
void askBeforeClosing(QWidget &window, const QString &tenant, int openCalls, std::function<void()> leave);

} // namespace baton
