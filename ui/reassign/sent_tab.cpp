// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/sent_tab.h"

#include "ui/common/elide_label.h"
#include "ui/common/record_view.h"
#include "ui/common/state_panel.h"
#include "ui/common/widgets.h"
#include "ui/reassign/plan_words.h"

#include <QBoxLayout>
#include <QStackedWidget>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostWarningLines = 3;

} // namespace

SentTab::SentTab(QWidget *parent) : QWidget(parent), m_table(new PlannedCallTable(this))
{
    setObjectName(u"sentTab"_s);
    m_check = new ElideLabel("checkText"_L1, this);
    m_warnings = new ElideLabel("warnings"_L1, this);
    m_view = new RecordView(*m_table, nullptr, this);
    named(m_view, "callTable"_L1, tr("Calls that will be sent"));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    auto *nobody = new StatePanel(this);
    nobody->setContent({"user"_L1,
                        tr("Who takes them over?"),
                        tr("Choose a reviewer, and the calls appear here before anything is sent."),
                        {},
                        {}});
    auto *nothing = new StatePanel(this);
    nothing->setContent({"s-leftout"_L1,
                         tr("Nothing will be sent"),
                         tr("Every row is left out. The next tab says why, row by row."),
                         {},
                         {}});
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(nobody);
    m_stack->addWidget(nothing);
    m_stack->addWidget(m_view);

    auto *notes = new QVBoxLayout;
    notes->setContentsMargins(24, 8, 24, 8);
    notes->setSpacing(4);
    notes->addWidget(m_check);
    notes->addWidget(m_warnings);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(notes);
    layout->addWidget(m_stack, 1);
    connect(m_view, &RecordView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT callOpened(m_table->recordAt(index.row()).number - 1); });
    setPlan({}, false);
    setCheckText({});
}

void SentTab::setPlan(const Plan &plan, bool somebodyChosen)
{
    m_table->assign(plannedCalls(plan));
    m_stack->setCurrentIndex(!somebodyChosen ? 0 : plan.calls.empty() ? 1 : 2);
    const QStringList lines = warningLines(plan);
    QStringList shown = lines.mid(0, mostWarningLines);
    if (lines.size() > mostWarningLines)
        shown.push_back(tr("and %1 more").arg(lines.size() - mostWarningLines));
    m_warnings->setText(shown.join(u'\n'));
    m_warnings->setToolTip(lines.size() > mostWarningLines ? plainToolTip(lines.join(u'\n')) : QString());
    m_warnings->setVisible(!shown.isEmpty());
}

void SentTab::setCheckText(const QString &text)
{
    m_check->setText(text);
    m_check->setVisible(!text.isEmpty());
}

} // namespace baton
