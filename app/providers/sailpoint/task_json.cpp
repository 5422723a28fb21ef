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

constexpr std::array taskStates{
    Word<TaskState>{TaskState::Queued, u"QUEUED"},
    Word<TaskState>{TaskState::Running, u"IN_PROGRESS"},
    Word<TaskState>{TaskState::Succeeded, u"SUCCESS"},
    Word<TaskState>{TaskState::Failed, u"ERROR"},
};

constexpr std::array targetTypes{
    Word<TaskTargetType>{TaskTargetType::Certification, u"CERTIFICATION"},
    Word<TaskTargetType>{TaskTargetType::Campaign, u"CAMPAIGN"},
};

std::vector<TrailHop> readTrails(const json &row)
{
    std::vector<TrailHop> trails;
    // The published schema is an array, the published example an object.
    for (const json *each : elements(row, "reassignmentTrailDTOs")) {
        if (each->is_object())
            trails.push_back({id<IdentityId>(*each, "previousOwner"), id<IdentityId>(*each, "newOwner"),
                              text(*each, "reassignmentType")});
    }
    return trails;
}

} // namespace

Row<GovernanceTask> readTask(const json &row)
{
    if (BadRow bad = checkedForId(row); !bad.path.isEmpty())
        return tl::unexpected(std::move(bad));
    GovernanceTask task;
    task.id = id<TaskId>(row, "id");
    task.type = text(row, "type");
    task.targetType = word(row, "targetType", targetTypes);
    task.targetId = text(row, "targetId");
    task.targetName = text(row, "targetName");
    if (task.targetId.isEmpty()) {
        task.targetId = text(row, "certificationId");
        if (!task.targetId.isEmpty())
            task.targetType = {TaskTargetType::Certification, u"CERTIFICATION"_s};
    }
    task.state = word(row, "status", taskStates);
    task.errors = localizedTexts(row, "errors");
    task.trails = readTrails(row);
    task.created = dateTime(row, "created");
    return task;
}

} // namespace baton::sailpoint
