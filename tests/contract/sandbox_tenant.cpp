// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/sandbox_tenant.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace baton::test {

sandbox::SandboxOptions smallTenant(const std::vector<std::string> &flags)
{
    std::vector<std::string> arguments{"--rate-limit off", "--task-duration 200", "--identities 300"};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    auto parsed = sandbox::parsedOptions(arguments);
    if (const std::string *problem = std::get_if<std::string>(&parsed))
        qFatal("sandbox options: %s", problem->c_str());
    return std::get<sandbox::SandboxOptions>(parsed);
}

SandboxTenant::SandboxTenant(const sandbox::SandboxOptions &options) : m_transport(m_scheduler)
{
    std::string error;
    m_sandbox = sandbox::Sandbox::start(options, &error);
    if (!m_sandbox)
        qFatal("sandbox: %s", error.c_str());
}

SandboxTenant::~SandboxTenant() = default;

QString SandboxTenant::baseUrl() const
{
    return QString::fromStdString(m_sandbox->ready().sailpoint.baseUrl);
}

std::unique_ptr<GovernanceProvider> SandboxTenant::provider(sailpoint::ApiVersion version, Who who,
                                                            HttpTransport *transport)
{
    return makeSailPointProvider(settings(version, who), transport ? *transport : m_transport, m_scheduler);
}

SailPointSettings SandboxTenant::settings(sailpoint::ApiVersion version, Who who) const
{
    const sandbox::SailPointAccess &access = m_sandbox->ready().sailpoint;
    const bool reviewer = who == Who::Reviewer;
    QString secret = who == Who::WrongSecret
                         ? u"not the secret"_s
                         : QString::fromStdString(reviewer ? access.reviewerClientSecret : access.clientSecret);
    SailPointSettings settings;
    settings.baseUrl = QUrl(baseUrl());
    settings.apiVersion = version;
    settings.clientId = QString::fromStdString(reviewer ? access.reviewerClientId : access.clientId);
    settings.secret = [secret = std::move(secret)] { return secret; };
    settings.rateLimit = RateLimit::unlimited();
    settings.pipeline.retry.firstBackoff = Millis(20);
    return settings;
}

int SandboxTenant::requestCount(const std::string &pathEnd, int status) const
{
    const auto requests = m_sandbox->requests();
    return static_cast<int>(std::count_if(requests.begin(), requests.end(), [&](const auto &request) {
        return request.path.ends_with(pathEnd) && (status == 0 || request.status == status);
    }));
}

namespace {

template <class T> std::vector<T> valueOrFatal(Result<std::vector<T>> rows)
{
    if (!rows)
        qFatal("%s", qPrintable(describe(rows.error())));
    return std::move(*rows);
}

} // namespace

std::vector<Certification> allCertifications(GovernanceProvider &provider, const CertificationQuery &query)
{
    return valueOrFatal(everyPage<Certification>(
        [&](const PageRequest &page) { return provider.certificationReader()->certifications(query, page, {}); }));
}

std::vector<ReviewItem> allItems(GovernanceProvider &provider, const CertificationId &certification)
{
    return valueOrFatal(everyPage<ReviewItem>(
        [&](const PageRequest &page) { return provider.certificationReader()->items(certification, page, {}); }));
}

std::vector<Campaign> allCampaigns(GovernanceProvider &provider)
{
    return valueOrFatal(everyPage<Campaign>(
        [&](const PageRequest &page) { return provider.campaignReader()->campaigns({}, page, {}); }));
}

Certification openCertification(GovernanceProvider &provider)
{
    std::set<QString> active;
    for (const Campaign &campaign : allCampaigns(provider)) {
        if (campaign.status == CampaignStatus::Active && campaign.type == CampaignType::Manager)
            active.insert(campaign.id.toString());
    }
    for (const Certification &each : allCertifications(provider)) {
        if (each.isSigned() || each.reviewer.type != ReviewerType::Identity ||
            !active.contains(each.campaign.id.toString()))
            continue;
        std::set<QString> people;
        for (const ReviewItem &item : allItems(provider, each.id)) {
            if (!item.identity.isEmpty())
                people.insert(item.identity.toString());
        }
        if (people.size() > 1)
            return each;
    }
    qFatal("the sandbox has no open certification");
    return {};
}

Identity targetFor(GovernanceProvider &provider, const Certification &certification)
{
    std::set<QString> reviewed{certification.reviewer.id.toString()};
    for (const ReviewItem &item : allItems(provider, certification.id))
        reviewed.insert(item.identity.toString());
    const auto people = settled(provider.identityDirectory()->search({}, {}, {}));
    for (const Identity &person : people ? people->items : std::vector<Identity>()) {
        if (person.state != IdentityState::Active || reviewed.contains(person.id.toString()))
            continue;
        const auto lands = settled(provider.identityDirectory()->forwardingOf(person.id, {}));
        if (lands && lands->landsAt == person.id)
            return person;
    }
    qFatal("the sandbox has nobody to hand over to");
    return {};
}

Call callFrom(const GovernanceProvider &provider, const QString &operation, const Certification &certification,
              const IdentityId &target, const std::vector<Unit> &units)
{
    Batch batch;
    batch.operationId = operation;
    batch.campaign = certification.campaign.id;
    batch.certification = certification.id;
    batch.target = target;
    batch.reason = u"Contract test: “on leave” – 休假"_s;
    batch.units = units;
    const EncodedCall encoded = provider.dialect().encode(batch);
    Call call;
    call.operationId = operation;
    call.method = encoded.method;
    call.path = encoded.path;
    call.body = encoded.body;
    call.units = units;
    return call;
}

Result<Ticket> sent(GovernanceProvider &provider, const Call &call)
{
    const BeforeAttempt noJournal = [](const SendAttempt &) { return QtFuture::makeReadyFuture(Result<void>()); };
    return settled(provider.reassignWriter()->send(call, noJournal, {}));
}

Result<GovernanceTask> ended(GovernanceProvider &provider, const TaskId &task)
{
    Result<GovernanceTask> last = failure(Error(ErrorKind::Timeout, u"the task did not end"_s));
    const bool done = QTest::qWaitFor(
        [&] {
            last = settled(provider.taskReader()->task(task, {}));
            return !last || last->hasEnded();
        },
        30'000);
    return done ? last : failure(Error(ErrorKind::Timeout, u"the task did not end"_s));
}

} // namespace baton::test
