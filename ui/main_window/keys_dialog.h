// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenuBar;
class QWidget;

namespace baton {

/// Lists every key: those of the menus as they are set there, then those of lists, filters and the Reassign dialog.
void showKeys(const QMenuBar &menus, QWidget &window);

} // namespace baton
