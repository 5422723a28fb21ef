// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/localized_text.h"

#include <QLocale>

#include <algorithm>

namespace baton {

namespace {

struct LanguageTag
{
    explicit LanguageTag(const QString &text)
    {
        const QStringList parts = QString(text).replace(u'_', u'-').toLower().split(u'-');
        language = parts.front();
        const auto isRegion = [](const QString &part) { return part.size() == 2 || part.size() == 3; };
        if (const auto found = std::find_if(parts.begin() + 1, parts.end(), isRegion); found != parts.end())
            region = *found;
    }

    QString language;
    QString region; ///< may be empty
};

/// The text whose language decides; null: none is in `language`.
const LocalizedText *closest(const std::vector<LocalizedText> &texts, const QString &language)
{
    const LanguageTag wanted(language);
    const LocalizedText *found = nullptr;
    for (const LocalizedText &each : texts) {
        const LanguageTag tag(each.locale);
        if (tag.language.isEmpty() || tag.language != wanted.language)
            continue;
        if (tag.region == wanted.region)
            return &each;
        if (!found)
            found = &each;
    }
    return found;
}

template <class IsMeant> QStringList textsThat(const std::vector<LocalizedText> &texts, IsMeant isMeant)
{
    QStringList list;
    for (const LocalizedText &each : texts) {
        if (isMeant(each))
            list << each.text;
    }
    return list;
}

QStringList inTheLanguageOf(const std::vector<LocalizedText> &texts, const LocalizedText &one)
{
    return textsThat(texts, [&one](const LocalizedText &each) { return each.locale == one.locale; });
}

} // namespace

QString userLanguage()
{
    return QLocale().uiLanguages().value(0);
}

QStringList preferredTexts(const std::vector<LocalizedText> &texts, const QString &language)
{
    if (const LocalizedText *own = closest(texts, language))
        return inTheLanguageOf(texts, *own);
    const QStringList asked =
        textsThat(texts, [](const LocalizedText &each) { return each.localeOrigin == QLatin1StringView("REQUEST"); });
    return asked.isEmpty() && !texts.empty() ? inTheLanguageOf(texts, texts.front()) : asked;
}

QString preferredText(const std::vector<LocalizedText> &texts, const QString &language)
{
    return preferredTexts(texts, language).value(0);
}

} // namespace baton
