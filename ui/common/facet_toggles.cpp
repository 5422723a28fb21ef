// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/facet_toggles.h"

#include "models/tables/table_model.h"
#include "ui/common/table_header.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QToolButton>

namespace baton {

using namespace Qt::StringLiterals;

FacetToggles::FacetToggles(TableModel &table, QLatin1StringView facetId, const std::vector<Value> &values,
                           QWidget *parent)
    : QWidget(parent), m_table(table), m_id(facetId)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    add({QString(), tr("All")});
    for (const Value &value : values)
        add(value);
    for (const Toggle &toggle : m_toggles)
        row->addWidget(toggle.button);
    connect(&m_table, &TableModel::filtersChanged, this, &FacetToggles::refresh);
    connect(&m_table, &TableModel::countsChanged, this, &FacetToggles::refresh);
    connect(&m_table, &TableModel::recordsChanged, this, &FacetToggles::refresh);
    refresh();
}

void FacetToggles::add(const Value &value)
{
    auto *button = new QToolButton(this);
    QString name = value.key.isEmpty() ? u"all"_s : value.key;
    name[0] = name.at(0).toUpper();
    button->setObjectName(u"toggle"_s + name);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFont(fontFor(TextSize::Caption));
    button->setMinimumHeight(scaledFor(button->font(), 26));
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, [this, key = value.key] {
        m_table.setFacet(m_id, key.isEmpty() ? QSet<QString>() : QSet<QString>{key});
        refresh(); // a click on the one that is on leaves it on
    });
    m_toggles.push_back({value, button});
}

void FacetToggles::refresh()
{
    const QHash<QString, int> counts = m_table.facetCounts(m_id);
    int all = 0;
    for (const Toggle &toggle : m_toggles)
        all += counts.value(toggle.value.key);
    const QSet<QString> picked = m_table.facet(m_id);
    for (const Toggle &toggle : m_toggles) {
        const bool isAll = toggle.value.key.isEmpty();
        const int count = isAll ? all : counts.value(toggle.value.key);
        toggle.button->setText(tr("%1 %2").arg(toggle.value.label, m_table.context().locale.toString(count)));
        toggle.button->setChecked(isAll ? picked.isEmpty() : picked == QSet<QString>{toggle.value.key});
    }
}

} // namespace baton
