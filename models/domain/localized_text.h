// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

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

/// The text for a person: the one in the request's language, else the first. Empty when there is none.
inline QString preferredText(const std::vector<LocalizedText> &texts)
{
    for (const LocalizedText &text : texts) {
        if (text.localeOrigin == QLatin1StringView("REQUEST"))
            return text.text;
    }
    return texts.empty() ? QString() : texts.front().text;
}

} // namespace baton
