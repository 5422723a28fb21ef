// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/command_line.h"
#include "app/reassign/preflight.h"
#include "models/domain/plan.h"

namespace baton::cli {

/// From what was typed to a plan: finds the target, reads the facts, takes the offers that were asked for, plans.
class OrderPreparation : public QObject
{
    Q_OBJECT

public:
    /// The workplace outlives it.
    OrderPreparation(Workplace &workplace, const ReassignOptions &options);

    void start();
    void stop();

    const Order &order() const { return m_order; }
    const Plan &plan() const { return m_plan; }

Q_SIGNALS:
    void ready();
    void refused(const baton::Error &error);

private:
    std::optional<Error> takeOptions();
    void found(const Result<Identity> &target);
    void factsRead();
    bool askForItems();
    bool takeOffers();
    bool wanted(Offer offer) const;

    Workplace &m_workplace;
    const ReassignOptions &m_options;
    Preflight m_preflight;
    Order m_order;
    Plan m_plan;
    size_t m_problemsTold = 0;
    bool m_itemsAsked = false;
    bool m_offersTaken = false;
    bool m_stopped = false;
};

} // namespace baton::cli
