// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <memory>
#include <string_view>
#include <vector>

namespace baton {

/// A number in as few bytes as it needs, seven bits each, the smallest first.
template <class Bytes> void appendNumber(Bytes &bytes, quint64 number)
{
    for (; number >= 0x80; number >>= 7)
        bytes.push_back(static_cast<char>((number & 0x7f) | 0x80));
    bytes.push_back(static_cast<char>(number));
}

/// Reads such a number and moves behind it.
inline quint64 takeNumber(const char *&at)
{
    quint64 number = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*at++);
        number |= quint64(byte & 0x7f) << shift;
        if (byte < 0x80)
            return number;
    }
}

/// Some bytes for each row, which say themselves where they end. They lie in pieces of 64 KiB that never move: a list
/// that grows is not copied, and nothing is set aside for more than one piece.
class ByteRows
{
public:
    size_t size() const { return m_places.size(); }
    /// How many pieces of memory they take.
    size_t pieces() const { return m_pieces.size(); }
    const char *at(size_t row) const { return behindRoom(m_places[row]); }
    void append(std::string_view bytes) { m_places.push_back(keep(bytes, bytes.size())); }
    /// Where the row's bytes have no room any more, they lie unused, as do those of rows that are gone; a take() tidies
    /// up when it is worth it.
    void replace(size_t row, std::string_view bytes);
    /// Row i is what row from[i] was; rows that are not named are gone.
    void take(const std::vector<int> &from);

private:
    using Place = quint32; ///< the piece's number and the place in it, 16 bits each

    static constexpr size_t pieceSize = 0x10000;

    Place keep(std::string_view bytes, size_t room);
    void tidyUp();
    char *bytesAt(Place place) const { return m_pieces[place >> 16].get() + (place & 0xffff); }
    const char *behindRoom(Place place) const
    {
        const char *at = bytesAt(place);
        takeNumber(at);
        return at;
    }

    std::vector<std::unique_ptr<char[]>> m_pieces;
    size_t m_used = pieceSize; ///< of the last piece
    std::vector<Place> m_places;
    size_t m_unused = 0; ///< places that nobody has any more
};

} // namespace baton
