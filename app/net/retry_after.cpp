// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/retry_after.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

QDateTime httpDate(const QString &text)
{
    // RFC 850 has a two-digit year, which Qt reads as 19xx.
    const struct
    {
        QString format;
        int yearsToAdd;
    } forms[] = {{u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s, 0},
                 {u"dddd, dd-MMM-yy hh:mm:ss 'GMT'"_s, 100},
                 {u"ddd MMM d hh:mm:ss yyyy"_s, 0}};
    for (const auto &form : forms) {
        QString given = text;
        if (form.yearsToAdd != 0) // the weekday is that of 20xx: not to be checked against 19xx
            given = text.section(u", "_s, 1);
        QDateTime date = QLocale::c().toDateTime(given, form.yearsToAdd == 0 ? form.format : form.format.mid(6));
        if (!date.isValid())
            continue;
        date.setTimeSpec(Qt::UTC);
        return date.addYears(form.yearsToAdd);
    }
    return {};
}

bool isDecimal(const QByteArray &text)
{
    return !text.isEmpty() && text.count('.') <= 1 && text != "." &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

} // namespace

std::optional<Millis> parseRetryAfter(const QByteArray &value, const QDateTime &wallNow, Millis cap)
{
    const QByteArray text = value.trimmed();
    double seconds = 0;
    if (isDecimal(text)) {
        bool ok = false;
        seconds = text.toDouble(&ok);
        if (!ok && text.size() < 300) // longer ones overflow: absurd, thus capped
            return std::nullopt;
        if (!ok || !std::isfinite(seconds))
            return cap;
    } else {
        const QDateTime date = httpDate(QString::fromLatin1(text).simplified());
        if (!date.isValid())
            return std::nullopt;
        seconds = static_cast<double>(wallNow.msecsTo(date)) / 1000.0;
    }
    const double longest = static_cast<double>(cap.count()) / 1000.0;
    const Millis wait(std::llround(std::min(seconds, longest) * 1000.0));
    return std::clamp(wait, std::min(Millis(1000), cap), cap);
}

} // namespace baton
