// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rows_file.h"

#include <QFile>

#include <cstdio>
#include <nlohmann/json.hpp>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype badLinesTold = 20;

Error notRead(QStringList bad)
{
    const qsizetype count = bad.size();
    if (count > badLinesTold) {
        bad.resize(badLinesTold);
        bad << u"and %1 more"_s.arg(count - badLinesTold);
    }
    return {ErrorKind::Invalid, u"The rows cannot be read: %1."_s.arg(bad.join("; "_L1)),
            u"Nothing was sent. Write certificationId or certificationId,itemId, one row a line."_s};
}

/// What is wrong with a line; empty: nothing.
QString readLine(const QString &line, OrderRow &row)
{
    const QStringList parts = line.split(u',');
    if (parts.size() > 2)
        return u"has more than one comma"_s;
    const QString certification = parts.at(0).trimmed();
    const QString item = parts.value(1).trimmed();
    if (certification.isEmpty())
        return u"names no certification"_s;
    if (parts.size() == 2 && item.isEmpty())
        return u"has nothing after its comma"_s;
    const QString both = certification + item;
    for (const QChar unit : both) {
        if (unit.isSpace() || unit == u'"' || unit.category() == QChar::Other_Control ||
            unit == QChar::ReplacementCharacter)
            return u"holds a character that no id has"_s;
    }
    row = {CertificationId(certification), ReviewItemId(item)};
    return {};
}

Result<NamedRows> rowsOfLines(const QString &text)
{
    NamedRows named;
    QStringList bad;
    int number = 0;
    for (const QString &raw : text.split(u'\n')) {
        ++number;
        const QString line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        OrderRow row;
        if (const QString problem = readLine(line, row); problem.isEmpty())
            named.rows.push_back(std::move(row));
        else
            bad << u"line %1 %2"_s.arg(QString::number(number), problem);
    }
    if (!bad.isEmpty())
        return failure(notRead(bad));
    return named;
}

QString textAt(const nlohmann::json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()).trimmed()
                                                       : QString();
}

/// Of the list of certifications an object is a whole one: no other comes with its reviewer.
bool isListedCertification(const nlohmann::json &entry)
{
    return !entry.contains("certificationId") && entry.contains("reviewer") && entry["reviewer"].is_object();
}

void noteReviewer(const nlohmann::json &entry, NamedRows &named)
{
    Certification seen;
    seen.id = CertificationId(textAt(entry, "id"));
    seen.name = textAt(entry, "name");
    seen.modified = QDateTime::fromString(textAt(entry, "modified"), Qt::ISODateWithMs);
    seen.reviewer.id = IdentityId(textAt(entry["reviewer"], "id"));
    seen.reviewer.name = textAt(entry["reviewer"], "name");
    if (!seen.reviewer.id.isEmpty())
        named.seen.insert(seen.id, seen);
}

Result<NamedRows> rowsOfJson(const QByteArray &text)
{
    // Ours, from a file: a callback that cuts off deep nesting costs nothing here, and copying deep values recurses.
    const auto shallow = [](int depth, nlohmann::json::parse_event_t, nlohmann::json &) { return depth <= 16; };
    const nlohmann::json parsed = nlohmann::json::parse(text.begin(), text.end(), shallow, false);
    if (!parsed.is_array())
        return failure(
            {ErrorKind::Invalid, u"The rows are no JSON array of objects."_s,
             u"Give what “items --format json” or “certifications --format json” prints, or lines certificationId[,itemId]."_s});
    NamedRows named;
    QStringList bad;
    int number = 0;
    for (const nlohmann::json &entry : parsed) {
        ++number;
        if (entry.is_object() && isListedCertification(entry) && !textAt(entry, "id").isEmpty()) {
            named.rows.push_back({CertificationId(textAt(entry, "id")), {}});
            noteReviewer(entry, named);
            continue;
        }
        const QString certification = entry.is_object() ? textAt(entry, "certificationId") : QString();
        if (certification.isEmpty()) {
            bad << u"object %1 has no certificationId"_s.arg(number);
            continue;
        }
        const QString item = textAt(entry, entry.contains("itemId") ? "itemId" : "id");
        if (item.isEmpty() && (entry.contains("itemId") || entry.contains("id")))
            bad << u"object %1 has an item id that is no text"_s.arg(number);
        else
            named.rows.push_back({CertificationId(certification), ReviewItemId(item)});
    }
    if (!bad.isEmpty())
        return failure(notRead(bad));
    return named;
}

} // namespace

Result<NamedRows> parseRows(const QByteArray &text)
{
    QByteArray bytes = text;
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    const QByteArray start = bytes.left(4096).trimmed();
    if (start.startsWith('[') || start.startsWith('{'))
        return rowsOfJson(bytes);
    return rowsOfLines(QString::fromUtf8(bytes));
}

Result<NamedRows> readRows(const QString &file)
{
    QFile source;
    bool open = false;
    if (file == "-"_L1) {
        open = source.open(stdin, QIODevice::ReadOnly);
    } else {
        source.setFileName(file);
        open = source.open(QIODevice::ReadOnly);
    }
    if (!open)
        return failure({ErrorKind::Invalid, u"The file %1 cannot be read: %2."_s.arg(file, source.errorString()),
                        u"Check --rows."_s});
    return parseRows(source.readAll());
}

} // namespace baton::cli
