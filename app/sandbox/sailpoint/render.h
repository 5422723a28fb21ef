// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/json_writer.h"
#include "app/sandbox/world.h"

namespace baton::sandbox::sailpoint {

/// The vendor's JSON of each thing, without nulls where the oldest API version has none.

struct CampaignTotals
{
    std::uint32_t certifications = 0, completed = 0;
};

void renderCampaign(JsonWriter &json, const SeedData &data, std::uint32_t index, const CampaignTotals &totals,
                    bool full);
void renderCertification(JsonWriter &json, const Tenant &tenant, std::uint32_t index);
void renderItem(JsonWriter &json, const Tenant &tenant, std::uint32_t certification, const ItemPlace &place,
                bool summaryCompleted);
void renderIdentitySummary(JsonWriter &json, const Tenant &tenant, std::uint32_t certification, const ItemPlace &place,
                           bool completed);
void renderPublicIdentity(JsonWriter &json, const SeedData &data, std::uint32_t index);
/// `beta`: without the trail, which that version does not know.
void renderTask(JsonWriter &json, const SeedData &data, const Task &task, bool trailAsObject, bool beta);

} // namespace baton::sandbox::sailpoint
