// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/order_preparation.h"

#include "app/cli/run_outcome.h"
#include "app/listing/when_answered.h"
#include "app/reassign/everyone_but.h"
#include "app/reassign/planner.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

OrderPreparation::OrderPreparation(Workplace &workplace, const ReassignOptions &options)
    : m_workplace(workplace), m_options(options), m_preflight(workplace.provider, workplace.scheduler)
{
    m_order.connection = workplace.connection;
    m_order.rows = options.rows;
    m_order.reason = options.reason;
    if (!options.mode.isEmpty())
        m_order.options.insert(u"mode"_s, options.mode);
    connect(&m_preflight, &Preflight::progress, this, [this](int done, int total, int) {
        m_workplace.output.progress(u"Checking: %1 of %2 requests"_s.arg(done).arg(total));
    });
    connect(&m_preflight, &Preflight::finished, this, &OrderPreparation::factsRead);
}

/// What a tenant's calls may carry beyond the rows, its dialect says.
std::optional<Error> OrderPreparation::takeOptions()
{
    const std::vector<OrderOption> known = m_workplace.provider.dialect().options();
    for (auto given = m_options.options.begin(); given != m_options.options.end(); ++given) {
        QStringList words;
        const OrderOption *option = nullptr;
        for (const OrderOption &one : known) {
            words << one.id;
            if (one.id == given.key())
                option = &one;
        }
        if (!option)
            return Error(ErrorKind::Invalid, u"The calls of this tenant have no option “%1”."_s.arg(given.key()),
                         words.isEmpty() ? u"They have none at all: leave --option out."_s
                                         : u"Choose one of %1."_s.arg(words.join(", "_L1)));
        words.clear();
        bool allowed = option->freeValue && !given.value().isEmpty();
        for (const OptionChoice &choice : option->choices) {
            words << choice.value;
            allowed = allowed || choice.value == given.value();
            if (choice.value == given.value() && !choice.warning.isEmpty())
                m_workplace.output.note(u"--option %1=%2: %3"_s.arg(option->id, choice.value, choice.warning));
        }
        if (!allowed)
            return Error(ErrorKind::Invalid, u"The option %1 has no value “%2”."_s.arg(option->id, given.value()),
                         u"Choose one of %1."_s.arg(words.join(", "_L1)));
        m_order.options.insert(option->id, given.value());
    }
    return std::nullopt;
}

void OrderPreparation::start()
{
    if (const std::optional<Error> refusal = takeOptions()) {
        QMetaObject::invokeMethod(
            this, [this, refusal = *refusal] { Q_EMIT refused(refusal); }, Qt::QueuedConnection);
        return;
    }
    IdentityDirectory *directory = m_workplace.provider.identityDirectory();
    if (!directory) {
        found(failure({ErrorKind::Forbidden,
                       u"This sign-in may not look up people, so %1 cannot be found."_s.arg(m_options.to)}));
        return;
    }
    whenAnswered(directory->find(m_options.to, {}), this, [this](const Result<Identity> &target) { found(target); });
}

void OrderPreparation::stop()
{
    m_stopped = true;
    m_preflight.stop();
}

void OrderPreparation::found(const Result<Identity> &target)
{
    if (m_stopped)
        return;
    if (!target) {
        Error error = target.error();
        if (error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Invalid) {
            error.message = u"--to %1: %2"_s.arg(m_options.to, error.message);
            if (error.nextStep.isEmpty())
                error.nextStep = u"Give an id, alias or mail that one person has; the command identities lists them."_s;
        }
        Q_EMIT refused(error);
        return;
    }
    m_order.target = target->id;
    m_order.targetName = target->name;
    if (const std::optional<Error> refusal = Planner::refusal(m_order)) {
        Q_EMIT refused(*refusal);
        return;
    }
    Facts seed;
    seed.target = *target;
    seed.seen = m_options.seen;
    m_preflight.start(m_order, seed);
}

void OrderPreparation::factsRead()
{
    if (m_stopped)
        return;
    if (m_preflight.fatalError()) {
        Q_EMIT refused(*m_preflight.fatalError());
        return;
    }
    const std::vector<Error> &problems = m_preflight.problems();
    for (; m_problemsTold < problems.size(); ++m_problemsTold)
        m_workplace.output.note(u"Not checked: "_s + describe(problems[m_problemsTold]));
    m_plan = Planner::plan(m_order, m_preflight.facts(), m_workplace.provider.dialect());
    if (!m_offersTaken && (askForItems() || takeOffers()))
        return;
    Q_EMIT ready();
}

/// Some offers are made of items: those of the certifications concerned are read first.
bool OrderPreparation::askForItems()
{
    if (std::exchange(m_itemsAsked, true))
        return false;
    bool asked = false;
    for (const LeftOut &left : m_plan.leftOut) {
        if (needsItems(left.offer) && wanted(left.offer)) {
            m_preflight.readItems(left.row.certification);
            asked = true;
        }
    }
    return asked;
}

/// The order becomes another one, so its facts are read and it is planned again: once.
bool OrderPreparation::takeOffers()
{
    m_offersTaken = true;
    QSet<CertificationId> taken;
    for (const LeftOut &left : m_plan.leftOut) {
        if (!wanted(left.offer) || taken.contains(left.row.certification))
            continue;
        Result<Order> changed = takeOffer(m_order, left, m_preflight.facts());
        if (changed) {
            m_order = std::move(*changed);
            taken.insert(left.row.certification);
        } else {
            m_workplace.output.note(optionOf(left.offer) + u": "_s + describe(changed.error()));
        }
    }
    if (taken.isEmpty())
        return false;
    m_problemsTold = 0;
    const Facts known = m_preflight.facts();
    m_preflight.start(m_order, known);
    return true;
}

bool OrderPreparation::wanted(Offer offer) const
{
    return (offer == Offer::EveryoneButThisPerson && m_options.everyoneButTarget) ||
           (offer == Offer::MoveWhole && m_options.moveWhole) || (offer == Offer::AsItems && m_options.asItems);
}

} // namespace baton::cli
