// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox.h"

#include "app/sandbox/http_server.h"
#include "app/sandbox/instant.h"
#include "app/sandbox/json_writer.h"
#include "app/sandbox/private_file.h"
#include "app/sandbox/sailpoint/errors.h"
#include "app/sandbox/sailpoint/service.h"
#include "app/sandbox/saviynt/service.h"
#include "app/sandbox/spoiled_answer.h"

#include <algorithm>
#include <chrono>
#include <unistd.h>

namespace baton::sandbox {

namespace {

using SteadyClock = std::chrono::steady_clock;

Instant wallNow()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

Instant midnightOf(Instant instant)
{
    constexpr Instant day = 24LL * 3600 * 1000;
    return instant - instant % day;
}

std::optional<TlsIdentity> tlsIdentityOf(const SandboxOptions &options, std::string *error)
{
    CertificateKind kind = CertificateKind::Good;
    if (options.variantIs("certificate", "expired"))
        kind = CertificateKind::Expired;
    else if (options.variantIs("certificate", "other-host"))
        kind = CertificateKind::OtherHost;
    std::optional<TlsIdentity> identity = newTlsIdentity(options.host, error, kind);
    if (identity)
        identity->oldProtocol = options.variantIs("tls-version", "1.1");
    return identity;
}

Reply courseOf(const Fault &fault)
{
    Reply reply;
    switch (fault.action) {
    case Fault::Action::Slow:
        reply.delay = std::chrono::milliseconds(fault.ms);
        break;
    case Fault::Action::Drip:
        reply.perByte = std::chrono::milliseconds(fault.ms);
        break;
    case Fault::Action::Silence:
        reply.course = Reply::Course::Silence;
        break;
    case Fault::Action::CloseBeforeReply:
    case Fault::Action::CloseAfterActing:
        reply.course = Reply::Course::Close;
        break;
    case Fault::Action::ResetAfterActing:
        reply.course = Reply::Course::Reset;
        break;
    case Fault::Action::CloseMidBody:
        reply.course = Reply::Course::HalfBody;
        break;
    default:
        break;
    }
    return reply;
}

} // namespace

struct Sandbox::Private
{
    explicit Private(const SandboxOptions &given)
        : options(given), startWall(wallNow()), startSteady(SteadyClock::now()), world(given, midnightOf(startWall)),
          sailpointService(world), saviyntService(options, world.data(), startWall)
    {
        faults.set(given.faults);
    }

    std::int64_t elapsedMs() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - startSteady).count();
    }

    HttpServer::Answerer receive(const Request &head);
    Reply reply(const Request &request, const std::optional<Fault> &fault);
    Response responseWithFault(const Request &request, const Fault &fault);
    void log(const Request &request, const Response &response, int statusSent);
    Response answer(const Request &request);

    SandboxOptions options;
    Instant startWall;
    SteadyClock::time_point startSteady;
    World world;
    sailpoint::Service sailpointService;
    saviynt::Service saviyntService;
    std::mutex faultsMutex;
    FaultTable faults;
    RequestLog requestLog;
    ReadyInfo ready;
    std::uint64_t unnamedRequests = 0;  ///< those that came without an X-Request-Id
    std::unique_ptr<HttpServer> server; ///< last: its thread uses all of the above
};

Response Sandbox::Private::answer(const Request &request)
{
    const Instant now = startWall + elapsedMs();
    return saviynt::isOurs(request) ? saviyntService.answer(request, now) : sailpointService.answer(request, now);
}

Response Sandbox::Private::responseWithFault(const Request &request, const Fault &fault)
{
    if (fault.action == Fault::Action::ExpiredToken) {
        const Instant now = startWall + elapsedMs();
        sailpointService.endToken(request, now);
        saviyntService.endToken(request, now);
        return answer(request);
    }
    Response response;
    if (fault.actsFirst())
        response = answer(request);
    if (fault.action == Fault::Action::RateLimited) {
        response = saviynt::isOurs(request) ? saviynt::Service::tooManyRequests(request, fault.retryAfter)
                                            : sailpoint::tooManyRequests(fault.retryAfter);
    } else if (fault.action == Fault::Action::Status) {
        response.status = fault.status;
        response.headers = fault.headers;
        response.body = fault.body;
    } else if (fault.action == Fault::Action::Html) {
        response.status = fault.status;
        response.contentType = "text/html; charset=utf-8";
        response.body = webPage();
    } else {
        spoil(response, fault);
    }
    return response;
}

Reply Sandbox::Private::reply(const Request &request, const std::optional<Fault> &fault)
{
    Reply reply = fault ? courseOf(*fault) : Reply();
    reply.response = fault ? responseWithFault(request, *fault) : answer(request);
    reply.response.headers.emplace_back("Date", httpDate(startWall + elapsedMs() + options.clockErrorMs()));
    reply.delay += std::chrono::milliseconds(options.latencyMs);
    return reply;
}

HttpServer::Answerer Sandbox::Private::receive(const Request &head)
{
    const std::string endpoint = saviynt::isOurs(head) ? saviynt::nameOf(saviynt::endpointOf(head))
                                                       : sailpoint::nameOf(sailpoint::routeOf(head).endpoint);
    std::optional<Fault> fault;
    {
        const std::lock_guard<std::mutex> lock(faultsMutex);
        fault = faults.next(endpoint, head);
    }
    if (fault && fault->action == Fault::Action::CloseBeforeReading)
        return {};
    return [this, fault = std::move(fault)](const Request &request) { return reply(request, fault); };
}

void Sandbox::Private::log(const Request &request, const Response &response, int statusSent)
{
    const sailpoint::Endpoint endpoint = sailpoint::routeOf(request).endpoint;
    const bool isToken = saviynt::holdsSecrets(request) || endpoint == sailpoint::Endpoint::Token ||
                         endpoint == sailpoint::Endpoint::Authorize;
    LoggedRequest entry;
    entry.t = elapsedMs();
    entry.method = request.method;
    entry.path = request.path;
    entry.query = isToken && !request.query.empty() ? "<redacted>" : request.query;
    entry.body = isToken ? "<redacted>" : request.body;
    entry.status = statusSent;
    entry.acted = response.acted;
    entry.requestId = request.header("x-request-id").value_or("");
    if (entry.requestId.empty())
        entry.requestId = "made-" + std::to_string(++unnamedRequests);
    requestLog.add(entry);
}

Sandbox::Sandbox(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

std::unique_ptr<Sandbox> Sandbox::start(const SandboxOptions &options, std::string *error)
{
    auto d = std::make_unique<Private>(options);
    if (!options.requestLogPath.empty() && !d->requestLog.open(options.requestLogPath, error))
        return nullptr;
    HttpServer::Place place{options.host, options.port, {}};
    if (options.tls && !(place.tls = tlsIdentityOf(options, error)))
        return nullptr;
    Private *const p = d.get();
    d->server = HttpServer::start(
        place, [p](const Request &head) { return p->receive(head); },
        [p](const Request &request, const Response &response, int status) { p->log(request, response, status); },
        error);
    if (!d->server)
        return nullptr;

    const bool isV6 = options.host.find(':') != std::string::npos;
    const std::string host = isV6 ? "[" + options.host + "]" : options.host;
    const sailpoint::TokenDesk &desk = d->sailpointService.desk();
    d->ready.pid = static_cast<long>(::getpid());
    d->ready.sailpoint.baseUrl =
        (options.tls ? "https://" : "http://") + host + ":" + std::to_string(d->server->port());
    d->ready.sailpoint.clientId = desk.administrator().id;
    d->ready.sailpoint.clientSecret = desk.administrator().secret;
    d->ready.sailpoint.reviewerClientId = desk.reviewer().id;
    d->ready.sailpoint.reviewerClientSecret = desk.reviewer().secret;
    const saviynt::TokenDesk &saviyntDesk = d->saviyntService.desk();
    d->ready.saviynt.baseUrl = d->ready.sailpoint.baseUrl;
    d->ready.saviynt.username = saviyntDesk.administrator().username;
    d->ready.saviynt.password = saviyntDesk.administrator().password;
    d->ready.saviynt.reviewerUsername = saviyntDesk.reviewer().username;
    d->ready.saviynt.reviewerPassword = saviyntDesk.reviewer().password;
    d->ready.saviynt.subjectToken = saviyntDesk.administrator().subjectToken;
    d->ready.saviynt.reviewerSubjectToken = saviyntDesk.reviewer().subjectToken;
    d->ready.saviynt.externalConnection = saviynt::TokenDesk::externalConnection;
    d->ready.certificate = place.tls ? place.tls->authority : std::string();

    auto sandbox = std::unique_ptr<Sandbox>(new Sandbox(std::move(d)));
    if (!options.readyFilePath.empty() &&
        !writePrivateFileAtOnce(options.readyFilePath, sandbox->readyJson() + "\n", error))
        return nullptr;
    return sandbox;
}

Sandbox::~Sandbox()
{
    stop();
}

const ReadyInfo &Sandbox::ready() const
{
    return d->ready;
}

std::string Sandbox::readyJson() const
{
    const SailPointAccess &sailpoint = d->ready.sailpoint;
    std::string text;
    JsonWriter json(text);
    json.beginObject().numberField("pid", d->ready.pid).key("sailpoint").beginObject();
    json.field("baseUrl", sailpoint.baseUrl).field("clientId", sailpoint.clientId);
    json.field("clientSecret", sailpoint.clientSecret).field("reviewerClientId", sailpoint.reviewerClientId);
    json.field("reviewerClientSecret", sailpoint.reviewerClientSecret).endObject();
    const SaviyntAccess &saviynt = d->ready.saviynt;
    json.key("saviynt").beginObject().field("baseUrl", saviynt.baseUrl).field("username", saviynt.username);
    json.field("password", saviynt.password).field("reviewerUsername", saviynt.reviewerUsername);
    json.field("reviewerPassword", saviynt.reviewerPassword).field("subjectToken", saviynt.subjectToken);
    json.field("reviewerSubjectToken", saviynt.reviewerSubjectToken);
    json.field("externalConnection", saviynt.externalConnection).endObject();
    if (!d->ready.certificate.empty())
        json.field("certificate", d->ready.certificate);
    json.endObject();
    return text;
}

std::vector<LoggedRequest> Sandbox::requests() const
{
    return d->requestLog.entries();
}

void Sandbox::setFaults(std::vector<Fault> faults)
{
    const std::lock_guard<std::mutex> lock(d->faultsMutex);
    d->faults.set(std::move(faults));
}

void Sandbox::stop()
{
    d->server->stop();
}

} // namespace baton::sandbox
