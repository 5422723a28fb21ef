// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/exact_text.h"
#include "app/storage/journal_codec.h"
#include "app/storage/journal_fields.h"
#include "app/storage/journal_words.h"

#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace baton::journal_fields {

using Json = nlohmann::json;

/// What a value in the file should have been. Never leaves the file that reads.
struct Unreadable : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

inline void require(bool right, const char *expected)
{
    if (!right)
        throw Unreadable(expected);
}

// ---- and back; null and absent leave the value as it is

inline void read(const Json &json, QString &text)
{
    require(json.is_string(), "a text was expected");
    text = exactText(json.get_ref<const std::string &>());
}
inline void read(const Json &json, int &number)
{
    require(json.is_number_integer(), "a whole number was expected");
    const qint64 value = json.get<qint64>();
    require(value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max(), "too large a number");
    number = static_cast<int>(value);
}
inline void read(const Json &json, bool &flag)
{
    require(json.is_boolean(), "true or false was expected");
    flag = json.get<bool>();
}
inline void read(const Json &json, QDateTime &time)
{
    QString text;
    read(json, text);
    time = journal_codec::decodeTime(text);
    require(time.isValid() || text.isEmpty(), "a time was expected");
}
inline void read(const Json &json, std::chrono::milliseconds &span)
{
    require(json.is_number_integer(), "a number of milliseconds was expected");
    span = std::chrono::milliseconds(json.get<qint64>());
}
inline void read(const Json &json, RowSubject &subject)
{
    QString text;
    read(json, text);
    subject = RowSubject::of(text);
}
template <class Tag> void read(const Json &json, Id<Tag> &id)
{
    QString text;
    read(json, text);
    id = Id<Tag>(std::move(text));
}
template <class E>
requires std::is_enum_v<E>
void read(const Json &json, E &value)
{
    QString text;
    read(json, text);
    const std::optional<E> known = journal_words::valueOf<E>(text);
    require(known.has_value(), "a word is unknown");
    value = *known;
}
template <class E> void read(const Json &json, VendorEnum<E> &value)
{
    require(json.is_array() && json.size() == 2, "a word and the vendor's word were expected");
    read(json[0], value.value);
    if (!json[1].is_null())
        read(json[1], value.raw);
}
inline void read(const Json &json, OptionValues &values);
template <class T> void read(const Json &json, std::optional<T> &value);
template <class T> void readList(const Json &json, T &list);
template <class T> void read(const Json &json, std::vector<T> &list);
template <class T> void read(const Json &json, QList<T> &list);
template <class T>
requires std::is_class_v<T>
void read(const Json &json, T &value);

struct ObjectReader
{
    const Json &object;

    template <class T> void operator()(const char *name, T &value)
    {
        const auto found = object.find(name);
        if (found == object.end() || found->is_null())
            return;
        try {
            read(*found, value);
        } catch (const Unreadable &problem) {
            throw Unreadable(std::string("/") + name + (*problem.what() == '/' ? "" : ": ") + problem.what());
        }
    }
};

template <class T>
requires std::is_class_v<T>
void read(const Json &json, T &value)
{
    require(json.is_object(), "an object was expected");
    ObjectReader reader{json};
    fields(reader, value);
}

inline void read(const Json &json, OptionValues &values)
{
    require(json.is_object(), "an object was expected");
    for (const auto &[name, value] : json.items()) {
        QString text;
        read(value, text);
        values.insert(exactText(name), text);
    }
}

template <class T> void read(const Json &json, std::optional<T> &value)
{
    read(json, value.emplace());
}

template <class T> void readList(const Json &json, T &list)
{
    require(json.is_array(), "a list was expected");
    list.reserve(static_cast<typename T::size_type>(json.size()));
    for (const Json &element : json) {
        typename T::value_type value{};
        if (!element.is_null())
            read(element, value);
        list.push_back(std::move(value));
    }
}

template <class T> void read(const Json &json, std::vector<T> &list)
{
    readList(json, list);
}

template <class T> void read(const Json &json, QList<T> &list)
{
    readList(json, list);
}

} // namespace baton::journal_fields
