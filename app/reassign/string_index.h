// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QStringView>

#include <bit>
#include <cstring>
#include <vector>

namespace baton::planning {

inline constexpr quint32 nowhere = 0xffffffff;

/// Brings memory near that will be read soon: an order's rows lie all over the heap, and waiting for each of them in
/// turn would be most of a large plan's time.
inline void prefetch(const void *address)
{
#if defined(__GNUC__)
    __builtin_prefetch(address);
#else
    static_cast<void>(address);
#endif
}

/// The same for a text: ids of vendors are 32 to 36 characters, two lines of cache.
inline void prefetch(QStringView text)
{
    const QChar *first = text.data();
    prefetch(static_cast<const void *>(first));
    prefetch(static_cast<const void *>(first + text.size()));
}

/// Dense numbers for texts, in the order in which they were first seen: one flat table, because the planner looks up
/// several keys for each of 100,000 rows. Holds views: the texts must outlive it. `kind` keeps apart equal texts that
/// mean different things.
class StringIndex
{
public:
    explicit StringIndex(size_t expected = 0) : m_slots(std::bit_ceil(expected * 2 + 8)) { m_keys.reserve(expected); }

    /// The text's number; a new one when it was not there.
    quint32 intern(QStringView text, quint32 kind = 0)
    {
        if (m_keys.size() * 2 >= m_slots.size())
            grow();
        const quint32 hash = hashOf(text, kind);
        Slot &slot = m_slots[placeFor(text, kind, hash)];
        if (slot.number == nowhere) {
            slot = {hash, static_cast<quint32>(m_keys.size())};
            m_keys.push_back({text, kind});
        }
        return slot.number;
    }

    /// `nowhere` when it is not there.
    quint32 find(QStringView text, quint32 kind = 0) const
    {
        return m_slots[placeFor(text, kind, hashOf(text, kind))].number;
    }

    size_t size() const { return m_keys.size(); }

private:
    struct Slot
    {
        quint32 hash = 0;
        quint32 number = nowhere;
    };
    struct Key
    {
        QStringView text;
        quint32 kind = 0;

        // Both lie cold in memory, so what a general comparison does before it looks at them counts.
        bool isOf(QStringView other, quint32 otherKind) const
        {
            if (kind != otherKind || text.size() != other.size())
                return false;
            return text.isEmpty() ||
                   std::memcmp(text.utf16(), other.utf16(), static_cast<size_t>(text.size()) * sizeof(char16_t)) == 0;
        }
    };

    // Qt hashes with the processor's AES instructions only where there is a seed.
    static quint32 hashOf(QStringView text, quint32 kind) { return static_cast<quint32>(qHash(text, kind + 1)); }

    /// Of the slot that has it, or would.
    size_t placeFor(QStringView text, quint32 kind, quint32 hash) const
    {
        const size_t mask = m_slots.size() - 1;
        for (size_t at = hash & mask;; at = (at + 1) & mask) {
            const Slot &slot = m_slots[at];
            if (slot.number == nowhere)
                return at;
            if (slot.hash == hash && m_keys[slot.number].isOf(text, kind))
                return at;
        }
    }

    void grow()
    {
        std::vector<Slot> old(m_slots.size() * 2);
        old.swap(m_slots);
        const size_t mask = m_slots.size() - 1;
        for (const Slot &slot : old) {
            if (slot.number == nowhere)
                continue;
            size_t at = slot.hash & mask;
            while (m_slots[at].number != nowhere)
                at = (at + 1) & mask;
            m_slots[at] = slot;
        }
    }

    std::vector<Slot> m_slots;
    std::vector<Key> m_keys;
};

} // namespace baton::planning
