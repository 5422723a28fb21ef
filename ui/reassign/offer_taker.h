// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/preflight.h"
#include "models/domain/plan.h"

namespace baton {

/// Does what left-out rows offer. What an offer needs is read first; offers that were taken together change the order
/// together, once everything for them is there.
class OfferTaker final : public QObject
{
    Q_OBJECT

public:
    /// The preflight must outlive it.
    explicit OfferTaker(Preflight &preflight, QObject *parent = nullptr);
    ~OfferTaker() override;

    /// Offers about a certification that is being read already are taken once.
    void take(const std::vector<LeftOut> &offers, const Facts &facts);
    /// The preflight knows more, or has ended: goes on with what is ready. `order` is what the offers change.
    void goOn(const Order &order, const Facts &facts);
    /// Forgets what waits and what failed.
    void forget();

    bool isReading() const { return !m_waiting.empty(); }
    bool isReading(const CertificationId &certification) const;
    /// "Reading the items of Q3: 2 of 5"; or why something could not be done; or empty.
    QString note(const Facts &facts) const;
    bool hasFailed() const { return !isReading() && !m_failures.isEmpty(); }

Q_SIGNALS:
    /// What waits, or what failed, changed.
    void changed();
    void orderChanged(const baton::Order &order);

private:
    bool isReady(const LeftOut &offer, const Facts &facts) const;
    int readyCount(const Facts &facts) const;

    Preflight &m_preflight;
    std::vector<LeftOut> m_waiting; ///< each about another certification
    QStringList m_failures;
    size_t m_problemsBefore = 0; ///< of the preflight, when the first of them was taken
};

} // namespace baton
