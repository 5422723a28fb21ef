// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/reassign_writer.h"

#include "app/providers/sailpoint/answer_reader.h"

namespace baton::sailpoint {

using namespace Qt::StringLiterals;

namespace {

QString unreadableNote(const QString &why)
{
    return u"The tenant accepted the call, but its answer could not be read (%1); a new reading will tell what moved."_s
        .arg(why);
}

Error internal(const QString &sentence)
{
    return Error(ErrorKind::Internal, sentence, u"Nothing was sent. Plan the order again."_s);
}

} // namespace

Ticket readTicket(const HttpResponse &http, bool expectsTask)
{
    Ticket ticket;
    ticket.httpStatus = http.status;
    ticket.trackingId = QString::fromUtf8(http.header(QByteArrayLiteral("SLPT-Request-ID")));
    ticket.deprecatedPath =
        http.header(QByteArrayLiteral("X-Deprecated")).trimmed().compare("true", Qt::CaseInsensitive) == 0;
    const Result<nlohmann::json> parsed = parseGuarded(http.body);
    if (!parsed) {
        ticket.note = unreadableNote(parsed.error().message);
    } else if (expectsTask) {
        if (Row<GovernanceTask> task = readTask(*parsed))
            ticket.task = std::move(*task);
        else
            ticket.note = unreadableNote(u"it names no task"_s);
    } else {
        if (Row<Certification> certification = readCertification(*parsed))
            ticket.returned = std::move(*certification);
        else
            ticket.note = unreadableNote(u"it names no certification"_s);
    }
    return ticket;
}

QFuture<Result<Ticket>> SailPointWriter::send(Call call, AttemptWatch watch, CallContext context)
{
    const EndpointRow *const row = endpointRowNamed(call.operationId);
    if (!row || row->safety != Safety::OneShot)
        return ready<Ticket>(failure(internal(u"The call “%1” is not one of this tenant's."_s.arg(call.operationId))));
    if (call.method != QLatin1StringView(row->method) || !versionOfPath(call.path))
        return ready<Ticket>(failure(internal(u"The call's path “%1” is not one of this tenant's."_s.arg(call.path))));
    ApiRequest request = m_client.plannedRequest(*row, call.path, call.body);
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
    const bool expectsTask = row->endpoint != Endpoint::CertificationReassign;
    return m_client.send<Ticket>(
        std::move(request), *row, std::move(context),
        [expectsTask](const HttpResponse &http) -> Result<Ticket> { return readTicket(http, expectsTask); });
}

} // namespace baton::sailpoint
