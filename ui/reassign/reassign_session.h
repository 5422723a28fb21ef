// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/window_services.h"
#include "ui/reassign/offer_taker.h"
#include "ui/reassign/order_check.h"
#include "ui/reassign/plan_maker.h"

namespace baton {

class ReassignRun;

/// What the Reassign dialog works on, without its widgets: the order as it is being written, the plan that it would
/// become, the reading in the background that makes the plan surer, and the way from the button to the run.
class ReassignSession final : public QObject
{
    Q_OBJECT

public:
    ReassignSession(const WindowServices &services, ReassignSubject subject, QObject *parent = nullptr);
    ~ReassignSession() override;

    const WindowServices &services() const { return m_services; }
    const ReassignSubject &subject() const { return m_subject; }
    const Order &order() const { return m_order; }
    const std::optional<Identity> &target() const { return m_target; }

    /// Nobody: nothing is planned.
    void setTarget(const std::optional<Identity> &target);
    void setReason(const QString &reason);
    void setOption(const QString &id, const QString &value);

    /// Rows of the order that a filter hides.
    int hiddenRows() const { return m_hiddenRows; }
    /// Drops them.
    void keepOnlyShown();
    /// Rows that were dropped so.
    int droppedRows() const { return static_cast<int>(m_dropped.size()); }
    /// Takes them back.
    void takeAllAgain();

    /// Does what left-out rows offer; reads what that needs first.
    void takeOffers(const std::vector<LeftOut> &offers);
    const OfferTaker &offers() const { return m_offers; }
    /// What OfferTaker::note() says now.
    QString offerNote() const;

    /// The plan as it is shown. Null while nobody is chosen, or the first one is being made. It may lag behind the
    /// typing by a blink.
    const PlannedOrderPtr &shown() const { return m_shown; }

    CheckState check() const;
    bool isChecking() const { return m_check.isRunning(); }
    void checkAgain();

    /// Why it cannot be sent now, one sentence; empty: it can.
    QString missing() const;
    /// What to know before it is sent: that the plan changed since the button was pressed; or empty.
    const QString &notice() const { return m_notice; }

    /// Nothing would be sent, and that is what send() settles: every row of a rest is left out.
    bool isClosing() const;

    /// Sends exactly what is shown. What is older than two minutes is read again first; should anything have changed,
    /// it is shown, and send() must be asked again. One session sends once.
    void send();
    bool isSending() const { return m_agreed != nullptr; }

Q_SIGNALS:
    /// order(): its rows are others.
    void rowsChanged();
    void planChanged();
    void checkChanged();
    void offersChanged();
    /// missing() or notice() says something else.
    void readinessChanged();
    void sent(baton::ReassignRun *run);
    /// Instead of sent(): isClosing(), and so it was done.
    void closed();

private:
    QString whyNobody() const;
    void setRows(Order order);
    void replaceOrder(const Order &order);
    void planSoon();
    void planNow();
    void takePlan(quint64 number, const PlannedOrderPtr &planned);
    bool isCurrent() const;
    Facts facts() const;
    void learned();
    void checked();
    void edited();
    void goOnSending();
    void settle();
    void takeBack(const QString &notice);
    void depart();

    WindowServices m_services;
    ReassignSubject m_subject;
    HiddenRows m_hidden;
    Order m_order;
    int m_hiddenRows = 0;
    std::vector<OrderRow> m_dropped;
    std::optional<Identity> m_target;
    OrderCheck m_check;
    OfferTaker m_offers;
    PlanMaker m_maker;
    PlannedOrderPtr m_shown;
    quint64 m_shownNumber = 0;
    quint64 m_timer = 0;
    PlannedOrderPtr m_agreed; ///< what was shown when the button was pressed; null: it was not
    quint64 m_awaited = 0;    ///< number of the plan that is held against it; 0: not asked for yet
    QString m_notice;
    bool m_sent = false;
};

} // namespace baton
