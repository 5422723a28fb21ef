// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/reassign_dialect.h"
#include "app/providers/saviynt/endpoint_table.h"

namespace baton::saviynt {

/// What a connection says about the bodies.
struct BodySettings
{
    QString signedInAs;             ///< user name: `updateuser` unless an order says another
    bool lowercaseBulkKeys = false; ///< "bulkupdate" as the parameter list spells it, not "bulkUpdate" as the body does
};

/// Ids of the options that a body carries; values are "Y" and "N", but of updateUser: "me", "certifier", "owner" or a
/// user name.
namespace option {
inline constexpr auto updateUser = "updateuser";
inline constexpr auto bulkUpdate = "bulkUpdate";
inline constexpr auto bulkValidation = "bulkValidation";
inline constexpr auto consultAssociated = "bulkConsultAssociatedData";
} // namespace option

/// The exact bytes of one of the six writes. Everything is a string, keys are in the order of the alphabet, as in every
/// body that the vendor publishes; nothing that is optional and empty is sent. Empty: a unit, or in whose
/// name it goes, cannot be named in it.
QByteArray callBody(const EndpointRow &row, const Batch &batch, const BodySettings &settings);

} // namespace baton::saviynt
