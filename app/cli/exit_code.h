// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace baton::cli {

/// What batonctl ends with. Scripts rely on the numbers.
enum class ExitCode {
    Done = 0, ///< every row is proven moved, or left out while one moved; a dry run that has calls; a list
    Failed = 1,
    Usage = 2,
    NothingToSend = 3,
    NotMoved = 4,
    OutcomeUnknown = 5,
    NotYetProven = 6,
    NoSuchRun = 7,
    DataFolderInUse = 8
};

} // namespace baton::cli
