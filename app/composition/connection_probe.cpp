// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/connection_probe.h"

#include "app/composition/vendor_offers.h"
#include "app/listing/when_answered.h"
#include "app/net/answer_errors.h"
#include "app/net/clock_check.h"
#include "app/net/loopback_rule.h"
#include "app/net/request_pipeline.h"

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

using Verdict = ProbeLine::Verdict;

constexpr std::chrono::seconds doorPatience{30};

Verdict verdictOf(Answer answer)
{
    switch (answer) {
    case Answer::Yes:
        return Verdict::May;
    case Answer::No:
        return Verdict::MayNot;
    case Answer::Unknown:
        break;
    }
    return Verdict::CouldNotTell;
}

} // namespace

ConnectionProbe::ConnectionProbe(std::unique_ptr<OpenConnection> open, std::stop_token stop)
    : m_open(std::move(open)), m_stop(std::move(stop))
{
}

QFuture<ProbeReport> ConnectionProbe::start()
{
    m_promise.start();
    QFuture<ProbeReport> future = m_promise.future();
    knock();
    return future;
}

void ConnectionProbe::knock()
{
    HttpRequest request;
    request.url = m_open->connection().baseUrl;
    request.url.setPath(tenantDoorOf(m_open->connection().vendorId).path);
    request.headers = {{"User-Agent", defaultUserAgent()}, {"Accept", "application/json"}};
    request.timeout = doorPatience;
    whenFinished(m_open->transport().send(std::move(request), m_stop), this,
                 [this](const std::optional<tl::expected<HttpResponse, TransportFailure>> &answer) {
                     if (answer)
                         doorAnswered(*answer);
                     else
                         endStep(tr("Reach the tenant"), canceledError());
                 });
}

void ConnectionProbe::doorAnswered(const tl::expected<HttpResponse, TransportFailure> &answer)
{
    const QUrl base = m_open->connection().baseUrl;
    const QString reach = tr("Reach %1").arg(base.authority());
    const QString secure = tr("Secure connection");
    using Kind = TransportFailure::Kind;
    // A redirect to a page for people is an answer too.
    const bool answered = answer || answer.error().kind == Kind::Redirect || answer.error().kind == Kind::TooLarge;
    const bool unsafe = !answered && answer.error().kind == Kind::Tls;
    if (!answered && !unsafe)
        return endStep(reach, errorOfFailure(answer.error(), Safety::Safe));
    m_report.steps.push_back({reach, Verdict::May, {}, {}});
    if (unsafe)
        return endStep(secure, errorOfFailure(answer.error(), Safety::Safe));
    m_report.steps.push_back({secure,
                              Verdict::May,
                              base.scheme() == "https"_L1 ? tr("TLS, with a certificate that is trusted.")
                                                          : tr("Not encrypted, but it never leaves this machine."),
                              {}});
    if (answer) {
        const TenantDoor door = tenantDoorOf(m_open->connection().vendorId);
        if (door.tenantIn && answer->status == 200)
            m_report.tenant = door.tenantIn(answer->body);
        tellClock(clockAheadBy(answer->header("Date"), m_open->scheduler().wallNow()));
    }
    signIn();
}

void ConnectionProbe::tellClock(qint64 ahead)
{
    const QString sentence = clockSentence(ahead);
    const bool told = std::any_of(m_report.steps.begin(), m_report.steps.end(),
                                  [](const ProbeLine &line) { return line.what == tr("Clock"); });
    if (!sentence.isEmpty() && !told)
        m_report.steps.push_back({tr("Clock"), Verdict::CouldNotTell, sentence, {}});
}

void ConnectionProbe::signIn()
{
    whenAnswered(m_open->provider().whoAmI(context()), this, [this](const Result<Identity> &me) {
        // Who it is may be unknown to a tenant that has taken the sign-in.
        const bool signedIn = me || me.error().kind == ErrorKind::NotFound;
        if (!signedIn)
            return endStep(tr("Sign in"), me.error());
        if (me)
            m_report.me = *me;
        m_report.steps.push_back(
            {tr("Sign in"), Verdict::May, me ? QString() : me.error().message, me ? QString() : me.error().nextStep});
        tellClock(m_open->clockAhead());
        readRights();
    });
}

void ConnectionProbe::readRights()
{
    whenAnswered(m_open->provider().rights(context()), this, [this](const Result<Rights> &rights) {
        if (!rights && rights.error().kind == ErrorKind::Canceled)
            return endStep({}, rights.error());
        tellRights(rights.value_or(Rights()));
        readOneRowEach();
    });
}

void ConnectionProbe::tellRights(const Rights &rights)
{
    const Capabilities can = m_open->provider().capabilities();
    const QString detail = m_open->connection().readOnly
                               ? tr("This connection is marked read-only: Baton sends nothing that changes something.")
                               : QString();
    const auto tell = [&](const QString &what, Answer answer, const QString &needs) {
        const QString unsure = answer == Answer::Unknown && detail.isEmpty()
                                   ? tr("The sign-in does not say so. The tenant decides when it is tried.")
                                   : detail;
        m_report.rights.push_back({what, verdictOf(answer), unsure, needs});
    };
    if (can.wholeCertifications)
        tell(tr("Reassign whole certifications"), rights.reassignWhole, rights.wholeNeeds);
    if (can.items)
        tell(tr("Reassign items"), rights.reassignItems, rights.itemsNeeds);
}

void ConnectionProbe::readOneRowEach()
{
    const PageRequest one{0, 1, false};
    GovernanceProvider &provider = m_open->provider();
    ++m_reading; // what is answered at once must not end it
    if (CampaignReader *campaigns = provider.campaignReader())
        readRow(tr("List campaigns"), campaigns->campaigns({}, one, context()));
    if (CertificationReader *certifications = provider.certificationReader())
        readRow(tr("List certifications"), certifications->certifications({}, one, context()));
    if (TaskReader *tasks = provider.taskReader())
        readRow(tr("Follow tasks"), tasks->pendingTasks({}, one, context()));
    if (IdentityDirectory *people = provider.identityDirectory())
        readRow(tr("Look up people"), people->search(u"a"_s, one, context()));
    if (--m_reading == 0)
        finish();
}

template <class T> void ConnectionProbe::readRow(const QString &what, QFuture<Result<T>> answer)
{
    ++m_reading;
    m_report.rights.insert(m_report.rights.begin() + m_rows++, {what, Verdict::CouldNotTell, {}, {}});
    whenAnswered(std::move(answer), this, [this, what](const Result<T> &page) {
        const auto line = std::find_if(m_report.rights.begin(), m_report.rights.end(),
                                       [&what](const ProbeLine &each) { return each.what == what; });
        if (page) {
            line->verdict = Verdict::May;
        } else if (page.error().kind == ErrorKind::Forbidden) {
            line->verdict = Verdict::MayNot;
            line->detail = page.error().message;
            line->ask = page.error().nextStep;
        } else {
            line->detail = describe(page.error());
            if (page.error().kind == ErrorKind::Canceled)
                m_report.failed = page.error();
        }
        if (--m_reading == 0)
            finish();
    });
}

void ConnectionProbe::endStep(const QString &what, const Error &error)
{
    if (!what.isEmpty())
        m_report.steps.push_back(
            {what, error.kind == ErrorKind::Canceled ? Verdict::CouldNotTell : Verdict::MayNot, describe(error), {}});
    m_report.failed = error;
    finish();
}

void ConnectionProbe::finish()
{
    // Whoever hears it may destroy what this stands on.
    QPromise<ProbeReport> promise = std::move(m_promise);
    deleteLater();
    promise.addResult(std::move(m_report));
    promise.finish();
}

} // namespace baton
