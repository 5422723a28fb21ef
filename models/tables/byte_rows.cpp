// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/byte_rows.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace baton {

ByteRows::Place ByteRows::keep(std::string_view bytes, size_t room)
{
    std::string head;
    appendNumber(head, room);
    const size_t size = head.size() + room;
    if (m_used + size > pieceSize) {
        Q_ASSERT_X(m_pieces.size() < pieceSize, "ByteRows", "more than 4 GiB in one list");
        m_pieces.push_back(std::make_unique<char[]>(std::max(size, pieceSize)));
        m_used = 0;
    }
    const auto place = static_cast<Place>(((m_pieces.size() - 1) << 16) | m_used);
    char *at = bytesAt(place);
    std::memcpy(at, head.data(), head.size());
    std::memcpy(at + head.size(), bytes.data(), bytes.size());
    m_used = std::min(pieceSize, m_used + size);
    return place;
}

void ByteRows::replace(size_t row, std::string_view bytes)
{
    const char *at = bytesAt(m_places[row]);
    const size_t room = takeNumber(at);
    if (bytes.size() <= room) {
        std::memcpy(const_cast<char *>(at), bytes.data(), bytes.size());
        return;
    }
    constexpr size_t toGrow = 8; // a row that grew may grow again
    m_places[row] = keep(bytes, bytes.size() + toGrow);
    ++m_unused;
}

void ByteRows::take(const std::vector<int> &from)
{
    std::vector<Place> places;
    places.reserve(from.size());
    for (const int row : from)
        places.push_back(m_places[static_cast<size_t>(row)]);
    m_unused += m_places.size() - std::min(m_places.size(), places.size());
    m_places = std::move(places);
    // A row that leaves a long list moves none of the others.
    if (m_unused > m_places.size() / 4)
        tidyUp();
}

void ByteRows::tidyUp()
{
    ByteRows tidy;
    tidy.m_places.reserve(m_places.size());
    for (const Place place : m_places) {
        const char *at = bytesAt(place);
        const size_t room = takeNumber(at);
        tidy.append({at, room});
    }
    *this = std::move(tidy);
}

} // namespace baton
