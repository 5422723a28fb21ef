// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/certifications/certifications_page.h"

#include "models/tables/record_selection.h"
#include "ui/certifications/certification_details.h"
#include "ui/certifications/selection_summary.h"
#include "ui/common/icons.h"
#include "ui/common/missing_role.h"
#include "ui/common/record_view.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

CertificationsPage::CertificationsPage(const WindowServices &services, QLatin1StringView objectName, QWidget *parent)
    : PageWidget(parent), m_services(services)
{
    setObjectName(objectName);
    m_table = new CertificationTable(this);
    m_selection = new RecordSelection(*m_table, this);
    const bool everybody = m_services.provider.capabilities().tenantWideLists;
    ListPage::Texts texts;
    texts.id = "certifications"_L1;
    texts.title = everybody ? tr("Certifications") : tr("My certifications");
    setWindowTitle(texts.title);
    texts.plural = tr("certifications");
    texts.singular = tr("certification");
    texts.noMatch = tr("No certification matches");
    texts.emptyBody = tr("No certification that this account may see is in this list.");
    texts.restHint = tr("Select certifications to reassign them");
    m_list = new ListPage(texts, *m_table, m_selection, m_services.scheduler, m_services.connection.name, this);
    m_list->view().sortBy("due"_L1, Qt::AscendingOrder);
    m_clear = pushButton("clearSelection"_L1, tr("Clear selection"));
    m_reassign = pushButton("reassign"_L1, tr("Reassign…"));
    m_reassign->setIcon(themedIcon("reassign"_L1, Token::OnAccent));
    m_reassign->setProperty("primary", true);
    m_list->actions().addWidget(m_clear);
    m_list->actions().addWidget(m_reassign);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);

    ListLoaderBase::Settings settings;
    settings.pageSize = m_services.provider.capabilities().pageSize;
    m_feed = new ListFeed<Certification>(*m_table, *m_list, m_services.scheduler, settings);

    connect(m_list, &ListPage::opened, this, [this](const QString &id) {
        if (const Certification *row = m_table->record(id))
            Q_EMIT certificationOpened(Certification(*row));
    });
    follow(*m_list);
    connect(m_clear, &QPushButton::clicked, m_selection, &RecordSelection::forgetAll);
    connect(m_reassign, &QPushButton::clicked, this, &CertificationsPage::reassign);
    connect(m_table, &TableModel::countsChanged, this, [this] { Q_EMIT countChanged(m_table->storedCount()); });
    connect(m_selection, &RecordSelection::idsChanged, this, &CertificationsPage::updateSelection);
    connect(m_table, &TableModel::countsChanged, this, &CertificationsPage::updateSelection);
    connect(m_table, &TableModel::recordsChanged, this, &PageWidget::detailsChanged);
    updateSelection();
}

CertificationsPage::~CertificationsPage() = default;

void CertificationsPage::updateSelection()
{
    const int count = m_selection->count();
    const int hidden = m_selection->hiddenCount();
    const QString number = m_table->context().locale.toString(count);
    if (count == 0) {
        m_list->setSelectionText({}, tr("Select certifications to reassign them"));
        m_reassign->setText(tr("Reassign…"));
    } else {
        m_list->setSelectionText(tr("%1 selected").arg(number),
                                 hidden > 0 ? tr("%1 not shown").arg(hidden) : QString());
        m_reassign->setText(count == 1 ? tr("Reassign 1 certification…")
                                       : tr("Reassign %1 certifications…").arg(number));
    }
    m_clear->setVisible(count > 0);
    m_reassign->setEnabled(canReassign());
    Q_EMIT canReassignChanged();
    Q_EMIT detailsChanged();
}

DetailsContent CertificationsPage::details() const
{
    CertificationTally tally;
    const Certification *one = nullptr;
    for (const QString &id : m_selection->ids()) {
        if (const Certification *row = m_table->record(id)) {
            tally.add(*row);
            one = row;
        }
    }
    if (!one)
        return {};
    if (tally.count() == 1)
        return certificationDetails(*one, nullptr, nullptr, m_table->context());
    const auto nobodyRead = [](const IdentityId &) -> const Identity * { return nullptr; };
    return selectionSummary(tally, nobodyRead, {}, m_table->context());
}

bool CertificationsPage::canReassign() const
{
    return m_selection->count() > 0 && m_services.provider.reassignWriter() != nullptr;
}

ReassignSubject CertificationsPage::subject() const
{
    ReassignSubject subject;
    for (const QString &id : m_selection->ids())
        subject.rows.push_back({CertificationId(id), {}});
    for (const QString &id : m_selection->shownIds())
        subject.shownRows.push_back({CertificationId(id), {}});
    for (const OrderRow &row : subject.rows) {
        if (const Certification *known = m_table->record(row.certification.toString()))
            subject.known.certifications.insert(row.certification, *known);
    }
    if (m_campaign)
        subject.known.campaigns.insert(m_campaign->id, *m_campaign);
    return subject;
}

void CertificationsPage::reassign()
{
    if (canReassign())
        Q_EMIT reassignRequested(subject());
}

void CertificationsPage::openCampaign(const Campaign &campaign)
{
    m_campaign = campaign;
    m_selection->forgetAll();
    setWindowTitle(campaign.name.simplified());
    m_list->setTitle(windowTitle());
    load();
}

void CertificationsPage::load()
{
    CertificationQuery query;
    query.mine = !m_services.provider.capabilities().tenantWideLists;
    if (m_campaign)
        query.campaigns.push_back(m_campaign->id);
    m_feed->load([reader = m_services.provider.certificationReader(), query](PageRequest page, CallContext context) {
        return reader ? reader->certifications(query, page, std::move(context))
                      : missingRole<Page<Certification>>(tr("list certifications"));
    });
}

void CertificationsPage::enter()
{
    if (!m_feed->isStarted())
        load();
}

void CertificationsPage::takeFocus()
{
    m_list->focusTable();
}

void CertificationsPage::refresh()
{
    if (m_feed->isStarted())
        m_feed->reload();
    else
        load();
}

void CertificationsPage::focusSearch()
{
    m_list->focusSearch();
}

QString CertificationsPage::keysHint() const
{
    return tr("Enter opens · Ctrl+R reassigns · Ctrl+F searches");
}

} // namespace baton
