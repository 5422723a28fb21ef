// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/event_chain.h"

namespace baton {

FieldDigest &FieldDigest::add(const QByteArray &field)
{
    m_hash.addData(QByteArray::number(field.size()).append(':'));
    m_hash.addData(field);
    return *this;
}

QByteArray chainHash(const StoredEvent &event)
{
    FieldDigest digest;
    digest.add(event.previousHash).add(event.seq).add(event.run).add(event.call).add(event.at).add(event.kind);
    return digest.add(event.data).result();
}

QByteArray chainStart()
{
    return QByteArray(32, '\0');
}

} // namespace baton
