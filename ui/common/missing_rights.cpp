// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/missing_rights.h"

#include "app/reassign/run_desk.h"

#include <QCoreApplication>

#include <map>

namespace baton {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::MissingRights)
};

/// A refusal without a next step names no right.
bool namesARight(const CallProgress &call)
{
    return call.error && call.error->kind == ErrorKind::Forbidden && call.error->httpStatus != 0 &&
           !call.error->nextStep.isEmpty();
}

/// What is on its way, or was refused for another reason, says nothing of rights.
bool wasAllowed(const CallProgress &call)
{
    switch (call.state) {
    case CallState::Accepted:
    case CallState::Running:
    case CallState::Verifying:
    case CallState::Moved:
    case CallState::PartlyMoved:
    case CallState::NoAnswer:
    case CallState::Undone:
        return !call.error;
    default:
        return false;
    }
}

} // namespace

std::vector<MissingRight> missingRights(const RunDesk &desk)
{
    std::map<QString, const CallProgress *> last;
    for (const ReassignRun *run : desk.runs()) {
        for (const CallProgress &call : run->calls()) {
            if (!namesARight(call) && !wasAllowed(call))
                continue;
            const CallProgress *&known = last[call.call.operationId];
            if (!known || known->startedAt <= call.startedAt)
                known = &call;
        }
    }
    std::vector<MissingRight> rights;
    for (const auto &[operation, call] : last) {
        if (!namesARight(*call))
            continue;
        const QString label = call->call.operationLabel.isEmpty() ? operation : call->call.operationLabel;
        const QString &next = call->error->nextStep;
        rights.push_back(
            {operation, Text::tr("The tenant does not allow this account: “%1”. %2").arg(label, next), next});
    }
    return rights;
}

} // namespace baton
