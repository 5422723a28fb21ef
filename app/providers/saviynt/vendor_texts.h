// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/campaign.h"
#include "models/domain/certification.h"
#include "models/domain/identity.h"
#include "models/domain/review_item.h"

#include <QTimeZone>

namespace baton::saviynt {

/// "lmcneil (Logan McNeil)": the name by which somebody signs in, and the name of the person. Without a parenthesis
/// the whole text is the user name.
struct NamedUser
{
    QString username;
    QString name; ///< the user name where there is no other

    friend bool operator==(const NamedUser &, const NamedUser &) = default;
};
NamedUser splitUser(const QString &text);

/// What the name of a certification tells: "<campaign> - <user> (<Display>)", and "-Reassigned-yyyy-MM-dd-HHmmss"
/// behind it when a reassign made it. Empty parts: not in it.
struct CertificationName
{
    QString campaign;
    NamedUser certifier;
    bool reassigned = false;
    QDateTime reassignedAt; ///< UTC
};
CertificationName splitCertificationName(const QString &name, const QTimeZone &zone);

/// A time of the vendor's, which names no zone: that of the tenant. UTC; invalid when it is none.
QDateTime tenantTime(const QString &text, const QTimeZone &zone);

/// Text without its tags: "<br>" is a new line, nothing else of HTML is kept or obeyed, and "&amp;" stays as it is.
QString plainText(QString text);

/// The vendor's words. Unknown ones keep their text.
VendorEnum<CampaignStatus> campaignStatus(const QString &text);
VendorEnum<CertificationPhase> certificationPhase(const QString &text);
VendorEnum<Decision> decision(const QString &text);
/// statuskey: "1" is active.
VendorEnum<IdentityState> identityState(const QString &text);

/// The three kinds of campaign whose certifications can be opened and handed over.
enum class Review { Unknown, UserManager, EntitlementOwner, ApplicationOwner };
Review reviewOf(const QString &campaignType);
/// The vendor's word for it; empty for Unknown.
QString toString(Review review);
VendorEnum<CampaignType> campaignType(const QString &text);

/// Lower case letters and digits alone: "Locked And Task Created" and "lockedandtaskcreated" are one word.
QString squeezed(const QString &text);

} // namespace baton::saviynt
