// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"
#include "models/domain/localized_text.h"
#include "models/domain/vendor_enum.h"

#include <QDateTime>

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

// Only for .cpp files: how the values of the domain look in batonctl's JSON.
namespace baton::cli {

using OrderedJson = nlohmann::ordered_json;

/// A text; null when there is none.
inline OrderedJson jsonText(const QString &text)
{
    return text.isEmpty() ? OrderedJson(nullptr) : OrderedJson(text.toUtf8().toStdString());
}

template <class Tag> OrderedJson jsonText(const Id<Tag> &id)
{
    return jsonText(id.toString());
}

template <class E> OrderedJson jsonText(const VendorEnum<E> &value)
{
    return jsonText(value.raw);
}

inline OrderedJson jsonTime(const QDateTime &time)
{
    return time.isValid() ? jsonText(time.toUTC().toString(Qt::ISODateWithMs)) : OrderedJson(nullptr);
}

template <class T> OrderedJson jsonMaybe(const std::optional<T> &value)
{
    return value ? OrderedJson(*value) : OrderedJson(nullptr);
}

inline OrderedJson jsonTexts(const std::vector<LocalizedText> &texts)
{
    OrderedJson array = OrderedJson::array();
    for (const LocalizedText &text : texts)
        array.push_back({{"locale", jsonText(text.locale)},
                         {"localeOrigin", jsonText(text.localeOrigin)},
                         {"text", jsonText(text.text)}});
    return array;
}

} // namespace baton::cli
