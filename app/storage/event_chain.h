// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_evidence.h"

#include <QCryptographicHash>

namespace baton {

/// SHA-256 over fields, each with its length before it, so that no two lists of fields give the same bytes.
class FieldDigest
{
public:
    FieldDigest &add(const QByteArray &field);
    FieldDigest &add(qint64 number) { return add(QByteArray::number(number)); }
    QByteArray result() const { return m_hash.result(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

/// The hash that binds an event to the one before it: over previousHash, seq, run, call, at, kind, data.
QByteArray chainHash(const StoredEvent &event);

/// What the first event follows.
QByteArray chainStart();

} // namespace baton
