// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/packed_text.h"

#include <algorithm>
#include <iterator>

namespace baton {

void appendText(std::string &bytes, const QString &text)
{
    const bool wide = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() > 0xff; });
    appendNumber(bytes, static_cast<quint64>(text.size()) * 2 + (wide ? 1 : 0));
    if (wide) {
        bytes.append(reinterpret_cast<const char *>(text.constData()), static_cast<size_t>(text.size()) * 2);
        return;
    }
    std::transform(text.cbegin(), text.cend(), std::back_inserter(bytes),
                   [](QChar c) { return static_cast<char>(c.unicode()); });
}

QString takeText(const char *&at)
{
    const quint64 head = takeNumber(at);
    const auto size = static_cast<qsizetype>(head >> 1);
    if ((head & 1) == 0) {
        const QString text = QString::fromLatin1(at, size);
        at += size;
        return text;
    }
    QString text(size, Qt::Uninitialized);
    std::copy_n(at, size * 2, reinterpret_cast<char *>(text.data()));
    at += size * 2;
    return text;
}

} // namespace baton
