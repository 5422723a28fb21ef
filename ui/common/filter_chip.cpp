// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filter_chip.h"

#include "models/tables/state_words.h"
#include "models/tables/table_model.h"
#include "ui/common/facet_popup.h"

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int fewPicked = 2; ///< more are counted instead of named

QString objectNameOf(QLatin1StringView id)
{
    QString name = u"chip"_s + QString(id);
    name[4] = name.at(4).toUpper();
    return name;
}

} // namespace

FilterChip::FilterChip(TableModel &table, const FacetInfo &facet, QWidget *parent)
    : ChipButton(objectNameOf(facet.id), parent), m_table(table), m_facet(facet)
{
    connect(&m_table, &TableModel::filtersChanged, this, &FilterChip::refresh);
    // A label, or how many values there are to pick from, may have come or gone.
    const auto follow = [this] {
        if (isInUse())
            refresh();
    };
    connect(&m_table, &TableModel::countsChanged, this, follow);
    connect(&m_table, &TableModel::recordsChanged, this, follow);
    refresh();
}

bool FilterChip::isInUse() const
{
    return !m_table.facet(m_facet.id).isEmpty();
}

void FilterChip::refresh()
{
    QStringList picked;
    if (isInUse()) {
        for (const QString &label : m_table.pickedLabels(m_facet.id))
            picked.push_back(isolated(label.simplified()));
    }
    const QLocale &locale = m_table.context().locale;
    const QString all = picked.join(u", "_s);
    QString text = m_facet.label;
    if (picked.size() > fewPicked) {
        text = tr("%1: %2 of %3")
                   .arg(m_facet.label, locale.toString(picked.size()), locale.toString(m_table.facetSize(m_facet.id)));
    } else if (!picked.isEmpty()) {
        text = tr("%1: %2").arg(m_facet.label, all);
    }
    say(m_facet.label, text, picked);
}

void FilterChip::openValues()
{
    auto *popup = new FacetPopup(m_table, m_facet.id, this);
    popup->setAccessibleName(tr("Filter by %1").arg(m_facet.label));
    popup->popup(*this);
}

void FilterChip::showAll()
{
    m_table.setFacet(m_facet.id, {});
}

} // namespace baton
