// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/list_page.h"

#include "models/tables/record_selection.h"
#include "models/tables/state_words.h"
#include "models/tables/table_model.h"
#include "ui/common/banner.h"
#include "ui/common/elide_label.h"
#include "ui/common/error_words.h"
#include "ui/common/icons.h"
#include "ui/common/record_view.h"
#include "ui/common/state_panel.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Nothing appears that would be gone again before it is read.
constexpr Millis blink{300};

} // namespace

ListPage::ListPage(Texts texts, TableModel &table, RecordSelection *selection, Scheduler &scheduler,
                   const QString &tenant, QWidget *parent)
    : QWidget(parent), m_texts(std::move(texts)), m_table(table), m_scheduler(scheduler), m_tenant(tenant)
{
    setObjectName(m_texts.id + u"List"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHeader(*layout);
    buildBody(*layout, selection);
    connect(&m_table, &TableModel::countsChanged, this, [this] {
        updateCount();
        updateState();
    });
    setTitle(m_texts.title);
    setPath({});
    setSelectionText({}, m_texts.restHint);
    updateState();
}

void ListPage::buildHeader(QBoxLayout &layout)
{
    m_back = toolButton("back"_L1, "chev-left"_L1, tr("Back"), this);
    m_path = new QToolButton(this);
    named(m_path, "path"_L1, tr("Back to where this was opened"));
    m_path->setAutoRaise(true);
    m_path->setFont(fontFor(TextSize::Caption));
    m_path->setFocusPolicy(Qt::TabFocus);
    m_title = new ElideLabel("title"_L1, this, TextSize::Title);
    m_count = plainLabel("count"_L1, TextSize::Body, this);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_search = new QLineEdit(this);
    named(m_search, "search"_L1, tr("Search %1").arg(m_texts.plural));
    m_search->setPlaceholderText(tr("Search %1").arg(m_texts.plural));
    m_search->addAction(themedIcon("search"_L1), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumHeight(28);
    m_search->setMinimumWidth(160);
    m_search->setMaximumWidth(280);
    m_search->installEventFilter(this);
    QToolButton *refresh = toolButton("refresh"_L1, "refresh"_L1, tr("Refresh"), this);
    m_loadText = plainLabel("loadText"_L1, TextSize::Caption, this);
    m_loadText->setForegroundRole(QPalette::PlaceholderText);

    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_path, 0, Qt::AlignLeft);
    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(10);
    titleRow->addWidget(m_title);
    titleRow->addWidget(m_count);
    titleRow->addStretch(1);
    names->addLayout(titleRow);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_back);
    row->addLayout(names, 1);
    row->addWidget(m_loadText);
    row->addSpacing(8);
    row->addWidget(m_search, 1);
    row->addWidget(refresh);
    layout.addLayout(row);

    connect(m_back, &QToolButton::clicked, this, &ListPage::backRequested);
    connect(m_path, &QToolButton::clicked, this, &ListPage::backRequested);
    connect(refresh, &QToolButton::clicked, this, &ListPage::refreshRequested);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_table.setFilter(text);
        updateCount();
        updateState();
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { leaveSearch(false); });
}

void ListPage::buildBody(QBoxLayout &layout, RecordSelection *selection)
{
    m_banner = new Banner("banner"_L1, this);
    layout.addWidget(m_banner);
    layout.addWidget(rule(this));
    m_view = new RecordView(m_table, selection, this);
    named(m_view, "table"_L1, m_texts.title);
    m_view->installEventFilter(this);
    m_panel = new StatePanel(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_panel);
    m_body = new QVBoxLayout;
    m_body->setSpacing(0);
    m_body->addWidget(m_stack, 1);
    layout.addLayout(m_body, 1);
    layout.addWidget(rule(this));

    auto *bar = new QWidget(this);
    bar->setObjectName(u"actionBar"_s);
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::AlternateBase);
    m_selectionCount = plainLabel("selectionCount"_L1, TextSize::Body, bar);
    QFont strong = m_selectionCount->font();
    strong.setWeight(QFont::DemiBold);
    m_selectionCount->setFont(strong);
    m_selectionFact = plainLabel("selectionFact"_L1, TextSize::Caption, bar);
    m_selectionFact->setForegroundRole(QPalette::PlaceholderText);
    m_actions = new QHBoxLayout(bar);
    m_actions->setContentsMargins(16, 10, 16, 10);
    m_actions->setSpacing(8);
    m_actions->addWidget(m_selectionCount);
    m_actions->addWidget(m_selectionFact, 1);
    bar->setMinimumHeight(52);
    layout.addWidget(bar);

    connect(m_view, &RecordView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT opened(m_table.idAt(index.row())); });
    connect(m_panel, &StatePanel::actionRequested, this, [this] {
        if (m_error)
            Q_EMIT refreshRequested();
        else
            leaveSearch(true);
    });
    connect(m_banner, &Banner::firstChosen, this, &ListPage::refreshRequested);
}

void ListPage::setTitle(const QString &title)
{
    m_title->setText(title);
}

void ListPage::setPath(const QString &path)
{
    QString text = path; // a vendor's "&" is no mnemonic
    m_path->setText(text.replace(u'&', u"&&"_s));
    m_path->setVisible(!path.isEmpty());
    m_back->setVisible(!path.isEmpty());
}

void ListPage::setSelectionText(const QString &count, const QString &fact)
{
    m_selectionCount->setText(count);
    m_selectionCount->setVisible(!count.isEmpty());
    m_selectionFact->setText(fact);
}

void ListPage::focusSearch()
{
    m_wantsTable = false;
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ListPage::focusTable()
{
    m_wantsTable = m_stack->currentWidget() != m_view;
    QWidget *instead = m_panel->hasAction() ? static_cast<QWidget *>(m_panel) : m_search;
    (m_wantsTable ? instead : m_view)->setFocus(Qt::OtherFocusReason);
}

void ListPage::leaveSearch(bool clear)
{
    if (clear)
        m_search->clear();
    focusTable();
}

bool ListPage::escape()
{
    if (!m_search->text().isEmpty()) {
        leaveSearch(true);
        return true;
    }
    if (m_search->hasFocus()) {
        focusTable();
        return true;
    }
    if (m_back->isVisible()) {
        Q_EMIT backRequested();
        return true;
    }
    return false;
}

bool ListPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && escape())
            return true;
        if (watched == m_search && key->key() == Qt::Key_Down) {
            leaveSearch(false);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QString ListPage::count(qint64 number) const
{
    return m_table.context().locale.toString(number);
}

QString ListPage::loadText() const
{
    return m_loadText->text();
}

void ListPage::showLoading(qint64 loaded, qint64 total)
{
    if (!m_loading) {
        m_loading = true;
        m_slow = false;
        const int number = ++m_loadNumber;
        m_scheduler.callAfter(blink, this, [this, number] {
            if (!m_loading || number != m_loadNumber)
                return;
            m_slow = true;
            updateState();
        });
    }
    m_error.reset();
    m_total = total;
    m_banner->clear();
    if (total > 0 && loaded < total)
        m_loadText->setText(tr("%1 of %2 loaded").arg(count(loaded), count(total)));
    else if (loaded > 0)
        m_loadText->setText(tr("%1 loaded").arg(count(loaded)));
    updateCount();
    updateState();
    Q_EMIT loadChanged();
}

void ListPage::showLoaded(int badRows, bool heldStill)
{
    m_loading = false;
    m_total = -1;
    m_loadedAt = m_table.context().locale.toString(m_scheduler.wallNow().toLocalTime().time(), u"HH:mm");
    m_loadText->setText(tr("Updated %1").arg(m_loadedAt));
    QStringList missing;
    if (badRows > 0)
        missing << (badRows == 1 ? tr("1 row could not be read and is missing here.")
                                 : tr("%n rows could not be read and are missing here.", nullptr, badRows));
    if (!heldStill)
        missing << tr("The list changed while it was read: rows may be missing here.");
    if (!missing.isEmpty())
        m_banner->say(Tone::Warn, missing.join(u' '), heldStill ? QString() : tr("Refresh"));
    updateCount();
    updateState();
    Q_EMIT loadChanged();
}

void ListPage::showSettled()
{
    m_settled = true;
    updateCount();
    updateState();
}

void ListPage::showFailed(const Error &error)
{
    m_loading = false;
    m_total = -1;
    m_error = error;
    m_loadText->clear();
    if (m_table.storedCount() > 0)
        m_banner->say(Tone::Warn, refreshFailure(error, m_loadedAt), tr("Retry"));
    updateCount();
    updateState();
    Q_EMIT loadChanged();
}

void ListPage::updateCount()
{
    const int stored = m_table.storedCount();
    const int shown = m_table.rowCount();
    const qint64 all = std::max<qint64>(stored, m_total);
    m_count->setText(shown == stored ? count(all) : tr("%1 of %2").arg(count(shown), count(all)));
    m_count->setVisible(all > 0 || !m_loadedAt.isEmpty() || m_settled);
}

void ListPage::updateState()
{
    if (m_table.rowCount() > 0) {
        m_stack->setCurrentWidget(m_view);
        if (mayTakeFocus())
            focusTable();
        return;
    }
    StatePanel::Content content;
    if (m_table.storedCount() > 0) {
        content.icon = "search"_L1;
        content.heading = tr("Nothing matches");
        content.body = tr("None of the %1 loaded %2 has “%3” in it.")
                           .arg(count(m_table.storedCount()), m_texts.plural, isolated(m_table.filter()));
        content.action = tr("Clear the search");
    } else if (m_error) {
        content = loadFailure(*m_error, m_texts.plural, m_tenant);
    } else if (m_loading) {
        content.heading = m_slow ? tr("Loading %1…").arg(m_texts.plural) : QString();
    } else if (!m_loadedAt.isEmpty() || m_settled) {
        content.icon = "s-info"_L1;
        content.heading = tr("There are no %1").arg(m_texts.plural);
        content.body = m_texts.emptyBody;
    }
    const bool focus = mayTakeFocus();
    m_panel->setContent(content);
    m_stack->setCurrentWidget(m_panel);
    if (focus)
        focusTable();
}

/// True while the focus only waits in the search field (or on the panel) for something to show.
bool ListPage::mayTakeFocus() const
{
    const QWidget *focus = window()->focusWidget();
    return m_wantsTable && m_search->text().isEmpty() && focus && (focus == m_search || m_panel->isAncestorOf(focus));
}

} // namespace baton
