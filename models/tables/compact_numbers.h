// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstring>
#include <vector>

namespace baton {

/// A number for each row, of as many bytes (1, 2 or 4) as the largest of them needs.
class CompactNumbers
{
public:
    size_t size() const { return m_bytes.size() >> (m_width / 2); } // divided by 1, 2 or 4
    quint32 operator[](size_t row) const
    {
        const unsigned char *at = m_bytes.data() + row * m_width;
        if (m_width == 1)
            return *at;
        if (m_width == 2) {
            quint16 number = 0;
            std::memcpy(&number, at, 2);
            return number;
        }
        quint32 number = 0;
        std::memcpy(&number, at, 4);
        return number;
    }
    void push_back(quint32 number)
    {
        makeRoomFor(number);
        m_bytes.resize(m_bytes.size() + m_width);
        write(size() - 1, number);
    }
    void set(size_t row, quint32 number)
    {
        makeRoomFor(number);
        write(row, number);
    }
    void reserve(size_t rows) { m_bytes.reserve(rows * m_width); }
    /// Row i is what row from[i] was; rows that are not named are gone.
    void take(const std::vector<int> &from)
    {
        std::vector<unsigned char> taken(from.size() * m_width);
        unsigned char *to = taken.data();
        for (const int row : from) {
            const unsigned char *at = m_bytes.data() + static_cast<size_t>(row) * m_width;
            for (size_t byte = 0; byte < m_width; ++byte)
                *to++ = at[byte];
        }
        m_bytes = std::move(taken);
    }

private:
    void write(size_t row, quint32 number)
    {
        // Little endian or not: what is written is read with the same width.
        unsigned char *at = m_bytes.data() + row * m_width;
        if (m_width == 1) {
            *at = static_cast<unsigned char>(number);
        } else if (m_width == 2) {
            const auto narrow = static_cast<quint16>(number);
            std::memcpy(at, &narrow, 2);
        } else {
            std::memcpy(at, &number, 4);
        }
    }
    void makeRoomFor(quint32 number)
    {
        const size_t needed = number <= 0xff ? 1 : number <= 0xffff ? 2 : 4;
        if (needed <= m_width)
            return;
        CompactNumbers wider;
        wider.m_width = needed;
        wider.m_bytes.resize(size() * needed);
        for (size_t row = 0; row < size(); ++row)
            wider.write(row, (*this)[row]);
        *this = std::move(wider);
    }

    std::vector<unsigned char> m_bytes;
    size_t m_width = 1;
};

} // namespace baton
