// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/history_reader.h"

namespace baton {

/// Where all of it is written first. Every future is finished after its data is on disk (one commit per call of
/// this interface), never before; errors are ErrorKind::Storage.
class Journal : public HistoryReader
{
public:
    /// Order, plan, exact bytes of the calls: one transaction.
    virtual QFuture<Result<void>> begin(RunRecord record) = 0;
    /// In this order, one transaction.
    virtual QFuture<Result<void>> append(std::vector<JournalEvent> events) = 0;
};

} // namespace baton
