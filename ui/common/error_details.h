// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace baton {

/// Opens a box with everything that is known of a failure (see errorReport), to read and to copy. Returns at once.
void showErrorDetails(QWidget *parent, const QString &report);

} // namespace baton
