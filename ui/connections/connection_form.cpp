// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_form.h"

#include "ui/common/icons.h"
#include "ui/common/widgets.h"
#include "ui/connections/connection_words.h"
#include "ui/connections/form_field.h"
#include "ui/connections/vendor_settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestText = 2000;   ///< characters of any field
constexpr int longestSecret = 8000; ///< of a secret: some are whole documents

QFormLayout *newForm(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignTop); // beside the editor, not beside its notes
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

} // namespace

ConnectionForm::ConnectionForm(const ConnectionDesk &desk, const std::optional<Connection> &before, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_before(before)
{
    setObjectName(u"connectionForm"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    auto *basics = new QWidget(this);
    m_basics = newForm(basics);
    column->addWidget(basics);
    buildBasics(*m_basics);
    buildMarks(*m_basics);
    auto *unfold = new QToolButton(this);
    named(unfold, "moreSettings"_L1);
    unfold->setText(tr("Advanced"));
    unfold->setCheckable(true);
    unfold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    unfold->setAutoRaise(true);
    unfold->setMinimumHeight(scaledLength(28));
    unfold->setFocusPolicy(Qt::TabFocus);
    m_unfold = unfold;
    column->addWidget(unfold, 0, Qt::AlignLeading);
    m_advanced = new QWidget(this);
    m_more = newForm(m_advanced);
    column->addWidget(m_advanced);
    column->addStretch(1);
    buildAdvanced();
    connect(unfold, &QToolButton::toggled, this, &ConnectionForm::setUnfolded);
    setUnfolded(false);

    ConnectionDraft draft;
    if (m_before)
        draft = draftOf(*m_before, m_desk.offer(m_before->vendorId));
    else if (!m_desk.offers().empty())
        draft.vendorId = m_desk.offers().front().vendor.id;
    fillIn(draft);
}

ConnectionForm::~ConnectionForm() = default;

FormField *ConnectionForm::addField(QFormLayout &form, DraftField field, QLatin1StringView id, const QString &label,
                                    QWidget *editor)
{
    auto *holder = new FormField(id, *editor, this);
    form.addRow(formLabel(id, label, editor, this), holder);
    m_fields.insert(field, holder);
    return holder;
}

QLineEdit *ConnectionForm::addLine(QFormLayout &form, DraftField field, QLatin1StringView id, const QString &label)
{
    auto *line = new QLineEdit(this);
    line->setMaxLength(longestText);
    line->setAccessibleName(QString(label).remove(u'&'));
    addField(form, field, id, label, line);
    connect(line, &QLineEdit::textEdited, this, [this, field] {
        m_refused.remove(field);
        changed();
    });
    connect(line, &QLineEdit::editingFinished, this, [this, field] { leave(field); });
    return line;
}

void ConnectionForm::buildBasics(QFormLayout &form)
{
    m_vendor = named(new QComboBox(this), "vendor"_L1, tr("Vendor"));
    for (const VendorOffer &offer : m_desk.offers())
        m_vendor->addItem(offer.vendor.displayName, offer.vendor.id);
    form.addRow(formLabel("vendor"_L1, tr("&Vendor"), m_vendor, this), m_vendor);
    m_name = addLine(form, DraftField::Name, "name"_L1, tr("&Name"));
    m_address = addLine(form, DraftField::Address, "address"_L1, tr("&Address"));
    m_signIn = named(new QComboBox(this), "signIn"_L1, tr("Sign-in"));
    form.addRow(formLabel("signIn"_L1, tr("Si&gn-in"), m_signIn, this), m_signIn);
    m_clientId = addLine(form, DraftField::ClientId, "clientId"_L1, tr("&Client ID"));
    m_secret = addLine(form, DraftField::Secret, "secret"_L1, tr("Client s&ecret"));
    m_secret->setMaxLength(longestSecret);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoAutoUppercase |
                                  Qt::ImhNoPredictiveText);
    connect(m_vendor, &QComboBox::currentIndexChanged, this, &ConnectionForm::vendorChanged);
    connect(m_signIn, &QComboBox::currentIndexChanged, this, &ConnectionForm::signInChanged);
}

void ConnectionForm::buildMarks(QFormLayout &form)
{
    const auto mark = [this](QLatin1StringView id, const QString &text) {
        auto *box = named(new QCheckBox(text, this), id);
        connect(box, &QCheckBox::toggled, this, &ConnectionForm::changed);
        return box;
    };
    m_production = mark("production"_L1, tr("&Production: large runs ask for their number to be typed"));
    m_readOnly = mark("readOnly"_L1, tr("&Read-only: everything is shown, nothing can be sent"));
    auto *marks = new QVBoxLayout;
    marks->setSpacing(6);
    marks->setContentsMargins(0, 6, 0, 0);
    marks->addWidget(m_production);
    marks->addWidget(m_readOnly);
    form.addRow(formLabel("marks"_L1, tr("Marks"), nullptr, this), marks);
}

void ConnectionForm::buildAdvanced()
{
    m_label = addLine(*m_more, DraftField::Label, "label"_L1, tr("&Label"));
    m_fields[DraftField::Label]->setNote(tr("A word of yours beside the name."));
    m_redirect = addLine(*m_more, DraftField::RedirectUrl, "redirectUrl"_L1, tr("Re&direct URL"));
    m_redirect->setPlaceholderText(standardRedirectUrl());
    m_fields[DraftField::RedirectUrl]->setNote(
        tr("Where the browser comes back to, exactly as it is registered for the client in the tenant."));
    m_apiVersion = new QComboBox(this);
    m_apiVersion->setAccessibleName(tr("API version"));
    addField(*m_more, DraftField::ApiVersion, "apiVersion"_L1, tr("AP&I version"), m_apiVersion);
    m_rateLimit = addLine(*m_more, DraftField::RateLimit, "rateLimit"_L1, tr("Ra&te limit"));
    m_fields[DraftField::RateLimit]->setNote(tr("Requests per seconds, such as 100/10, or off."));
    m_proxyKind = named(new QComboBox(this), "proxyKind"_L1, tr("Proxy"));
    for (const auto kind : {ProxyChoice::Kind::System, ProxyChoice::Kind::None})
        m_proxyKind->addItem(proxyWords({kind, {}, 0}), static_cast<int>(kind));
    m_proxyKind->addItem(tr("This one:"), static_cast<int>(ProxyChoice::Kind::Manual));
    m_proxy = addLine(*m_more, DraftField::Proxy, "proxy"_L1, tr("Pro&xy"));
    m_proxy->setAccessibleName(tr("Proxy's host and port"));
    m_proxy->setPlaceholderText(u"proxy.example.com:8080"_s);
    m_fields[DraftField::Proxy]->row().insertWidget(0, m_proxyKind);
    m_caFile = addLine(*m_more, DraftField::CaFile, "caFile"_L1, tr("CA &file"));
    m_fields[DraftField::CaFile]->setNote(
        tr("Certificates of your organisation's own authorities (PEM), trusted beside this computer's."));
    QPushButton *choose = pushButton("chooseCaFile"_L1, tr("Ch&oose…"), this);
    m_fields[DraftField::CaFile]->row().addWidget(choose);
    connect(choose, &QPushButton::clicked, this, &ConnectionForm::chooseCaFile);
    connect(m_apiVersion, &QComboBox::currentIndexChanged, this, &ConnectionForm::changed);
    connect(m_proxyKind, &QComboBox::currentIndexChanged, this, [this] {
        m_proxy->setVisible(draft().proxyKind == ProxyChoice::Kind::Manual);
        changed();
    });
    m_proxy->hide();
    m_settings = new VendorSettings(*m_more, *m_advanced);
    connect(m_settings, &VendorSettings::edited, this, &ConnectionForm::changed);
}

void ConnectionForm::fillIn(const ConnectionDraft &draft)
{
    const QSignalBlocker blocked(this);
    m_settings->setValues(draft.settings);
    m_vendor->setCurrentIndex(std::max(0, m_vendor->findData(draft.vendorId)));
    vendorChanged();
    m_name->setText(draft.name);
    m_address->setText(draft.address);
    m_clientId->setText(draft.clientId);
    m_label->setText(draft.label);
    m_production->setChecked(draft.production);
    m_readOnly->setChecked(draft.readOnly);
    m_rateLimit->setText(draft.rateLimit);
    m_proxyKind->setCurrentIndex(m_proxyKind->findData(static_cast<int>(draft.proxyKind)));
    m_proxy->setText(draft.proxy);
    m_caFile->setText(draft.caFile);
    m_redirect->setText(draft.redirectUrl);
    if (m_before) {
        m_signIn->setCurrentIndex(std::max(0, m_signIn->findData(static_cast<int>(draft.signIn))));
        if (const int version = m_apiVersion->findData(draft.apiVersion); version >= 0)
            m_apiVersion->setCurrentIndex(version);
        m_vendor->setEnabled(false); // runs in the journal are of this one
    }
    signInChanged();
}

void ConnectionForm::setKept(const Connection &kept)
{
    m_before = kept;
    m_vendor->setEnabled(false);
    signInChanged();
}

const VendorOffer &ConnectionForm::offer() const
{
    static const VendorOffer none;
    const VendorOffer *known = m_desk.offer(m_vendor->currentData().toString());
    return known ? *known : none;
}

SignInKind ConnectionForm::signIn() const
{
    return static_cast<SignInKind>(m_signIn->currentData().toInt());
}

void ConnectionForm::vendorChanged()
{
    const VendorOffer &now = offer();
    {
        const QSignalBlocker signIns(m_signIn);
        const QSignalBlocker versions(m_apiVersion);
        m_signIn->clear();
        for (const SignInKind kind : now.signIns)
            m_signIn->addItem(signInWords(kind), static_cast<int>(kind));
        m_apiVersion->clear();
        for (const QString &version : now.apiVersions)
            m_apiVersion->addItem(version, version);
    }
    m_address->setPlaceholderText(now.addressExample);
    m_rateLimit->setPlaceholderText(
        now.rateLimit.count == 0
            ? tr("off, the vendor publishes none")
            : tr("%1/%2, as the vendor publishes").arg(now.rateLimit.count).arg(now.rateLimit.seconds));
    m_more->setRowVisible(m_fields[DraftField::ApiVersion], !now.apiVersions.isEmpty());
    signInChanged();
}

void ConnectionForm::signInChanged()
{
    const SignInKind kind = signIn();
    m_settings->show(offer().settings, kind);
    m_clientId->setAccessibleName(clientIdLabel(kind));
    const auto label = [this](DraftField field) {
        return qobject_cast<QLabel *>(m_basics->labelForField(m_fields[field]));
    };
    const bool exchange = kind == SignInKind::TokenExchange;
    const bool password = kind == SignInKind::Password;
    label(DraftField::ClientId)->setText(password || exchange ? tr("&User name") : tr("&Client ID"));
    label(DraftField::Secret)->setText(exchange ? tr("Tok&en") : password ? tr("Pass&word") : tr("Client s&ecret"));
    m_secret->setAccessibleName(secretLabel(kind));
    m_secret->setPlaceholderText(m_before && m_before->signIn == kind ? tr("Leave it empty to keep the one there is")
                                                                      : QString());
    const QString place = placeSentence(m_desk.services().secrets.place());
    m_fields[DraftField::Secret]->setNote(
        exchange ? tr("It lives for minutes: when it has expired, get a new one and enter it here.") + u' ' + place
                 : place);
    m_basics->setRowVisible(m_fields[DraftField::Secret], kind != SignInKind::Browser);
    m_more->setRowVisible(m_fields[DraftField::RedirectUrl], kind == SignInKind::Browser);
    changed();
}

QStringList ConnectionForm::takenNames() const
{
    QStringList names;
    for (const Connection &other : m_desk.services().store.connections()) {
        if (!m_before || other.id != m_before->id)
            names << other.name;
    }
    return names;
}

ConnectionDraft ConnectionForm::draft() const
{
    ConnectionDraft draft;
    if (m_before)
        draft.id = m_before->id;
    draft.vendorId = m_vendor->currentData().toString();
    draft.name = m_name->text();
    draft.address = m_address->text();
    draft.apiVersion = m_apiVersion->currentData().toString();
    draft.signIn = signIn();
    draft.clientId = m_clientId->text();
    draft.secret = m_secret->text();
    draft.label = m_label->text();
    draft.production = m_production->isChecked();
    draft.readOnly = m_readOnly->isChecked();
    draft.rateLimit = m_rateLimit->text();
    draft.proxyKind = static_cast<ProxyChoice::Kind>(m_proxyKind->currentData().toInt());
    draft.proxy = m_proxy->text();
    draft.caFile = m_caFile->text();
    draft.redirectUrl = m_redirect->text();
    draft.settings = m_settings->values();
    return draft;
}

CheckedDraft ConnectionForm::checked() const
{
    return checkedDraft(draft(), {offer(), m_desk.services().connector, takenNames(), m_before});
}

void ConnectionForm::changed()
{
    tellProblems();
    Q_EMIT edited();
}

void ConnectionForm::leave(DraftField field)
{
    const ConnectionDraft now = draft();
    const bool empty = qobject_cast<const QLineEdit *>(&m_fields[field]->editor())->text().isEmpty();
    if (empty) // whoever only passes by is not told off
        return;
    m_left.insert(field);
    tellProblems();
}

void ConnectionForm::tellProblems()
{
    const CheckedDraft now = checked();
    for (auto field = m_fields.begin(); field != m_fields.end(); ++field) {
        const QString refused = m_refused.value(field.key());
        const bool tells = m_left.contains(field.key());
        field.value()->setProblem(refused.isEmpty() && tells ? now.problemOf(field.key()) : refused);
    }
    m_fields[DraftField::Address]->setNote(now.addressNote);
}

bool ConnectionForm::demandAll()
{
    const CheckedDraft now = checked();
    for (const DraftField field : m_fields.keys())
        m_left.insert(field);
    tellProblems();
    if (now.isFine())
        return true;
    FormField *first = m_fields.value(now.problems.front().field);
    if (first && m_more->indexOf(first) >= 0)
        m_unfold->setChecked(true);
    if (first)
        first->editor().setFocus(Qt::OtherFocusReason);
    return false;
}

void ConnectionForm::refuse(DraftField field, const QString &sentence)
{
    m_refused.insert(field, sentence);
    tellProblems();
    m_fields[field]->editor().setFocus(Qt::OtherFocusReason);
}

void ConnectionForm::focusFirst()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

void ConnectionForm::setUnfolded(bool unfolded)
{
    m_advanced->setVisible(unfolded);
    m_unfold->setIcon(themedIcon(unfolded ? "chev-down"_L1 : "chev-right"_L1));
}

void ConnectionForm::chooseCaFile()
{
    auto *dialog = new QFileDialog(this, tr("Certificates of your organisation's own authorities"));
    dialog->setObjectName(u"caFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("Every file (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_caFile->setText(file);
        leave(DraftField::CaFile);
        changed();
    });
    dialog->open();
}

} // namespace baton
