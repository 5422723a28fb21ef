// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/row_set.h"

#include <algorithm>

namespace baton {

RowSet RowSet::firstRows(int rows)
{
    RowSet set;
    if (rows <= 0)
        return set;
    set.m_words.assign(wordOf(rows - 1) + 1, ~quint64(0));
    if (const auto over = static_cast<unsigned>(rows) % 64; over != 0)
        set.m_words.back() = (quint64(1) << over) - 1;
    set.m_count = rows;
    return set;
}

int RowSet::first() const
{
    for (size_t word = 0; word < m_words.size(); ++word) {
        if (m_words[word] != 0)
            return static_cast<int>(word * 64) + std::countr_zero(m_words[word]);
    }
    return -1;
}

bool RowSet::intersects(const RowSet &other) const
{
    const size_t both = std::min(m_words.size(), other.m_words.size());
    for (size_t word = 0; word < both; ++word) {
        if ((m_words[word] & other.m_words[word]) != 0)
            return true;
    }
    return false;
}

void RowSet::insert(int row)
{
    const size_t word = wordOf(row);
    if (word >= m_words.size())
        m_words.resize(word + 1);
    m_count += contains(row) ? 0 : 1;
    m_words[word] |= bitOf(row);
}

void RowSet::remove(int row)
{
    if (!contains(row))
        return;
    m_words[wordOf(row)] &= ~bitOf(row);
    --m_count;
}

void RowSet::clear()
{
    m_words.clear();
    m_count = 0;
}

void RowSet::recount()
{
    m_count = 0;
    for (const quint64 bits : m_words)
        m_count += std::popcount(bits);
}

void RowSet::makeRoomFor(const RowSet &other)
{
    if (m_words.size() < other.m_words.size())
        m_words.resize(other.m_words.size());
}

RowSet &RowSet::operator|=(const RowSet &other)
{
    makeRoomFor(other);
    for (size_t word = 0; word < other.m_words.size(); ++word)
        m_words[word] |= other.m_words[word];
    recount();
    return *this;
}

RowSet &RowSet::operator&=(const RowSet &other)
{
    m_words.resize(std::min(m_words.size(), other.m_words.size()));
    for (size_t word = 0; word < m_words.size(); ++word)
        m_words[word] &= other.m_words[word];
    recount();
    return *this;
}

RowSet &RowSet::operator-=(const RowSet &other)
{
    const size_t both = std::min(m_words.size(), other.m_words.size());
    for (size_t word = 0; word < both; ++word)
        m_words[word] &= ~other.m_words[word];
    recount();
    return *this;
}

RowSet &RowSet::operator^=(const RowSet &other)
{
    makeRoomFor(other);
    for (size_t word = 0; word < other.m_words.size(); ++word)
        m_words[word] ^= other.m_words[word];
    recount();
    return *this;
}

void RowSet::renumber(const std::vector<int> &to)
{
    RowSet moved;
    forEach([&](int row) {
        if (const int place = to[static_cast<size_t>(row)]; place >= 0)
            moved.insert(place);
    });
    *this = std::move(moved);
}

bool operator==(const RowSet &a, const RowSet &b)
{
    // As many on both sides: what one has beyond the words of the other would be missing before.
    return a.m_count == b.m_count &&
           std::equal(a.m_words.begin(), a.m_words.begin() + std::min(std::ssize(a.m_words), std::ssize(b.m_words)),
                      b.m_words.begin());
}

} // namespace baton
