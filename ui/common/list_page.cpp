// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/list_page.h"

#include "models/tables/record_selection.h"
#include "models/tables/table_model.h"
#include "ui/common/action_bar.h"
#include "ui/common/banner.h"
#include "ui/common/clock_tick.h"
#include "ui/common/column_memory.h"
#include "ui/common/error_details.h"
#include "ui/common/filter_row.h"
#include "ui/common/page_header.h"
#include "ui/common/record_view.h"
#include "ui/common/row_tree.h"
#include "ui/common/table_header.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QToolButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// More rows than this are searched in a turn of their own.
constexpr int mostAtOnce = 5000;

} // namespace

ListPage::ListPage(Texts texts, TableModel &table, RecordSelection *selection, Scheduler &scheduler,
                   const QString &tenant, QWidget *parent)
    : QWidget(parent), m_texts(std::move(texts)), m_table(table), m_scheduler(scheduler), m_tenant(tenant),
      m_state(m_texts, tenant), m_clock(new ClockTick(scheduler, this)), m_retry(new Countdown(scheduler, this))
{
    setObjectName(m_texts.id + u"List"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_header = new PageHeader(tr("Search %1").arg(m_texts.plural), this);
    layout->addWidget(m_header);
    m_filterRow = new FilterRow(this);
    layout->addWidget(m_filterRow);
    layout->addWidget(rule(this));
    buildBody(*layout, selection);

    QToolButton *refresh = toolButton("refresh"_L1, "refresh"_L1, tr("Refresh"), this);
    tools().addWidget(refresh);
    connect(refresh, &QToolButton::clicked, this, &ListPage::refreshRequested);
    m_columnTool = toolButton("columns"_L1, "columns"_L1, tr("Choose columns"), this);
    tools().addWidget(m_columnTool);
    connect(m_columnTool, &QToolButton::clicked, this, &ListPage::chooseColumns);

    connect(m_header, &PageHeader::backRequested, this, &ListPage::backRequested);
    connect(m_header, &PageHeader::crumbChosen, this, &ListPage::crumbChosen);
    connect(m_header, &PageHeader::searchLeft, this, [this] { leaveSearch(false); });
    connect(&m_header->search(), &QLineEdit::textChanged, this, [this] { searchSoon(); });
    connect(&m_table, &TableModel::countsChanged, this, &ListPage::updateAll);
    connect(m_clock, &ClockTick::ticked, this, [this] {
        m_table.setNow(m_scheduler.wallNow());
        Q_EMIT clockTicked();
    });
    connect(m_retry, &Countdown::ticked, this, [this] {
        m_state.setRetryIn(m_retry->left());
        if (m_state.error())
            m_panel->setBody(m_state.failureBody());
        Q_EMIT loadChanged();
    });
    connect(m_retry, &Countdown::ended, this, &ListPage::refreshRequested);
    setTitle(m_texts.title);
    setSelectionText({}, m_texts.restHint);
    updateState();
}

void ListPage::buildBody(QBoxLayout &layout, RecordSelection *selection)
{
    m_notice = new Banner("listNotice"_L1, this);
    layout.addWidget(m_notice);
    m_banner = new Banner("banner"_L1, this);
    layout.addWidget(m_banner);
    m_view = new RecordView(m_table, selection, this);
    named(m_view, "table"_L1, m_texts.title);
    m_shown = m_view;
    m_panel = new StatePanel(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_panel);
    m_body = new QVBoxLayout;
    m_body->setSpacing(0);
    m_body->addWidget(m_stack, 1);
    layout.addLayout(m_body, 1);
    layout.addWidget(rule(this));
    m_actionBar = new ActionBar(this);
    layout.addWidget(m_actionBar);

    connect(m_stack, &QStackedWidget::currentChanged, this, &ListPage::rowsShownChanged);
    connect(m_view, &RecordView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT opened(m_table.idAt(index.row())); });
    connect(m_panel, &StatePanel::actionRequested, this, [this] { act(m_first); });
    connect(m_panel, &StatePanel::secondRequested, this, [this] { act(m_second); });
    connect(m_banner, &Banner::firstChosen, this, [this] {
        if (m_state.error())
            showErrorDetails(this, errorReport(*m_state.error(), m_tenant));
        else
            Q_EMIT refreshRequested();
    });
    connect(m_banner, &Banner::secondChosen, this,
            [this] { m_offersRest ? Q_EMIT restRequested() : Q_EMIT refreshRequested(); });
}

QBoxLayout &ListPage::filters()
{
    return m_filterRow->filters();
}

QBoxLayout &ListPage::tools()
{
    return m_header->tools();
}

QBoxLayout &ListPage::actions()
{
    return m_actionBar->buttons();
}

void ListPage::setView(QAbstractItemView &view)
{
    if (m_stack->indexOf(&view) < 0)
        m_stack->addWidget(&view);
    const bool focused = m_shown->hasFocus();
    m_shown = &view;
    updateState();
    if (focused)
        focusTable();
}

void ListPage::setTitle(const QString &title)
{
    m_header->setTitle(title);
}

void ListPage::setCrumbs(const QStringList &names)
{
    m_header->setCrumbs(names);
}

void ListPage::setSelectionText(const QString &count, const QString &fact)
{
    m_actionBar->setText(count, fact);
}

void ListPage::setFilterCount(int inUse)
{
    m_filterCount = inUse;
    updateState();
}

void ListPage::setLoadNote(const QString &note)
{
    m_loadNote = note;
    updateTexts();
}

void ListPage::setForbiddenOffer(const QString &sentence, const QString &action)
{
    m_state.setOffer(sentence, action);
    updateState();
}

void ListPage::act(ListState::Act act)
{
    using Act = ListState::Act;
    if (act == Act::Retry)
        Q_EMIT refreshRequested();
    if (act == Act::TakeOffer)
        Q_EMIT offerTaken();
    if (act == Act::ClearFilters || act == Act::ClearAll)
        Q_EMIT clearFiltersRequested();
    if (act == Act::ClearSearch || act == Act::ClearAll)
        m_header->search().clear();
    if (act == Act::ClearFilters || act == Act::ClearSearch || act == Act::ClearAll)
        focusTable();
}

TableHeader &ListPage::columns() const
{
    const auto *tree = qobject_cast<RowTree *>(m_shown);
    return tree ? tree->tableHeader() : m_view->tableHeader();
}

void ListPage::chooseColumns()
{
    columns().chooseColumns(m_columnTool->mapToGlobal(QPoint(0, m_columnTool->height() + 2)));
}

void ListPage::rememberColumns(UiSettings &settings, const QString &id)
{
    new ColumnMemory(columns(), settings, id);
}

bool ListPage::rowsAreShown() const
{
    return m_stack->currentWidget() == m_shown;
}

void ListPage::focusSearch()
{
    m_wantsTable = false;
    m_header->search().setFocus(Qt::ShortcutFocusReason);
    m_header->search().selectAll();
}

void ListPage::focusTable()
{
    m_wantsTable = m_stack->currentWidget() != m_shown;
    QWidget *instead = m_panel->hasAction() ? static_cast<QWidget *>(m_panel) : &m_header->search();
    (m_wantsTable ? instead : m_shown)->setFocus(Qt::OtherFocusReason);
}

void ListPage::leaveSearch(bool clear)
{
    if (clear)
        m_header->search().clear();
    focusTable();
}

/// A long list is searched in the next turn of the event loop: what is typed is seen first, and what is typed meanwhile
/// is searched for at once.
void ListPage::searchSoon()
{
    if (m_table.storedCount() <= mostAtOnce) {
        searchNow();
    } else if (!m_searching) {
        m_searching = true;
        m_scheduler.callAfter(Millis(0), this, [this] { searchNow(); });
    }
}

void ListPage::searchNow()
{
    m_searching = false;
    m_table.setFilter(m_header->search().text());
    updateAll();
}

bool ListPage::escape()
{
    if (!m_header->search().text().isEmpty()) {
        leaveSearch(true);
        return true;
    }
    if (m_header->search().hasFocus() && m_stack->currentWidget() == m_shown) {
        focusTable();
        return true;
    }
    return false;
}

void ListPage::openCurrent()
{
    if (m_shown->currentIndex().isValid())
        Q_EMIT m_shown->activated(m_shown->currentIndex());
}

ListState::Rows ListPage::rows() const
{
    return {m_table.storedCount() - m_outsideCount, m_table.rowCount(), m_header->search().text(), m_filterCount};
}

QString ListPage::loadText() const
{
    return m_filterRow->loadText();
}

QString ListPage::progressText() const
{
    return m_state.progressText(m_table.context().locale);
}

void ListPage::tellAll()
{
    updateAll();
    Q_EMIT loadChanged();
}

void ListPage::updateAll()
{
    updateTexts();
    updateState();
}

void ListPage::updateTexts()
{
    const ListState::Rows now = rows();
    m_header->setCount(m_state.countText(now, m_table.context().locale));
    m_filterRow->setLoadText(m_loadNote.isEmpty() ? m_state.loadText(now, m_table.context().locale) : m_loadNote);
    m_filterRow->setVisible(!(m_state.isForbidden() && now.stored == 0));
}

void ListPage::updateState()
{
    if (m_table.rowCount() > 0) {
        m_stack->setCurrentWidget(m_shown);
        if (mayTakeFocus())
            focusTable();
        return;
    }
    const ListState::Panel panel = m_state.panel(rows(), m_table.context().locale);
    m_first = panel.first;
    m_second = panel.second;
    const bool focus = mayTakeFocus();
    m_panel->setContent(panel.content);
    m_stack->setCurrentWidget(m_panel);
    if (focus)
        focusTable();
}

/// True while the focus only waits in the search field (or on the panel) for something to show.
bool ListPage::mayTakeFocus() const
{
    const QWidget *focus = window()->focusWidget();
    const QLineEdit &search = m_header->search();
    return m_wantsTable && search.text().isEmpty() && focus && (focus == &search || m_panel->isAncestorOf(focus));
}

void ListPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_table.setNow(m_scheduler.wallNow());
    m_clock->start();
    m_retry->setWatched(true);
}

void ListPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_clock->stop();
    m_retry->setWatched(false);
}

} // namespace baton
