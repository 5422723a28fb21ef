// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/csv_record.h"

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

QString guarded(const QString &cell)
{
    QString text;
    text.reserve(cell.size());
    for (const QChar unit : cell) {
        if (unit.category() != QChar::Other_Control || unit == u'\n' || unit == u'\r' || unit == u'\t')
            text += unit;
    }
    if (!text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.at(0)))
        text.prepend(u'\'');
    return text;
}

} // namespace

QByteArray csvRecord(const QStringList &cells)
{
    QString record;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            record += u',';
        QString text = guarded(cells.at(i));
        const bool quoted = std::any_of(text.cbegin(), text.cend(),
                                        [](QChar unit) { return QStringView(u",\"\r\n").contains(unit); }) ||
                            text.startsWith(u' ') || text.endsWith(u' ');
        if (quoted)
            text = u'"' + text.replace(u'"', "\"\""_L1) + u'"';
        record += text;
    }
    return record.toUtf8() + "\r\n";
}

} // namespace baton
