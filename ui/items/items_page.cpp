// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/items_page.h"

#include "app/providers/governance_provider.h"
#include "models/tables/record_selection.h"
#include "models/tables/state_words.h"
#include "ui/common/icons.h"
#include "ui/common/list_tools.h"
#include "ui/common/missing_role.h"
#include "ui/common/row_tree.h"
#include "ui/common/tenant_reads.h"
#include "ui/common/visible_people.h"
#include "ui/common/widgets.h"
#include "ui/items/item_details.h"

#include <QAction>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QPushButton>
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
    follow(*m_list);
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
    texts.columnTool = false; // the tree's own header has them
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
    m_feed = new ListFeed<ReviewItem>(*m_table, *m_list, m_services.scheduler, settings);
    connect(m_feed, &ListFeedBase::changed, this, &ItemsPage::updateCounts);
    m_tools =
        new ListTools(*m_list, *m_table, *m_selection, *m_feed,
                      {"decision"_L1, "kind"_L1, "source"_L1, "privileged"_L1}, {{}, tr("Reassign…"), u"items"_s});
    m_tools->addMenu(*m_tree, [this](const QString &rowId) {
        const ReviewItem *item = m_table->record(rowId);
        return item ? item->id.toString() : rowId;
    });
    new VisiblePeople(*m_tree, m_reads.people(), m_services.scheduler, [this](const QModelIndex &index) {
        const ReviewItem *item = m_table->record(m_groups->tree().idAt(index));
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
    m_clear = pushButton("clearSelection"_L1, tr("Clear selection"));
    m_reassign = pushButton("reassign"_L1, tr("Reassign…"));
    m_reassign->setIcon(themedIcon("reassign"_L1, Token::OnAccent));
    m_reassign->setProperty("primary", true);
    m_list->actions().addWidget(m_clear);
    m_list->actions().addWidget(m_reassign);
    connect(m_clear, &QPushButton::clicked, m_selection, &RecordSelection::forgetAll);
    connect(m_reassign, &QPushButton::clicked, this, &ItemsPage::reassign);
    connect(m_tools, &ListTools::reassignRequested, this, &ItemsPage::reassign);
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
    connect(&m_reads, &TenantReads::rightsChanged, this, &ItemsPage::updateActions);
}

void ItemsPage::openCertification(const Certification &certification)
{
    m_certification = certification;
    m_groups->setReviewers({certification.reviewer.id});
    m_selection->forgetAll();
    updateTitle();
    m_feed->load([reader = m_services.provider.certificationReader(), id = certification.id](PageRequest page,
                                                                                             CallContext context) {
        return reader ? reader->items(id, page, std::move(context))
                      : missingRole<Page<ReviewItem>>(tr("list the items of a certification"));
    });
}

void ItemsPage::updateTitle()
{
    const QString &name = m_certification.reviewer.name;
    setWindowTitle(name.isEmpty() ? m_certification.id.toString() : name.simplified());
    m_list->setTitle(windowTitle());
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

std::vector<const ReviewItem *> ItemsPage::selected() const
{
    std::vector<const ReviewItem *> items;
    for (const QString &id : m_selection->idSet()) {
        if (const ReviewItem *item = m_table->record(id))
            items.push_back(item);
    }
    return items;
}

void ItemsPage::selectionChanged()
{
    const std::vector<const ReviewItem *> items = selected();
    if (items.size() == 1)
        m_reads.people().want({items.front()->identity});
    updateActions();
    Q_EMIT detailsChanged();
}

void ItemsPage::updateActions()
{
    const QLocale &locale = m_table->context().locale;
    const std::vector<const ReviewItem *> items = selected();
    const int count = m_selection->count();
    const QString why = whyNotReassign();
    const QString note = m_tools->selectionNote();
    QStringList facts;
    if (const int hidden = m_selection->hiddenCount(); hidden > 0)
        facts << tr("%1 not shown").arg(locale.toString(hidden));
    if (count > 0) {
        QSet<QString> people;
        for (const ReviewItem *item : items)
            people.insert(item->identity.isEmpty() ? item->identityName : item->identity.toString());
        facts << (people.size() == 1 ? tr("1 identity") : tr("%1 identities").arg(locale.toString(people.size())));
    }
    if (!note.isEmpty())
        facts << note;
    if (!why.isEmpty() && (count > 0 || note.isEmpty()))
        facts << why;
    m_list->setSelectionText(count > 0 ? tr("%1 selected").arg(locale.toString(count)) : QString(),
                             facts.join(u" · "_s));
    m_reassign->setText(count == 0   ? tr("Reassign…")
                        : count == 1 ? tr("Reassign 1 item…")
                                     : tr("Reassign %1 items…").arg(locale.toString(count)));
    m_reassign->setToolTip(why);
    m_reassign->setEnabled(why.isEmpty());
    m_tools->reassign().setEnabled(why.isEmpty());
    m_clear->setVisible(count > 0);
    Q_EMIT canReassignChanged();
}

QString ItemsPage::whyNotReassign() const
{
    if (m_services.connection.readOnly)
        return tr("This connection is read-only");
    if (!m_services.provider.reassignWriter())
        return tr("This sign-in may not reassign");
    if (m_reads.rights().reassignItems == Answer::No)
        return m_reads.rights().itemsNeeds.isEmpty() ? tr("This sign-in may not reassign")
                                                     : m_reads.rights().itemsNeeds;
    if (m_certification.isSigned())
        return tr("Signed off: its items can no longer be reassigned");
    return m_selection->count() == 0 ? tr("Select items to reassign them") : QString();
}

bool ItemsPage::canReassign() const
{
    return whyNotReassign().isEmpty();
}

std::vector<OrderRow> ItemsPage::rowsOf(const std::vector<QString> &ids) const
{
    std::vector<OrderRow> rows;
    rows.reserve(ids.size());
    for (const QString &id : ids) {
        if (const ReviewItem *item = m_table->record(id))
            rows.push_back({item->certification, item->id});
    }
    return rows;
}

ReassignSubject ItemsPage::subject() const
{
    ReassignSubject subject;
    subject.items = true;
    subject.rows = rowsOf(m_selection->ids());
    subject.shownRows = rowsOf(m_selection->shownIds());
    subject.known.certifications.insert(m_certification.id, m_certification);
    // Only a list that was read whole lets a whole person go as one unit.
    subject.known.setItems(m_certification.id, m_table->records(), m_feed->isWhole());
    return subject;
}

void ItemsPage::reassign()
{
    if (canReassign())
        Q_EMIT reassignRequested(subject());
}

DetailsContent ItemsPage::details() const
{
    const std::vector<const ReviewItem *> items = selected();
    if (items.empty())
        return {};
    if (items.size() == 1)
        return itemDetails(*items.front(), m_reads.people().find(items.front()->identity), m_table->context());
    return itemSelectionDetails(items, m_table->context());
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

void ItemsPage::takeFocus()
{
    m_list->focusTable();
}

void ItemsPage::refresh()
{
    m_feed->reload();
}

void ItemsPage::focusSearch()
{
    m_list->focusSearch();
}

void ItemsPage::exportShown()
{
    m_tools->exportShown(*m_tree);
}

bool ItemsPage::canExport() const
{
    return m_tools->canExport();
}

QString ItemsPage::keysHint() const
{
    return tr("Ctrl+↓ moves, Space selects or lets go · Ctrl+R reassigns · Alt+Left goes back");
}

} // namespace baton
