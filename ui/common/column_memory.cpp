// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/column_memory.h"

#include "ui/common/table_header.h"

namespace baton {

ColumnMemory::ColumnMemory(TableHeader &header, UiSettings &settings, QString id)
    : QObject(&header), m_header(header), m_settings(settings), m_id(std::move(id))
{
    restore();
    m_stored = layout();
    connect(&m_header, &QHeaderView::sectionResized, this, &ColumnMemory::storeSoon); // hiding resizes to nothing
    connect(&m_header, &QHeaderView::sectionMoved, this, &ColumnMemory::storeSoon);
    connect(&m_header, &QHeaderView::sortIndicatorChanged, this, &ColumnMemory::storeSoon);
}

void ColumnMemory::restore()
{
    const std::optional<ColumnLayout> kept = m_settings.columns(m_id);
    if (!kept)
        return;
    int place = 0;
    for (const QString &id : kept->order) {
        const int logical = m_header.columnOf(id);
        if (logical < 0)
            continue; // of another Baton
        m_header.moveSection(m_header.visualIndex(logical), place++);
        m_header.setSectionHidden(logical, kept->hidden.contains(id) && logical != 0);
        if (m_header.columns()[static_cast<size_t>(logical)].width > 0 && kept->widths.contains(id) &&
            !kept->hidden.contains(id))
            m_header.resizeSection(logical, std::max(m_header.minimumSectionSize(), kept->widths.value(id)));
    }
    const int sorted = m_header.columnOf(kept->sortedBy);
    if (sorted >= 0)
        m_header.setSortIndicator(sorted, kept->sortOrder); // the view sorts by it
}

ColumnLayout ColumnMemory::layout() const
{
    ColumnLayout now;
    for (int visual = 0; visual < m_header.count(); ++visual) {
        const int logical = m_header.logicalIndex(visual);
        const QString id = QString(m_header.columns()[static_cast<size_t>(logical)].id);
        now.order.push_back(id);
        if (m_header.isSectionHidden(logical))
            now.hidden.push_back(id);
        else if (m_header.columns()[static_cast<size_t>(logical)].width > 0)
            now.widths.insert(id, m_header.sectionSize(logical));
    }
    const int sorted = m_header.sortIndicatorSection();
    if (sorted >= 0 && sorted < m_header.count())
        now.sortedBy = QString(m_header.columns()[static_cast<size_t>(sorted)].id);
    now.sortOrder = m_header.sortIndicatorOrder();
    return now;
}

void ColumnMemory::storeSoon()
{
    if (std::exchange(m_storing, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_storing = false;
            const ColumnLayout now = layout();
            if (now == m_stored)
                return;
            m_stored = now;
            m_settings.setColumns(m_id, now);
        },
        Qt::QueuedConnection);
}

} // namespace baton
