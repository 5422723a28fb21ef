// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/list_codec.h"

#include "app/storage/field_reading.h"
#include "app/storage/field_writing.h"
#include "app/storage/list_fields.h"

#include <array>

namespace baton::list_codec {

using namespace Qt::StringLiterals;
using journal_fields::Json;

namespace {

/// In the order of the variant; the words never change.
constexpr std::array kinds{"campaigns", "certifications", "items"};
static_assert(kinds.size() == std::variant_size_v<ListRows>);

/// Nine tenths of the gain for a third of the time.
constexpr int compression = 1;
/// A page of a thousand rows is under two: what claims more is damaged.
constexpr qsizetype mostBytes = qsizetype{256} * 1024 * 1024;

template <class T> ListRows rowsFrom(const Json &json)
{
    std::vector<T> rows;
    journal_fields::read(json, rows);
    return rows;
}

ListRows rowsOf(const std::string &kind, const Json &json)
{
    if (kind == kinds[0])
        return rowsFrom<Campaign>(json);
    if (kind == kinds[1])
        return rowsFrom<Certification>(json);
    journal_fields::require(kind == kinds[2], "rows of a known kind were expected");
    return rowsFrom<ReviewItem>(json);
}

Error unreadable(const QString &reason)
{
    return {ErrorKind::Storage, u"A kept list cannot be read: %1."_s.arg(reason)};
}

/// What the compressed bytes say that they hold.
qsizetype claimedSize(const QByteArray &data)
{
    qsizetype size = 0;
    for (int i = 0; i < 4; ++i)
        size = size * 256 + (i < data.size() ? static_cast<quint8>(data[i]) : 255);
    return size;
}

} // namespace

QByteArray encodeRows(const ListRows &rows)
{
    Json page = Json::object();
    page["kind"] = kinds.at(rows.index());
    Json list = std::visit([](const auto &of) { return journal_fields::write(of); }, rows);
    page["rows"] = list.is_null() ? Json::array() : std::move(list);
    const std::string text = page.dump();
    return qCompress(reinterpret_cast<const uchar *>(text.data()), static_cast<qsizetype>(text.size()), compression);
}

Result<ListRows> decodeRows(const QByteArray &data)
{
    if (claimedSize(data) > mostBytes)
        return failure(unreadable(u"it is no list"_s));
    const QByteArray text = qUncompress(data);
    QString reason;
    try {
        const Json page = Json::parse(text.cbegin(), text.cend(), nullptr, false);
        journal_fields::require(page.is_object() && page.contains("rows") && page.contains("kind"), "it is no list");
        return rowsOf(page["kind"].get<std::string>(), page["rows"]);
    } catch (const std::exception &problem) {
        reason = QString::fromUtf8(problem.what());
    }
    return failure(unreadable(reason));
}

} // namespace baton::list_codec
