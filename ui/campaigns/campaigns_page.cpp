// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/campaigns_page.h"

#include "app/providers/governance_provider.h"
#include "models/tables/record_selection.h"
#include "ui/campaigns/campaign_details.h"
#include "ui/common/missing_role.h"
#include "ui/common/record_view.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

CampaignsPage::CampaignsPage(const WindowServices &services, QWidget *parent) : PageWidget(parent), m_services(services)
{
    setObjectName(u"campaignsPage"_s);
    m_table = new CampaignTable(this);
    m_selection = new RecordSelection(*m_table, this);
    ListPage::Texts texts;
    texts.id = "campaigns"_L1;
    texts.title = tr("Campaigns");
    setWindowTitle(texts.title);
    texts.plural = tr("campaigns");
    texts.singular = tr("campaign");
    texts.noMatch = tr("No campaign matches");
    texts.emptyBody = tr("This tenant has no certification campaign that this account may see.");
    texts.restHint = tr("Open a campaign to see its certifications");
    m_list = new ListPage(texts, *m_table, m_selection, m_services.scheduler, m_services.connection.name, this);
    m_list->view().setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->view().sortBy("due"_L1, Qt::AscendingOrder);
    m_open = pushButton("openCertifications"_L1, tr("Open certifications"));
    m_list->actions().addWidget(m_open);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);

    ListLoaderBase::Settings settings;
    settings.pageSize = m_services.provider.capabilities().pageSize;
    m_feed = new ListFeed<Campaign>(*m_table, *m_list, m_services.scheduler, settings);

    connect(m_list, &ListPage::opened, this, [this](const QString &id) {
        if (const Campaign *campaign = m_table->record(id))
            Q_EMIT campaignOpened(Campaign(*campaign));
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const Campaign *campaign = m_table->record(m_selection->currentId()))
            Q_EMIT campaignOpened(Campaign(*campaign));
    });
    follow(*m_list);
    m_list->setForbiddenOffer(tr("You can still hand on the certifications that are assigned to you."),
                              tr("Show my certifications"));
    connect(m_list, &ListPage::offerTaken, this, &CampaignsPage::certificationsWanted);
    connect(m_table, &TableModel::countsChanged, this, [this] { Q_EMIT countChanged(m_table->storedCount()); });
    connect(m_selection, &QItemSelectionModel::currentChanged, this, &CampaignsPage::updateSelection);
    connect(m_table, &TableModel::recordsChanged, this, &PageWidget::detailsChanged);
    connect(m_table, &TableModel::countsChanged, this, &PageWidget::detailsChanged);
    updateSelection();
}

CampaignsPage::~CampaignsPage() = default;

void CampaignsPage::updateSelection()
{
    m_open->setEnabled(m_table->record(m_selection->currentId()) != nullptr);
    Q_EMIT detailsChanged();
}

DetailsContent CampaignsPage::details() const
{
    const Campaign *campaign = m_table->record(m_selection->currentId());
    return campaign ? campaignDetails(*campaign, nullptr, m_table->context()) : DetailsContent();
}

void CampaignsPage::load()
{
    m_feed->load([reader = m_services.provider.campaignReader()](PageRequest page, CallContext context) {
        return reader ? reader->campaigns({}, page, std::move(context))
                      : missingRole<Page<Campaign>>(tr("list campaigns"));
    });
}

void CampaignsPage::enter()
{
    if (!m_feed->isStarted())
        load();
}

void CampaignsPage::takeFocus()
{
    m_list->focusTable();
}

void CampaignsPage::refresh()
{
    if (m_feed->isStarted())
        m_feed->reload();
    else
        load();
}

void CampaignsPage::focusSearch()
{
    m_list->focusSearch();
}

QString CampaignsPage::keysHint() const
{
    return tr("Enter opens · Ctrl+F searches · F5 refreshes");
}

} // namespace baton
