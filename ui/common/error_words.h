// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"
#include "ui/common/state_panel.h"

namespace baton {

/// What a page says when its list could not be read: what did not happen, why, what to do. `what` is the list in
/// lowercase plural ("campaigns"), `tenant` the connection's name.
StatePanel::Content loadFailure(const Error &error, const QString &what, const QString &tenant);

/// One line for a banner above rows that are still shown.
QString refreshFailure(const Error &error, const QString &loadedAt, bool lastSeen = false);
/// The same where the first load ended before its end; `total` -1: not known.
QString stoppedShort(const std::optional<Error> &error, qint64 loaded, qint64 total);

/// What stands below a search for people that failed.
QString lookUpFailure(const Error &error);

/// Whether the error's message is the tenant's own, not Baton's.
bool isVendorText(const Error &error);
/// What is known of an error beyond its sentence, one per line: the message (quoted when it is the vendor's), causes,
/// attempts, tracking id. Empty when there is nothing.
QString vendorWords(const Error &error);
/// Everything about it, to be pasted into a ticket.
QString errorReport(const Error &error, const QString &tenant);

/// Whether asking again without a person's doing may help.
bool mayPassByItself(const Error &error);

} // namespace baton
