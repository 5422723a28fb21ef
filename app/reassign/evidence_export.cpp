// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/evidence_export.h"

#include <QStringDecoder>

#include <array>

namespace baton {

namespace {

// For whoever reads the file without Baton: stays English, like the names of the fields.
constexpr std::array howToCheck{
    "hash of an event: SHA-256, in hex, over previousHash (its 32 bytes), seq, run, call, at, kind and data; before "
    "each of them its length in bytes as decimal digits and a colon.",
    "previousHash of an event: hash of the event with the number before it, also where that belongs to another run "
    "and is not in this file; 32 zero bytes before the first event of all.",
    "data of the event RunBegun: SHA-256 over the record and 1; of each call bodySha256, id, method, path, data and "
    "rows, then how many calls; each of leftOut, then how many; each of warnings, then how many; lengths as above.",
    "bodySha256 of a call: SHA-256, in hex, of the bytes of its body, which are the bytes that were sent.",
};

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(bytes);
    Q_UNUSED(decoded)
    return !decoder.hasError();
}

/// Bytes that are UTF-8 as a JSON string, unchanged but for what JSON must escape.
QByteArray jsonString(const QByteArray &utf8)
{
    QByteArray text("\"");
    text.reserve(utf8.size() + utf8.size() / 8 + 2);
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            text += '\\';
            text += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            text += "\\u00" + QByteArray::number(c, 16).rightJustified(2, '0');
        } else {
            text += c;
        }
    }
    // Some readers drop a byte order mark at the beginning of a text, and its hash would no longer fit.
    text.replace("\xEF\xBB\xBF", "\\ufeff");
    return text + '"';
}

QByteArray field(const char *name, const QByteArray &bytes)
{
    if (isUtf8(bytes))
        return '"' + QByteArray(name) + "\": " + jsonString(bytes);
    return '"' + QByteArray(name) + "Base64\": \"" + bytes.toBase64() + '"';
}

/// "name": [ one element a line ]
template <class List, class Element> QByteArray list(const char *name, const List &values, Element element)
{
    QByteArray text = "  \"" + QByteArray(name) + "\": [";
    bool first = true;
    for (const auto &value : values) {
        text += first ? "\n    " : ",\n    ";
        first = false;
        text += element(value);
    }
    return text + (first ? "]" : "\n  ]");
}

QByteArray jsonOf(const StoredCall &call)
{
    return '{' + field("id", call.id) + ", " + field("method", call.method) + ", " + field("path", call.path) + ", " +
           field("body", call.body) + ", " + field("bodySha256", call.bodyHash) + ", " + field("data", call.data) +
           ", " + field("rows", call.rows) + '}';
}

QByteArray jsonOf(const StoredEvent &event)
{
    return "{\"seq\": " + QByteArray::number(event.seq) + ", " + field("call", event.call) + ", " +
           field("at", event.at) + ", " + field("kind", event.kind) + ", " + field("data", event.data) + ", " +
           field("previousHash", event.previousHash.toHex()) + ", " + field("hash", event.hash.toHex()) + '}';
}

QByteArray csvCell(const QByteArray &bytes)
{
    QByteArray text = bytes;
    if (!text.isEmpty() && QByteArray("=+-@\t\r").contains(text.at(0)))
        text.prepend('\'');
    const bool quoted = text.contains('"') || text.contains(',') || text.contains('\n') || text.contains('\r') ||
                        text.startsWith(' ') || text.endsWith(' ');
    return quoted ? '"' + text.replace('"', "\"\"") + '"' : text;
}

QByteArray csvLine(const std::vector<QByteArray> &cells)
{
    QByteArray line;
    for (const QByteArray &cell : cells) {
        if (&cell != &cells.front())
            line += ',';
        line += csvCell(cell);
    }
    return line + "\r\n";
}

} // namespace

QByteArray evidenceJson(const RunEvidence &evidence, const QDateTime &at)
{
    const auto text = [](const QByteArray &bytes) {
        return isUtf8(bytes) ? jsonString(bytes) : "{" + field("data", bytes) + '}';
    };
    QByteArray json("{\n  \"format\": \"baton run evidence\",\n  \"version\": 1,\n");
    json += "  " + field("exported", at.toUTC().toString(Qt::ISODateWithMs).toUtf8()) + ",\n";
    json += "  " + field("run", evidence.run.toString().toUtf8()) + ",\n";
    json += list("howToCheck", howToCheck, [](const char *sentence) { return jsonString(sentence); }) + ",\n";
    json += "  " + field("record", evidence.record) + ",\n";
    json += list("calls", evidence.calls, [](const StoredCall &call) { return jsonOf(call); }) + ",\n";
    json += list("leftOut", evidence.leftOut, text) + ",\n";
    json += list("warnings", evidence.warnings, text) + ",\n";
    json += list("events", evidence.events, [](const StoredEvent &event) { return jsonOf(event); }) + "\n}\n";
    return json;
}

QByteArray evidenceCsv(const RunEvidence &evidence)
{
    QByteArray csv = csvLine({"seq", "run", "call", "at", "kind", "data", "previous_hash", "hash"});
    for (const StoredEvent &event : evidence.events) {
        csv += csvLine({QByteArray::number(event.seq), event.run, event.call, event.at, event.kind, event.data,
                        event.previousHash.toHex(), event.hash.toHex()});
    }
    return csv;
}

} // namespace baton
