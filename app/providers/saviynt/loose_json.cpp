// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/loose_json.h"

#include <QLocale>

#include <nlohmann/json.hpp>

namespace baton::saviynt::loose {

using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

const json *memberNamed(const json &object, const char *key)
{
    if (!object.is_object())
        return nullptr;
    if (const auto found = object.find(key); found != object.end())
        return &*found;
    const QLatin1StringView wanted(key);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QUtf8StringView name(it.key().data(), static_cast<qsizetype>(it.key().size()));
        if (name.size() == wanted.size() && QAnyStringView::compare(name, wanted, Qt::CaseInsensitive) == 0)
            return &it.value();
    }
    return nullptr;
}

} // namespace

const json *member(const json &object, Keys keys)
{
    for (const char *key : keys) {
        if (const json *found = memberNamed(object, key); found && !found->is_null())
            return found;
    }
    return nullptr;
}

bool isNull(const json &object, Keys keys)
{
    for (const char *key : keys) {
        if (const json *found = memberNamed(object, key); found && found->is_null())
            return true;
    }
    return false;
}

QString textOf(const json &value)
{
    if (value.is_string()) {
        const auto &bytes = value.get_ref<const std::string &>();
        return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())).trimmed();
    }
    if (value.is_number_unsigned())
        return QString::number(value.get<quint64>());
    if (value.is_number_integer())
        return QString::number(value.get<qint64>());
    if (value.is_number_float())
        return QString::number(value.get<double>(), 'g', QLocale::FloatingPointShortest);
    if (value.is_boolean())
        return value.get<bool>() ? u"true"_s : u"false"_s;
    return {};
}

QString text(const json &object, Keys keys)
{
    for (const char *key : keys) {
        const json *const found = memberNamed(object, key);
        if (!found)
            continue;
        if (QString read = textOf(*found); !read.isEmpty())
            return read;
    }
    return {};
}

std::optional<int> integer(const json &object, Keys keys)
{
    QString digits = text(object, keys);
    if (digits.endsWith(u'%'))
        digits.chop(1);
    bool readable = false;
    const int value = digits.trimmed().toInt(&readable);
    return readable ? std::optional(value) : std::nullopt;
}

std::vector<const json *> elements(const json &object, Keys keys)
{
    std::vector<const json *> list;
    const json *const found = member(object, keys);
    if (!found)
        return list;
    if (found->is_array()) {
        list.reserve(found->size());
        for (const json &each : *found)
            list.push_back(&each);
    } else if (found->is_object()) {
        list.push_back(found);
    }
    return list;
}

} // namespace baton::saviynt::loose
