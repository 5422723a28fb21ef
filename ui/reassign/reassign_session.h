// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/preflight.h"
#include "models/domain/plan.h"
#include "ui/common/window_services.h"
#include "ui/reassign/reassign_subject.h"

#include <QObject>

namespace baton {

class ReassignRun;

/// What the Reassign dialog works on, without its widgets: the order as it is being written, the plan that it would
/// become, and the reading in the background that makes the plan surer.
class ReassignSession final : public QObject
{
    Q_OBJECT

public:
    ReassignSession(const WindowServices &services, ReassignSubject subject, QObject *parent = nullptr);
    ~ReassignSession() override;

    const WindowServices &services() const { return m_services; }
    const Order &order() const { return m_order; }
    bool isAboutItems() const { return m_subject.items; }
    const std::optional<Identity> &target() const { return m_target; }

    /// Nobody: the plan is empty again.
    void setTarget(const std::optional<Identity> &target);
    void setReason(const QString &reason);
    void setOption(const QString &id, const QString &value);
    /// Drops the rows that a filter hides.
    void keepOnlyShown();
    /// Does what a left-out row offers; reads what that needs first.
    void takeOffer(const LeftOut &leftOut);

    /// Empty while nobody is chosen. May lag behind the typing by a blink; send() never does.
    const Plan &plan() const { return m_plan; }
    const Facts &facts() const { return m_facts; }
    /// Rows of the plan's calls that a filter hides.
    int hiddenRows() const { return m_hiddenRows; }
    int shownRows() const { return m_plan.rowCount() - m_hiddenRows; }

    bool isChecking() const { return m_preflight.isRunning(); }
    /// "Checking: 3 of 12 requests"; or why something stays unchecked; or empty.
    QString checkText() const;
    const Preflight &preflight() const { return m_preflight; }

    /// Why it cannot be sent yet, one sentence; empty: it can.
    QString missing() const;
    /// Plans from what is known now and hands the plan to the desk. Null when something is missing, and
    /// ever after: one dialog sends once.
    ReassignRun *send();

Q_SIGNALS:
    void planChanged();
    void checkChanged();
    /// An offer could not be taken.
    void offerFailed(const QString &sentence);

private:
    void planSoon();
    void planNow();
    void gatherFacts();
    void takeWaitingOffers();
    bool offerIsReady(const LeftOut &leftOut) const;
    void replaceOrder(Order order);

    WindowServices m_services;
    ReassignSubject m_subject;
    QSet<OrderRow> m_hidden;
    Order m_order;
    std::optional<Identity> m_target;
    Preflight m_preflight;
    Facts m_facts;
    Plan m_plan;
    std::vector<LeftOut> m_waitingOffers;
    int m_hiddenRows = 0;
    int m_done = 0;
    int m_total = 0;
    quint64 m_timer = 0;
    bool m_sent = false;
};

} // namespace baton
