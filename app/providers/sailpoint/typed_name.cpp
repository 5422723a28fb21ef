// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/typed_name.h"

#include "app/providers/sailpoint/filter_builder.h"

#include <algorithm>
#include <array>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;

namespace {

bool joinsNames(uint character)
{
    static constexpr std::array scripts{QChar::Script_Han, QChar::Script_Hangul, QChar::Script_Hiragana,
                                        QChar::Script_Katakana};
    return std::find(scripts.begin(), scripts.end(), QChar::script(character)) != scripts.end();
}

QString names(const QString &first, const QString &last)
{
    return u'(' + filter::all({filter::startsWith("firstname"_L1, first), filter::startsWith("lastname"_L1, last)}) +
           u')';
}

qsizetype encodedSize(const QString &text)
{
    return text.toUtf8().toPercentEncoding().size();
}

} // namespace

std::vector<std::pair<QString, QString>> nameSplits(const QString &text)
{
    std::vector<std::pair<QString, QString>> splits;
    if (text.contains(u' ')) {
        for (qsizetype at = text.indexOf(u' '); at >= 0; at = text.indexOf(u' ', at + 1))
            splits.emplace_back(text.left(at), text.mid(at + 1));
        return splits;
    }
    const QList<uint> characters = text.toUcs4();
    if (!std::any_of(characters.begin(), characters.end(), joinsNames))
        return splits;
    for (qsizetype at = 1; at < text.size(); ++at) {
        if (!text.at(at).isLowSurrogate())
            splits.emplace_back(text.left(at), text.mid(at));
    }
    return splits;
}

QString beginsWith(const QString &word)
{
    return filter::either({filter::startsWith("firstname"_L1, word), filter::startsWith("lastname"_L1, word),
                           filter::startsWith("alias"_L1, word), filter::startsWith("email"_L1, word)});
}

QString typedNameFilter(const QString &text, qsizetype maxEncodedBytes)
{
    QString filters = beginsWith(text);
    qsizetype size = encodedSize(filters);
    for (const auto &[one, other] : nameSplits(text)) {
        const QString more = u" or "_s + names(one, other) + u" or "_s + names(other, one);
        size += encodedSize(more);
        if (size > maxEncodedBytes)
            break;
        filters += more;
    }
    return filters;
}

} // namespace baton::sailpoint
