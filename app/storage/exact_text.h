// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace baton {

// Text goes into the file as its UTF-8 bytes, in columns without a type: SQLite's own text conversion drops a byte
// order mark and replaces U+FFFF, and what is hashed must come back byte for byte.

/// Never null, so that it is never bound as NULL.
inline QByteArray exactBytes(const QString &text)
{
    return text.isEmpty() ? QByteArray("") : text.toUtf8();
}

/// The inverse; keeps byte order marks, which QString::fromUtf8 drops.
inline QString exactText(QByteArrayView bytes)
{
    static constexpr QByteArrayView mark("\xEF\xBB\xBF");
    QString text;
    while (bytes.startsWith(mark)) {
        text += QChar(QChar::ByteOrderMark);
        bytes = bytes.sliced(mark.size());
    }
    return text + QString::fromUtf8(bytes);
}

} // namespace baton
