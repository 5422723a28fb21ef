// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/facts.h"
#include "models/domain/plan.h"
#include "models/tables/plan_tables.h"

namespace baton {

/// "37 certifications", "1 item".
QString countOf(int rows, bool items);
/// What the verb button says: "Reassign 37 certifications".
QString verbText(int rows, bool items);
/// "POST https://…/v3/…", as the call will be asked.
QString requestLine(const Call &call, const QUrl &baseUrl);

/// The calls of a plan as rows of a table.
std::vector<PlannedCall> plannedCalls(const Plan &plan);
/// The rows left out, with the names a person knows them by.
std::vector<LeftOutRow> leftOutRows(const Plan &plan, const Facts &facts);
/// The warnings about the order as a whole or about its rows, one line each, the most telling first.
QStringList warningLines(const Plan &plan);

} // namespace baton
