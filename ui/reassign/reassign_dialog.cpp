// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/reassign_dialog.h"

#include "app/listing/when_answered.h"
#include "app/reassign/journal.h"
#include "app/reassign/reassign_run.h"
#include "ui/common/missing_rights.h"
#include "ui/common/ui_settings.h"
#include "ui/common/widgets.h"
#include "ui/reassign/check_strip.h"
#include "ui/reassign/left_out_tab.h"
#include "ui/reassign/options_box.h"
#include "ui/reassign/payload_tab.h"
#include "ui/reassign/person_card.h"
#include "ui/reassign/plan_words.h"
#include "ui/reassign/reason_field.h"
#include "ui/reassign/recent_choices.h"
#include "ui/reassign/reviewer_field.h"
#include "ui/reassign/reviewer_load.h"
#include "ui/reassign/send_footer.h"
#include "ui/reassign/sent_tab.h"

#include <QAbstractButton>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

enum Tab { SentIndex, LeftOutIndex, PayloadIndex };

/// Whom the tenant lets us count: without an administrator's right its lists are only one's own.
CertificationReader *countingReader(GovernanceProvider &provider)
{
    return provider.capabilities().tenantWideLists ? provider.certificationReader() : nullptr;
}

/// The calls may go all the same: the right may have been given since.
QStringList missingFor(const Plan &plan, const RunDesk &desk)
{
    QStringList sentences;
    for (const MissingRight &right : missingRights(desk)) {
        if (std::any_of(plan.calls.begin(), plan.calls.end(),
                        [&right](const Call &call) { return call.operationId == right.operation; }))
            sentences.push_back(right.sentence);
    }
    return sentences;
}

} // namespace

ReassignDialog::ReassignDialog(const WindowServices &services, ReassignSubject subject, QWidget *parent)
    : QDialog(parent), m_recent(recentChoicesOf(services)),
      m_session(new ReassignSession(services, std::move(subject), this)),
      m_load(new ReviewerLoad(countingReader(services.provider), this)),
      m_offers(new PersonOffers(services.provider.identityDirectory(), reviewersOf(m_session->subject()),
                                m_recent.people(services.connection.id), this))
{
    setObjectName(u"reassignDialog"_s);
    setMinimumSize(640, 560);
    resize(800, 620);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildQuestions(*layout);
    buildTabs(*layout);
    buildFooter(*layout);
    connectSession();
    offerRecentReasons();
    updateRows();
    updatePlan();
    fillIn();
    if (!m_reviewer->chosen())
        m_offers->read();
}

ReassignDialog::~ReassignDialog() = default;

void ReassignDialog::buildSelection(QFormLayout &form)
{
    m_selection = new QWidget(this);
    m_hiddenNote = plainLabel("hiddenNote"_L1, TextSize::Body, m_selection);
    m_onlyShown = pushButton("onlyShown"_L1, QString(), m_selection);
    m_allAgain = pushButton("allAgain"_L1, QString(), m_selection);
    auto *row = new QHBoxLayout(m_selection);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_hiddenNote);
    row->addWidget(m_onlyShown);
    row->addWidget(m_allAgain);
    row->addStretch(1);
    QLabel *label = plainLabel("selectionLabel"_L1, TextSize::Body, this);
    label->setText(tr("Selection"));
    form.addRow(label, m_selection);
    connect(m_onlyShown, &QPushButton::clicked, m_session, &ReassignSession::keepOnlyShown);
    connect(m_allAgain, &QPushButton::clicked, m_session, &ReassignSession::takeAllAgain);
}

void ReassignDialog::buildQuestions(QBoxLayout &layout)
{
    const WindowServices &services = m_session->services();
    m_reviewer = new ReviewerField(services.provider.identityDirectory(), services.scheduler, m_offers, this);
    m_reason = new ReasonField(this);
    m_options = new OptionsBox(services.provider.dialect().options(), this);

    m_form = new QFormLayout;
    m_form->setContentsMargins(24, 22, 24, 12);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(12);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    QLabel *who = plainLabel("whoLabel"_L1, TextSize::Body, this);
    who->setText(tr("&New reviewer"));
    who->setBuddy(m_reviewer);
    QLabel *why = plainLabel("whyLabel"_L1, TextSize::Body, this);
    why->setText(tr("Rea&son"));
    why->setBuddy(m_reason);
    if (const QString &note = m_session->subject().note; !note.isEmpty()) {
        QLabel *label = noteLabel("orderNote"_L1, this);
        label->setText(note);
        m_form->addRow(label);
    }
    buildSelection(*m_form);
    m_form->addRow(who, m_reviewer);
    m_form->addRow(why, m_reason);
    m_form->addRow(QString(), m_options);
    layout.addLayout(m_form);

    connect(m_reviewer, &ReviewerField::changed, this, &ReassignDialog::chosenChanged);
    connect(m_reason, &ReasonField::reasonChanged, m_session, &ReassignSession::setReason);
    connect(m_reason, &ReasonField::done, this, [this] {
        QPushButton &verb = m_footer->verb();
        (verb.isEnabled() ? static_cast<QWidget *>(&verb) : m_tabs)->setFocus(Qt::TabFocusReason);
    });
    connect(m_options, &OptionsBox::changed, m_session, &ReassignSession::setOption);
}

void ReassignDialog::buildTabs(QBoxLayout &layout)
{
    m_sentTab = new SentTab(this);
    m_leftOutTab = new LeftOutTab(m_session->subject().items, this);
    m_payloadTab = new PayloadTab(m_session->services().connection.baseUrl, this);
    m_tabs = new QTabWidget(this);
    named(m_tabs, "planTabs"_L1, tr("What will happen"));
    m_tabs->setDocumentMode(true);
    m_tabs->setMinimumHeight(120); // not what the largest of its pages would like best
    m_tabs->addTab(m_sentTab, tr("Will be sent"));
    m_tabs->addTab(m_leftOutTab, tr("Left out"));
    m_tabs->addTab(m_payloadTab, tr("Payload"));
    m_check = new CheckStrip(this);
    layout.addWidget(m_tabs, 1);
    layout.addWidget(m_check);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ReassignDialog::fillTab);
    connect(m_sentTab, &SentTab::callOpened, this, [this](int index) {
        m_tabs->setCurrentWidget(m_payloadTab);
        m_payloadTab->pick(index);
    });
    connect(m_sentTab, &SentTab::offersTaken, m_session, &ReassignSession::takeOffers);
    connect(m_leftOutTab, &LeftOutTab::offersTaken, m_session, &ReassignSession::takeOffers);
    connect(m_check, &CheckStrip::againRequested, m_session, &ReassignSession::checkAgain);
}

void ReassignDialog::buildFooter(QBoxLayout &layout)
{
    m_footer = new SendFooter(m_session->services().connection.name,
                              m_session->services().provider.descriptor().displayName, this);
    layout.addWidget(m_footer);
    connect(m_footer, &SendFooter::canceled, this, &QDialog::reject);
    connect(m_footer, &SendFooter::sendRequested, m_session, &ReassignSession::send);
    const auto onKey = [this](const QKeySequence &key, auto act) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    onKey(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { m_footer->verb().click(); });
    onKey(QKeySequence(Qt::CTRL | Qt::Key_Enter), [this] { m_footer->verb().click(); });
    onKey(QKeySequence(Qt::CTRL | Qt::Key_M), [this] { m_reviewer->chooseManager(); });
    onKey(QKeySequence(Qt::Key_F5), [this] { m_session->checkAgain(); });
}

void ReassignDialog::connectSession()
{
    connect(m_session, &ReassignSession::rowsChanged, this, &ReassignDialog::updateRows);
    connect(m_session, &ReassignSession::planChanged, this, &ReassignDialog::updatePlan);
    connect(m_session, &ReassignSession::checkChanged, this, [this] {
        m_check->setState(m_session->check());
        updateOffers();
    });
    connect(m_session, &ReassignSession::offersChanged, this, &ReassignDialog::updateOffers);
    connect(m_session, &ReassignSession::readinessChanged, this, &ReassignDialog::updateVerb);
    connect(m_session, &ReassignSession::sent, this, &ReassignDialog::leaveWith);
    connect(m_session, &ReassignSession::closed, this, &ReassignDialog::accept);
    connect(m_load, &ReviewerLoad::changed, this, &ReassignDialog::updateLoad);
}

/// What is known before anything is asked: who and why of a run that goes on, else a reason that was not sent.
void ReassignDialog::fillIn()
{
    const ReassignSubject &subject = m_session->subject();
    m_reason->setReason(subject.reason.isEmpty() ? m_recent.draft(m_session->services().connection.id)
                                                 : subject.reason);
    if (subject.target)
        m_reviewer->choose(*subject.target);
}

void ReassignDialog::offerRecentReasons()
{
    const ConnectionId &connection = m_session->services().connection.id;
    m_reason->offer(m_recent.reasons(connection));
    whenAnswered(m_session->services().journal.runs(), this,
                 [this, connection](const Result<std::vector<RunSummary>> &runs) {
                     if (!runs)
                         return; // recent reasons are a convenience; the dialog works without
                     QStringList reasons;
                     for (const RunSummary &run : *runs) {
                         if (run.connection == connection)
                             reasons.push_back(run.reason);
                     }
                     m_reason->offer(reasons);
                 });
}

void ReassignDialog::chosenChanged()
{
    const std::optional<Identity> &chosen = m_reviewer->chosen();
    m_load->ask(chosen ? chosen->id : IdentityId());
    m_session->setTarget(chosen);
    updateLoad();
    if (!chosen)
        return;
    m_reason->setFocus(Qt::OtherFocusReason);
    m_reason->lineEdit()->selectAll();
}

void ReassignDialog::updateRows()
{
    const std::vector<OrderRow> &rows = m_session->order().rows;
    const QString count = countWords(rows);
    const int hidden = m_session->hiddenRows();
    setWindowTitle(verbText(count));
    setAccessibleName(windowTitle());
    const QLocale locale;
    const int dropped = m_session->droppedRows();
    m_hiddenNote->setText(hidden > 0 ? tr("%1, %2 not shown").arg(count, locale.toString(hidden))
                                     : tr("%1, %2 taken out").arg(count, locale.toString(dropped)));
    m_allAgain->setText(tr("All %1 again").arg(locale.toString(static_cast<qlonglong>(rows.size()) + dropped)));
    m_allAgain->setVisible(dropped > 0);
    m_onlyShown->setVisible(hidden > 0);
    m_onlyShown->setText(tr("Only the %1 shown").arg(locale.toString(static_cast<qlonglong>(rows.size()) - hidden)));
    m_onlyShown->setEnabled(hidden < static_cast<int>(rows.size()));
    m_selection->setVisible(hidden > 0 || dropped > 0);
    m_form->labelForField(m_selection)->setVisible(hidden > 0 || dropped > 0);
    const auto whole =
        std::count_if(rows.begin(), rows.end(), [](const OrderRow &row) { return row.isWholeCertification(); });
    m_options->setRows(whole > 0, whole < static_cast<qsizetype>(rows.size()));
    updateVerb();
}

void ReassignDialog::updatePlan()
{
    const PlannedOrderPtr &planned = m_session->shown();
    const QLocale locale;
    m_tabs->setTabText(SentIndex, planned ? tr("Will be sent (%1)").arg(locale.toString(planned->plan.rowCount()))
                                          : tr("Will be sent"));
    m_tabs->setTabText(
        LeftOutIndex,
        planned ? tr("Left out (%1)").arg(locale.toString(static_cast<qlonglong>(planned->plan.leftOut.size())))
                : tr("Left out"));
    m_footer->setCalls(planned ? static_cast<int>(planned->plan.calls.size()) : 0);
    m_options->setPeople(planned ? planned->people : choicePeople(m_session->order(), m_session->subject().known));
    m_options->setEffect(planned ? effectWords(planned->plan) : QString());
    if (planned && planned->target)
        m_reviewer->refresh(*planned->target);
    fillTab();
    updateLoad();
    updateVerb();
}

/// Only what is looked at is built anew.
void ReassignDialog::fillTab()
{
    const PlannedOrderPtr &planned = m_session->shown();
    switch (m_tabs->currentIndex()) {
    case SentIndex:
        m_sentTab->setPlanned(planned, m_session->target().has_value(), m_session->isChecking(),
                              planned ? missingFor(planned->plan, m_session->services().desk) : QStringList());
        break;
    case LeftOutIndex:
        m_leftOutTab->setPlanned(planned);
        break;
    case PayloadIndex:
        m_payloadTab->setPlanned(planned);
        break;
    default:
        break;
    }
}

void ReassignDialog::updateOffers()
{
    const QString note = m_session->offerNote();
    m_sentTab->setOfferNote(note, m_session->offers().isReading());
    m_leftOutTab->setOffers(m_session->offers(), note);
}

void ReassignDialog::updateLoad()
{
    const PlannedOrderPtr &planned = m_session->shown();
    const std::optional<qint64> &open = m_load->open();
    m_reviewer->card().setLoad(open ? loadWords(*open, planned ? &planned->plan : nullptr) : QString(),
                               m_load->isAsking());
}

void ReassignDialog::updateVerb()
{
    QPushButton &verb = m_footer->verb();
    m_verbWaits = m_verbWaits || (verb.hasFocus() && m_session->isSending());
    const PlannedOrderPtr &planned = m_session->shown();
    const WindowServices &services = m_session->services();
    const RowCount rows = planned ? rowsOf(planned->plan) : RowCount();
    const bool asks = services.connection.production && rows.all() > services.settings.typedCountAbove();
    const bool closing = m_session->isClosing();
    m_footer->setTypedCount(asks ? rows : RowCount());
    m_footer->setVerb(
        closing ? tr("Close the run") : verbText(planned ? countWords(planned->plan) : QString()), m_session->missing(),
        closing && m_session->notice().isEmpty() ? tr("Every row is left out. Nothing is sent, and the run is closed.")
                                                 : m_session->notice());
    if (m_verbWaits && verb.isEnabled()) {
        m_verbWaits = false;
        verb.setFocus(Qt::OtherFocusReason);
    }
}

void ReassignDialog::leaveWith(ReassignRun *run)
{
    const ConnectionId &connection = m_session->services().connection.id;
    if (const std::optional<Identity> &target = m_session->target())
        m_recent.addPerson(connection, *target);
    m_recent.addReason(connection, m_session->order().reason);
    m_reason->setReason({});
    Q_EMIT sent(run);
    accept();
}

void ReassignDialog::done(int result)
{
    m_recent.setDraft(m_session->services().connection.id, m_reason->currentText().trimmed());
    QDialog::done(result);
}

void ReassignDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (m_reviewer->chosen())
        m_reason->setFocus(Qt::OtherFocusReason);
    else
        m_reviewer->focusSearch();
}

void ReassignDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QDialog::keyPressEvent(event);
        return;
    }
    auto *button = qobject_cast<QAbstractButton *>(focusWidget());
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (button && plain && !event->isAutoRepeat())
        button->click();
}

} // namespace baton
