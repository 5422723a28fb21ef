// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton {

/// What a tenant offers, so that nobody above the providers asks which vendor it is.
struct Capabilities
{
    int pageSize = 250;               ///< most rows a page may carry
    bool totalCounts = false;         ///< lists can say how many rows they have
    bool tenantWideLists = false;     ///< lists are not only the signed-in person's own
    bool wholeCertifications = false; ///< a certification can be handed over whole
    bool items = false;               ///< single items can be handed over
    bool tasks = false;               ///< calls start tasks that can be followed
    bool forwardingLookup = false;    ///< out-of-office rules can be read before sending
    bool identitySearch = false;
    bool namesReassignSource = true; ///< a reassigned certification says which one it came from
};

/// The names under which a vendor is shown. The only way a vendor's name reaches a screen.
struct VendorDescriptor
{
    QString id; ///< stable, lowercase
    QString displayName;
    QString apiLabel; ///< e.g. "API v3"
};

} // namespace baton
