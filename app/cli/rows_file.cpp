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

Result<std::vector<OrderRow>> rowsOfLines(const QString &text)
{
    std::vector<OrderRow> rows;
    QStringList bad;
    int number = 0;
    for (const QString &raw : text.split(u'\n')) {
        ++number;
        const QString line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        OrderRow row;
        if (const QString problem = readLine(line, row); problem.isEmpty())
            rows.push_back(std::move(row));
        else
            bad << u"line %1 %2"_s.arg(QString::number(number), problem);
    }
    if (!bad.isEmpty())
        return failure(notRead(bad));
    return rows;
}

QString textAt(const nlohmann::json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()).trimmed()
                                                       : QString();
}

Result<std::vector<OrderRow>> rowsOfJson(const QByteArray &text)
{
    // Ours, from a file: a callback that cuts off deep nesting costs nothing here, and copying deep values recurses.
    const auto shallow = [](int depth, nlohmann::json::parse_event_t, nlohmann::json &) { return depth <= 16; };
    const nlohmann::json parsed = nlohmann::json::parse(text.begin(), text.end(), shallow, false);
    if (!parsed.is_array())
        return failure({ErrorKind::Invalid, u"The rows are no JSON array of objects."_s,
                        u"Give what “items --format json” prints, or lines certificationId[,itemId]."_s});
    std::vector<OrderRow> rows;
    QStringList bad;
    int number = 0;
    for (const nlohmann::json &entry : parsed) {
        ++number;
        const QString certification = entry.is_object() ? textAt(entry, "certificationId") : QString();
        if (certification.isEmpty()) {
            bad << u"object %1 has no certificationId"_s.arg(number);
            continue;
        }
        const QString item = textAt(entry, entry.contains("itemId") ? "itemId" : "id");
        if (item.isEmpty() && (entry.contains("itemId") || entry.contains("id")))
            bad << u"object %1 has an item id that is no text"_s.arg(number);
        else
            rows.push_back({CertificationId(certification), ReviewItemId(item)});
    }
    if (!bad.isEmpty())
        return failure(notRead(bad));
    return rows;
}

} // namespace

Result<std::vector<OrderRow>> parseRows(const QByteArray &text)
{
    QByteArray bytes = text;
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    const QByteArray start = bytes.left(4096).trimmed();
    if (start.startsWith('[') || start.startsWith('{'))
        return rowsOfJson(bytes);
    return rowsOfLines(QString::fromUtf8(bytes));
}

Result<std::vector<OrderRow>> readRows(const QString &file)
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
