// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/facet_index.h"

#include <QCollator>

#include <algorithm>

namespace baton {

namespace {

QString joined(const FacetKeys &keys)
{
    if (keys.size() == 1)
        return keys.front();
    QString all(QChar(u'\0')); // apart from every single key
    for (const QString &key : keys) {
        all += key;
        all += QChar(u'\0');
    }
    return all;
}

} // namespace

std::vector<char> FacetIndex::groupsWith(const QSet<QString> &keys) const
{
    std::vector<char> with;
    with.reserve(m_groups.size());
    for (const Group &group : m_groups) {
        with.push_back(std::any_of(group.values.begin(), group.values.end(),
                                   [this, &keys](size_t value) { return keys.contains(m_values[value].key); }));
    }
    return with;
}

quint32 FacetIndex::find(const FacetKeys &keys) const
{
    return m_groupOf.value(joined(keys), unknown);
}

bool FacetIndex::isNamed(const QString &key) const
{
    const auto known = m_valueOf.constFind(key);
    return known != m_valueOf.constEnd() && m_values[known.value()].named;
}

/// The place of a key, which is its own word until it is named.
size_t FacetIndex::valueFor(const QString &key)
{
    const auto known = m_valueOf.constFind(key);
    if (known != m_valueOf.constEnd())
        return known.value();
    m_valueOf.insert(key, m_values.size());
    m_values.push_back({key, {key, 0}, false});
    return m_values.size() - 1;
}

quint32 FacetIndex::addGroup(const FacetKeys &keys)
{
    Group group;
    for (const QString &key : keys) {
        const size_t value = m_valueOf.value(key);
        if (std::find(group.values.begin(), group.values.end(), value) == group.values.end())
            group.values.push_back(value);
    }
    group.passes = isPicked(group);
    const auto number = static_cast<quint32>(m_groups.size());
    m_groupOf.insert(joined(keys), number);
    m_groups.push_back(std::move(group));
    return number;
}

void FacetIndex::relabel(const QString &key, const FacetLabel &label)
{
    Value &value = m_values[valueFor(key)];
    value.label = label;
    value.named = true;
}

bool FacetIndex::replace(int row, quint32 group)
{
    const auto at = static_cast<size_t>(row);
    if (m_rows[at] == group)
        return false;
    m_rows.set(at, group);
    return true;
}

void FacetIndex::take(const std::vector<int> &from)
{
    m_rows.take(from);
    if (!from.empty())
        return;
    // Another list follows: only what is picked is still spoken of.
    std::erase_if(m_values, [this](const Value &value) { return !m_picked.contains(value.key); });
    m_valueOf.clear();
    for (size_t i = 0; i < m_values.size(); ++i)
        m_valueOf.insert(m_values[i].key, i);
    m_groups.clear();
    m_groupOf.clear();
}

bool FacetIndex::isPicked(const Group &group) const
{
    return std::any_of(group.values.begin(), group.values.end(),
                       [this](size_t value) { return m_picked.contains(m_values[value].key); });
}

void FacetIndex::pick(const QSet<QString> &keys)
{
    m_picked = keys;
    for (const QString &key : keys)
        valueFor(key);
    for (Group &group : m_groups)
        group.passes = isPicked(group);
}

QString FacetIndex::label(const QString &key) const
{
    const auto known = m_valueOf.constFind(key);
    return known == m_valueOf.constEnd() ? key : m_values[known.value()].label.text;
}

/// By value: whether a stored row gives it, or it is picked.
std::vector<char> FacetIndex::offered() const
{
    std::vector<char> given(m_groups.size());
    for (size_t row = 0; row < m_rows.size(); ++row)
        given[m_rows[row]] = 1;
    std::vector<char> offer(m_values.size());
    for (size_t group = 0; group < m_groups.size(); ++group) {
        for (const size_t value : m_groups[group].values)
            offer[value] = static_cast<char>(offer[value] | given[group]);
    }
    for (const QString &key : m_picked)
        offer[m_valueOf.value(key)] = 1;
    return offer;
}

int FacetIndex::offeredCount() const
{
    const std::vector<char> offer = offered();
    return static_cast<int>(std::count(offer.begin(), offer.end(), 1));
}

QStringList FacetIndex::pickedLabels() const
{
    std::vector<size_t> values;
    for (const QString &key : m_picked)
        values.push_back(m_valueOf.value(key));
    sort(values);
    QStringList labels;
    for (const size_t value : values)
        labels.push_back(m_values[value].label.text);
    return labels;
}

std::vector<FacetValue> FacetIndex::inOrder(const std::vector<int> &counts) const
{
    std::vector<int> ofValue(m_values.size());
    for (size_t group = 0; group < m_groups.size(); ++group) {
        for (const size_t value : m_groups[group].values)
            ofValue[value] += counts[group];
    }
    std::vector<size_t> order;
    const std::vector<char> offer = offered();
    for (size_t i = 0; i < m_values.size(); ++i) {
        if (offer[i])
            order.push_back(i);
    }
    sort(order);
    std::vector<FacetValue> values;
    values.reserve(order.size());
    for (const size_t i : order)
        values.push_back({m_values[i].key, m_values[i].label.text, ofValue[i]});
    return values;
}

/// Puts places of values into the order to offer them.
void FacetIndex::sort(std::vector<size_t> &values) const
{
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    // A key is made once for each: to compare two texts costs as much as to make one.
    struct Placed
    {
        size_t value;
        QCollatorSortKey key;
    };
    std::vector<Placed> placed;
    placed.reserve(values.size());
    for (const size_t value : values)
        placed.push_back({value, collator.sortKey(m_values[value].label.text)});
    std::stable_sort(placed.begin(), placed.end(), [this](const Placed &a, const Placed &b) {
        const int left = m_values[a.value].label.order;
        const int right = m_values[b.value].label.order;
        return left == right ? a.key < b.key : left < right;
    });
    std::transform(placed.begin(), placed.end(), values.begin(), [](const Placed &one) { return one.value; });
}

} // namespace baton
