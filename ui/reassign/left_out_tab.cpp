// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/left_out_tab.h"

#include "ui/common/record_view.h"
#include "ui/common/state_panel.h"
#include "ui/common/widgets.h"
#include "ui/reassign/offer_taker.h"
#include "ui/reassign/plan_words.h"
#include "ui/reassign/table_rows.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Rows that a table takes in at once without the window standing still.
constexpr size_t atOnce = 2000;

} // namespace

LeftOutTab::LeftOutTab(bool items, QWidget *parent) : QWidget(parent), m_table(new LeftOutTable(this, items))
{
    setObjectName(u"leftOutTab"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_view = new RecordView(*m_table, nullptr, this);
    named(m_view, "leftOutTable"_L1, tr("Rows that stay"));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    auto *none = new StatePanel(this);
    none->setFocusProxy(nullptr); // its button is hidden: Tab would stay where it is
    none->setContent({"s-accepted"_L1, tr("Nothing is left out"), tr("Every selected row will be sent."), {}, {}});
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(none);
    m_stack->addWidget(m_view);

    m_foot = new QWidget(this);
    m_sentence = noteLabel("leftOutSentence"_L1, m_foot);
    m_note = noteLabel("offerNote"_L1, m_foot);
    m_note->setForegroundRole(QPalette::WindowText);
    m_offer = pushButton("takeOffer"_L1, QString(), m_foot);
    m_all = pushButton("takeAllOffers"_L1, QString(), m_foot);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch(1);
    words->addWidget(m_sentence);
    words->addWidget(m_note);
    words->addStretch(1);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(24, 8, 24, 8);
    foot->setSpacing(8);
    foot->addLayout(words, 1);
    foot->addWidget(m_offer);
    foot->addWidget(m_all);
    // Room for four lines beside the buttons: the table above keeps its place from row to row.
    m_foot->setFixedHeight(4 * m_sentence->fontMetrics().lineSpacing() + 20);
    auto *inset = new QHBoxLayout;
    inset->setContentsMargins(8, 0, 8, 0); // a dialog's text starts further in than a page's
    inset->addWidget(m_stack);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(inset, 1);
    layout->addWidget(rule(this));
    layout->addWidget(m_foot);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &LeftOutTab::updateOffer);
    connect(m_offer, &QPushButton::clicked, this, [this] {
        if (const LeftOut *leftOut = current())
            Q_EMIT offersTaken({LeftOut(*leftOut)});
    });
    connect(m_all, &QPushButton::clicked, this, [this] {
        if (current())
            Q_EMIT offersTaken(alike());
    });
    updateOffer();
}

void LeftOutTab::setPlanned(const PlannedOrderPtr &planned)
{
    if (planned == m_planned)
        return;
    m_planned = planned;
    m_filled = 0;
    if (!planned || planned->leftOut.size() <= atOnce) {
        m_filled = planned ? planned->leftOut.size() : 0;
        replaceRows(*m_table, *m_view, planned ? planned->leftOut : std::vector<LeftOutRow>());
    } else {
        m_table->clear();
        fillMore();
    }
    if (!m_view->currentIndex().isValid() && m_table->rowCount() > 0)
        m_view->setCurrentIndex(m_table->index(0, 0));
    m_stack->setCurrentIndex(m_table->rowCount() > 0 ? 1 : 0);
    updateOffer();
}

/// A slice per turn of the event loop.
void LeftOutTab::fillMore()
{
    const std::vector<LeftOutRow> &rows = m_planned->leftOut;
    const size_t end = std::min(m_filled + atOnce, rows.size());
    m_table->upsert(
        {rows.begin() + static_cast<std::ptrdiff_t>(m_filled), rows.begin() + static_cast<std::ptrdiff_t>(end)});
    m_filled = end;
    if (m_filled == rows.size())
        return;
    const auto next = [this, planned = m_planned, from = m_filled] {
        if (planned == m_planned && from == m_filled)
            fillMore();
    };
    QMetaObject::invokeMethod(this, next, Qt::QueuedConnection);
}

const LeftOut *LeftOutTab::current() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() && index.row() < m_table->rowCount() ? &m_table->recordAt(index.row()).leftOut : nullptr;
}

std::vector<LeftOut> LeftOutTab::alike() const
{
    const LeftOut *leftOut = current();
    return leftOut ? offersLike(*m_planned, leftOut->offer) : std::vector<LeftOut>();
}

void LeftOutTab::setOffers(const OfferTaker &offers, const QString &note)
{
    m_offers = &offers;
    m_note->setText(note);
    updateOffer();
}

void LeftOutTab::updateOffer()
{
    const LeftOut *leftOut = current();
    const Offer offer = leftOut ? leftOut->offer : Offer::None;
    const auto count = offer == Offer::None ? size_t(0) : alike().size();
    const bool reading = m_offers && m_offers->isReading();
    m_sentence->setText(leftOut ? leftOut->sentence : QString());
    m_note->setVisible(!m_note->text().isEmpty());
    m_offer->setText(offerWords(offer));
    m_offer->setVisible(offer != Offer::None);
    m_offer->setEnabled(leftOut && !(reading && m_offers->isReading(leftOut->row.certification)));
    m_all->setText(tr("For all %1").arg(QLocale().toString(static_cast<qlonglong>(count))));
    m_all->setAccessibleName(tr("%1, for all %2").arg(offerWords(offer)).arg(count));
    m_all->setVisible(count > 1);
    m_all->setEnabled(!reading);
    m_foot->setVisible(leftOut || !m_note->text().isEmpty());
}

} // namespace baton
