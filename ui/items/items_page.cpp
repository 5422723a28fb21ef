// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/items_page.h"

#include "app/providers/governance_provider.h"
#include "models/tables/record_selection.h"
#include "models/tables/state_words.h"
#include "ui/common/icons.h"
#include "ui/common/missing_role.h"
#include "ui/common/record_view.h"
#include "ui/common/widgets.h"
#include "ui/items/item_details.h"

#include <QBoxLayout>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

ItemsPage::ItemsPage(const WindowServices &services, QWidget *parent) : PageWidget(parent), m_services(services)
{
    setObjectName(u"itemsPage"_s);
    m_table = new ItemTable(this);
    m_selection = new RecordSelection(*m_table, this);
    ListPage::Texts texts;
    texts.id = "items"_L1;
    texts.title = tr("Items");
    setWindowTitle(texts.title);
    texts.plural = tr("items");
    texts.singular = tr("item");
    texts.noMatch = tr("No item matches");
    texts.emptyBody = tr("This certification has nothing to review.");
    texts.restHint = tr("Select items to reassign them");
    m_list = new ListPage(texts, *m_table, m_selection, m_services.scheduler, m_services.connection.name, this);
    m_list->view().sortBy("person"_L1, Qt::AscendingOrder);
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
    m_feed = new ListFeed<ReviewItem>(*m_table, *m_list, m_services.scheduler, settings);

    follow(*m_list);
    connect(m_clear, &QPushButton::clicked, m_selection, &RecordSelection::forgetAll);
    connect(m_reassign, &QPushButton::clicked, this, &ItemsPage::reassign);
    connect(m_selection, &RecordSelection::idsChanged, this, &ItemsPage::updateSelection);
    connect(m_table, &TableModel::countsChanged, this, &ItemsPage::updateSelection);
    updateSelection();
}

ItemsPage::~ItemsPage() = default;

void ItemsPage::openCertification(const Certification &certification)
{
    m_certification = certification;
    m_selection->forgetAll();
    setWindowTitle(tr("Items of %1").arg(isolated(certification.reviewer.name.simplified())));
    m_list->setTitle(windowTitle());
    m_feed->load([reader = m_services.provider.certificationReader(), id = certification.id](PageRequest page,
                                                                                             CallContext context) {
        return reader ? reader->items(id, page, std::move(context))
                      : missingRole<Page<ReviewItem>>(tr("list the items of a certification"));
    });
}

void ItemsPage::updateSelection()
{
    const int count = m_selection->count();
    const int hidden = m_selection->hiddenCount();
    const QString number = m_table->context().locale.toString(count);
    if (count == 0) {
        m_list->setSelectionText({}, tr("Select items to reassign them"));
        m_reassign->setText(tr("Reassign…"));
    } else {
        m_list->setSelectionText(tr("%1 selected").arg(number),
                                 hidden > 0 ? tr("%1 not shown").arg(hidden) : QString());
        m_reassign->setText(count == 1 ? tr("Reassign 1 item…") : tr("Reassign %1 items…").arg(number));
    }
    m_clear->setVisible(count > 0);
    m_reassign->setEnabled(canReassign());
    Q_EMIT canReassignChanged();
    Q_EMIT detailsChanged();
}

DetailsContent ItemsPage::details() const
{
    std::vector<const ReviewItem *> items;
    for (const QString &id : m_selection->ids()) {
        if (const ReviewItem *item = m_table->record(id))
            items.push_back(item);
    }
    if (items.empty())
        return {};
    return items.size() == 1 ? itemDetails(*items.front(), nullptr, m_table->context())
                             : itemSelectionDetails(items, m_table->context());
}

bool ItemsPage::canReassign() const
{
    return m_selection->count() > 0 && m_services.provider.reassignWriter() != nullptr;
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

void ItemsPage::enter() {}

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

QString ItemsPage::keysHint() const
{
    return tr("Ctrl+R reassigns · Ctrl+F searches · Alt+Left goes back");
}

} // namespace baton
