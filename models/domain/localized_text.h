// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace baton {

/// A text in one language, as vendors send errors and alerts.
struct LocalizedText
{
    QString locale;       ///< BCP 47; may be empty
    QString localeOrigin; ///< DEFAULT, REQUEST or the vendor's own word; may be empty
    QString text;

    friend bool operator==(const LocalizedText &, const LocalizedText &) = default;
};

/// The language that the person reads first, as BCP 47: that of the program's default locale.
QString userLanguage();

/// The texts for a person, in order: those in `language` (of its region, where there are any), else those that the
/// request chose, else those in the language of the first.
QStringList preferredTexts(const std::vector<LocalizedText> &texts, const QString &language = userLanguage());
/// The first of these; empty when there is none.
QString preferredText(const std::vector<LocalizedText> &texts, const QString &language = userLanguage());

} // namespace baton
