// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/facts.h"
#include "models/domain/plan.h"
#include "models/tables/plan_tables.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace baton {

class RecordView;

/// *Left out*: which rows stay, a sentence each, and what could be done instead.
class LeftOutTab final : public QWidget
{
    Q_OBJECT

public:
    explicit LeftOutTab(QWidget *parent = nullptr);

    void setPlan(const Plan &plan, const Facts &facts);

Q_SIGNALS:
    void offerTaken(const baton::LeftOut &leftOut);

private:
    void updateOffer();

    LeftOutTable *m_table;
    RecordView *m_view;
    QLabel *m_sentence;
    QPushButton *m_offer;
};

} // namespace baton
