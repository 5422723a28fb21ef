// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/filter_builder.h"

namespace baton::sailpoint::filter {

using namespace Qt::StringLiterals;

namespace {

QString joined(const QStringList &parts, const QString &word)
{
    QStringList kept;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            kept << part;
    }
    return kept.join(word);
}

QString comparison(QLatin1StringView field, QLatin1StringView word, const QString &value)
{
    return field + u' ' + word + u' ' + quoted(value);
}

} // namespace

QString quoted(const QString &value)
{
    QString text;
    text.reserve(value.size() + 2);
    text += u'"';
    for (const QChar c : value) {
        switch (c.unicode()) {
        case u'\\':
            text += "\\\\"_L1;
            break;
        case u'"':
            text += "\\\""_L1;
            break;
        case u'#':
            text += "%23"_L1;
            break;
        case u'%':
            text += "%25"_L1;
            break;
        case u'&':
            text += "%26"_L1;
            break;
        default:
            text += c;
        }
    }
    text += u'"';
    return text;
}

QString equals(QLatin1StringView field, const QString &value)
{
    return comparison(field, "eq"_L1, value);
}

QString startsWith(QLatin1StringView field, const QString &value)
{
    return comparison(field, "sw"_L1, value);
}

QString anyOf(QLatin1StringView field, const QStringList &values)
{
    if (values.isEmpty())
        return {};
    if (values.size() == 1)
        return equals(field, values.front());
    QStringList list;
    list.reserve(values.size());
    for (const QString &value : values)
        list << quoted(value);
    return field + u" in ("_s + list.join(u',') + u')';
}

QString all(const QStringList &parts)
{
    return joined(parts, u" and "_s);
}

QString either(const QStringList &parts)
{
    return joined(parts, u" or "_s);
}

std::vector<QStringList> groups(const QStringList &ids, qsizetype maxEncodedBytes)
{
    constexpr qsizetype separator = 3; // a percent-encoded comma
    std::vector<QStringList> result;
    qsizetype bytes = 0;
    for (const QString &id : ids) {
        const qsizetype size = quoted(id).toUtf8().toPercentEncoding().size() + separator;
        if (result.empty() || result.back().size() >= maxIds || bytes + size > maxEncodedBytes) {
            result.emplace_back();
            bytes = 0;
        }
        result.back() << id;
        bytes += size;
    }
    return result;
}

} // namespace baton::sailpoint::filter
