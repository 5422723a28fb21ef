// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reassign/planned_order.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace baton {

class OfferTaker;
class RecordView;

/// *Left out*: which rows stay, why, and what could be done instead, for one of them or for all of its kind.
class LeftOutTab final : public QWidget
{
    Q_OBJECT

public:
    /// `items`: what was selected were items.
    explicit LeftOutTab(bool items, QWidget *parent = nullptr);

    /// Null: nothing is planned.
    void setPlanned(const PlannedOrderPtr &planned);
    /// How far the offers are that were taken: "Reading the items of Q3"; or why one could not be.
    void setOffers(const OfferTaker &offers, const QString &note);

Q_SIGNALS:
    /// Each about another certification.
    void offersTaken(const std::vector<baton::LeftOut> &offers);

private:
    void fillMore();
    void updateOffer();
    const LeftOut *current() const;
    /// The offers of the current row's kind, one per certification.
    std::vector<LeftOut> alike() const;

    PlannedOrderPtr m_planned;
    size_t m_filled = 0; ///< rows of it that the table has
    const OfferTaker *m_offers = nullptr;
    LeftOutTable *m_table;
    RecordView *m_view;
    QStackedWidget *m_stack;
    QWidget *m_foot;
    QLabel *m_sentence;
    QLabel *m_note;
    QPushButton *m_offer;
    QPushButton *m_all;
};

} // namespace baton
