// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/governance_task.h"
#include "models/domain/review_item.h"

#include <QStringList>

#include <nlohmann/json_fwd.hpp>

namespace baton::test {

/// Every domain field on a line of its own, so that two readings can be compared field by field. Lists of varying
/// length stand on one line.
QStringList domainLines(const Campaign &campaign);
QStringList domainLines(const Certification &certification);
QStringList domainLines(const ReviewItem &item);
QStringList domainLines(const Identity &identity);
QStringList domainLines(const GovernanceTask &task);

/// How many values a JSON value holds in itself.
qsizetype leafCount(const nlohmann::json &value);

} // namespace baton::test
