// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/packed_rows.h"

namespace baton {

namespace {

/// Negative numbers between the positive ones, so that small ones are short.
quint64 zigzag(qint64 number)
{
    return (static_cast<quint64>(number) << 1) ^ static_cast<quint64>(number >> 63);
}

qint64 unzigzag(quint64 bits)
{
    return static_cast<qint64>(bits >> 1) ^ -static_cast<qint64>(bits & 1);
}

} // namespace

void FieldWriter::value(std::optional<int> number)
{
    appendNumber(m_bytes, number ? zigzag(*number) + 1 : 0);
}

void FieldReader::value(std::optional<int> &number)
{
    const quint64 bits = takeNumber(m_at);
    number = bits == 0 ? std::nullopt : std::optional(static_cast<int>(unzigzag(bits - 1)));
}

void FieldReader::value(std::optional<bool> &yes)
{
    const char bits = *m_at++;
    yes = bits == 0 ? std::nullopt : std::optional(bits == 2);
}

void FieldWriter::value(const QDateTime &at)
{
    appendNumber(m_bytes, at.isValid() ? zigzag(at.toMSecsSinceEpoch()) + 1 : 0);
}

void FieldReader::value(QDateTime &at)
{
    const quint64 bits = takeNumber(m_at);
    at = bits == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(unzigzag(bits - 1), Qt::UTC);
}

} // namespace baton
