// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connector.h"

namespace baton {

/// What connections to each vendor's tenants can be told; the standard vendor first.
std::vector<VendorOffer> vendorOffers();

/// See Connector::apiBase().
Result<QUrl> apiBaseOf(const QString &vendorId, const QString &typed);

/// What may be asked of a vendor's tenant by anybody, to see whether it is there.
struct TenantDoor
{
    QString path;                                            ///< below the base; empty: the base itself
    QString (*tenantIn)(const QByteArray &answer) = nullptr; ///< how the tenant names itself; null: it does not
};
TenantDoor tenantDoorOf(const QString &vendorId);

} // namespace baton
