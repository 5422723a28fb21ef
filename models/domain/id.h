// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <utility>

namespace baton {

/// A vendor's or our own identifier, kept as text and told apart by Tag at compile time: a CampaignId never
/// converts into a CertificationId. Empty means "none".
template <class Tag> class Id
{
public:
    Id() = default;
    explicit Id(QString value) : m_value(std::move(value)) {}

    const QString &toString() const { return m_value; }
    bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const Id &a, const Id &b) { return a.m_value == b.m_value; }
    friend bool operator!=(const Id &a, const Id &b) { return a.m_value != b.m_value; }
    friend bool operator<(const Id &a, const Id &b) { return a.m_value < b.m_value; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    QString m_value;
};

using ConnectionId = Id<struct ConnectionTag>;
using CampaignId = Id<struct CampaignTag>;
using CertificationId = Id<struct CertificationTag>;
using ReviewItemId = Id<struct ReviewItemTag>;
using IdentityId = Id<struct IdentityTag>;
using TaskId = Id<struct TaskTag>;
using RunId = Id<struct RunTag>;
using CallId = Id<struct CallTag>;

/// An id that is stored or compared across tenants.
template <class IdT> struct Ref
{
    ConnectionId connection;
    IdT id;

    friend bool operator==(const Ref &a, const Ref &b) { return a.connection == b.connection && a.id == b.id; }
    friend size_t qHash(const Ref &ref, size_t seed = 0) { return qHashMulti(seed, ref.connection, ref.id); }
};

} // namespace baton
