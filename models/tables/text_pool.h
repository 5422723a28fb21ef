// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/number_index.h"
#include "models/tables/packed_text.h"

#include <QByteArrayView>

#include <array>
#include <utility>

namespace baton {

/// Texts that many rows repeat, each kept once and known by a number. 0 is the empty text.
class TextPool
{
public:
    quint32 numberOf(const QString &text);
    QString text(quint32 number) const;

private:
    /// The last text of each of these numbers' remainders: rows that are read one after the other share most texts.
    static constexpr size_t recentCount = 256;

    ByteRows m_texts; ///< number - 1 is the row
    NumberIndex m_numbers;
    std::string m_buffer;
    mutable std::array<std::pair<quint32, QString>, recentCount> m_recent;
};

} // namespace baton
