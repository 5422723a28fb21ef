// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/text_pool.h"

#include <QHashFunctions>

namespace baton {

quint32 TextPool::numberOf(const QString &text)
{
    if (text.isEmpty())
        return 0;
    m_buffer.clear();
    appendText(m_buffer, text);
    const size_t hash = qHash(QByteArrayView(m_buffer.data(), static_cast<qsizetype>(m_buffer.size())));
    const quint32 known =
        m_numbers.find(hash, [this](quint32 number) { return textBytes(m_texts.at(number - 1)) == m_buffer; });
    if (known != NumberIndex::none)
        return known;
    m_texts.append(m_buffer);
    const auto number = static_cast<quint32>(m_texts.size());
    m_numbers.insert(hash, number);
    return number;
}

QString TextPool::text(quint32 number) const
{
    if (number == 0)
        return {};
    std::pair<quint32, QString> &recent = m_recent[number % recentCount];
    if (recent.first != number) {
        const char *at = m_texts.at(number - 1);
        recent = {number, takeText(at)};
    }
    return recent.second;
}

} // namespace baton
