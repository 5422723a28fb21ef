// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/list_rows.h"

#include "app/cli/json_fields.h"
#include "app/cli/plain_text.h"
#include "app/listing/csv_record.h"

#include <algorithm>
#include <iterator>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

QString timeCell(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(u"yyyy-MM-dd HH:mm'Z'"_s) : QString();
}

QString ofCell(const std::optional<int> &part, const std::optional<int> &whole)
{
    if (!part && !whole)
        return {};
    return (part ? QString::number(*part) : u"?"_s) + u'/' + (whole ? QString::number(*whole) : u"?"_s);
}

QString flagCell(const std::optional<bool> &flag)
{
    return !flag ? QString() : *flag ? u"yes"_s : u"no"_s;
}

/// Name where there is one, else the id: a row must say what it is about.
template <class IdT> QString nameOr(const QString &name, const IdT &id)
{
    return name.isEmpty() ? id.toString() : name;
}

QString csvCell(const OrderedJson &value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return QString::fromUtf8(value.get_ref<const std::string &>());
    if (value.is_array()) {
        QStringList texts;
        for (const OrderedJson &entry : value) {
            const auto text = entry.is_object() ? entry.find("text") : entry.end();
            const bool plain = entry.is_object() && text != entry.end() && text->is_string();
            texts << QString::fromStdString(plain ? text->get<std::string>() : entry.dump());
        }
        return texts.join(" | "_L1);
    }
    return QString::fromStdString(value.dump());
}

/// The keys of a dotted path.
std::vector<std::string> keysOf(const QString &path)
{
    std::vector<std::string> keys;
    for (const QString &part : path.split(u'.'))
        keys.push_back(part.toStdString());
    return keys;
}

/// The value at the end of the keys; null where a part of the way is null.
const OrderedJson &valueAt(const OrderedJson &row, const std::vector<std::string> &keys)
{
    static const OrderedJson nothing;
    const OrderedJson *value = &row;
    for (const std::string &key : keys) {
        if (!value->is_object())
            return nothing;
        const auto found = value->find(key);
        if (found == value->end())
            return nothing;
        value = &*found;
    }
    return *value;
}

/// One column per key; what lies within a list is one column of the list.
QStringList csvPathsOf(ListKind kind)
{
    const std::vector<JsonKey> keys = jsonKeys(kind);
    QStringList paths;
    for (const JsonKey &key : keys) {
        const QString path = key.path.left(key.path.indexOf("[]"_L1));
        const bool hasParts = std::any_of(
            keys.begin(), keys.end(), [&key](const JsonKey &other) { return other.path.startsWith(key.path + u'.'); });
        if (!hasParts && !paths.contains(path))
            paths << path;
    }
    return paths;
}

} // namespace

QStringList tableHeader(ListKind kind)
{
    switch (kind) {
    case ListKind::Campaigns:
        return {u"ID"_s, u"NAME"_s, u"TYPE"_s, u"STATUS"_s, u"DONE"_s, u"DEADLINE"_s, u"CREATED"_s};
    case ListKind::Certifications:
        return {u"ID"_s,        u"NAME"_s, u"CAMPAIGN"_s, u"REVIEWER"_s,        u"E-MAIL"_s,  u"PHASE"_s, u"PEOPLE"_s,
                u"DECISIONS"_s, u"DUE"_s,  u"SIGNED"_s,   u"REASSIGNED FROM"_s, u"COMMENT"_s, u"ERROR"_s};
    case ListKind::Items:
        return {u"ID"_s,     u"CERTIFICATION"_s, u"PERSON"_s,   u"ACCESS"_s,  u"TYPE"_s,
                u"SOURCE"_s, u"PRIVILEGED"_s,    u"DECISION"_s, u"COMMENT"_s, u"NEW"_s};
    case ListKind::Identities:
        return {u"ID"_s, u"NAME"_s, u"ALIAS"_s, u"E-MAIL"_s, u"DEPARTMENT"_s, u"STATE"_s, u"MANAGER"_s};
    case ListKind::Tasks:
        return {u"ID"_s, u"TYPE"_s, u"TARGET"_s, u"TARGET ID"_s, u"STATE"_s, u"CREATED"_s, u"ERRORS"_s};
    }
    return {};
}

QStringList tableCells(const Campaign &row)
{
    return {row.id.toString(),
            row.name,
            row.type.raw,
            row.status.raw,
            ofCell(row.completedCertifications, row.totalCertifications),
            timeCell(row.deadline),
            timeCell(row.created)};
}

QStringList tableCells(const Certification &row)
{
    return {row.id.toString(),
            row.name,
            nameOr(row.campaign.name, row.campaign.id),
            nameOr(row.reviewer.name, row.reviewer.id) +
                (row.reviewer.type == ReviewerType::GovernanceGroup ? u" (group)"_s : QString()),
            row.reviewer.email,
            row.phase.raw,
            ofCell(row.identitiesCompleted, row.identitiesTotal),
            ofCell(row.decisionsMade, row.decisionsTotal),
            timeCell(row.due),
            timeCell(row.signedAt),
            row.reassignment ? nameOr(row.reassignment->fromReviewer.name, row.reassignment->fromId) : QString(),
            row.reassignment ? row.reassignment->comment : QString(),
            row.hasErrors && row.errorMessage.isEmpty() ? u"yes"_s : row.errorMessage};
}

QStringList tableCells(const ReviewItem &row)
{
    return {row.id.toString(),
            row.certification.toString(),
            nameOr(row.identityName, row.identity),
            row.accessName.isEmpty() ? row.accessId : row.accessName,
            row.accessType.raw,
            row.sourceName,
            flagCell(row.privileged),
            row.decision.raw,
            row.comment,
            row.isNew ? u"yes"_s : u"no"_s};
}

QStringList tableCells(const Identity &row)
{
    return {row.id.toString(),
            row.name,
            row.alias,
            row.email,
            row.department,
            row.state.raw,
            nameOr(row.managerName, row.managerId)};
}

QStringList tableCells(const GovernanceTask &row)
{
    return {row.id.toString(),
            row.type,
            row.targetName.isEmpty() ? row.targetType.raw : row.targetName,
            row.targetId,
            row.state.raw,
            timeCell(row.created),
            preferredText(row.errors)};
}

RowSheet::RowSheet(ListKind kind, Format format) : m_kind(kind), m_format(format)
{
    if (format == Format::Csv) {
        const QStringList paths = csvPathsOf(kind);
        std::transform(paths.begin(), paths.end(), std::back_inserter(m_csvColumns), keysOf);
        m_bytes = csvRecord(paths);
    }
}

void RowSheet::addWhole(const OrderedJson &row)
{
    if (m_format == Format::Json) {
        m_bytes += m_count == 1 ? "[\n" : ",\n";
        m_bytes += QByteArray::fromStdString(row.dump());
        return;
    }
    QStringList record;
    for (const std::vector<std::string> &keys : m_csvColumns)
        record << csvCell(valueAt(row, keys));
    m_bytes += csvRecord(record);
}

QByteArray RowSheet::take()
{
    switch (m_format) {
    case Format::Table:
        return alignedTable(tableHeader(m_kind), std::exchange(m_cells, {})).toUtf8();
    case Format::Json:
        m_bytes += m_count == 0 ? "[]\n" : "\n]\n";
        break;
    case Format::Csv:
        break;
    }
    return std::exchange(m_bytes, {});
}

} // namespace baton::cli
