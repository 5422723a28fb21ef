// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/list_tools.h"

#include "models/tables/record_selection.h"
#include "models/tables/state_words.h"
#include "ui/common/banner.h"
#include "ui/common/filter_bar.h"
#include "ui/common/row_menu.h"
#include "ui/common/select_matching.h"
#include "ui/common/table_export.h"

#include <QAbstractItemView>
#include <QAction>
#include <QBoxLayout>
#include <QFileInfo>

namespace baton {

using namespace Qt::StringLiterals;

ListTools::ListTools(ListPage &page, TableModel &table, RecordSelection &selection, ListFeedBase &feed,
                     const std::vector<QLatin1StringView> &chips, Texts texts)
    : QObject(&page), m_page(page), m_table(table), m_selection(selection), m_texts(std::move(texts))
{
    auto *bar = new FilterBar(table, chips, &page);
    page.filters().addWidget(bar);
    connect(&table, &TableModel::filtersChanged, this, [this, bar] { m_page.setFilterCount(bar->inUse()); });
    connect(&page, &ListPage::clearFiltersRequested, &table, &TableModel::clearFacets);

    const auto load = [&page, &feed] {
        if (page.isLoading())
            return SelectMatching::Load::Running;
        return feed.isWhole() ? SelectMatching::Load::Complete : SelectMatching::Load::Stopped;
    };
    m_matching = new SelectMatching(
        table, selection, load, [&feed] { feed.reload(); }, this);
    connect(&feed, &ListFeedBase::changed, m_matching, &SelectMatching::loadChanged);
    connect(m_matching, &SelectMatching::waitingChanged, this, &ListTools::selectionNoteChanged);
    connect(m_matching, &SelectMatching::givenUp, this, [this] {
        m_page.banner().say(Tone::Warn, tr("The list could not be loaded to its end. Nothing was selected."));
    });

    m_open = action("openRow"_L1, withKey(m_texts.open, QKeySequence(Qt::Key_Return)));
    m_reassign = action("reassignRows"_L1, withKey(m_texts.reassign, QKeySequence(Qt::CTRL | Qt::Key_R)));
    m_selectMatching = action("selectMatching"_L1, tr("Select all that match"));
    connect(m_open, &QAction::triggered, &page, &ListPage::openCurrent);
    connect(m_reassign, &QAction::triggered, this, &ListTools::reassignRequested);
    connect(m_selectMatching, &QAction::triggered, m_matching, &SelectMatching::request);

    connect(&selection, &RecordSelection::lost, this, [this](int rows) {
        m_lost += rows;
        m_countAfterLoss = m_selection.count();
        Q_EMIT selectionNoteChanged();
    });
    connect(&selection, &RecordSelection::idsChanged, this, [this] {
        if (m_lost == 0 || m_selection.count() == m_countAfterLoss)
            return;
        m_lost = 0;
        m_holders.clear();
        Q_EMIT selectionNoteChanged();
    });
}

QAction *ListTools::action(QLatin1StringView name, const QString &text)
{
    auto *made = new QAction(text, this);
    made->setObjectName(name);
    return made;
}

RowMenu &ListTools::addMenu(QAbstractItemView &view, std::function<QString(const QString &rowId)> copiedId)
{
    m_view = &view;
    auto *menu = new RowMenu(view);
    if (!m_texts.open.isEmpty())
        menu->addAbove(*m_open);
    if (!m_texts.reassign.isEmpty())
        menu->addAbove(*m_reassign);
    if (canSelectMatching())
        menu->addBelow(*m_selectMatching);
    if (copiedId)
        menu->setIdText(std::move(copiedId));
    auto *toFile = new QAction(tr("Export what is shown…"), menu);
    toFile->setObjectName(u"exportRows"_s);
    connect(toFile, &QAction::triggered, this, &ListTools::exportShown);
    menu->addBelow(*toFile);
    return *menu;
}

void ListTools::selectMatching()
{
    if (canSelectMatching())
        m_matching->request();
}

bool ListTools::canSelectMatching() const
{
    return m_view && m_view->selectionMode() == QAbstractItemView::ExtendedSelection;
}

void ListTools::clearSelection()
{
    if (canClearSelection())
        m_selection.forgetAll();
}

bool ListTools::canClearSelection() const
{
    return canSelectMatching() && m_selection.count() > 0;
}

bool ListTools::canExport() const
{
    return m_view && m_table.rowCount() > 0;
}

void ListTools::exportShown()
{
    if (!m_view)
        return;
    TableExport *work = TableExport::ask(*m_view, m_texts.name + u".csv"_s);
    connect(work, &TableExport::finished, this, [this](const QString &path, qint64 rows) {
        const QString file = isolated(QFileInfo(path).fileName());
        const QString count = m_table.context().locale.toString(rows);
        m_page.banner().say(Tone::Calm, rows == 1 ? tr("1 row is in %1 now.").arg(file)
                                                  : tr("%1 rows are in %2 now.").arg(count, file));
    });
    connect(work, &TableExport::failed, this, [this](const QString &path, const QString &reason) {
        m_page.banner().say(Tone::Warn,
                            tr("%1 could not be written. %2").arg(isolated(QFileInfo(path).fileName()), reason));
    });
}

void ListTools::tellMoved(const QStringList &holders)
{
    m_holders += holders;
}

QString ListTools::selectionNote() const
{
    if (m_matching->isWaiting())
        return tr("The rest of the list is loaded, then all that match are selected");
    const QLocale &locale = m_table.context().locale;
    const int moved = static_cast<int>(m_holders.size());
    const int gone = m_lost - moved;
    QStringList notes;
    if (moved > 0) {
        const bool one = m_holders.count(m_holders.front()) == moved;
        notes << (one ? tr("%1 moved to %2").arg(locale.toString(moved), isolated(m_holders.front().simplified()))
                      : tr("%1 moved to other reviewers").arg(locale.toString(moved)));
    }
    if (gone > 0) {
        notes << (gone == 1 ? tr("1 of the selected rows is gone")
                            : tr("%1 of the selected rows are gone").arg(locale.toString(gone)));
    }
    return notes.join(u" · "_s);
}

} // namespace baton
