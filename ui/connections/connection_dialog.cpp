// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_dialog.h"

#include "app/listing/when_answered.h"
#include "models/domain/isolated.h"
#include "ui/common/banner.h"
#include "ui/common/widgets.h"
#include "ui/connections/connection_form.h"
#include "ui/connections/test_dialog.h"

#include <QBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// What is typed in the form; nothing: the kept one.
std::optional<QString> secretOf(const ConnectionDraft &draft)
{
    if (draft.secret.isEmpty() || draft.signIn == SignInKind::Browser)
        return std::nullopt;
    return draft.secret;
}

} // namespace

ConnectionDialog::ConnectionDialog(ConnectionDesk &desk, const std::optional<Connection> &before, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_before(before), m_form(new ConnectionForm(desk, before)),
      m_begun(m_form->draft()), m_banner(new Banner("connectionBanner"_L1, this))
{
    setObjectName(u"connectionDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(before ? tr("Change %1").arg(before->name) : tr("Connect a tenant"));
    setMinimumSize(560, 420);
    resize(720, 620);
    auto *scroll = named(new QScrollArea(this), "connectionScroll"_L1, tr("Fields of the connection"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_form);
    m_test = pushButton("testConnection"_L1, tr("&Test connection"), this);
    QPushButton *cancel = pushButton("cancel"_L1, tr("Cancel"), this);
    m_save = pushButton("save"_L1, tr("&Save"), this);
    m_open = pushButton("saveAndOpen"_L1, tr("Save and &open"), this);
    QPushButton *verb = before ? m_save : m_open;
    verb->setProperty("primary", true);
    verb->setDefault(true);
    m_open->setVisible(!before);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(24, 14, 24, 14);
    foot->setSpacing(8);
    foot->addWidget(m_test);
    foot->addStretch(1);
    for (QPushButton *button : {cancel, m_save, m_open})
        foot->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(scroll, 1);
    layout->addWidget(rule(this));
    layout->addLayout(foot);
    connect(m_test, &QPushButton::clicked, this, &ConnectionDialog::test);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_open, &QPushButton::clicked, this, [this] { save(true); });
    if (const QString notice = m_desk.services().store.notice(); !notice.isEmpty())
        m_banner->say(Tone::Warn, notice);
}

void ConnectionDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_form->focusFirst();
}

void ConnectionDialog::setBusy(bool busy)
{
    for (QWidget *part :
         {static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_save), static_cast<QWidget *>(m_open)})
        part->setEnabled(!busy);
}

void ConnectionDialog::test()
{
    if (!m_form->demandAll())
        return;
    (new TestDialog(m_desk, m_form->checked().connection, secretOf(m_form->draft()), this))->open();
}

void ConnectionDialog::save(bool open)
{
    if (!m_form->demandAll())
        return;
    m_banner->clear();
    setBusy(true);
    const ConnectionDraft draft = m_form->draft();
    Connection connection = m_form->checked().connection;
    if (m_before) // kept already, if only without its secret
        connection.id = m_before->id;
    whenAnswered(m_desk.keep(connection, secretOf(draft)), this,
                 [this, open](const Result<ConnectionDesk::Kept> &kept) { took(kept, open); });
}

void ConnectionDialog::took(const Result<ConnectionDesk::Kept> &kept, bool open)
{
    setBusy(false);
    if (!kept) {
        if (kept.error().kind == ErrorKind::Invalid)
            m_form->refuse(DraftField::Name, describe(kept.error()));
        else
            m_banner->say(Tone::Bad, tr("The connection was not kept. %1").arg(describe(kept.error())));
        return;
    }
    if (kept->secretRefused) {
        if (const std::optional<ConnectionEntry> entry = m_desk.entry(kept->id); entry && !m_before) {
            m_before = entry->connection; // the next try changes it
            m_form->setKept(*m_before);
        }
        m_banner->say(Tone::Bad,
                      tr("The connection is kept, but its secret is not. %1").arg(describe(*kept->secretRefused)));
        return;
    }
    const ConnectionId id = kept->id;
    accept();
    Q_EMIT this->kept(id, open);
}

void ConnectionDialog::reject()
{
    if (m_form->draft() == m_begun)
        return QDialog::reject();
    if (const auto *asked = findChild<QMessageBox *>(u"discardQuestion"_s); asked && asked->isVisible())
        return;
    auto *box = new QMessageBox(this);
    box->setObjectName(u"discardQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("What was typed is not kept yet."));
    QPushButton *discard = box->addButton(tr("Discard it"), QMessageBox::DestructiveRole);
    discard->setObjectName(u"discard"_s);
    QPushButton *stay = box->addButton(tr("Go on typing"), QMessageBox::RejectRole);
    stay->setObjectName(u"goOnTyping"_s);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(discard, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    box->open();
}

ConnectionDialog *openConnectionDialog(ConnectionDesk &desk, const std::optional<Connection> &before, QWidget &parent)
{
    auto *dialog = new ConnectionDialog(desk, before, &parent);
    QObject::connect(dialog, &ConnectionDialog::kept, &desk, [&desk](const ConnectionId &id, bool open) {
        if (open)
            desk.askToOpen(id);
    });
    dialog->open();
    return dialog;
}

} // namespace baton
