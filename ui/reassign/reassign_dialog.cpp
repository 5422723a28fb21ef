// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/reassign_dialog.h"

#include "app/listing/when_answered.h"
#include "app/reassign/journal.h"
#include "models/tables/state_words.h"
#include "ui/common/icons.h"
#include "ui/common/widgets.h"
#include "ui/reassign/left_out_tab.h"
#include "ui/reassign/options_box.h"
#include "ui/reassign/payload_tab.h"
#include "ui/reassign/plan_words.h"
#include "ui/reassign/reviewer_field.h"
#include "ui/reassign/sent_tab.h"

#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>
#include <QToolButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRecentReasons = 10;

} // namespace

ReassignDialog::ReassignDialog(const WindowServices &services, ReassignSubject subject, QWidget *parent)
    : QDialog(parent), m_session(new ReassignSession(services, std::move(subject), this))
{
    setObjectName(u"reassignDialog"_s);
    const auto rows = static_cast<int>(m_session->order().rows.size());
    setWindowTitle(verbText(rows, m_session->isAboutItems()));
    setAccessibleName(windowTitle());
    resize(800, 620);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildQuestions(*layout);
    buildTabs(*layout);
    buildFooter(*layout);

    connect(m_session, &ReassignSession::planChanged, this, &ReassignDialog::updatePlan);
    connect(m_session, &ReassignSession::checkChanged, this,
            [this] { m_sentTab->setCheckText(m_session->checkText()); });
    connect(m_session, &ReassignSession::offerFailed, this,
            [this](const QString &sentence) { m_missing->setText(sentence); });
    auto *sendNow = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(sendNow, &QShortcut::activated, m_verb, [this] { m_verb->click(); });
    offerRecentReasons();
    updatePlan();
}

ReassignDialog::~ReassignDialog() = default;

void ReassignDialog::buildQuestions(QBoxLayout &layout)
{
    const WindowServices &services = m_session->services();
    m_reviewer = new ReviewerField(services.provider.identityDirectory(), services.scheduler, this);
    m_reason = new QComboBox(this);
    named(m_reason, "reason"_L1, tr("Reason"));
    m_reason->setEditable(true);
    m_reason->setInsertPolicy(QComboBox::NoInsert);
    m_reason->setMinimumHeight(32);
    m_reason->setCompleter(nullptr);
    m_reason->lineEdit()->setObjectName(u"reasonText"_s);
    m_reason->lineEdit()->setAccessibleName(tr("Reason"));
    m_reason->lineEdit()->setPlaceholderText(tr("Required. The new reviewer sees it"));
    m_reason->installEventFilter(this); // keys come to the box, which hands them to its editor
    auto *options = new OptionsBox(services.provider.dialect().options(), this);

    auto *form = new QFormLayout;
    form->setContentsMargins(24, 20, 24, 12);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    QLabel *who = plainLabel("whoLabel"_L1, TextSize::Body, this);
    who->setText(tr("&New reviewer"));
    who->setBuddy(m_reviewer);
    QLabel *why = plainLabel("whyLabel"_L1, TextSize::Body, this);
    why->setText(tr("Rea&son"));
    why->setBuddy(m_reason);
    form->addRow(who, m_reviewer);
    form->addRow(why, m_reason);
    form->addRow(QString(), options);
    layout.addLayout(form);

    connect(m_reviewer, &ReviewerField::changed, this, [this] {
        m_session->setTarget(m_reviewer->chosen());
        if (m_reviewer->chosen())
            m_reason->setFocus(Qt::OtherFocusReason);
    });
    connect(m_reason, &QComboBox::editTextChanged, this, [this](const QString &text) {
        m_session->setReason(text.trimmed());
        updateFooter();
    });
    connect(options, &OptionsBox::changed, m_session, &ReassignSession::setOption);
}

void ReassignDialog::buildTabs(QBoxLayout &layout)
{
    m_sentTab = new SentTab(this);
    m_leftOutTab = new LeftOutTab(this);
    m_payloadTab = new PayloadTab(m_session->services().connection.baseUrl, m_session->isAboutItems(), this);
    m_tabs = new QTabWidget(this);
    named(m_tabs, "planTabs"_L1, tr("What will happen"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_sentTab, tr("Will be sent"));
    m_tabs->addTab(m_leftOutTab, tr("Left out"));
    m_tabs->addTab(m_payloadTab, tr("Payload"));
    layout.addWidget(m_tabs, 1);
    connect(m_sentTab, &SentTab::callOpened, this, [this](int index) {
        m_payloadTab->pick(index);
        m_tabs->setCurrentWidget(m_payloadTab);
    });
    connect(m_leftOutTab, &LeftOutTab::offerTaken, m_session, &ReassignSession::takeOffer);
}

void ReassignDialog::buildFooter(QBoxLayout &layout)
{
    QLabel *plug = plainLabel("tenantIcon"_L1, TextSize::Body, this);
    plug->setPixmap(themedIcon("plug"_L1).pixmap(16, 16));
    plug->setMinimumWidth(16);
    m_tenant = plainLabel("tenant"_L1, TextSize::Caption, this);
    QFont strong = m_tenant->font();
    strong.setWeight(QFont::DemiBold);
    m_tenant->setFont(strong);
    m_tenant->setText(tr("Changes %1").arg(isolated(m_session->services().connection.name)));
    m_calls = noteLabel("callsNote"_L1, this);
    m_missing = noteLabel("missing"_L1, this);
    m_missing->setMinimumWidth(190);
    m_missing->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_onlyShown = new QToolButton(this);
    m_onlyShown->setObjectName(u"onlyShown"_s);
    m_onlyShown->setAutoRaise(true);
    m_onlyShown->setFocusPolicy(Qt::TabFocus);
    m_cancel = pushButton("cancel"_L1, tr("Cancel"), this);
    m_verb = pushButton("send"_L1, tr("Reassign"), this);
    m_verb->setProperty("primary", true);
    m_verb->setAutoDefault(true);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_tenant);
    words->addWidget(m_calls);
    auto *state = new QVBoxLayout;
    state->setSpacing(2);
    state->addWidget(m_missing);
    state->addWidget(m_onlyShown, 0, Qt::AlignRight);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(24, 10, 24, 14);
    row->setSpacing(12);
    row->addWidget(plug);
    row->addLayout(words, 1);
    row->addLayout(state);
    row->addWidget(m_cancel);
    row->addWidget(m_verb);
    layout.addWidget(rule(this));
    layout.addLayout(row);

    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, &ReassignDialog::send);
    connect(m_onlyShown, &QToolButton::clicked, m_session, &ReassignSession::keepOnlyShown);
}

void ReassignDialog::offerRecentReasons()
{
    whenAnswered(m_session->services().journal.runs(), this, [this](const Result<std::vector<RunSummary>> &runs) {
        if (!runs)
            return; // recent reasons are a convenience; the dialog works without
        const QString typed = m_reason->currentText();
        for (const RunSummary &run : *runs) {
            if (m_reason->count() < mostRecentReasons && !run.reason.isEmpty() && m_reason->findText(run.reason) < 0)
                m_reason->addItem(run.reason);
        }
        m_reason->setCurrentIndex(-1);
        m_reason->setEditText(typed);
    });
}

void ReassignDialog::updatePlan()
{
    const Plan &plan = m_session->plan();
    const bool chosen = m_session->target().has_value();
    m_sentTab->setPlan(plan, chosen);
    m_sentTab->setCheckText(m_session->checkText());
    m_leftOutTab->setPlan(plan, m_session->facts());
    m_payloadTab->setPlan(plan);
    const QLocale locale;
    m_tabs->setTabText(0, chosen ? tr("Will be sent (%1)").arg(locale.toString(plan.rowCount())) : tr("Will be sent"));
    m_tabs->setTabText(1, chosen ? tr("Left out (%1)").arg(locale.toString(static_cast<qlonglong>(plan.leftOut.size())))
                                 : tr("Left out"));
    updateFooter();
}

void ReassignDialog::updateFooter()
{
    const Plan &plan = m_session->plan();
    const bool items = m_session->isAboutItems();
    const QString vendor = m_session->services().provider.descriptor().displayName;
    const auto calls = static_cast<int>(plan.calls.size());
    const QString callText = calls == 1 ? tr("1 call") : tr("%1 calls").arg(QLocale().toString(calls));
    m_calls->setText(calls == 0 ? tr("%1, nothing is sent yet").arg(vendor)
                                : tr("%1, %2, nothing is sent yet").arg(vendor, callText));
    const int hidden = m_session->hiddenRows();
    m_verb->setText(verbText(plan.rowCount(), items));
    m_onlyShown->setVisible(hidden > 0);
    m_onlyShown->setText(tr("Only the %1 shown").arg(m_session->shownRows()));
    m_onlyShown->setAccessibleName(m_onlyShown->text());
    const QString missing = m_session->missing();
    m_missing->setText(missing.isEmpty() && hidden > 0
                           ? tr("%1, %2 not shown").arg(QLocale().toString(plan.rowCount())).arg(hidden)
                           : missing);
    m_missing->setVisible(!m_missing->text().isEmpty());
    m_verb->setEnabled(missing.isEmpty());
    m_verb->setAccessibleDescription(m_missing->text());
}

void ReassignDialog::send()
{
    ReassignRun *run = m_session->send();
    if (!run) {
        updatePlan();
        return;
    }
    Q_EMIT sent(run);
    accept();
}

void ReassignDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_reviewer->focusSearch();
}

bool ReassignDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Enter in the reason goes on to the button; it never sends by itself.
    if (watched == m_reason && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::NoModifier) {
            (m_verb->isEnabled() ? static_cast<QWidget *>(m_verb) : m_tabs)->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace baton
