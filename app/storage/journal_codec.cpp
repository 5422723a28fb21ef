// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journal_codec.h"

#include "app/storage/exact_text.h"
#include "app/storage/journal_event_fields.h"
#include "app/storage/journal_words.h"

#include <nlohmann/json.hpp>

namespace baton::journal_codec {

using namespace Qt::StringLiterals;
using journal_fields::fields;

namespace {

using Json = nlohmann::json;

/// What a value in the file should have been. Caught in this file.
struct Unreadable : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

void require(bool right, const char *expected)
{
    if (!right)
        throw Unreadable(expected);
}

// ---- one value to JSON; null stands for empty and is left out of objects

Json write(const QString &text)
{
    return text.isEmpty() ? Json() : Json(text.toStdString());
}
Json write(int number)
{
    return number;
}
Json write(bool flag)
{
    return flag;
}
Json write(const QDateTime &time)
{
    return write(encodeTime(time));
}
Json write(std::chrono::milliseconds span)
{
    return static_cast<qint64>(span.count());
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
Json write(const OptionValues &values);
template <class T> Json write(const std::optional<T> &value);
template <class T> Json writeList(const T &list);
template <class T> Json write(const std::vector<T> &list);
Json write(const QStringList &list);
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

Json write(const OptionValues &values)
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

Json write(const QStringList &list)
{
    return writeList(list);
}

// ---- and back; null and absent leave the value as it is

void read(const Json &json, QString &text)
{
    require(json.is_string(), "a text was expected");
    text = exactText(json.get_ref<const std::string &>());
}
void read(const Json &json, int &number)
{
    require(json.is_number_integer(), "a whole number was expected");
    const qint64 value = json.get<qint64>();
    require(value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max(), "too large a number");
    number = static_cast<int>(value);
}
void read(const Json &json, bool &flag)
{
    require(json.is_boolean(), "true or false was expected");
    flag = json.get<bool>();
}
void read(const Json &json, QDateTime &time)
{
    QString text;
    read(json, text);
    time = decodeTime(text);
    require(time.isValid() || text.isEmpty(), "a time was expected");
}
void read(const Json &json, std::chrono::milliseconds &span)
{
    require(json.is_number_integer(), "a number of milliseconds was expected");
    span = std::chrono::milliseconds(json.get<qint64>());
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
void read(const Json &json, OptionValues &values);
template <class T> void read(const Json &json, std::optional<T> &value);
template <class T> void readList(const Json &json, T &list);
template <class T> void read(const Json &json, std::vector<T> &list);
void read(const Json &json, QStringList &list);
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

void read(const Json &json, OptionValues &values)
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

void read(const Json &json, QStringList &list)
{
    readList(json, list);
}

// ---- whole values

template <class T> QByteArray encode(const T &value)
{
    Json json = write(value);
    if (json.is_null())
        json = Json::array(); // an empty list
    return QByteArray::fromStdString(json.dump());
}

template <class T> Result<T> decode(const QByteArray &data)
{
    QString reason;
    try {
        const Json json = Json::parse(data.cbegin(), data.cend(), nullptr, false);
        require(!json.is_discarded(), "it is not JSON");
        T value{};
        read(json, value);
        return value;
    } catch (const std::exception &problem) {
        reason = QString::fromUtf8(problem.what());
    }
    return failure(Error(ErrorKind::Storage, u"A record in the data file cannot be read: %1."_s.arg(reason)));
}

/// Name, encoding and decoding of every kind of event, in the order of the variant.
struct Kind
{
    QLatin1StringView name;
    Result<JournalEvent::What> (*decode)(const QByteArray &data);
};

template <class T> Result<JournalEvent::What> decodeAs(const QByteArray &data)
{
    return decode<T>(data).map([](T value) { return JournalEvent::What(std::move(value)); });
}

constexpr std::array kinds{
    Kind{"AttemptIntended"_L1, decodeAs<AttemptIntended>},
    Kind{"CallAccepted"_L1, decodeAs<CallAccepted>},
    Kind{"CallRefused"_L1, decodeAs<CallRefused>},
    Kind{"TaskSeen"_L1, decodeAs<TaskSeen>},
    Kind{"TaskSilent"_L1, decodeAs<TaskSilent>},
    Kind{"RowProven"_L1, decodeAs<RowProven>},
    Kind{"CallSettled"_L1, decodeAs<CallSettled>},
    Kind{"Brake"_L1, decodeAs<BrakeEvent>},
    Kind{"RunEnded"_L1, decodeAs<RunEnded>},
    Kind{"RunAbandoned"_L1, decodeAs<RunAbandoned>},
};
static_assert(kinds.size() + 1 == std::variant_size_v<JournalEvent::What>, "every kind but UnreadableEvent");

struct EventEncoder
{
    QByteArray operator()(const UnreadableEvent &what) const { return what.data; }
    template <class T> QByteArray operator()(const T &what) const { return encode(what); }
};

} // namespace

QString kindOf(const JournalEvent::What &what)
{
    if (const auto *unreadable = std::get_if<UnreadableEvent>(&what))
        return unreadable->kind;
    return kinds.at(what.index()).name;
}

QByteArray encodeEvent(const JournalEvent::What &what)
{
    return std::visit(EventEncoder{}, what);
}

JournalEvent::What decodeEvent(const QString &kind, const QByteArray &data)
{
    for (const Kind &known : kinds) {
        if (kind != known.name)
            continue;
        Result<JournalEvent::What> what = known.decode(data);
        if (what)
            return std::move(*what);
        return UnreadableEvent{kind, data, what.error().message};
    }
    return UnreadableEvent{kind, data, u"Its kind is unknown to this Baton."_s};
}

QByteArray encodeRecord(const RunRecord &record)
{
    return encode(record);
}
Result<RunRecord> decodeRecord(const QByteArray &data)
{
    return decode<RunRecord>(data);
}

QByteArray encodeCall(const Call &call)
{
    return encode(call);
}
Result<Call> decodeCall(const QByteArray &data)
{
    return decode<Call>(data);
}

QByteArray encodeRows(const std::vector<CallRow> &rows)
{
    return encode(rows);
}
Result<std::vector<CallRow>> decodeRows(const QByteArray &data)
{
    return decode<std::vector<CallRow>>(data);
}

QByteArray encodeLeftOut(const LeftOut &row)
{
    return encode(row);
}
Result<LeftOut> decodeLeftOut(const QByteArray &data)
{
    return decode<LeftOut>(data);
}

QByteArray encodeWarning(const PlanWarning &warning)
{
    return encode(warning);
}
Result<PlanWarning> decodeWarning(const QByteArray &data)
{
    return decode<PlanWarning>(data);
}

QString encodeTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime decodeTime(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid())
        time = time.toUTC();
    return time;
}

} // namespace baton::journal_codec
