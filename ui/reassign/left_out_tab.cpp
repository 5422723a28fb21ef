// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/left_out_tab.h"

#include "ui/common/record_view.h"
#include "ui/common/widgets.h"
#include "ui/reassign/plan_words.h"

#include <QBoxLayout>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

LeftOutTab::LeftOutTab(QWidget *parent) : QWidget(parent), m_table(new LeftOutTable(this))
{
    setObjectName(u"leftOutTab"_s);
    m_view = new RecordView(*m_table, nullptr, this);
    named(m_view, "leftOutTable"_L1, tr("Rows that stay"));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_sentence = noteLabel("leftOutSentence"_L1, this);
    m_offer = pushButton("takeOffer"_L1, QString(), this);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(24, 8, 24, 8);
    foot->setSpacing(8);
    foot->addWidget(m_sentence, 1);
    foot->addWidget(m_offer);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(rule(this));
    layout->addLayout(foot);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &LeftOutTab::updateOffer);
    connect(m_table, &TableModel::countsChanged, this, &LeftOutTab::updateOffer);
    connect(m_table, &TableModel::recordsChanged, this, &LeftOutTab::updateOffer);
    connect(m_offer, &QPushButton::clicked, this, [this] {
        const QModelIndex current = m_view->currentIndex();
        if (current.isValid())
            Q_EMIT offerTaken(LeftOut(m_table->recordAt(current.row()).leftOut));
    });
    updateOffer();
}

void LeftOutTab::setPlan(const Plan &plan, const Facts &facts)
{
    m_table->assign(leftOutRows(plan, facts));
    if (!m_view->currentIndex().isValid() && m_table->rowCount() > 0)
        m_view->setCurrentIndex(m_table->index(0, 0));
    updateOffer();
}

void LeftOutTab::updateOffer()
{
    const QModelIndex current = m_view->currentIndex();
    const bool some = current.isValid() && current.row() < m_table->rowCount();
    const LeftOut leftOut = some ? m_table->recordAt(current.row()).leftOut : LeftOut();
    m_sentence->setText(some ? leftOut.sentence : tr("Every selected row will be sent."));
    switch (some ? leftOut.offer : Offer::None) {
    case Offer::EveryoneButThisPerson:
        m_offer->setText(tr("Hand over everyone but this person"));
        break;
    case Offer::MoveWhole:
        m_offer->setText(tr("Move it whole"));
        break;
    case Offer::AsItems:
        m_offer->setText(tr("Hand over its items"));
        break;
    case Offer::None:
        m_offer->setText({});
        break;
    }
    m_offer->setVisible(!m_offer->text().isEmpty());
}

} // namespace baton
