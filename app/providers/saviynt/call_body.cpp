// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/call_body.h"

#include "app/providers/saviynt/row_keys.h"

#include <nlohmann/json.hpp>

namespace baton::saviynt {

using namespace Qt::StringLiterals;
using nlohmann::json; // sorted by key

namespace {

void put(json &object, const char *key, const QString &value)
{
    if (key && !value.isEmpty())
        object[key] = value.toStdString();
}

/// Which list of the body a row goes into.
const char *listOf(const RowKeys &keys)
{
    switch (keys.kind) {
    case RowKind::Person:
        return "username";
    case RowKind::Account:
        return "accounts";
    case RowKind::Entitlement:
        return "entitlements";
    case RowKind::ChildEntitlement:
        return "entitlements2";
    case RowKind::Role:
        return "roles";
    }
    return "";
}

json entryOf(const RowKeys &keys)
{
    if (keys.kind == RowKind::Person)
        return keys.username.toStdString();
    json entry = json::object();
    const bool roleOfUser = keys.kind == RowKind::Role && keys.review == Review::UserManager;
    put(entry, "userattkey", keys.user);
    if (!roleOfUser) // the vendor names a role by its user alone
        put(entry, "accattkey", keys.account);
    put(entry, "entattkey", keys.entitlement);
    put(entry, "ent2attkey", keys.child);
    put(entry, "roleattkey", keys.role);
    return entry;
}

bool fits(Endpoint endpoint, const RowKeys &keys)
{
    if (!keys.isComplete())
        return false;
    switch (endpoint) {
    case Endpoint::ReassignPeople:
        return keys.review == Review::UserManager && keys.kind == RowKind::Person;
    case Endpoint::ReassignAccess:
        return keys.review == Review::UserManager && keys.kind != RowKind::Person;
    case Endpoint::ReassignOwnedEntitlements:
        return keys.review == Review::EntitlementOwner && keys.kind == RowKind::Entitlement;
    case Endpoint::ReassignOwnedDetails:
        return keys.review == Review::EntitlementOwner && keys.kind != RowKind::Entitlement;
    case Endpoint::ReassignApplicationAccess:
        return keys.review == Review::ApplicationOwner;
    default:
        return false;
    }
}

/// Nothing: it is not known who that is.
std::optional<QString> updateUserOf(const EndpointRow &row, const Batch &batch, const BodySettings &settings)
{
    QString chosen = batch.options.value(QLatin1StringView(option::updateUser), u"me"_s).trimmed();
    if (chosen == "me"_L1 || chosen.isEmpty())
        return settings.signedInAs;
    if (chosen == "owner"_L1)
        return batch.campaignOwner.isEmpty() ? std::nullopt : std::optional(batch.campaignOwner.toString());
    if (chosen != "certifier"_L1)
        return chosen;
    // A whole certification may not be handed over in its certifier's name.
    const bool whole = row.endpoint == Endpoint::ReassignCertification;
    return whole || batch.reviewer.isEmpty() ? settings.signedInAs : batch.reviewer.toString();
}

QString yesOrNo(const Batch &batch, const char *id, bool standard)
{
    QString chosen = batch.options.value(QLatin1StringView(id));
    const bool yes = chosen.isEmpty() ? standard : chosen.compare("Y"_L1, Qt::CaseInsensitive) == 0;
    return yes ? u"Y"_s : u"N"_s;
}

std::string bulkKey(const char *key, const BodySettings &settings)
{
    const QString name = QString::fromLatin1(key);
    return (settings.lowercaseBulkKeys ? name.toLower() : name).toStdString();
}

/// False when a unit cannot be named in this operation.
bool putUnits(json &body, const EndpointRow &row, const Batch &batch)
{
    for (const Unit &unit : batch.units) {
        const std::optional<RowKeys> keys = rowKeys(unit.key);
        if (!keys || !fits(row.endpoint, *keys))
            return false;
        body[listOf(*keys)].push_back(entryOf(*keys));
    }
    return true;
}

} // namespace

QByteArray callBody(const EndpointRow &row, const Batch &batch, const BodySettings &settings)
{
    const bool whole = row.endpoint == Endpoint::ReassignCertification;
    if (batch.units.empty() || (whole && batch.units.size() != 1))
        return {};
    const auto certification = keysOf(whole ? CertificationId(batch.units.front().key) : batch.certification);
    if (!certification)
        return {};
    json body = json::object();
    if (!whole && !putUnits(body, row, batch))
        return {};
    const std::optional<QString> updateUser = updateUserOf(row, batch, settings);
    if (!updateUser)
        return {};
    const KeyNames &keys = row.keys;
    put(body, keys.campaign, certification->campaign);
    put(body, keys.certification, certification->certkey);
    put(body, keys.campaignName, batch.campaignName);
    put(body, keys.certificationName, batch.certificationName);
    put(body, "newassignee", batch.target.toString());
    put(body, "updateuser", *updateUser);
    put(body, keys.comment, batch.reason);
    if (keys.bulkUpdate)
        body[bulkKey(keys.bulkUpdate, settings)] = yesOrNo(batch, option::bulkUpdate, true).toStdString();
    if (keys.bulkValidation)
        body[bulkKey(keys.bulkValidation, settings)] = yesOrNo(batch, option::bulkValidation, true).toStdString();
    if (keys.bulkConsult)
        body[keys.bulkConsult] = yesOrNo(batch, option::consultAssociated, false).toStdString();
    const std::string bytes = body.dump();
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace baton::saviynt
