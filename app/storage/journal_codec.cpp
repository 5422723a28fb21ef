// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journal_codec.h"

#include "app/storage/field_reading.h"
#include "app/storage/field_writing.h"
#include "app/storage/journal_event_fields.h"

namespace baton::journal_codec {

using namespace Qt::StringLiterals;

namespace {

using journal_fields::Json;
using journal_fields::read;
using journal_fields::require;
using journal_fields::write;

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

QByteArray encodeRows(const QList<CallRow> &rows)
{
    return encode(rows);
}
Result<QList<CallRow>> decodeRows(const QByteArray &data)
{
    return decode<QList<CallRow>>(data);
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
