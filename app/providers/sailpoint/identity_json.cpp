// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/json_reader.h"
#include "app/providers/sailpoint/row_readers.h"

#include <array>
#include <nlohmann/json.hpp>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;
using namespace json_reader;
using nlohmann::json;

namespace {

constexpr std::array identityStates{
    Word<IdentityState>{IdentityState::Active, u"ACTIVE"},
    Word<IdentityState>{IdentityState::InactiveShortTerm, u"INACTIVE_SHORT_TERM"},
    Word<IdentityState>{IdentityState::InactiveLongTerm, u"INACTIVE_LONG_TERM"},
};

/// Which attributes are public is the tenant's choice; a department is there when its key says so.
QString readDepartment(const json &row)
{
    for (const json *attribute : elements(row, "attributes")) {
        if (text(*attribute, "key").compare("department"_L1, Qt::CaseInsensitive) == 0)
            return text(*attribute, "value");
    }
    return {};
}

} // namespace

Row<Identity> readIdentity(const json &row)
{
    if (BadRow bad = checkedForId(row); !bad.path.isEmpty())
        return tl::unexpected(std::move(bad));
    Identity identity;
    identity.id = id<IdentityId>(row, "id");
    identity.name = text(row, "name");
    identity.alias = text(row, "alias");
    identity.email = text(row, "email");
    identity.department = readDepartment(row);
    identity.state = word(row, "identityState", identityStates);
    if (const json *manager = member(row, "manager")) {
        identity.managerId = id<IdentityId>(*manager, "id");
        identity.managerName = text(*manager, "name");
    }
    return identity;
}

Forwarding readForwarding(const json &answer, const IdentityId &asked)
{
    Forwarding forwarding;
    for (const json *each : elementsOf(answer)) {
        if (forwarding.landsAt.isEmpty())
            forwarding.landsAt = id<IdentityId>(*each, "reassignToId");
        for (const json *step : elements(*each, "lookupTrail")) {
            if (step->is_object())
                forwarding.trail.push_back({id<IdentityId>(*step, "reassignedFromId"),
                                            id<IdentityId>(*step, "reassignedToId"), text(*step, "reassignmentType")});
        }
    }
    // SailPoint's own example names the asked person as "reassignToId" above a trail that leads away from them; the
    // trail is then the better witness.
    const bool unsaid = forwarding.landsAt.isEmpty() || forwarding.landsAt == asked;
    if (unsaid && !forwarding.trail.empty() && !forwarding.trail.back().newOwner.isEmpty())
        forwarding.landsAt = forwarding.trail.back().newOwner;
    if (forwarding.landsAt.isEmpty())
        forwarding.landsAt = asked;
    return forwarding;
}

} // namespace baton::sailpoint
