// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/vendor_offers.h"

#include "app/composition/provider_settings.h"
#include "app/connections/connection_arguments.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::VendorOffers)
};

VendorOffer clientVendor()
{
    VendorOffer offer;
    offer.vendor = {vendorIds().constFirst(), u"SailPoint Identity Security Cloud"_s, {}};
    offer.signIns = {SignInKind::ClientSecret, SignInKind::Browser};
    offer.apiVersions = ConnectionArguments::apiVersions();
    offer.rateLimit = RequestLimit{100, 10};
    offer.addressExample = u"acme.api.identitynow.com"_s;
    return offer;
}

VendorOffer userVendor()
{
    VendorOffer offer;
    offer.vendor = {vendorIds().constLast(), u"Saviynt Enterprise Identity Cloud"_s, {}};
    offer.signIns = {SignInKind::Password, SignInKind::TokenExchange};
    offer.rateLimit = RequestLimit{0, 0};
    offer.addressExample = u"acme.saviyntcloud.com"_s;
    offer.settings = {
        {u"external-connection"_s,
         Text::tr("External connection"),
         Text::tr("How the tenant calls your identity provider. Leave it empty where it knows only one."),
         QString(),
         {},
         SignInKind::TokenExchange},
        {u"subject-token"_s,
         Text::tr("Kind of token"),
         Text::tr("Whether your identity provider's token is an access token (access) or an ID token (id)."),
         u"access"_s,
         {u"access"_s, u"id"_s},
         SignInKind::TokenExchange},
        {u"time-zone"_s,
         Text::tr("Time zone"),
         Text::tr("The zone of the tenant's times, which name none."),
         u"UTC"_s,
         {}},
        {u"base-path"_s,
         Text::tr("Base path"),
         Text::tr("Where the tenant's interface begins, behind the address."),
         u"/ECM/api/v5"_s,
         {}},
        {u"sign-in"_s,
         Text::tr("Sign-in"),
         Text::tr("Whether the password goes in the body of the sign-in (json) or in a header (basic)."),
         u"json"_s,
         {u"json"_s, u"basic"_s},
         SignInKind::Password},
        {u"bulk-keys"_s,
         Text::tr("Bulk keys"),
         Text::tr("How the tenant wants the bulk marks spelled: bulkUpdate (camel) or bulkupdate (lower)."),
         u"camel"_s,
         {u"camel"_s, u"lower"_s}},
        {u"call-limit"_s,
         Text::tr("Rows in a call"),
         Text::tr("Most rows that one call carries, from 1 to 10000."),
         u"50"_s,
         {}},
    };
    return offer;
}

/// A host of a vendor's pages: what follows the tenant's name, and what follows it in the address of the API.
struct PagesHost
{
    const char *pages;
    const char *api;
};
// Source: EndpointUtils of the vendor's own VS Code extension; vanity names cannot be told apart.
constexpr std::array clientVendorPages{
    PagesHost{".login.sailpoint.com", ".api.identitynow.com"},
    PagesHost{".identitynow.com", ".api.identitynow.com"},
    PagesHost{".identitynow-demo.com", ".api.identitynow-demo.com"},
    PagesHost{".identitysoon.com", ".api.cloud.sailpoint.com"},
};

/// A tenant's name alone, as in "acme"; never this machine.
bool isBareName(const QString &typed)
{
    return !typed.isEmpty() && typed != "localhost"_L1 && std::all_of(typed.begin(), typed.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-');
    });
}

/// The API's host for a host of the vendor's pages; empty: it is none.
QString apiHostFor(const QString &host)
{
    for (const PagesHost &known : clientVendorPages) {
        if (!host.endsWith(QLatin1StringView(known.pages)))
            continue;
        const QString tenant = host.chopped(static_cast<qsizetype>(qstrlen(known.pages)));
        if (!tenant.isEmpty() && !tenant.contains(u'.'))
            return tenant + QLatin1StringView(known.api);
    }
    return {};
}

QUrl httpsTo(const QString &host)
{
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(host);
    return url;
}

/// An address that a person copied from a browser, without what follows the host.
QUrl pagesAddress(const QString &typed)
{
    const QUrl url(typed.contains("://"_L1) ? typed : "https://"_L1 + typed, QUrl::StrictMode);
    return url.isValid() && url.scheme() == "https"_L1 && url.userInfo().isEmpty() ? url : QUrl();
}

QString clientVendorTenant(const QByteArray &answer)
{
    return QJsonDocument::fromJson(answer).object().value("tenantName"_L1).toString();
}

} // namespace

std::vector<VendorOffer> vendorOffers()
{
    return {clientVendor(), userVendor()};
}

TenantDoor tenantDoorOf(const QString &vendorId)
{
    if (vendorId == vendorIds().constFirst())
        return {u"/oauth/info"_s, clientVendorTenant};
    return {};
}

Result<QUrl> apiBaseOf(const QString &vendorId, const QString &typed)
{
    const bool byClient = vendorId == vendorIds().constFirst();
    if (!vendorIds().contains(vendorId))
        return failure({ErrorKind::Invalid, Text::tr("There is no vendor “%1”.").arg(vendorId),
                        Text::tr("Choose one of %1.").arg(vendorIds().join(", "_L1))});
    const QString text = typed.trimmed();
    const QString example = byClient ? clientVendor().addressExample : userVendor().addressExample;
    if (text.isEmpty())
        return failure({ErrorKind::Invalid, Text::tr("The address of the tenant is empty."),
                        Text::tr("Enter the tenant's name, or the address of its API, such as %1.").arg(example)});
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }))
        return failure({ErrorKind::Invalid, Text::tr("The address “%1” has a space in it.").arg(text),
                        Text::tr("Take it out: an address is one word, such as %1.").arg(example)});
    if (isBareName(text))
        return httpsTo(text.toLower() + (byClient ? u".api.identitynow.com"_s : u".saviyntcloud.com"_s));
    if (const QUrl pages = pagesAddress(text); !pages.isEmpty()) {
        if (const QString api = byClient ? apiHostFor(pages.host()) : QString(); !api.isEmpty())
            return httpsTo(api);
        // Pages and interface share a host.
        if (!byClient && (pages.path().startsWith("/ECM"_L1) || pages.path().startsWith("/ui"_L1)))
            return checkedBaseUrl(httpsTo(pages.host()).toString());
    }
    Result<QUrl> checked = checkedBaseUrl(text);
    if (!checked) {
        const QUrl whole = pagesAddress(text);
        if (!whole.host().isEmpty())
            checked.error().nextStep = Text::tr("Enter %1 alone.").arg(whole.authority());
    }
    return checked;
}

} // namespace baton
