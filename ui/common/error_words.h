// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"
#include "ui/common/state_panel.h"

namespace baton {

/// What a page says when its list could not be read: what did not happen, why, what to do. `what` is the list in
/// lowercase plural ("campaigns"), `tenant` the connection's name.
StatePanel::Content loadFailure(const Error &error, const QString &what, const QString &tenant);

/// One line for a banner above rows that are still shown.
QString refreshFailure(const Error &error, const QString &loadedAt);

/// The vendor's words of an error: quoted message, causes, tracking id; one per line. Empty when there are none.
QString vendorWords(const Error &error);

} // namespace baton
