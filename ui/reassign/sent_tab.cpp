// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/sent_tab.h"

#include "ui/common/record_view.h"
#include "ui/common/state_panel.h"
#include "ui/common/widgets.h"
#include "ui/reassign/plan_words.h"
#include "ui/reassign/table_rows.h"
#include "ui/reassign/warning_list.h"

#include <QBoxLayout>
#include <QLocale>
#include <QStackedWidget>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

SentTab::SentTab(QWidget *parent) : QWidget(parent), m_table(new PlannedCallTable(this))
{
    setObjectName(u"sentTab"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_warnings = new WarningList(this);
    m_view = new RecordView(*m_table, nullptr, this);
    named(m_view, "callTable"_L1, tr("Calls that will be sent"));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_panel = new StatePanel(this);
    m_panel->setFocusProxy(nullptr); // its button is hidden: Tab would stay where it is
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_panel);
    m_stack->addWidget(m_view);

    auto *inset = new QHBoxLayout;
    inset->setContentsMargins(8, 0, 8, 0); // a dialog's text starts further in than a page's
    inset->addWidget(m_stack);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_warnings);
    layout->addLayout(inset, 1);
    connect(m_view, &RecordView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT callOpened(m_table->recordAt(index.row()).number - 1); });
    connect(m_panel, &StatePanel::actionRequested, this, [this] {
        if (m_planned && !m_planned->offers.empty())
            Q_EMIT offersTaken(offersLike(*m_planned, m_planned->offers.front().offer));
    });
    showPlace();
}

void SentTab::setPlanned(const PlannedOrderPtr &planned, bool somebodyChosen, bool checking, const QStringList &missing)
{
    QStringList warnings = missing;
    if (planned)
        warnings += planned->warnings;
    if (planned && !checking)
        warnings += planned->notChecked;
    m_warnings->setWarnings(warnings);
    if (planned != m_planned && planned) {
        replaceRows(*m_table, *m_view, planned->calls);
        m_table->sort(0); // a call that stays may stand elsewhere now
        // The column is for what is not as it should be.
        const bool plain = std::all_of(planned->calls.begin(), planned->calls.end(), [](const PlannedCall &call) {
            return call.notChecked == 0 && call.warning.isEmpty();
        });
        m_view->setColumnHidden(m_table->columnOf("checked"_L1), plain);
    }
    m_planned = planned;
    m_somebodyChosen = somebodyChosen;
    showPlace();
}

void SentTab::setOfferNote(const QString &note, bool reading)
{
    if (note == m_note && reading == m_reading)
        return;
    m_note = note;
    m_reading = reading;
    showPlace();
}

void SentTab::showPlace()
{
    if (m_planned && !m_planned->calls.empty()) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    m_stack->setCurrentWidget(m_panel);
    if (m_planned)
        return showNothingToSend();
    StatePanel::Content content;
    if (!m_somebodyChosen) {
        content = {"user"_L1,
                   tr("Who takes them over?"),
                   tr("Choose a reviewer, and the calls appear here before anything is sent."),
                   {},
                   {}};
    }
    m_panel->setContent(content);
}

/// The way out, where there is one, is here and not only on the next tab.
void SentTab::showNothingToSend()
{
    StatePanel::Content content{"s-leftout"_L1, tr("Nothing will be sent")};
    const QString why = m_planned->target ? cannotTakeOver(*m_planned->target) : QString();
    const QString refusal = why.isEmpty() ? targetRefusal(m_planned->plan) : tr("%1 Choose another reviewer.").arg(why);
    const std::vector<LeftOut> &leftOut = m_planned->plan.leftOut;
    content.body = !refusal.isEmpty()    ? refusal
                   : leftOut.size() == 1 ? shownSentence(leftOut.front().sentence)
                                         : tr("Every row is left out. The next tab says why, row by row.");
    if (!m_note.isEmpty())
        content.body = m_note;
    if (!m_planned->offers.empty() && !m_reading) {
        const Offer offer = m_planned->offers.front().offer;
        const size_t count = offersLike(*m_planned, offer).size();
        content.action =
            count == 1 ? offerWords(offer)
                       : tr("%1, for all %2").arg(offerWords(offer), QLocale().toString(static_cast<qlonglong>(count)));
    }
    m_panel->setContent(content);
}

} // namespace baton
