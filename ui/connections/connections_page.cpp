// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connections_page.h"

#include "app/listing/when_answered.h"
#include "models/tables/record_selection.h"
#include "ui/common/banner.h"
#include "ui/common/details_facts.h"
#include "ui/common/list_page.h"
#include "ui/common/record_view.h"
#include "ui/common/widgets.h"
#include "ui/connections/connection_dialog.h"
#include "ui/connections/connection_table.h"
#include "ui/connections/connection_words.h"
#include "ui/connections/remove_question.h"
#include "ui/connections/test_dialog.h"

#include <QBoxLayout>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

ConnectionsPage::ConnectionsPage(ConnectionDesk &desk, QWidget *parent)
    : PageWidget(parent), m_desk(desk), m_table(new ConnectionTable(this)),
      m_selection(new RecordSelection(*m_table, this))
{
    setObjectName(u"connectionsPage"_s);
    ListPage::Texts texts;
    texts.id = "connections"_L1;
    texts.title = tr("Connections");
    setWindowTitle(texts.title);
    texts.plural = tr("connections");
    texts.singular = tr("connection");
    texts.noMatch = tr("No connection matches");
    texts.emptyBody = tr("A connection is a tenant and the account with which Baton signs in to it.");
    texts.restHint = tr("Pick a connection to open, test or change it");
    m_list = new ListPage(texts, *m_table, m_selection, desk.services().scheduler, {}, this);
    m_list->view().setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->showSettled();
    buildActions();
    follow(*m_list);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    connect(m_list, &ListPage::opened, this, [this] { openPicked(); });
    connect(m_selection, &RecordSelection::idsChanged, this, &ConnectionsPage::pickedChanged);
    connect(&desk, &ConnectionDesk::changed, this, &ConnectionsPage::refresh);
    refresh();
}

void ConnectionsPage::buildActions()
{
    m_remove = pushButton("removeTool"_L1, tr("Re&move…"));
    m_test = pushButton("testTool"_L1, tr("&Test…"));
    m_edit = pushButton("editTool"_L1, tr("&Change…"));
    m_add = pushButton("addTool"_L1, tr("&Add…"));
    m_open = pushButton("openTool"_L1, tr("&Open"));
    m_open->setProperty("primary", true);
    for (QPushButton *button : {m_remove, m_test, m_edit, m_add, m_open})
        m_list->actions().addWidget(button);
    connect(m_add, &QPushButton::clicked, this, [this] { openConnectionDialog(m_desk, std::nullopt, *window()); });
    connect(m_edit, &QPushButton::clicked, this, &ConnectionsPage::edit);
    connect(m_test, &QPushButton::clicked, this, &ConnectionsPage::test);
    connect(m_remove, &QPushButton::clicked, this, &ConnectionsPage::remove);
    connect(m_open, &QPushButton::clicked, this, &ConnectionsPage::openPicked);
}

void ConnectionsPage::refresh()
{
    m_table->assign(m_desk.entries());
    m_list->showSettled();
    const QString notice = m_desk.services().store.notice();
    if (!notice.isEmpty())
        m_list->banner().say(Tone::Warn, notice);
    else if (!m_refused.isEmpty())
        m_list->banner().say(Tone::Warn, m_refused);
    else
        m_list->banner().clear();
    pickedChanged();
}

std::optional<ConnectionEntry> ConnectionsPage::picked() const
{
    const std::vector<QString> ids = m_selection->ids();
    const ConnectionEntry *row = ids.size() == 1 ? m_table->record(ids.front()) : nullptr;
    return row ? std::optional(*row) : std::nullopt;
}

void ConnectionsPage::pickedChanged()
{
    const std::optional<ConnectionEntry> row = picked();
    const bool ofSession = row && m_desk.isOfSession(row->connection.id);
    m_edit->setVisible(row && !ofSession);
    m_remove->setVisible(row && !ofSession);
    m_test->setVisible(row && !ofSession);
    m_open->setVisible(row.has_value());
    m_open->setEnabled(row && !row->standing.front);
    m_open->setText(row && row->standing.open ? tr("S&witch to it") : tr("&Open"));
    QString fact;
    if (row && row->standing.front)
        fact = tr("this is the one you work with");
    else if (ofSession)
        fact = row->connection.demo ? tr("a made-up tenant on this computer") : tr("only for this session");
    m_list->setSelectionText(row ? tr("1 selected") : QString(),
                             row ? fact : tr("Pick a connection to open, test or change it"));
    Q_EMIT detailsChanged();
}

void ConnectionsPage::open()
{
    openPicked();
}

void ConnectionsPage::openPicked()
{
    if (const std::optional<ConnectionEntry> row = picked(); row && !row->standing.front)
        m_desk.askToOpen(row->connection.id);
}

void ConnectionsPage::edit()
{
    if (const std::optional<ConnectionEntry> row = picked())
        openConnectionDialog(m_desk, row->connection, *window());
}

void ConnectionsPage::test()
{
    if (const std::optional<ConnectionEntry> row = picked())
        (new TestDialog(m_desk, row->connection, std::nullopt, window()))->open();
}

void ConnectionsPage::remove()
{
    const std::optional<ConnectionEntry> row = picked();
    if (!row)
        return;
    askBeforeRemoving(*window(), *row, m_desk.services().secrets.place(), [this, id = row->connection.id] {
        m_refused.clear();
        whenAnswered(m_desk.remove(id), this, [this](const Result<void> &gone) {
            if (!gone)
                m_refused = describe(gone.error());
            refresh();
        });
    });
}

QString ConnectionsPage::keysHint() const
{
    return tr("Enter opens · Ctrl+N connects another tenant");
}

DetailsContent ConnectionsPage::details() const
{
    const std::optional<ConnectionEntry> row = picked();
    if (!row)
        return {};
    const Connection &connection = row->connection;
    DetailsContent content;
    content.kind = tr("Connection");
    content.heading = connection.name;
    content.note = connection.label;
    content.badge = stateWord(*row);
    FactList facts(m_table->context());
    facts.add(tr("Vendor"), row->vendor)
        .addId(tr("Address"), connection.baseUrl.toDisplayString())
        .add(tr("API version"), connection.apiVersion)
        .add(tr("Marks"), markWords(connection))
        .add(tr("Sign-in"), signInWords(connection.signIn))
        .addId(clientIdLabel(connection.signIn), connection.clientId)
        .add(tr("Rate limit"), limitWords(connection.rateLimit))
        .add(tr("Proxy"), proxyWords(connection.proxy))
        .add(tr("CA file"), connection.caFile);
    addSection(content, factSection({}, facts));
    FactList own(m_table->context());
    if (const VendorOffer *offer = m_desk.offer(connection.vendorId)) {
        for (const VendorSetting &setting : offer->settings)
            own.add(setting.label, connection.settings.value(setting.name));
    }
    if (!own.facts().empty())
        addSection(content, factSection(tr("Of this vendor"), own));
    return content;
}

} // namespace baton
