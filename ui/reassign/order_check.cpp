// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/order_check.h"

#include "models/tables/state_words.h"
#include "ui/reassign/plan_words.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

bool meansUnreachable(const Error &error)
{
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Tls;
}

/// Asked again, the answer is the same.
bool isRefusal(const Error &error)
{
    return error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::Invalid;
}

constexpr qsizetype mostQuoted = 6;

/// What stays true whoever takes the rows over.
Facts withoutTarget(Facts facts)
{
    facts.target.reset();
    facts.targetMissing = false;
    facts.forwarding.reset();
    facts.forwardingName.clear();
    facts.people.clear();
    return facts;
}

} // namespace

OrderCheck::OrderCheck(GovernanceProvider &provider, Scheduler &scheduler, const QString &tenant, QObject *parent)
    : QObject(parent), m_scheduler(scheduler), m_tenant(tenant), m_preflight(provider, scheduler)
{
    connect(&m_preflight, &Preflight::factsChanged, this, [this] {
        if (!m_again)
            Q_EMIT learned();
    });
    connect(&m_preflight, &Preflight::progress, this, [this](int done, int, int remaining) {
        m_answered = done;
        m_remaining = remaining;
        Q_EMIT changed();
    });
    connect(&m_preflight, &Preflight::finished, this, &OrderCheck::finish);
}

OrderCheck::~OrderCheck() = default;

void OrderCheck::start(const Order &order)
{
    Facts seed;
    if (isOld())
        m_readSince = m_scheduler.wallNow();
    else
        seed = order.target == m_target ? facts() : withoutTarget(facts());
    m_again = false;
    m_kept.reset();
    m_target = order.target;
    m_begun = m_scheduler.now();
    m_preflight.start(order, std::move(seed));
}

void OrderCheck::again(const Order &order)
{
    m_kept = Facts(facts());
    m_again = true;
    m_begun = m_scheduler.now();
    m_preflight.start(order);
}

void OrderCheck::stop()
{
    m_preflight.stop();
}

void OrderCheck::finish()
{
    m_readUntil = m_scheduler.wallNow();
    if (std::exchange(m_again, false) && !m_preflight.fatalError()) {
        m_kept.reset();
        m_readSince = m_readUntil;
    }
    Q_EMIT learned();
    Q_EMIT changed();
    Q_EMIT ended();
}

bool OrderCheck::isOld() const
{
    // A clock that was set back says nothing about age either.
    const qint64 age = m_readSince.isValid() ? m_readSince.msecsTo(m_scheduler.wallNow()) : -1;
    return age < 0 || age > Millis(freshFor).count();
}

bool OrderCheck::isUnreachable() const
{
    const std::optional<Error> &fatal = m_preflight.fatalError();
    const std::vector<Error> &problems = m_preflight.problems();
    return fatal ? meansUnreachable(*fatal) : std::any_of(problems.begin(), problems.end(), meansUnreachable);
}

QString OrderCheck::timeLeft() const
{
    const Millis spent = m_scheduler.now() - m_begun;
    if (m_answered == 0 || m_remaining == 0 || spent < Millis(500))
        return {};
    const qint64 seconds = (spent.count() * m_remaining / m_answered + 999) / 1000;
    if (seconds < 2)
        return {};
    return seconds < 90 ? tr(", about %1 s").arg(seconds) : tr(", about %1 min").arg((seconds + 59) / 60);
}

/// What refused questions were about, in words; empty: not known.
QString OrderCheck::unknownFacts() const
{
    const Facts &known = m_preflight.facts();
    QStringList facts;
    if (std::any_of(known.certifications.begin(), known.certifications.end(), [&known](const Certification &one) {
            return !one.campaign.id.isEmpty() && !known.campaigns.contains(one.campaign.id);
        }))
        facts.push_back(tr("whether the campaign is open"));
    if (!known.target && !known.targetMissing)
        facts.push_back(tr("whether the new reviewer is active"));
    if (!known.forwarding)
        facts.push_back(tr("whether the new reviewer has an out-of-office rule"));
    if (!known.pendingTargets)
        facts.push_back(tr("whether another task works on it"));
    return facts.join(tr(", "));
}

CheckState OrderCheck::problemState() const
{
    if (const std::optional<Error> &fatal = m_preflight.fatalError())
        return {CheckState::Kind::Incomplete, shownSentence(tr("Not checked: %1").arg(describe(*fatal)))};
    const std::vector<Error> &problems = m_preflight.problems();
    QStringList words;
    for (const Error &problem : problems)
        words.push_back(shownSentence(describe(problem)));
    CheckState state{CheckState::Kind::Incomplete, {}, words.mid(0, mostQuoted).join(u'\n')};
    state.again = !std::all_of(problems.begin(), problems.end(), isRefusal);
    if (state.again) {
        state.text = problems.size() == 1
                         ? tr("One check failed: %1").arg(words.front())
                         : tr("%1 checks failed. The first: %2").arg(problems.size()).arg(words.front());
        state.text = shownSentence(state.text);
        return state;
    }
    const bool forbidden = std::all_of(problems.begin(), problems.end(),
                                       [](const Error &error) { return error.kind == ErrorKind::Forbidden; });
    QString facts = unknownFacts();
    if (facts.isEmpty())
        facts = tr("part of it");
    state.text = forbidden ? tr("%1 cannot be checked with this account").arg(facts)
                           : tr("%1 cannot be checked: the tenant does not answer that").arg(facts);
    state.text[0] = state.text[0].toUpper();
    const auto named = std::find_if(problems.begin(), problems.end(), [](const Error &error) {
        return error.kind == ErrorKind::Forbidden && !error.nextStep.isEmpty();
    });
    if (named != problems.end())
        state.text = shownSentence(state.text + u". "_s + named->nextStep);
    return state;
}

CheckState OrderCheck::state(int checked, int certifications) const
{
    if (isRunning()) {
        const QString what = m_again ? tr("Reading everything again")
                             : certifications == 1
                                 ? tr("Checking with the tenant")
                                 : tr("Checking with the tenant: %1 of %2 certifications")
                                       .arg(QLocale().toString(checked), QLocale().toString(certifications));
        return {CheckState::Kind::Running, what + timeLeft()};
    }
    if (isUnreachable()) {
        const std::optional<Error> &fatal = m_preflight.fatalError();
        const Error &why = fatal ? *fatal : m_preflight.problems().front();
        return {CheckState::Kind::Unreachable,
                shownSentence(tr("%1 cannot be reached. Nothing was changed, and what you typed stays. %2")
                                  .arg(spokenName(m_tenant), why.message))};
    }
    if (!isWhole())
        return problemState();
    const QString time = QLocale().toString(m_readUntil.toLocalTime().time(), u"HH:mm");
    return {CheckState::Kind::Done, tr("Checked at %1").arg(time)};
}

} // namespace baton
