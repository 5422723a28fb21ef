// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/envelope.h"

#include "app/net/guarded_json.h"
#include "app/providers/saviynt/loose_json.h"
#include "app/providers/saviynt/vendor_texts.h"
#include "models/domain/silent_refusal.h"

#include <QRegularExpression>

#include <nlohmann/json.hpp>

namespace baton::saviynt {

using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

constexpr qsizetype longestText = 500;

QString shortened(QString text)
{
    if (text.size() > longestText)
        text = text.left(longestText) + u'…';
    return text;
}

} // namespace

Envelope readEnvelope(const json &answer)
{
    Envelope envelope;
    envelope.code = loose::text(answer, {"errorCode"});
    envelope.message =
        shortened(plainText(loose::text(answer, {"msg", "message", "msgDescription", "error_description", "error"})));
    if (!envelope.code.isEmpty())
        envelope.verdict = envelope.code == "0"_L1 ? Verdict::Done : Verdict::Refused;
    return envelope;
}

Error refusalOf(const Envelope &envelope)
{
    Error error(ErrorKind::Invalid,
                envelope.message.isEmpty() ? u"The tenant refused with code %1 and gave no reason."_s.arg(envelope.code)
                                           : envelope.message,
                u"Change what the tenant names, then try again."_s);
    error.vendorCode = envelope.code;
    return error;
}

bool isAbsence(const Error &error)
{
    if (error.kind == ErrorKind::NotFound)
        return true;
    static const QRegularExpression words(
        u"not found|no such|does ?n[o']t exist|no (user|record|data|certification)s? "_s,
        QRegularExpression::CaseInsensitiveOption);
    return error.kind == ErrorKind::Invalid && words.match(error.message + u' ').hasMatch();
}

Result<json> readAnswer(const HttpResponse &http)
{
    Result<json> parsed = parseGuarded(http.body);
    if (!parsed)
        return parsed;
    if (!parsed->is_object())
        return failure(Error(ErrorKind::Protocol, u"The tenant answered without an object."_s));
    if (const Envelope envelope = readEnvelope(*parsed); envelope.verdict == Verdict::Refused)
        return failure(refusalOf(envelope));
    return parsed;
}

void readError(const HttpResponse &http, Error &error)
{
    error.message.clear();
    if (const Result<json> parsed = parseGuarded(http.body)) {
        const Envelope envelope = readEnvelope(*parsed);
        error.message = envelope.message;
        error.vendorCode = envelope.code;
    } else if (!looksLikeWebPage(http.body)) {
        error.message = shortened(plainText(QString::fromUtf8(http.body.left(longestText * 4))));
    }
    if (error.message.isEmpty())
        error.message = silentRefusal(http.status);
}

} // namespace baton::saviynt
