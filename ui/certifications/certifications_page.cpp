// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/certifications/certifications_page.h"

#include "app/listing/reassignment_chain.h"
#include "models/tables/domain_words.h"
#include "models/tables/record_selection.h"
#include "models/tables/state_words.h"
#include "ui/certifications/certification_details.h"
#include "ui/certifications/listed_certifications.h"
#include "ui/certifications/selected_certifications.h"
#include "ui/certifications/selection_summary.h"
#include "ui/common/list_tools.h"
#include "ui/common/record_view.h"
#include "ui/common/row_menu.h"
#include "ui/common/selection_actions.h"
#include "ui/common/tenant_reads.h"
#include "ui/common/visible_people.h"
#include "ui/common/whose_list.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QBoxLayout>
#include <QScopedValueRollback>

namespace baton {

using namespace Qt::StringLiterals;

CertificationsPage::CertificationsPage(const WindowServices &services, TenantReads &reads, Scope scope,
                                       QLatin1StringView objectName, QWidget *parent)
    : PageWidget(parent), m_services(services), m_reads(reads), m_scope(scope)
{
    setObjectName(objectName);
    m_table = new CertificationTable(this);
    m_selection = new RecordSelection(*m_table, this);
    build();
    buildActions();
    connectReads();
    follow(*m_list, m_tools);
    updateTitle();
    selectionChanged();
}

CertificationsPage::~CertificationsPage() = default;

void CertificationsPage::build()
{
    ListPage::Texts texts;
    texts.id = "certifications"_L1;
    texts.title = tr("Certifications");
    texts.plural = tr("certifications");
    texts.singular = tr("certification");
    texts.noMatch = tr("No certification matches");
    texts.emptyBody = tr("No certification that this account may see is in this list.");
    texts.restHint = tr("Select certifications to reassign them");
    m_list = new ListPage(texts, *m_table, m_selection, m_services.scheduler, m_services.connection.name, this);
    m_list->view().sortBy("due"_L1, Qt::AscendingOrder);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);

    ListLoaderBase::Settings settings;
    settings.pageSize = m_services.provider.capabilities().pageSize;
    m_feed = new ListFeed<Certification>(*m_table, *m_list, m_services.scheduler, settings, m_services.lists.cache);
    const bool all = m_scope == Scope::AllCampaigns;
    if (all) {
        m_whose = new WhoseList(*m_list, m_services, texts.plural);
        connect(m_whose, &WhoseList::changed, this, [this] {
            if (!m_starting)
                loadList();
        });
        connect(m_list, &ListPage::clearFiltersRequested, this, [this] {
            if (!m_starting && !m_whose->isPersonal()) // another's list is no filter on one's own
                m_whose->setPeople({});
        });
    }
    using Chips = std::vector<QLatin1StringView>;
    m_tools = new ListTools(*m_list, *m_table, *m_selection, *m_feed,
                            all ? Chips{"campaign"_L1, "state"_L1, "due"_L1, "progress"_L1}
                                : Chips{"state"_L1, "reviewer"_L1, "due"_L1, "progress"_L1},
                            {tr("Open the items"), tr("Reassign…"), u"certifications"_s});
    buildMenu();
    new VisiblePeople(m_list->view(), m_reads.people(), m_services.scheduler, [this](const QModelIndex &index) {
        const Reviewer reviewer = m_table->recordAt(index.row()).reviewer;
        return reviewer.type == ReviewerType::GovernanceGroup ? IdentityId() : reviewer.id;
    });
    connect(m_list, &ListPage::opened, this, [this](const QString &id) {
        if (const auto row = m_table->record(id))
            Q_EMIT certificationOpened(*row);
    });
    connect(m_table, &TableModel::countsChanged, this,
            [this] { Q_EMIT countChanged(m_table->storedCount() - static_cast<int>(m_feed->outside().size())); });
}

void CertificationsPage::buildMenu()
{
    auto *ofReviewer = new QAction(tr("All certifications of this reviewer"), this);
    ofReviewer->setObjectName(u"ofReviewer"_s);
    RowMenu &menu = m_tools->addMenu(m_list->view());
    menu.addAbove(*ofReviewer);
    connect(&menu, &RowMenu::aboutToOpen, ofReviewer,
            [this, ofReviewer] { ofReviewer->setEnabled(currentReviewer().has_value()); });
    connect(ofReviewer, &QAction::triggered, this, [this] {
        if (const auto person = currentReviewer())
            Q_EMIT reviewerWanted(*person);
    });
}

void CertificationsPage::buildActions()
{
    m_actions = new SelectionActions(*m_list, *m_selection, *m_tools,
                                     {tr("Reassign 1 certification…"), tr("Reassign %1 certifications…")});
    connect(m_actions, &SelectionActions::reassignRequested, this, &CertificationsPage::reassign);

    m_selected = new SelectedCertifications(*m_table, *m_selection, m_services.scheduler, this);
    const auto known = [this](const CertificationId &id) { return m_table->record(id.toString()); };
    m_chain = new ReassignmentChain(m_services.provider.certificationReader(), known, this);
    connect(m_selection, &RecordSelection::idsChanged, this, &CertificationsPage::selectionChanged);
    connect(m_table, &TableModel::recordsChanged, this, &CertificationsPage::selectionChanged);
    connect(m_tools, &ListTools::selectionNoteChanged, this, &CertificationsPage::updateActions);
    connect(m_feed, &ListFeedBase::oldChanged, this, &CertificationsPage::updateActions);
    connect(m_selected, &SelectedCertifications::counted, this, &CertificationsPage::tallied);
    connect(m_selected, &SelectedCertifications::subjectMade, this, &CertificationsPage::order);
    connect(m_chain, &ReassignmentChain::changed, this, &PageWidget::detailsChanged);
}

void CertificationsPage::connectReads()
{
    connect(&m_reads.people(), &PeopleCache::learned, this, &CertificationsPage::learn);
    connect(&m_reads.campaigns(), &CampaignCache::learned, this, [this] {
        if (m_selection->count() > 1)
            Q_EMIT detailsChanged();
    });
    connect(&m_reads.refresher(), &RowRefresher::refreshed, this, &CertificationsPage::takeFresh);
    connect(&m_reads, &TenantReads::rightsChanged, this, [this] {
        updateTitle();
        updateActions();
        if (m_feed->isStarted() && wantsMine() != m_mine)
            load();
    });
}

void CertificationsPage::updateTitle()
{
    QString title = m_reads.onlyMine() ? tr("My certifications") : tr("Certifications");
    if (m_campaign)
        title = m_campaign->name.simplified();
    setWindowTitle(title);
    m_list->setTitle(title);
    if (m_whose)
        m_whose->setOffered(!m_reads.onlyMine());
}

std::optional<Identity> CertificationsPage::currentReviewer() const
{
    const auto row = m_table->record(m_selection->currentId());
    const bool isPerson = row && row->reviewer.type != ReviewerType::GovernanceGroup && !row->reviewer.id.isEmpty();
    if (!isPerson || m_reads.onlyMine())
        return std::nullopt;
    Identity person;
    person.id = row->reviewer.id;
    person.name = row->reviewer.name.isEmpty() ? row->reviewer.id.toString() : row->reviewer.name;
    person.email = row->reviewer.email;
    return person;
}

void CertificationsPage::selectionChanged()
{
    letGo();
    if (m_selection->count() == 0)
        m_selected->giveUpSubject();
    m_selected->count();
    const auto row = m_selected->single();
    const CertificationId chainOf = row && row->reassignment ? row->id : CertificationId();
    if (chainOf != m_chainOf && !chainOf.isEmpty())
        m_chain->follow(*row);
    m_chainOf = chainOf;
    tallied();
}

void CertificationsPage::tallied()
{
    // Who cannot act is said of the whole selection, as far as that is a question or a few.
    constexpr size_t mostAsked = 500;
    std::vector<IdentityId> people;
    for (const CertificationTally::Holder &holder : m_selected->tally().holders()) {
        if (people.size() < mostAsked)
            people.push_back(holder.id);
    }
    m_reads.people().want(people);
    std::vector<CampaignId> campaigns;
    for (const CertificationTally::Part &part : m_selected->tally().campaigns())
        campaigns.push_back(part.id);
    if (m_reads.rights().listCampaigns != Answer::No && !m_selected->single())
        m_reads.campaigns().want(campaigns);
    updateActions();
    Q_EMIT detailsChanged();
}

void CertificationsPage::updateActions()
{
    const bool counted = m_selection->count() > 0 && m_selected->isCounted();
    m_actions->update({counted ? undecidedText(m_selected->tally().undecided(), m_table->context()) : QString()},
                      whyNotReassign());
    Q_EMIT canReassignChanged();
}

QString CertificationsPage::whyNotReassign() const
{
    if (m_services.connection.readOnly)
        return m_services.signedIn ? tr("This connection is read-only") : tr("Nothing can be sent before the sign-in");
    if (!m_services.provider.reassignWriter())
        return tr("This sign-in may not reassign");
    const Rights &rights = m_reads.rights();
    if (rights.reassignWhole == Answer::No && rights.reassignItems == Answer::No)
        return rights.itemsNeeds.isEmpty() ? tr("This sign-in may not reassign") : rights.itemsNeeds;
    return m_selection->count() == 0 ? tr("Select certifications to reassign them")
                                     : m_feed->whyNotYet(m_selection->rows());
}

bool CertificationsPage::canReassign() const
{
    return whyNotReassign().isEmpty();
}

void CertificationsPage::order(ReassignSubject subject)
{
    if (const Campaign *campaign = m_campaign ? m_reads.campaigns().find(m_campaign->id) : nullptr)
        subject.known.campaigns.insert(campaign->id, *campaign);
    if (m_reads.rights().reassignWhole != Answer::Unknown)
        subject.known.rights = m_reads.rights();
    Q_EMIT reassignRequested(subject);
}

void CertificationsPage::reassign()
{
    if (canReassign())
        m_selected->makeSubject();
}

DetailsContent CertificationsPage::details() const
{
    const CellContext &context = m_table->context();
    const PeopleCache &people = m_reads.people();
    if (const auto row = m_selected->single()) {
        return certificationDetails(*row, m_chainOf == row->id ? m_chain : nullptr, people.find(row->reviewer.id),
                                    context);
    }
    if (m_selection->count() == 0)
        return {};
    const PersonOf person = [&people](const IdentityId &id) { return people.find(id); };
    const StandingOf standing = [this](const CampaignId &id) {
        return standingOf(m_reads.campaigns().find(id), m_services.provider.dialect(), m_reads.rights());
    };
    return m_selected->isCounted() ? selectionSummary(m_selected->tally(), person, standing, m_reads.rights(), context)
                                   : selectionIsCounted(m_selection->count(), context);
}

void CertificationsPage::learn(const std::vector<IdentityId> &people)
{
    QHash<IdentityId, std::optional<StateWord>> words;
    for (const IdentityId &id : people)
        words.insert(id, cannotActWord(m_reads.people().find(id)));
    m_table->setCannotAct(words);
    if (m_selection->count() > 0)
        Q_EMIT detailsChanged();
}

ListedCertifications CertificationsPage::listed() const
{
    ListedCertifications list;
    if (m_campaign)
        list.campaign = m_campaign->id;
    list.mine = m_mine;
    list.me = m_reads.me();
    if (m_whose) {
        for (const Identity &person : m_whose->people())
            list.reviewers.push_back(person.id);
    }
    return list;
}

void CertificationsPage::takeFresh(const std::vector<Certification> &rows, const std::vector<CertificationId> &gone)
{
    if (!m_feed->isStarted())
        return;
    QStringList lost;
    for (const CertificationId &id : gone)
        lost.push_back(id.toString());
    const ListedCertifications list = listed();
    QSet<QString> outside = m_feed->outside();
    QStringList holders; // of selected rows that leave
    std::vector<Certification> fresh;
    for (const Certification &row : rows) {
        const QString id = row.id.toString();
        if (list.holds(row))
            outside.remove(id);
        if (list.holds(row) || outside.contains(id)) {
            fresh.push_back(row);
            continue;
        }
        lost.push_back(id);
        if (m_selection->contains(id))
            holders.push_back(row.reviewer.name.isEmpty() ? row.reviewer.id.toString() : row.reviewer.name);
    }
    m_feed->setOutside(outside);
    m_table->upsert(std::move(fresh));
    m_tools->tellMoved(holders);
    m_table->forget(lost);
}

void CertificationsPage::openCampaign(const Campaign &campaign)
{
    m_campaign = campaign;
    m_reads.campaigns().want({campaign.id});
    updateTitle();
    load();
}

void CertificationsPage::showReviewer(const Identity &person)
{
    {
        const QScopedValueRollback starting(m_starting, true);
        m_whose->setPeople({person});
    }
    loadList();
}

void CertificationsPage::load()
{
    m_selection->forgetAll();
    loadList();
}

bool CertificationsPage::wantsMine() const
{
    return m_reads.onlyMine() || (m_whose && m_whose->isPersonal() && m_whose->people().empty());
}

/// The selected rows stay, also those of reviewers who are not asked for: a filter hides them, as any other does.
void CertificationsPage::loadList()
{
    const QScopedValueRollback starting(m_starting, true);
    m_mine = wantsMine();
    const ListedCertifications list = listed();
    QSet<QString> outside;
    m_selection->rows().forEach([&](int stored) {
        const Certification row = m_table->records().at(static_cast<size_t>(stored));
        if (!list.holds(row))
            outside.insert(row.id.toString());
    });
    m_feed->load(list.fetch(m_services.provider.certificationReader()), m_services.lists.key(list.name()),
                 m_selection->rows(), std::move(outside));
    QSet<QString> reviewers;
    if (!m_mine) {
        for (const IdentityId &person : list.reviewers)
            reviewers.insert(person.toString());
    }
    m_table->setFacet("reviewer"_L1, reviewers);
}

/// What is not of the list stays only as long as it is selected.
void CertificationsPage::letGo()
{
    QStringList unselected;
    for (const QString &id : m_feed->outside()) {
        if (!m_selection->contains(id))
            unselected.push_back(id);
    }
    if (unselected.isEmpty())
        return;
    m_feed->setOutside(m_feed->outside() - QSet<QString>(unselected.begin(), unselected.end()));
    m_table->forget(unselected);
}

void CertificationsPage::enter()
{
    m_reads.readRights();
    if (!m_feed->isStarted())
        load();
}

void CertificationsPage::refresh()
{
    m_reads.readRights();
    m_feed->isStarted() ? m_feed->reload() : load();
}

QString CertificationsPage::keysHint() const
{
    return tr("Enter opens · Ctrl+R reassigns · Ctrl+F searches");
}

} // namespace baton
