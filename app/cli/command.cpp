// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/reassign/run_desk.h"

namespace baton::cli {

void Command::finishAfter(RunDesk &desk, ExitCode code)
{
    if (desk.isTelling())
        connect(&desk, &RunDesk::told, this, [this, code] { Q_EMIT finished(code); });
    else
        Q_EMIT finished(code);
}

} // namespace baton::cli
