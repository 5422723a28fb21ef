// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"

#include <QByteArray>

#include <vector>

namespace baton {

/// An event as it lies in the journal, byte for byte.
struct StoredEvent
{
    qint64 seq = 0;
    QByteArray run;
    QByteArray call; ///< empty: about the whole run
    QByteArray at;
    QByteArray kind;
    QByteArray data;
    QByteArray previousHash; ///< 32 bytes; zeros for the first event
    QByteArray hash;         ///< 32 bytes
};

/// A call as it lies in the journal.
struct StoredCall
{
    QByteArray id;
    QByteArray method;
    QByteArray path;
    QByteArray body;
    QByteArray bodyHash; ///< SHA-256 of body, hex
    QByteArray data;     ///< JSON
    QByteArray rows;     ///< JSON
};

/// All that the journal holds of one run, byte for byte, so that it can be checked outside of Baton.
struct RunEvidence
{
    RunId run;
    QByteArray record; ///< JSON
    std::vector<StoredCall> calls;
    std::vector<QByteArray> leftOut;  ///< JSON each
    std::vector<QByteArray> warnings; ///< JSON each
    std::vector<StoredEvent> events;  ///< oldest first
};

} // namespace baton
