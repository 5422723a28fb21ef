// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/items_page.h"

#include "app/providers/governance_provider.h"
#include "models/tables/record_selection.h"
#include "models/tables/state_words.h"
#include "ui/common/banner.h"
#include "ui/common/list_tools.h"
#include "ui/common/missing_role.h"
#include "ui/common/row_tree.h"
#include "ui/common/rows_in_parts.h"
#include "ui/common/selection_actions.h"
#include "ui/common/tenant_reads.h"
#include "ui/common/visible_people.h"
#include "ui/common/widgets.h"
#include "ui/items/item_details.h"

#include <QAction>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QToolButton>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

ItemsPage::ItemsPage(const WindowServices &services, TenantReads &reads, QWidget *parent)
    : PageWidget(parent), m_services(services), m_reads(reads)
{
    setObjectName(u"itemsPage"_s);
    m_table = new ItemTable(this);
    m_groups = new ItemGroups(*m_table, this);
    m_selection = new RecordSelection(m_groups->tree(), this);
    build();
    buildActions();
    connectReads();
    follow(*m_list, m_tools);
    updateActions();
}

ItemsPage::~ItemsPage() = default;

void ItemsPage::build()
{
    ListPage::Texts texts;
    texts.id = "items"_L1;
    texts.title = tr("Items");
    setWindowTitle(texts.title);
    texts.plural = tr("items");
    texts.singular = tr("item");
    texts.noMatch = tr("No item matches");
    texts.emptyBody = tr("This certification has nothing to review.");
    texts.restHint = tr("Select items to reassign them");
    m_list = new ListPage(texts, *m_table, nullptr, m_services.scheduler, m_services.connection.name, this);
    m_tree = new RowTree(m_groups->tree(), m_selection, RowTree::Groups::Open, m_list);
    named(m_tree, "tree"_L1, texts.title);
    m_tree->sortBy("subject"_L1, Qt::AscendingOrder);
    m_list->setView(*m_tree);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    buildToggles();

    ListLoaderBase::Settings settings;
    settings.pageSize = m_services.provider.capabilities().pageSize;
    m_feed = new ListFeed<ReviewItem>(*m_table, *m_list, m_services.scheduler, settings, m_services.lists.cache);
    connect(m_feed, &ListFeedBase::changed, this, &ItemsPage::updateCounts);
    connect(m_feed, &ListFeedBase::changed, this, &ItemsPage::tellHidden);
    connect(m_feed, &ListFeedBase::oldChanged, this, &ItemsPage::updateActions);
    m_tools =
        new ListTools(*m_list, *m_table, *m_selection, *m_feed,
                      {"decision"_L1, "kind"_L1, "source"_L1, "privileged"_L1}, {{}, tr("Reassign…"), u"items"_s});
    m_tools->addMenu(*m_tree, [this](const QString &rowId) {
        const auto item = m_table->record(rowId);
        return item ? item->id.toString() : rowId;
    });
    new VisiblePeople(*m_tree, m_reads.people(), m_services.scheduler, [this](const QModelIndex &index) {
        const auto item = m_table->record(m_groups->tree().idAt(index));
        return item ? item->identity : IdentityId();
    });
}

void ItemsPage::buildToggles()
{
    auto *toggles = new QButtonGroup(this);
    const auto toggle = [this, toggles](QLatin1StringView name, const QString &text, ItemGrouping grouping) {
        auto *button = new QToolButton(m_list);
        named(button, name, text);
        button->setText(text);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFont(fontFor(TextSize::Caption));
        button->setFocusPolicy(Qt::TabFocus);
        button->setChecked(m_groups->grouping() == grouping);
        toggles->addButton(button);
        m_list->filters().addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, grouping] { setGrouping(grouping); });
        return button;
    };
    m_byIdentity = toggle("byIdentity"_L1, tr("By identity"), ItemGrouping::ByIdentity);
    m_byAccess = toggle("byAccess"_L1, tr("By access"), ItemGrouping::ByAccess);
}

void ItemsPage::buildActions()
{
    m_actions =
        new SelectionActions(*m_list, *m_selection, *m_tools, {tr("Reassign 1 item…"), tr("Reassign %1 items…")});
    connect(m_actions, &SelectionActions::reassignRequested, this, &ItemsPage::reassign);
    m_counting = new RowsInParts(*m_table, m_services.scheduler, this);
    connect(m_counting, &RowsInParts::ended, this, &ItemsPage::counted);
    connect(m_selection, &RecordSelection::idsChanged, this, &ItemsPage::selectionChanged);
    connect(m_table, &TableModel::recordsChanged, this, &ItemsPage::selectionChanged);
    connect(m_tools, &ListTools::selectionNoteChanged, this, &ItemsPage::updateActions);
    connect(m_table, &TableModel::countsChanged, this, [this] {
        updateCounts();
        Q_EMIT countChanged(m_table->storedCount());
    });
}

void ItemsPage::connectReads()
{
    connect(&m_reads.people(), &PeopleCache::learned, this, &ItemsPage::learn);
    connect(&m_reads.refresher(), &RowRefresher::refreshed, this, &ItemsPage::takeFresh);
    connect(&m_reads.campaigns(), &CampaignCache::learned, this, [this] { setCrumbs(PageWidget::crumbs()); });
    connect(m_list, &ListPage::crumbChosen, this, [this](int depth) {
        const Campaign *campaign = m_reads.campaigns().find(m_certification.campaign.id);
        if (campaign && depth == PageWidget::crumbs().size())
            Q_EMIT campaignWanted(Campaign(*campaign));
    });
    connect(&m_reads, &TenantReads::rightsChanged, this, &ItemsPage::updateActions);
}

void ItemsPage::openCertification(const Certification &certification, bool ofAllCampaigns, bool isOld)
{
    m_certification = certification;
    m_certificationIsOld = isOld;
    m_ofAllCampaigns = ofAllCampaigns;
    if (ofAllCampaigns && m_reads.rights().listCampaigns != Answer::No)
        m_reads.campaigns().want({certification.campaign.id});
    m_groups->setReviewers({certification.reviewer.id});
    m_selection->forgetAll();
    m_list->notice().clear();
    updateTitle();
    const auto fetch = [reader = m_services.provider.certificationReader(),
                        id = certification.id](PageRequest page, CallContext context) {
        return reader ? reader->items(id, page, std::move(context))
                      : missingRole<Page<ReviewItem>>(tr("list the items of a certification"));
    };
    m_feed->load(fetch, m_services.lists.key(u"items\n"_s + certification.id.toString()));
}

void ItemsPage::updateTitle()
{
    const QString &name = m_certification.reviewer.name;
    setWindowTitle(name.isEmpty() ? m_certification.id.toString() : name.simplified());
    const QString campaign = m_certification.campaign.name.simplified();
    m_list->setTitle(m_ofAllCampaigns && !campaign.isEmpty() ? tr("%1, %2").arg(windowTitle(), campaign)
                                                             : windowTitle());
}

QStringList ItemsPage::crumbs() const
{
    QStringList names = PageWidget::crumbs();
    const Campaign *campaign = m_ofAllCampaigns ? m_reads.campaigns().find(m_certification.campaign.id) : nullptr;
    if (campaign && !names.isEmpty())
        names.push_back(campaign->name.simplified());
    return names;
}

void ItemsPage::setGrouping(ItemGrouping grouping)
{
    m_groups->setGrouping(grouping);
    m_byIdentity->setChecked(grouping == ItemGrouping::ByIdentity);
    m_byAccess->setChecked(grouping == ItemGrouping::ByAccess);
    updateCounts();
}

/// "214 items, 23 identities": once the list is there.
void ItemsPage::updateCounts()
{
    if (!m_feed->isWhole()) {
        m_list->setLoadNote({});
        return;
    }
    QSet<QString> people;
    for (const ReviewItem &item : m_table->records())
        people.insert(item.identity.isEmpty() ? item.identityName : item.identity.toString());
    const QLocale &locale = m_table->context().locale;
    const auto count = [&locale](qsizetype number, const QString &one, const QString &many) {
        return number == 1 ? one : many.arg(locale.toString(number));
    };
    m_list->setLoadNote(tr("%1, %2").arg(count(m_table->storedCount(), tr("1 item"), tr("%1 items")),
                                         count(people.size(), tr("1 identity"), tr("%1 identities"))));
}

/// Roles that a tenant does not show stay with their reviewer, and nobody would notice.
void ItemsPage::tellHidden()
{
    if (!m_feed->isWhole())
        return; // while the list is read again, what was said of it stays
    const auto &items = m_table->records();
    const bool shown = std::any_of(items.begin(), items.end(),
                                   [](const ReviewItem &item) { return item.accessType == AccessType::Role; });
    if (shown || m_table->storedCount() == 0 ||
        !m_services.provider.dialect().mayHide(m_certification, AccessType::Role))
        m_list->notice().clear();
    else
        m_list->notice().say(Tone::Calm, tr("The tenant shows no roles here: any that there are can be neither listed "
                                            "nor reassigned, and stay with their reviewer."));
}

std::optional<ReviewItem> ItemsPage::single() const
{
    if (m_selection->count() != 1)
        return std::nullopt;
    return m_table->records().at(static_cast<size_t>(m_selection->rows().first()));
}

void ItemsPage::selectionChanged()
{
    m_tally = {};
    std::vector<int> rows;
    rows.reserve(static_cast<size_t>(m_selection->count()));
    m_selection->rows().forEach([&rows](int stored) { rows.push_back(stored); });
    m_counting->start(std::move(rows), [this](int stored, size_t) {
        m_tally.add(m_table->records().shown(static_cast<size_t>(stored)));
    });
    if (const auto item = single())
        m_reads.people().want({item->identity});
    counted();
}

void ItemsPage::counted()
{
    updateActions();
    Q_EMIT detailsChanged();
}

void ItemsPage::updateActions()
{
    QString fact;
    if (const size_t people = m_counting->isRunning() ? 0 : m_tally.people().size(); people > 0) {
        const QString number = m_table->context().locale.toString(static_cast<qulonglong>(people));
        fact = people == 1 ? tr("1 identity") : tr("%1 identities").arg(number);
    }
    m_actions->update({fact}, whyNotReassign());
    Q_EMIT canReassignChanged();
}

QString ItemsPage::whyNotReassign() const
{
    if (m_services.connection.readOnly)
        return m_services.signedIn ? tr("This connection is read-only") : tr("Nothing can be sent before the sign-in");
    if (!m_services.provider.reassignWriter())
        return tr("This sign-in may not reassign");
    if (m_reads.rights().reassignItems == Answer::No)
        return m_reads.rights().itemsNeeds.isEmpty() ? tr("This sign-in may not reassign")
                                                     : m_reads.rights().itemsNeeds;
    if (m_certification.isSigned())
        return tr("Signed off: its items can no longer be reassigned");
    return m_selection->count() == 0 ? tr("Select items to reassign them") : m_feed->whyNotYet(m_selection->rows());
}

bool ItemsPage::canReassign() const
{
    return whyNotReassign().isEmpty();
}

std::vector<OrderRow> ItemsPage::rowsOf(const std::vector<int> &stored) const
{
    std::vector<OrderRow> rows;
    rows.reserve(stored.size());
    for (const int row : stored) {
        const ReviewItem item = m_table->records().at(static_cast<size_t>(row));
        rows.push_back({item.certification, item.id});
    }
    return rows;
}

ReassignSubject ItemsPage::subject() const
{
    ReassignSubject subject;
    subject.items = true;
    subject.rows = rowsOf(m_selection->inOrder());
    subject.shownRows = rowsOf(m_selection->shownInOrder());
    if (!m_certificationIsOld)
        subject.known.certifications.insert(m_certification.id, m_certification);
    // Only a list that was read whole lets a whole person go as one unit.
    if (m_feed->hasOld()) {
        std::vector<ReviewItem> fresh;
        for (const ReviewItem &item : m_table->records()) {
            if (!m_feed->isOld(m_table->idOf(item)))
                fresh.push_back(item);
        }
        subject.known.setItems(m_certification.id, std::move(fresh), false);
    } else {
        subject.known.setItems(m_certification.id, {m_table->records().begin(), m_table->records().end()},
                               m_feed->isWhole());
    }
    return subject;
}

void ItemsPage::reassign()
{
    if (canReassign())
        Q_EMIT reassignRequested(subject());
}

DetailsContent ItemsPage::details() const
{
    const CellContext &context = m_table->context();
    if (m_selection->count() == 0)
        return {};
    if (const auto item = single())
        return itemDetails(*item, m_reads.people().find(item->identity), context);
    return m_counting->isRunning() ? itemSelectionIsCounted(m_selection->count(), context)
                                   : itemSelectionDetails(m_tally, context);
}

/// A department beside each name.
void ItemsPage::learn()
{
    QHash<IdentityId, QString> notes;
    for (const ReviewItem &item : m_table->records()) {
        const Identity *person = notes.contains(item.identity) ? nullptr : m_reads.people().find(item.identity);
        if (person)
            notes.insert(item.identity, person->department);
    }
    m_groups->setNotes(notes);
    Q_EMIT detailsChanged();
}

void ItemsPage::takeFresh(const std::vector<Certification> &rows, const std::vector<CertificationId> &gone)
{
    bool about = std::find(gone.begin(), gone.end(), m_certification.id) != gone.end();
    for (const Certification &row : rows) {
        if (row.id != m_certification.id)
            continue;
        m_certification = row;
        m_certificationIsOld = false;
        m_groups->setReviewers({row.reviewer.id});
        updateTitle();
        about = true;
    }
    if (about && m_feed->isStarted())
        m_feed->reload();
}

void ItemsPage::enter()
{
    m_reads.readRights();
}

void ItemsPage::refresh()
{
    m_feed->reload();
}

QString ItemsPage::keysHint() const
{
    return tr("Ctrl+↓ moves, Space selects or lets go · Ctrl+R reassigns · Alt+Left goes back");
}

} // namespace baton
