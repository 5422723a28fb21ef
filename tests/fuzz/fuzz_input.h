// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/http_transport.h"

#include <QByteArray>

#include <cstdint>
#include <cstdlib>

namespace baton::fuzz {

/// What the fuzzer gives: the first bytes choose, the rest is the document.
class Input
{
public:
    Input(const std::uint8_t *data, std::size_t size)
        : m_bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size))
    {
    }

    /// The next byte; 0 at the end.
    int choice() { return m_at < m_bytes.size() ? static_cast<unsigned char>(m_bytes[m_at++]) : 0; }
    QByteArray rest() const { return m_bytes.mid(m_at); }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

/// A promise of the decoder that was broken: a finding, like a crash.
inline void require(bool kept)
{
    if (!kept)
        std::abort();
}

inline HttpResponse answer(QByteArray body, int status = 200)
{
    HttpResponse http;
    http.status = status;
    http.body = std::move(body);
    return http;
}

} // namespace baton::fuzz
