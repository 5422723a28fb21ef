// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/reassign_writer.h"

#include "app/net/guarded_json.h"

namespace baton::saviynt {

using namespace Qt::StringLiterals;

namespace {

Error internal(const QString &sentence)
{
    return Error(ErrorKind::Internal, sentence, u"Nothing was sent. Plan the order again."_s);
}

Error unknown(Error error, int httpStatus)
{
    error.kind = ErrorKind::OutcomeUnknown;
    error.httpStatus = httpStatus;
    error.nextStep = u"Read the rows again: that decides whether it was acted on."_s;
    return error;
}

} // namespace

Result<Ticket> readTicket(const HttpResponse &http, size_t rows)
{
    Ticket ticket;
    ticket.httpStatus = http.status;
    const Result<nlohmann::json> parsed = parseGuarded(http.body);
    if (!parsed)
        return failure(unknown(parsed.error(), http.status));
    const Envelope envelope = readEnvelope(*parsed);
    if (envelope.verdict == Verdict::Refused) {
        Error refusal = refusalOf(envelope);
        return failure(rows > 1 ? unknown(std::move(refusal), http.status) : std::move(refusal));
    }
    if (envelope.verdict == Verdict::Unclear)
        ticket.note = u"The tenant answered without saying whether it did it; a new reading will tell what moved."_s;
    return ticket;
}

QFuture<Result<Ticket>> SaviyntWriter::send(Call call, AttemptWatch watch, CallContext context)
{
    const EndpointRow *const row = endpointRowNamed(call.operationId);
    if (!row || row->safety != Safety::OneShot)
        return ready<Ticket>(failure(internal(u"The call “%1” is not one of this tenant's."_s.arg(call.operationId))));
    ApiRequest request = m_client.request(*row, call.body);
    if (call.method != "POST"_L1 || call.path != m_client.basePath() + u'/' + QLatin1StringView(row->operation))
        return ready<Ticket>(failure(internal(u"The call's path “%1” is not one of this tenant's."_s.arg(call.path))));
    if (watch.before) {
        request.beforeAttempt = [before = std::move(watch.before)](const AttemptInfo &attempt) {
            return before(SendAttempt{attempt.number, attempt.previous});
        };
    }
    if (watch.refused) {
        request.afterRefusal = [refused = std::move(watch.refused)](const Error &error,
                                                                    std::chrono::milliseconds wait) {
            refused(AttemptRefused{error, wait});
        };
    }
    return m_client.send<Ticket>(
        std::move(request), *row, std::move(context),
        [rows = call.units.size()](const HttpResponse &http) { return readTicket(http, rows); });
}

} // namespace baton::saviynt
