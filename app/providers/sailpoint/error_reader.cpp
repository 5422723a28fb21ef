// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/error_reader.h"

#include "app/net/guarded_json.h"
#include "app/providers/sailpoint/json_reader.h"
#include "models/domain/silent_refusal.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;
using namespace json_reader;
using nlohmann::json;

namespace {

constexpr qsizetype longestPlainText = 500;

/// "de-CH" of "de-CH,de;q=0.9".
QString firstLanguage(const QString &acceptLanguage)
{
    return acceptLanguage.section(u',', 0, 0).section(u';', 0, 0).trimmed();
}

QStringList chosen(const std::vector<LocalizedText> &texts, const QString &wanted)
{
    QStringList list = preferredTexts(texts, wanted);
    for (QString &text : list)
        text = text.trimmed();
    return list;
}

/// The bare forms, in the order in which SailPoint's own client looks for them.
QString bareMessage(const json &body)
{
    const QString word = text(body, "error").trimmed();
    const QString description = text(body, "error_description").trimmed();
    if (!word.isEmpty() && !description.isEmpty() && word != description)
        return word + u": "_s + description;
    if (!word.isEmpty() || !description.isEmpty())
        return word.isEmpty() ? description : word;
    for (const char *key : {"message", "formatted_msg", "errorMessage", "detailMessage"}) {
        if (QString found = text(body, key).trimmed(); !found.isEmpty())
            return found;
    }
    return {};
}

void readEnvelope(const json &body, const QString &wanted, Error &error)
{
    error.vendorCode = text(body, "detailCode");
    error.trackingId = text(body, "trackingId");
    error.messageTexts = localizedTexts(body, "messages");
    error.causeTexts = localizedTexts(body, "causes");
    error.causes = chosen(error.causeTexts, wanted);
    const QStringList messages = chosen(error.messageTexts, wanted);
    error.message = messages.isEmpty() ? bareMessage(body) : messages.join(u' ');
    if (error.message.isEmpty() && !error.causes.isEmpty())
        error.message = error.causes.front();
    if (error.message.isEmpty())
        error.message = error.vendorCode;
}

/// Plain text from a gateway, cut and without control characters.
QString plainText(const QByteArray &bytes)
{
    QString plain = QString::fromUtf8(bytes.left(longestPlainText * 4));
    std::replace_if(
        plain.begin(), plain.end(), [](QChar c) { return !c.isPrint(); }, QChar(u' '));
    plain = plain.simplified();
    if (plain.size() > longestPlainText)
        plain = plain.left(longestPlainText) + u'…';
    return plain;
}

void readTexts(const json &body, Error &error)
{
    for (const json *each : elementsOf(body)) {
        const QString line = each->is_object() ? bareMessage(*each) : textOf(*each).trimmed();
        if (!line.isEmpty())
            error.causes << line;
    }
    if (!error.causes.isEmpty())
        error.message = error.causes.takeFirst();
}

} // namespace

void readError(const HttpResponse &answer, const QString &acceptLanguage, Error &error)
{
    error.message.clear();
    if (const Result<json> parsed = parseGuarded(answer.body)) {
        if (parsed->is_object())
            readEnvelope(*parsed, firstLanguage(acceptLanguage), error);
        else
            readTexts(*parsed, error);
    } else if (looksLikeWebPage(answer.body)) {
        error.message = parsed.error().message;
        if (error.nextStep.isEmpty())
            error.nextStep = parsed.error().nextStep;
    } else {
        error.message = plainText(answer.body);
    }
    if (error.message.isEmpty())
        error.message = silentRefusal(answer.status);
    if (error.trackingId.isEmpty())
        error.trackingId = QString::fromUtf8(answer.header(QByteArrayLiteral("SLPT-Request-ID")));
}

} // namespace baton::sailpoint
