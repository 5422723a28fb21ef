// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/campaigns_page.h"

#include "app/listing/merged_fetch.h"
#include "app/providers/governance_provider.h"
#include "models/tables/record_selection.h"
#include "models/tables/state_words.h"
#include "ui/campaigns/campaign_insight.h"
#include "ui/common/list_tools.h"
#include "ui/common/missing_role.h"
#include "ui/common/record_view.h"
#include "ui/common/tenant_reads.h"
#include "ui/common/whose_list.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

CampaignsPage::CampaignsPage(const WindowServices &services, TenantReads &reads, QWidget *parent)
    : PageWidget(parent), m_services(services), m_reads(reads)
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
    m_list->setForbiddenOffer(tr("You can still hand on the certifications that are assigned to you."),
                              tr("Show my certifications"));
    m_open = pushButton("openCertifications"_L1, tr("Open certifications"));
    m_list->actions().addWidget(m_open);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);

    ListLoaderBase::Settings settings;
    settings.pageSize = m_services.provider.capabilities().pageSize;
    m_feed = new ListFeed<Campaign>(*m_table, *m_list, m_services.scheduler, settings, m_services.lists.cache);
    connect(m_feed, &ListFeedBase::changed, this, [this] {
        if (!m_list->isLoading() && !m_feed->hasOld())
            m_reads.campaigns().learn(m_table->records());
    });
    if (!m_services.provider.capabilities().tenantWideLists) {
        m_whose = new WhoseList(*m_list, m_services, texts.plural);
        connect(m_whose, &WhoseList::changed, this, &CampaignsPage::load);
    }
    m_tools = new ListTools(*m_list, *m_table, *m_selection, *m_feed, {"state"_L1, "due"_L1, "type"_L1},
                            {tr("Open its certifications"), {}, u"campaigns"_s});
    m_tools->addMenu(m_list->view());
    m_insight = new CampaignInsight(m_services.provider, m_services.scheduler, this);

    connect(m_list, &ListPage::opened, this, &CampaignsPage::openCurrent);
    connect(m_open, &QPushButton::clicked, this, &CampaignsPage::openCurrent);
    connect(m_list, &ListPage::offerTaken, this, &CampaignsPage::certificationsWanted);
    follow(*m_list, m_tools);
    connect(m_table, &TableModel::countsChanged, this, [this] { Q_EMIT countChanged(m_table->storedCount()); });
    connect(m_selection, &QItemSelectionModel::currentChanged, this, &CampaignsPage::currentChanged);
    connect(m_table, &TableModel::countsChanged, this, &CampaignsPage::currentChanged);
    connect(m_table, &TableModel::recordsChanged, this, &PageWidget::detailsChanged);
    connect(m_insight, &CampaignInsight::changed, this, &PageWidget::detailsChanged);
    currentChanged();
}

CampaignsPage::~CampaignsPage() = default;

const Campaign *CampaignsPage::current() const
{
    return m_table->record(m_selection->currentId());
}

void CampaignsPage::currentChanged()
{
    const Campaign *campaign = current();
    m_open->setEnabled(campaign != nullptr);
    m_insight->lookAt(campaign && isVisible() ? campaign->id : CampaignId());
    Q_EMIT detailsChanged();
}

void CampaignsPage::openCurrent()
{
    if (const Campaign *campaign = current())
        Q_EMIT campaignOpened(Campaign(*campaign));
}

DetailsContent CampaignsPage::details() const
{
    const Campaign *campaign = current();
    return campaign ? campaignDetails(*campaign, m_insight->of(campaign->id), m_table->context()) : DetailsContent();
}

void CampaignsPage::detailsAction(QLatin1StringView id)
{
    if (id == "openCertifications"_L1)
        openCurrent();
}

void CampaignsPage::load()
{
    using Fetch = ListFeed<Campaign>::Fetch;
    const auto reading = [reader = m_services.provider.campaignReader()](const CampaignQuery &query) -> Fetch {
        return [reader, query](PageRequest page, CallContext context) {
            return reader ? reader->campaigns(query, page, std::move(context))
                          : missingRole<Page<Campaign>>(tr("list campaigns"));
        };
    };
    std::vector<Fetch> lists;
    QStringList key{u"campaigns"_s};
    for (const Identity &person : m_whose ? m_whose->people() : std::vector<Identity>()) {
        CampaignQuery query;
        query.certifier = person.id;
        key << person.id.toString();
        lists.push_back(reading(query));
    }
    if (lists.empty())
        lists.push_back(reading({}));
    m_feed->load(lists.size() == 1 ? lists.front() : MergedFetch<Campaign>(std::move(lists)),
                 m_services.lists.key(key.join(u'\n')));
}

void CampaignsPage::enter()
{
    m_reads.readRights();
    if (!m_feed->isStarted())
        load();
    currentChanged();
}

void CampaignsPage::refresh()
{
    m_reads.readRights();
    m_insight->forget();
    if (m_feed->isStarted())
        m_feed->reload();
    else
        load();
}

QString CampaignsPage::keysHint() const
{
    return tr("Enter opens · Ctrl+F searches · F9 hides details");
}

} // namespace baton
