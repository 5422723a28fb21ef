// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/table_header.h"

#include "ui/common/elide_label.h"
#include "ui/common/row_delegate.h"
#include "ui/common/widgets.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int arrowWidth = 16;  ///< of the sorted column
constexpr int leastShare = 160; ///< of a column that takes a share of the rest: a name

bool noneShown(const QHeaderView &header, int firstVisual, int lastVisual)
{
    for (int visual = firstVisual; visual <= lastVisual; ++visual) {
        if (!header.isSectionHidden(header.logicalIndex(visual)))
            return false;
    }
    return true;
}

} // namespace

bool isFirstShown(const QHeaderView &header, int logicalIndex)
{
    return noneShown(header, 0, header.visualIndex(logicalIndex) - 1);
}

bool isLastShown(const QHeaderView &header, int logicalIndex)
{
    return noneShown(header, header.visualIndex(logicalIndex) + 1, header.count() - 1);
}

int scaledFor(const QFont &font, int length)
{
    return static_cast<int>(length * std::max(1.0, QFontMetricsF(font).height() / 16.5));
}

TableHeader::TableHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_firstLead(RowDelegate::outerPadding)
{
    setObjectName(u"header"_s);
    setAccessibleName(tr("Columns"));
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionsMovable(true);
    setStretchLastSection(false);
    setMinimumSectionSize(40);
    setFixedHeight(scaledFor(font(), 30));
    setFont(fontFor(TextSize::Caption));
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { chooseColumns(mapToGlobal(at)); });
    connect(this, &QHeaderView::sectionResized, this, &TableHeader::shareSoon); // hiding resizes to nothing
}

void TableHeader::setUp(std::vector<ColumnInfo> columns)
{
    m_columns = std::move(columns);
    standardWidths();
    setSortIndicator(-1, Qt::AscendingOrder);
    setSortIndicatorShown(true);
}

int TableHeader::columnOf(const QString &id) const
{
    const auto at =
        std::find_if(m_columns.begin(), m_columns.end(), [&id](const ColumnInfo &column) { return column.id == id; });
    return at == m_columns.end() ? -1 : static_cast<int>(at - m_columns.begin());
}

void TableHeader::standardWidths()
{
    for (int i = 0; i < count(); ++i) {
        const ColumnInfo &column = m_columns[static_cast<size_t>(i)];
        setSectionHidden(i, column.hidden);
        setSectionResizeMode(i, column.width == 0 ? Stretch : Interactive);
        if (column.width > 0)
            resizeSection(i, scaledFor(QApplication::font(), column.width));
    }
}

void TableHeader::resizeEvent(QResizeEvent *event)
{
    QHeaderView::resizeEvent(event);
    shareTheRest();
}

/// Qt tells that a column is hidden before it is.
void TableHeader::shareSoon()
{
    if (std::exchange(m_sharing, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_sharing = false;
            shareTheRest();
        },
        Qt::QueuedConnection);
}

void TableHeader::shareTheRest()
{
    if (static_cast<int>(m_columns.size()) != count())
        return;
    // Of the first column, beyond its margin: in a tree that is its indentation.
    const auto leastOf = [this](int section) {
        return scaledFor(QApplication::font(), leastShare) + leadOf(section) - RowDelegate::padding;
    };
    int rest = width();
    std::vector<int> takers;
    for (int i = 0; i < count(); ++i) {
        if (isSectionHidden(i))
            continue;
        const bool takes = m_columns[static_cast<size_t>(i)].width == 0;
        rest -= takes ? leastOf(i) : sectionSize(i);
        if (takes)
            takers.push_back(i);
    }
    const ResizeMode mode = rest >= 0 ? Stretch : Interactive;
    for (const int taker : takers) {
        const bool narrowed = mode == Interactive && sectionResizeMode(taker) == Stretch;
        if (sectionResizeMode(taker) != mode)
            setSectionResizeMode(taker, mode);
        if (narrowed || (mode == Interactive && sectionSize(taker) < leastOf(taker)))
            resizeSection(taker, leastOf(taker));
    }
}

void TableHeader::showStandard()
{
    for (int i = 0; i < count(); ++i)
        moveSection(visualIndex(i), i);
    standardWidths();
}

void TableHeader::chooseColumns(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"columnMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < count(); ++i) {
        QAction *action = menu->addAction(model()->headerData(i, orientation()).toString());
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(i));
        action->setEnabled(i != 0); // what a row is about is never hidden
        connect(action, &QAction::toggled, this, [this, i](bool shown) { setSectionHidden(i, !shown); });
    }
    menu->addSeparator();
    QAction *standard = menu->addAction(tr("Standard columns"));
    standard->setObjectName(u"standardColumns"_s);
    connect(standard, &QAction::triggered, this, &TableHeader::showStandard);
    menu->popup(globalPosition);
}

int TableHeader::leadOf(int logicalIndex) const
{
    return isFirstShown(*this, logicalIndex) ? m_firstLead : RowDelegate::padding;
}

void TableHeader::setSelectionModel(QItemSelectionModel *selection)
{
    if (selection->parent() == this)
        QHeaderView::setSelectionModel(selection);
}

bool TableHeader::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int section = logicalIndexAt(help->pos());
    if (section < 0)
        return true;
    const QString title = model()->headerData(section, orientation()).toString();
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const bool sorted = sortIndicatorSection() == section;
    const int room = sectionSize(section) - leadOf(section) - RowDelegate::padding - (sorted ? arrowWidth : 0);
    const bool cut = QFontMetrics(sorted ? strong : font()).horizontalAdvance(title) > room;
    QToolTip::showText(help->globalPos(), cut ? plainToolTip(title) : QString(), this);
    return true;
}

} // namespace baton
