// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/journal_codec.h"
#include "app/storage/journal_fields.h"
#include "app/storage/journal_words.h"

#include <nlohmann/json.hpp>

namespace baton::journal_fields {

using Json = nlohmann::json;

// ---- one value to JSON; null stands for empty and is left out of objects

inline Json write(const QString &text)
{
    return text.isEmpty() ? Json() : Json(text.toStdString());
}
inline Json write(int number)
{
    return number;
}
inline Json write(bool flag)
{
    return flag;
}
inline Json write(const QDateTime &time)
{
    return write(journal_codec::encodeTime(time));
}
inline Json write(std::chrono::milliseconds span)
{
    return static_cast<qint64>(span.count());
}
inline Json write(const RowSubject &subject)
{
    return write(subject.text());
}
template <class Tag> Json write(const Id<Tag> &id)
{
    return write(id.toString());
}
template <class E>
requires std::is_enum_v<E> Json write(E value)
{
    return journal_words::wordOf(value).toStdString();
}
template <class E> Json write(const VendorEnum<E> &value)
{
    return Json::array({write(value.value), write(value.raw)});
}
inline Json write(const OptionValues &values);
template <class T> Json write(const std::optional<T> &value);
template <class T> Json writeList(const T &list);
template <class T> Json write(const std::vector<T> &list);
template <class T> Json write(const QList<T> &list);
template <class T>
requires std::is_class_v<T> Json write(const T &value);

/// Collects the fields of one value.
struct ObjectWriter
{
    Json object = Json::object();

    template <class T> void operator()(const char *name, const T &value)
    {
        Json json = write(value);
        if (!json.is_null())
            object.emplace(name, std::move(json));
    }
};

template <class T>
requires std::is_class_v<T> Json write(const T &value)
{
    ObjectWriter writer;
    fields(writer, value);
    return std::move(writer.object);
}

inline Json write(const OptionValues &values)
{
    if (values.isEmpty())
        return {};
    Json object = Json::object();
    for (auto entry = values.cbegin(); entry != values.cend(); ++entry)
        object.emplace(entry.key().toStdString(), entry.value().toStdString());
    return object;
}

template <class T> Json write(const std::optional<T> &value)
{
    return value ? write(*value) : Json();
}

template <class T> Json writeList(const T &list)
{
    if (list.empty())
        return {};
    Json array = Json::array();
    for (const auto &value : list)
        array.push_back(write(value));
    return array;
}

template <class T> Json write(const std::vector<T> &list)
{
    return writeList(list);
}

template <class T> Json write(const QList<T> &list)
{
    return writeList(list);
}

} // namespace baton::journal_fields
