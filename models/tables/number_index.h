// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <utility>
#include <vector>

namespace baton {

/// Finds numbers (of rows, of texts) by what they stand for, which is kept elsewhere: 8 bytes a slot.
class NumberIndex
{
public:
    static constexpr quint32 none = ~quint32(0);

    /// The number with this hash for which `is(number)` is true; none: there is none.
    template <class Is> quint32 find(size_t hash, Is is) const
    {
        if (m_slots.empty())
            return none;
        const quint32 folded = fold(hash);
        for (size_t at = folded & mask();; at = (at + 1) & mask()) {
            const Slot &slot = m_slots[at];
            if (slot.number == none || (slot.hash == folded && is(slot.number)))
                return slot.number;
        }
    }

    /// What `number` stands for must not be there yet.
    void insert(size_t hash, quint32 number)
    {
        if (m_count + 1 > mostIn(m_slots.size()))
            rebuild(m_slots.empty() ? 16 : m_slots.size() * 2);
        put({fold(hash), number});
    }

    /// Number n is from now on to[n]; -1: it is gone.
    void renumber(const std::vector<int> &to)
    {
        size_t left = 0;
        for (Slot &slot : m_slots) {
            if (slot.number != none)
                slot.number = static_cast<quint32>(to[slot.number]); // -1 becomes none
            left += slot.number != none ? 1 : 0;
        }
        size_t room = 16;
        while (left > mostIn(room))
            room *= 2;
        rebuild(room);
    }

    void clear()
    {
        m_slots = {};
        m_count = 0;
    }

private:
    struct Slot
    {
        quint32 hash = 0;
        quint32 number = none;
    };

    static quint32 fold(size_t hash) { return static_cast<quint32>(hash ^ (hash >> 32)); }
    /// Fuller, a look-up passes many others; hashes are compared before anything else.
    static size_t mostIn(size_t slots) { return slots / 8 * 7; }
    size_t mask() const { return m_slots.size() - 1; }

    void put(Slot slot)
    {
        size_t at = slot.hash & mask();
        while (m_slots[at].number != none)
            at = (at + 1) & mask();
        m_slots[at] = slot;
        ++m_count;
    }

    void rebuild(size_t room)
    {
        const std::vector<Slot> before = std::exchange(m_slots, std::vector<Slot>(room));
        m_count = 0;
        for (const Slot &slot : before) {
            if (slot.number != none)
                put(slot);
        }
    }

    std::vector<Slot> m_slots; ///< a power of two of them
    size_t m_count = 0;
};

} // namespace baton
