// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/json_reader.h"

#include <QLocale>

#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <string_view>

namespace baton::sailpoint::json_reader {

using nlohmann::json;

namespace {

QString fromUtf8(const std::string &bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

/// Reads exactly `digits` digits at `at`; -1 when there is something else.
int number(std::string_view text, size_t at, size_t digits)
{
    if (at + digits > text.size())
        return -1;
    int value = 0;
    for (size_t i = at; i < at + digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// "2020-09-24T18:10:47.693Z" and nothing else. Pages carry a thousand of these, and QDateTime::fromString takes
/// longer than the JSON around them.
QDateTime commonForm(std::string_view text)
{
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text.back() != 'Z')
        return {};
    int millis = 0;
    if (text.size() == 24 && text[19] == '.')
        millis = number(text, 20, 3);
    else if (text.size() != 20)
        return {};
    const int year = number(text, 0, 4);
    if (year < 0)
        return {};
    const QDate date(year, number(text, 5, 2), number(text, 8, 2));
    const QTime time(number(text, 11, 2), number(text, 14, 2), number(text, 17, 2), millis);
    if (!date.isValid() || !time.isValid())
        return {};
    constexpr qint64 epochJulianDay = 2'440'588;
    constexpr qint64 dayMillis = 86'400'000;
    return QDateTime::fromMSecsSinceEpoch(
        (date.toJulianDay() - epochJulianDay) * dayMillis + time.msecsSinceStartOfDay(), Qt::UTC);
}

LocalizedText localizedText(const json &value)
{
    if (value.is_object())
        return {text(value, "locale"), text(value, "localeOrigin"), text(value, "text")};
    return {{}, {}, textOf(value)};
}

} // namespace

const json *member(const json &object, const char *key)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

QString textOf(const json &value)
{
    if (value.is_string())
        return fromUtf8(value.get_ref<const std::string &>());
    if (value.is_number_unsigned())
        return QString::number(value.get<quint64>());
    if (value.is_number_integer())
        return QString::number(value.get<qint64>());
    if (value.is_number_float())
        return QString::number(value.get<double>(), 'g', QLocale::FloatingPointShortest);
    return {};
}

QString text(const json &object, const char *key)
{
    const json *const found = member(object, key);
    return found ? textOf(*found) : QString();
}

std::optional<int> integer(const json &object, const char *key)
{
    const json *const found = member(object, key);
    if (!found)
        return std::nullopt;
    if (found->is_number_integer()) {
        // An unsigned value above the signed range would wrap around.
        const bool tooLarge =
            found->is_number_unsigned() && found->get<quint64>() > quint64(std::numeric_limits<int>::max());
        const qint64 value = tooLarge ? std::numeric_limits<qint64>::max() : found->get<qint64>();
        if (value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max())
            return static_cast<int>(value);
        return std::nullopt;
    }
    if (found->is_string()) {
        const auto &digits = found->get_ref<const std::string &>();
        int value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error == std::errc() && end == digits.data() + digits.size() && !digits.empty())
            return value;
    }
    return std::nullopt;
}

std::optional<bool> boolean(const json &object, const char *key)
{
    const json *const found = member(object, key);
    if (!found)
        return std::nullopt;
    if (found->is_boolean())
        return found->get<bool>();
    if (found->is_string()) {
        const auto &wordText = found->get_ref<const std::string &>();
        if (wordText == "true")
            return true;
        if (wordText == "false")
            return false;
    }
    return std::nullopt;
}

QDateTime dateTimeOf(const std::string &iso8601)
{
    if (QDateTime common = commonForm(iso8601); common.isValid())
        return common;
    const QDateTime parsed = QDateTime::fromString(fromUtf8(iso8601), Qt::ISODateWithMs);
    if (!parsed.isValid())
        return {};
    // Without an offset Qt takes local time; the vendor means UTC.
    if (parsed.timeSpec() == Qt::LocalTime)
        return QDateTime(parsed.date(), parsed.time(), Qt::UTC);
    return parsed.toUTC();
}

QDateTime dateTime(const json &object, const char *key)
{
    const json *const found = member(object, key);
    if (!found || !found->is_string())
        return {};
    return dateTimeOf(found->get_ref<const std::string &>());
}

std::vector<const json *> elementsOf(const json &value)
{
    std::vector<const json *> list;
    if (value.is_array()) {
        list.reserve(value.size());
        for (const json &each : value)
            list.push_back(&each);
    } else if (!value.is_null()) {
        list.push_back(&value);
    }
    return list;
}

std::vector<const json *> elements(const json &object, const char *key)
{
    const json *const found = member(object, key);
    return found ? elementsOf(*found) : std::vector<const json *>();
}

bool says(const json &object, const char *key, QStringView expected)
{
    const json *const found = member(object, key);
    if (!found || !found->is_string())
        return false;
    const auto &bytes = found->get_ref<const std::string &>();
    return QAnyStringView::equal(QUtf8StringView(bytes.data(), static_cast<qsizetype>(bytes.size())), expected);
}

std::vector<LocalizedText> localizedTexts(const json &object, const char *key)
{
    std::vector<LocalizedText> texts;
    for (const json *each : elements(object, key)) {
        LocalizedText read = localizedText(*each);
        if (!read.text.isEmpty())
            texts.push_back(std::move(read));
    }
    return texts;
}

} // namespace baton::sailpoint::json_reader
