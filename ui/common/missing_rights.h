// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace baton {

class RunDesk;

/// A reassign call that the tenant does not allow this account.
struct MissingRight
{
    QString operation; ///< the dialect's id
    QString sentence;  ///< what was refused, and nextStep
    QString nextStep;  ///< what to ask an administrator for
};

/// Of each of the dialect's operations whose last answer in this session was that the account may not: what is missing.
std::vector<MissingRight> missingRights(const RunDesk &desk);

} // namespace baton
