// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/plan.h"

#include <QStringList>

namespace baton {

/// A warning in one sentence, however many rows it is about: a name where it is one, else their number.
QString warningLine(const Plan &plan, const PlanWarning &warning);

/// Warnings about what will happen, one sentence each.
QStringList warningLines(const Plan &plan);
/// What was not read yet, one sentence each.
QStringList notCheckedLines(const Plan &plan);

} // namespace baton
